import { levelOf, rankOf } from '../../catalogue/education.ts';
import type { Context } from '../intent.ts';
import type { Verdict } from './verdict.ts';

/** "do they need a degree", "is a diploma enough": the education that is asked for, against the step that was named. */
export const needVerdict: Verdict<'need'> = ({ level, sense }, asked, context) => {
  const needs = neededOf(context);
  const [first] = needs;
  if (!first) return null;
  const wanted = rankOf(level);
  const holds = ({ rank }: { rank: number }) =>
    sense === 'needed' ? rank >= wanted : sense === 'without' ? rank < wanted : rank <= wanted;
  const met = needs.filter(holds);
  const { columns } = context.scope;
  if (columns.length > 1) {
    if (needs.length < columns.length) return null;
    return { before: [{ say: 'which-meet', roles: met.map(({ fact }) => fact.role), of: columns.length }] };
  }
  const yes = met.length > 0;
  if (asked) return { before: [{ say: 'yes-no', yes, ground: first.fact.id }] };
  return yes ? {} : { before: [{ say: 'not-so', fact: first.fact.id }] };
};

/** The step of education that each role asks of newcomers, by the first source that gives one. */
export function neededOf({ scope, tools: { book, catalogue } }: Pick<Context, 'scope' | 'tools'>) {
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
