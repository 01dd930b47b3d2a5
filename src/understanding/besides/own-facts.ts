import type { Beside } from '../../contract/beside.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { blankSubject } from '../../contract/queries.ts';
import type { Query, Subject } from '../../contract/query.ts';
import { isHourly } from '../../language/amounts.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { endOf, isYesNo } from '../subject/polar.ts';
import { endSaid } from './whose.ts';

/** Somebody asks whether what they have is little, or much. */
export const JUDGED = ['beside.underpaid', 'beside.overpaid'];

type OwnFacts = Extract<Beside, { kind: 'own-facts' }>;

/** The asker's own pay or years, or a figure that is to be judged ("is 60k good for a welder"). */
export function ownFacts(reading: Reading, self: Mention | null): Beside | null {
  const clauses = new Set(spansOf(reading, 'self').map((span) => span.clause));
  const judged =
    reading.spans.some((_, at) => weighs(reading, at)) ||
    isWeighed(reading) ||
    // "is 95k enough", "is it ok to ask for 120k": an amount that is needed or asked for is an offer.
    has(reading, 'beside.opinion', ...JUDGED, 'verdict', 'need');
  let [pay, years]: [number | null, number | null] = [null, null];
  for (const { quantity, kind, clause } of reading.spans) {
    if (!quantity || kind !== 'quantity' || (quantity.bound !== null && quantity.bound !== 'about')) continue;
    if (quantity.unit === 'years' && clauses.size > 0) years = quantity.value;
    else if (quantity.unit === 'USD' && (clauses.has(clause) || (judged && !has(reading, 'job.job'))))
      pay = quantity.value;
  }
  if (pay === null && years === null) return null;
  return { kind: 'own-facts', role: self ? roleOf(self) : null, pay, years, ...askedOf(reading) };
}

/** "85k as an X or 92k as a Y", "X 60k, Y 95k": an amount with each of several roles. */
export function offersOf({ spans }: Reading, mentions: readonly Mention[]): Beside[] {
  const roles = mentions.flatMap((one) => (one.at === null ? [] : (roleOf(one) ?? [])));
  const places = new Set(mentions.map(({ at }) => at));
  const isPay = ({ quantity, kind }: Span) =>
    kind === 'quantity' && quantity?.unit === 'USD' && (quantity.bound ?? 'about') === 'about';
  const areRoles = spans.flatMap((span, at) => (places.has(at) ? [true] : isPay(span) ? [false] : []));
  const pays = spans.filter(isPay).flatMap(({ quantity }) => quantity?.value ?? []);
  const paired = roles.length === mentions.length && roles.length > 1 && pays.length === roles.length;
  if (!paired || areRoles.some((one, at) => one === areRoles[at - 1])) return [];
  return pays.map((pay, at) => ({ kind: 'own-facts', role: roles[at] ?? null, pay, years: null }));
}

/** "is 120k realistic for an X": what is asked of an amount is its worth, unless a statistic says what it has to be. */
function isWeighed(reading: Reading): boolean {
  const { spans } = reading;
  const at = spans.findIndex((span) => span.quantity?.unit === 'USD' && span.kind === 'quantity');
  const starts = spans[at - 2]?.clause !== spans[at - 1]?.clause;
  return starts && is(spans[at - 1], 'auxiliary') && !has(reading, 'statistic');
}

/** "is that low?", "am I underpaid?", "would I earn more as an X": what is asked of somebody's pay. */
function askedOf(reading: Reading): Pick<OwnFacts, 'asks' | 'plainly'> {
  const { spans } = reading;
  if (has(reading, 'beside.underpaid')) return { asks: 'little' };
  if (has(reading, 'beside.overpaid')) return { asks: 'much' };
  const compares = (span: Span) => is(span, 'direction', 'most', 'least') && span.degree === 'comparative';
  if (isYesNo(reading) && spans.some(compares)) return { asks: 'more' };
  const at = spans.findIndex((_, place) => weighs(reading, place));
  if (at < 0) return has(reading, 'beside.opinion') ? { asks: 'worth' } : {};
  const [of, verb] = nearestOf(spans, at, -1, 'article', 'filler');
  const plainly = is(verb, 'auxiliary') && is(of, 'pronoun', 'quantity') ? { plainly: true as const } : {};
  return { asks: endOf(spans[at]) === 'least' ? 'little' : 'much', ...plainly };
}

/** "low", "good", "underpaid": a word that says of an amount that it is little, or much. */
function weighs({ spans }: Reading, at: number): boolean {
  const [span, next] = [spans[at], spans[at + 1]];
  // "outearn Xs": of two roles it says which has more.
  if (is(nearestOf(spans, at, 1, 'article')[0], 'title', 'mention')) return false;
  return (
    is(span, 'direction', 'least.salary', 'most.salary') &&
    span?.degree === null &&
    !next?.quantity &&
    !is(next, 'job')
  );
}

/** What was told of somebody's pay, beside a question of its own: what it asks of it, or the end of pay that it is said to be. */
export function toldPay(reading: Reading, { role, pay, years }: Omit<OwnFacts, 'kind'>): Beside {
  const end = endSaid(reading, true);
  if (end && pay !== null) {
    const side = end === 'least' ? 'under' : 'over';
    return {
      kind: 'claim',
      claim: { kind: 'value', value: pay, side, of: 'end', negated: false },
      asked: true,
    };
  }
  return { kind: 'own-facts', role, pay, years, ...askedOf(reading) };
}

/** Words by which a question speaks of who asks, or of what was said. */
const OWN = ['filler.me', 'self', 'owner', 'pronoun.it', 'joint.as', ...JUDGED];

/**
 * "I make 52k as an X", then "is that low?", "and in Ohio?", "would I earn more there": a question on pay that speaks of
 * the asker, or names no role, is asked of what they earn.
 */
export function withEarnings<Q extends Query>(query: Q, reading: Reading, { earns, last }: Conversation): Q {
  if (!earns || (query.intent !== 'describe' && query.intent !== 'compare')) return query;
  const told = toldPay(reading, { ...earns, years: null });
  const { besides } = query;
  const asks = told.kind === 'own-facts' ? told.asks : undefined;
  // "is that low?", after what one does: it is said of an amount.
  const bare = (asks === 'little' || asks === 'much') && !has(reading, 'aspect', 'field', 'title', 'mention');
  const judges = bare || has(reading, ...JUDGED);
  const ends = told.kind === 'claim';
  const ofPay = isOfPay(query.subject, earns.pay);
  const others = besides.filter(({ kind }) => kind !== 'opinion' && kind !== 'claim');
  const claims = besides.some(({ kind }) => kind === 'claim') && !judges && !ends;
  const settled = claims || besides.some(({ kind }) => kind === 'own-facts');
  if (settled || !(judges || ends || ofPay)) return query;
  const goesOn = last?.besides.some(({ kind }) => kind === 'own-facts') && !has(reading, 'title', 'mention');
  const opens = asks === 'more' && !has(reading, 'joint.than');
  if (!(goesOn || opens || has(reading, ...OWN))) return query;
  const subject = ofPay || ends ? query.subject : blankSubject();
  const asked = subject.aspects.length > 0 ? subject : { ...subject, aspects: ['salary' as const] };
  return { ...query, subject: asked, besides: [...others, told] };
}

/** Pay alone is asked about, by its usual figures and in the period that somebody's is told in. */
function isOfPay({ aspects, fields, statistic, period }: Subject, pay: number): boolean {
  const alike = period === null || (period === 'hour') === isHourly(pay);
  return alike && fields.length === 0 && statistic === null && aspects.every((aspect) => aspect === 'salary');
}
