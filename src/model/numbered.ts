import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Field, Item } from '../contract/schema.ts';
import { listed, showShare } from '../wording/display.ts';
import { nounPlural } from '../wording/nouns.ts';
import type { Said } from '../wording/said.ts';
import { shareSays } from '../wording/shares.ts';

/** The fact or note that a line of the prompt stands for. */
export type LineRef =
  | { kind: 'fact'; fact: AnswerFact }
  | { kind: 'share'; fact: AnswerFact; label: string }
  | { kind: 'missing'; role: string; field: string }
  | { kind: 'note'; note: number };

/** The facts of one answer as a model reads them: numbered lines, and what each number stands for. */
export interface NumberedFacts {
  text: string;
  refs: ReadonlyMap<number, LineRef>;
}

/** Lines beyond these are left out: nobody says so much in three sentences. */
const MOST_LINES = 120;
/** The number of items of a list or labels of a distribution that a model may choose from. */
const MOST_ITEMS = 8;

/** Returns the facts, gaps and notes of an answer as lines `number | role | what it measures | value`. */
export function numberFacts(facts: readonly AnswerFact[], said: Said): NumberedFacts {
  const lines: { ref: LineRef; parts: string[] }[] = [
    ...facts.filter(({ of }) => !of).flatMap((fact) => linesOf(fact, said)),
    ...said.missing.map(({ role, field }) => ({
      ref: { kind: 'missing' as const, role, field },
      parts: [titleOf(said.role(role), role), said.fields.get(field).label, 'missing'],
    })),
    ...said.notes.map((text, note) => ({ ref: { kind: 'note' as const, note }, parts: ['note', text] })),
  ].slice(0, MOST_LINES);
  return {
    text: lines.map(({ parts }, at) => [at + 1, ...parts.map(oneLine)].join(' | ')).join('\n'),
    refs: new Map(lines.map(({ ref }, at) => [at + 1, ref])),
  };
}

function linesOf(fact: AnswerFact, said: Said): { ref: LineRef; parts: string[] }[] {
  const head = said.role(fact.role);
  const field = said.fields.get(fact.field);
  const title = titleOf(head, fact.role);
  const more = [fact.asOf, fact.wider && `published for ${fact.wider}`].filter(Boolean).join('; ');
  const value = Array.isArray(fact.value) ? listOf(fact.value as Item[]) : fact.display;
  const whole = {
    ref: { kind: 'fact' as const, fact },
    parts: [title, measureOf(field), `${value}${more ? ` (${more})` : ''}`],
  };
  if (field.unit !== 'distribution' || !Array.isArray(fact.value) || !head) return [whole];
  const items = fact.value as Item[];
  const shares = items.slice(0, MOST_ITEMS).flatMap((item) =>
    item.percent === undefined
      ? []
      : [
          {
            ref: { kind: 'share' as const, fact, label: item.label },
            parts: [
              title,
              `share of ${nounPlural(head)} who ${shareSays(item, field)}`,
              showShare(item.percent, items),
            ],
          },
        ],
  );
  return [whole, ...shares];
}

/** Returns the label of a field with the period that the label leaves out. */
function measureOf({ label, unit, of }: Field): string {
  const period = { 'USD/year': 'a year', 'USD/hour': 'an hour' }[of ?? (unit as string)];
  return period && !label.includes(period) ? `${label}, ${period}` : label;
}

const listOf = (items: readonly Item[]): string =>
  listed(items.slice(0, MOST_ITEMS).map(({ label }) => label));
const titleOf = (head: RoleHead | undefined, id: string): string => head?.title ?? id;
const oneLine = (part: string): string => part.replace(/[\s|]+/g, ' ').trim();
