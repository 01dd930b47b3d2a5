import { type Clause, isFactClause, type OwnClause } from '../contract/plan.ts';
import { printAside } from './own/aside.ts';
import { printBeside } from './own/beside.ts';
import { printClause as printFacts } from './own/fact-clauses.ts';
import { printFigures } from './own/figures.ts';
import { printMove } from './own/move.ts';
import { printNote } from './own/note.ts';
import { printRank } from './own/rank.ts';
import { printReading } from './own/reading.ts';
import { printRoles } from './own/roles.ts';
import { printVerdict } from './own/verdict.ts';
import type { Said } from './said.ts';

/** A clause as a sentence; empty where its facts are not in the answer. */
export function printClause(clause: Clause, said: Said): string {
  return isFactClause(clause) ? printFacts(clause, said) : printOwn(clause, said);
}

/** The sentences of a plan, in order; one that an earlier one holds already is not said again. */
export function printPlan(plan: readonly Clause[], said: Said): string {
  const sentences = plan.map((clause) => printClause(clause, said)).filter((sentence) => sentence !== '');
  const told = sentences.filter(
    (sentence, at) => !sentences.slice(0, at).some((earlier) => core(earlier).includes(core(sentence))),
  );
  return told.join(' ');
}

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
