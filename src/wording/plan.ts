import { isFactClause } from '../contract/fact-clauses.ts';
import type { Clause, FactClause, OwnClause } from '../contract/plan.ts';
import { listed } from './display.ts';
import { printFacts } from './facts.ts';
import { printAside } from './own/aside.ts';
import { printBeside } from './own/beside.ts';
import { printFigures } from './own/figures.ts';
import { printMove } from './own/move.ts';
import { printNote } from './own/note.ts';
import { printRank } from './own/rank.ts';
import { printReading } from './own/reading.ts';
import { printRoles } from './own/roles.ts';
import { text } from './own/texts.ts';
import { printVerdict } from './own/verdict.ts';
import { factsOf, type Said } from './said.ts';
import { hasOwnSubject } from './sentences.ts';

/** A clause as a sentence; empty where its facts are not in the answer. */
export function printClause(clause: Clause, said: Said): string {
  return isFactClause(clause) ? printFacts(clause, said) : printOwn(clause, said);
}

/**
 * Returns a plan in three parts: what is said before the facts and after them whatever facts are chosen (readings,
 * verdicts, what no source covers), in sentences, and the clauses over facts between them.
 */
export function ownLead(plan: readonly Clause[], said: Said): OwnLead {
  const first = plan.findIndex(isFactClause);
  const split = first < 0 ? plan.length : first;
  const printed = (clauses: readonly Clause[]) =>
    clauses.flatMap((clause) => (isFactClause(clause) ? [] : printClause(clause, said) || []));
  return {
    before: printed(plan.slice(0, split)),
    facts: plan.filter(isFactClause),
    after: printed(plan.slice(split)),
  };
}

/** The lead as our own rules plan it: what stays whatever a model chooses, and what it may choose otherwise. */
export interface OwnLead {
  before: readonly string[];
  facts: readonly FactClause[];
  after: readonly string[];
}

/** The sentences of a plan, in order; one that an earlier one holds already is not said again, but a "no" always is. */
export function printPlan(plan: readonly Clause[], said: Said): string {
  const sentences = plan
    .reduce<Clause[]>((before, clause) => withSame(before, clause, said), [])
    .map((clause) => printClause(clause, said))
    .filter((sentence) => sentence !== '');
  const told = sentences.filter(
    (sentence, at) =>
      !core(sentence).includes(' ') ||
      !sentences.slice(0, at).some((earlier) => core(earlier).includes(core(sentence))),
  );
  return told.reduce<string[]>(withAlike, []).join(' ');
}

/** Adds a clause to those before; figures in a row of one role, a figure each, become one sentence. */
function withSame(before: readonly Clause[], clause: Clause, said: Said): Clause[] {
  const last = before.at(-1);
  if (last?.say !== 'values' || clause.say !== 'values') return [...before, clause];
  const facts = factsOf([...last.facts, ...clause.facts], said);
  const [first] = facts;
  const alike = facts.every(
    ({ role, field, value }) =>
      role === first?.role && !Array.isArray(value) && !hasOwnSubject(said.fields.get(field)),
  );
  return alike
    ? [...before.slice(0, -1), { ...clause, facts: facts.map(({ id }) => id) }]
    : [...before, clause];
}

/** Adds a sentence to those before; two in a row that say what the same roles have in common become one. */
function withAlike(told: string[], sentence: string): string[] {
  const [roles = '', says] = sentence.split(ALIKE);
  const [before, last] = told.at(-1)?.split(ALIKE) ?? [];
  if (!says || !last || roles !== before) return [...told, sentence];
  const both = listed([last.replace(/\.$/, ''), says.replace(/\.$/, '')]);
  return [...told.slice(0, -1), text('same_for_all', { roles, says: both })];
}

/** What stands between the roles of such a sentence and what each of them has. */
const ALIKE = text('same_for_all', { roles: '', says: '' }).replace(/\.$/, '');

const core = (text: string) => text.toLowerCase().replace(/[.:;]/g, '').trim();

type Printer<Say extends OwnClause['say']> = (clause: Extract<OwnClause, { say: Say }>, said: Said) => string;

/** One printer a kind of clause: a new kind that none prints does not compile. */
const PRINTERS: { [Say in OwnClause['say']]: Printer<Say> } = {
  ...printVerdict,
  ...printFigures,
  ...printRoles,
  ...printReading,
  ...printBeside,
  ...printRank,
  ...printMove,
  ...printAside,
  ...printNote,
};

function printOwn(clause: OwnClause, said: Said): string {
  return (PRINTERS[clause.say] as Printer<OwnClause['say']>)(clause as never, said);
}
