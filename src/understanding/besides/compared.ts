import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Claim } from '../../contract/beside.ts';
import { leads } from '../goal/way.ts';
import type { Mention } from '../reading/mention.ts';
import { allOf, anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { changeOf } from '../subject/comparison.ts';
import { comparedBy } from '../subject/ends.ts';
import { marginOf } from '../subject/margin.ts';
import { comparesByItself, ENDS, endOf } from '../subject/polar.ts';
import { quantified } from './whose.ts';

/** A claim, and whether the text asks if it holds. */
export interface Claimed {
  claim: Claim;
  asked: boolean;
}

/** "X earns more than Y", "is X the same as Y". */
export function comparison(
  reading: Reading,
  [first, second]: readonly Mention[],
  yesNo: boolean,
  fields: FieldRegistry,
): Claimed | null {
  const possible = has(reading, 'modal', 'auxiliary.possible');
  const far = first?.at != null && second?.at != null ? marginOf(reading, first.at, second.at) : null;
  if (far && (far.direction === 'same' || !isOpen(reading.spans.slice(0, second?.at ?? 0)))) {
    const { margin, direction, denied } = far;
    const told = { direction, subject: 0, object: 1, negated: denied, possible, margin };
    return { claim: { kind: 'compare', ...told }, asked: yesNo && !has(reading, 'beside.why') };
  }
  const change = changeOf(reading);
  if (change && yesNo) {
    // Of two, the one that somebody comes to is beyond the one that they leave.
    const left = second?.at != null && leads(reading, second.at, 'self.self');
    const sides = left ? { subject: 0, object: 1 } : { subject: 1, object: 0 };
    const direction = is(change, 'compute.raise') ? 'most' : 'least';
    const claim: Claim = {
      kind: 'compare',
      of: 'salary',
      direction,
      ...sides,
      negated: change.denied,
      possible: false,
    };
    return { claim, asked: true };
  }
  const same = has(reading, 'direction.same', 'relation.similar') || isOneOf(reading, first, second);
  if (same && yesNo && !has(reading, 'question')) {
    const negated = spansOf(reading, 'direction').some((span) => span.denied);
    const claim: Claim = { kind: 'compare', direction: 'same', subject: 0, object: 1, negated, possible };
    return { claim, asked: true };
  }
  if (first?.at == null || second?.at == null) return null;
  const between = reading.spans.slice(first.at, second.at);
  const before = reading.spans.slice(0, first.at);
  // "does X earn more than Y, and by how much": what is asked after the claim leaves it a claim.
  if (isOpen([...before, ...between])) return null;
  // "more than high school teachers", "above that of Ys": before a role a bound compares.
  const [bound] = nearestOf(reading.spans, second.at, -1, 'article', 'pronoun.it', 'joint.of');
  const isBound = is(bound, 'bound.over', 'bound.under');
  // "better money": a subject is compared as well.
  const compares = (span: Span) =>
    (isBound && span === bound) ||
    (span.degree === 'comparative' && is(span, ...ENDS, 'aspect')) ||
    comparesByItself(reading, reading.spans.indexOf(span));
  const than = isBound || anyOf(between, 'joint.than');
  const other = second.at;
  // "an X or a Y? I hear Ys make more, is that right": the one that it is said of is beyond the other.
  const said = yesNo
    ? reading.spans.findIndex((span, at) => compares(span) && isSaidOf(reading, other, at))
    : -1;
  const word = between.find(compares) ?? (than ? before.find(compares) : reading.spans[said]);
  if (!word || !(than || said >= 0 || comparesByItself(reading, reading.spans.indexOf(word)))) return null;
  const direction = endOf(word);
  const of = comparedBy(word, reading, fields);
  const sides = said >= 0 ? { subject: 1, object: 0 } : { subject: 0, object: 1 };
  const always =
    quantified(reading, sides.subject === 0 ? first : second) === 'all' ? { always: true as const } : {};
  const claim: Claim = {
    kind: 'compare',
    of,
    direction,
    ...sides,
    negated: word.denied,
    possible,
    ...always,
  };
  return { claim, asked: yesNo && !has(reading, 'beside.why') };
}

/** "Ys make more": nothing but a subject stands between a role and the word that compares it, and nothing follows; "will an X or a Y make more" asks which. */
function isSaidOf({ spans }: Reading, role: number, at: number): boolean {
  const between = spans.slice(role + 1, at);
  const ends = spans[at + 1]?.clause !== spans[at]?.clause;
  if (is(nearestOf(spans, role, -1, 'article', 'filler')[0], 'joint.or')) return false;
  return at > role && ends && allOf(between, 'aspect', 'field', 'auxiliary', 'filler');
}

/** "is a butcher basically a cook": one role is asked to be the other. */
function isOneOf({ spans }: Reading, first: Mention | undefined, second: Mention | undefined): boolean {
  if (first?.at == null || second?.at == null) return false;
  const small = (span: Span) => is(span, 'article', 'filler', 'courtesy', 'joint.as', 'turn.only');
  const [verb] = nearestOf(spans, first.at, -1, 'article', 'filler');
  const begins = is(verb, 'auxiliary.aux') && spans.slice(first.at + 1, second.at).every(small);
  return begins && is(spans[second.at - 1], 'article.indefinite') && second.at === spans.length - 1;
}

/** Questions that no yes or no answers. */
const OPEN = ['question.who', 'question.which', 'question.amount', 'compute'];

const isOpen = (spans: readonly Span[]) => anyOf(spans, ...OPEN);
