import type { Direction } from '../../contract/query.ts';
import type { Mention } from '../reading/mention.ts';
import { anyOf, has, is, mayBe, nearestOf, type Reading, type Span } from '../reading/reading.ts';
import { endOf } from '../subject/polar.ts';

/** Words between a number of people and who they are: "all of the Xs". */
const BETWEEN = ['article', 'joint.of', 'pronoun.these', 'filler'];

/** Returns of how many of a role something is said: "every X", "Xs always", "no X", "nobody … as an X"; null of Xs at large. */
export function quantified(reading: Reading, mention: Mention | undefined): 'all' | 'none' | null {
  if (mention?.at == null) return null;
  const [before] = nearestOf(reading.spans, mention.at, -1, ...BETWEEN);
  const clause = reading.spans[mention.at]?.clause;
  const own = reading.spans.filter((span) => span.clause === clause);
  if (is(before, 'denial.without') || anyOf(own, 'filler.nobody')) return 'none';
  return is(before, 'all.all', 'pronoun.both', 'pronoun.all') || anyOf(own, 'filler.always') ? 'all' : null;
}

/** "my cousin makes 90k as an X", "he is an X and makes 90k": one person, and not the asker, has what is said. */
export function isOfOne(reading: Reading, mention: Mention | undefined): boolean {
  const { spans } = reading;
  const paid = spans.findIndex((span) => is(span, 'aspect.salary'));
  if (mention?.at == null || paid < 1 || has(reading, 'self.own', 'filler.me')) return false;
  const [of, beyond] = nearestOf(spans, mention.at, -1, 'article');
  const works = is(of, 'joint.as') || (is(of, 'auxiliary') && beyond !== undefined && mention.at < paid);
  const before = spans.slice(0, paid).findLast((span) => !is(span, 'filler.filler', 'joint.and', 'courtesy'));
  const person = is(before, 'unknown', 'filler.person', 'filler.says', 'pronoun.it');
  return works && (person || (mention.at < paid && is(before, 'title')));
}

/** "my cousin makes", "hubby claims": words that nothing knows for somebody who earns or says something. */
export function somebodyIn({ spans }: Reading): Span[] {
  return spans.filter((span, at) => {
    const owned = is(spans[at - 1], 'owner') && is(spans[at + 1], 'aspect.salary', 'auxiliary');
    return is(span, 'unknown') && (owned || is(spans[at + 1], 'filler.says'));
  });
}

/** "welders top out at 80k", "is 60k the ceiling", "92k, that is the very top": the end of pay that an amount is said to be; `given`: the amount was told before. */
export function endSaid(reading: Reading, given = false): Direction | null {
  const { spans } = reading;
  for (const [at, span] of spans.entries()) {
    const end = endNamed(reading, at);
    const [before] = nearestOf(spans, at, -1, 'article', 'filler', 'pronoun');
    const [after, amount] = nearestOf(spans, at, 1, 'article');
    const rest = spans.slice(at + 1).filter(({ clause }) => clause === span.clause);
    const people = is(spans[at - 1], 'article.indefinite') || !(is(before, 'auxiliary') || isAmount(before));
    const reaches = is(after, 'joint.at') && isAmount(amount);
    const pays = is(span, 'field') && rest.some((one) => is(one, 'aspect.salary'));
    if (end && (reaches || !(people || pays)) && (given || spans.some(isAmount))) return end;
  }
  return null;
}

const isAmount = (span: Span | undefined) =>
  span?.quantity?.unit === 'USD' && span.kind === 'quantity' && span.quantity.bound === null;

/** "the ceiling", "the max", "the most": the end of pay that a word names; "the top job" is of jobs. */
function endNamed(reading: Reading, at: number): Direction | null {
  const span = reading.spans[at] as Span;
  if (is(span, 'field.salary.p90', 'field.salary.hourly_p90')) return 'most';
  if (is(span, 'field.salary.p10', 'field.salary.hourly_p10')) return 'least';
  if (is(reading.spans[at + 1], 'job', 'group', 'unmeasured', 'statistic')) return null;
  if (is(span, 'direction') && span.degree === 'superlative') return endOf(span);
  if (!is(span, 'statistic.range')) return null;
  return mayBe(reading, at, 'direction.most')
    ? 'most'
    : mayBe(reading, at, 'direction.least')
      ? 'least'
      : null;
}
