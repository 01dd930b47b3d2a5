import { levelOf, rankOf } from '../../catalogue/education.ts';
import { itemsIn } from '../../catalogue/labels.ts';
import type { Item } from '../../contract/schema.ts';
import type { VerdictClause } from '../../contract/verdict-clauses.ts';
import type { Column, Context, Told } from '../intent.ts';
import type { Verdict } from './verdict.ts';

/** "do they need a degree", "is a diploma enough": the education that is asked for, against the step that was named. */
export const needVerdict: Verdict<'need'> = ({ level, sense }, asked, context) => {
  const needs = neededOf(context);
  const [first] = needs;
  if (!first) return null;
  const wanted = rankOf(level);
  const within = (rank: number) => (sense === 'without' ? rank < wanted : rank <= wanted);
  const met = needs.filter(({ rank }) => (sense === 'needed' ? rank >= wanted : within(rank)));
  const { columns } = context.scope;
  if (columns.length > 1) {
    if (needs.length < columns.length) return null;
    return { before: [{ say: 'which-meet', roles: met.map(({ fact }) => fact.role), of: columns.length }] };
  }
  const yes = met.length > 0;
  // What is typical bars nobody: those who work there with less are told beside it.
  if (!yes && sense !== 'needed') {
    const [column] = columns;
    const held = column ? heldWithin(column, within, context) : null;
    return { before: [{ say: 'not-only-way', fact: first.fact.id, held }] };
  }
  if (asked) return { before: [{ say: 'yes-no', yes, ground: first.fact.id }] };
  return yes ? {} : { before: [{ say: 'not-so', fact: first.fact.id }] };
};

/** The share of the people in a role whose own education lies within a bound, and the last step that does. */
function heldWithin(
  column: Column,
  within: (rank: number) => boolean,
  { tools: { book, catalogue } }: Context,
): Extract<VerdictClause, { say: 'not-only-way' }>['held'] {
  const stepOf = ({ label }: Item) => rankOf(levelOf(label) ?? 'doctorate');
  for (const field of catalogue.fields.ofMeasure('education.held')) {
    const value = field.unit === 'distribution' ? book.held(column, field)[0]?.value : null;
    const items = itemsIn(value ?? undefined).filter((item) => within(stepOf(item)));
    const [last] = items.toSorted((a, b) => stepOf(b) - stepOf(a));
    const [fact] = last ? book.state(column, field) : [];
    if (!last || !fact) continue;
    const percent = items.reduce((sum, item) => sum + (item.percent ?? 0), 0);
    const share = book.derive(fact, 'within', Math.min(100, Math.round(percent * 10) / 10), 'percent');
    return { share: share.id, label: last.label };
  }
  return null;
}

/** The step of education that each role asks of newcomers, by the first source that gives one. */
export function neededOf({ scope, tools: { book, catalogue } }: Told) {
  const fields = catalogue.fields.ofMeasure('education.asked');
  return scope.columns.flatMap((column) => {
    for (const field of fields) {
      const level = levelOf(String(book.held(column, field)[0]?.value ?? ''));
      const [fact] = level === null ? [] : book.state(column, field);
      if (fact && level !== null) return [{ fact, rank: rankOf(level) }];
    }
    return [];
  });
}
