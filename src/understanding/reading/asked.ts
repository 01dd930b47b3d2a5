import { is, nearestOf, type Reading, type Span } from './reading.ts';

/** The kinds of words by which a part of a text asks or compares. */
export const ASKING = ['question', 'relation.versus', 'relation.compare', 'confirm', 'pronoun.among'];

/**
 * Returns a reading without what only seems to be asked: jobs that a pronoun is said to be ("is it a dying job"), what
 * is counted of something that nothing knows ("how many steps a day does an X walk"), and what was asked before it was
 * taken back ("what do X do, actually forget that, what do they earn"), but for the roles.
 */
export function askedOf(whole: Reading): Reading {
  const counted = strangelyCounted(whole.spans);
  const spans = whole.spans.map((span, at) => {
    if (counted.includes(span) && !is(span, 'period')) return { ...span, kind: 'unknown', value: span.text };
    return counted.includes(span) || isPredicate(whole, at) ? background(span) : span;
  });
  const fresh = spans.findLastIndex((span) => is(span, 'turn.reset', 'turn.back'));
  const again = fresh > 0 && spans.slice(fresh).some((span) => is(span, 'aspect', 'field'));
  const isGone = (span: Span, at: number) => again && at <= fresh && !is(span, 'title', 'mention');
  return { ...whole, spans: spans.map((span, at) => (isGone(span, at) ? background(span) : span)) };
}

/** "how many steps a day does an X walk", "how many miles a year": what is counted, and in which time, where the thing or the verb is strange. */
function strangelyCounted(spans: readonly Span[]): Span[] {
  const count = spans.findIndex((span) => is(span, 'question.count'));
  const role = spans.findIndex((span, at) => at > count && is(span, 'title'));
  if (count < 0 || role < 0 || spans[role]?.clause !== spans[count]?.clause) return [];
  const verb = spans.findIndex((span, at) => at > count && at < role && is(span, 'auxiliary'));
  if (verb < 0 || !(is(spans[count + 1], 'unknown') || is(spans[role + 1], 'unknown'))) return [];
  const asked = spans.slice(count + 1, verb).filter((span) => is(span, 'aspect', 'field', 'relation'));
  return [...asked, ...spans.filter((span) => is(span, 'period'))];
}

/** Words that may stand between an article and what something is said to be. */
const QUALIFYING = ['most', 'least', 'direction', 'filler'];

function isPredicate({ spans }: Reading, at: number): boolean {
  // "is X making a dying trade": of a role with a name, whether it is a trade is not asked, nor what it makes.
  if (is(spans[at], 'group'))
    return (
      isQualified(spans, at) &&
      is(nearestOf(spans, at, -1, ...QUALIFYING, 'article.indefinite', 'aspect')[0], 'title')
    );
  if (is(spans[at], 'aspect')) {
    const [group] = nearestOf(spans, at, 1, ...QUALIFYING, 'article.indefinite');
    return (
      is(spans[at - 1], 'title') && is(group, 'group') && isQualified(spans, spans.indexOf(group as Span))
    );
  }
  if (!is(spans[at], 'job.job')) return false;
  const between = ['article.indefinite', 'auxiliary.aux', ...QUALIFYING];
  const [of] = nearestOf(spans, at, -1, ...between);
  return of !== spans[at - 1] && of?.clause === spans[at]?.clause && is(of, 'pronoun.it', 'pronoun.these');
}

/** "a dying trade", but not "a trade", nor "a good tech job". */
function isQualified(spans: readonly Span[], at: number): boolean {
  const [article] = nearestOf(spans, at, -1, ...QUALIFYING);
  return article !== spans[at - 1] && is(article, 'article.indefinite') && !is(spans[at + 1], 'job');
}

function background(span: Span): Span {
  return { ...span, kind: 'filler', value: '', named: null, quantity: null, told: null };
}
