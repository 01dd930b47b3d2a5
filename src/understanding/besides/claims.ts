import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Claim, Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { wordsOf } from '../../language/normalise.ts';
import { leads } from '../goal/goal.ts';
import { placesClaim } from '../places/place-claims.ts';
import type { Mention } from '../reading/mention.ts';
import { allOf, anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import type { SkillAsked } from '../roles/items.ts';
import { changeOf } from '../subject/comparison.ts';
import { isExperience } from '../subject/conditions.ts';
import { comparedBy } from '../subject/ends.ts';
import { levelOf } from '../subject/levels.ts';
import { marginOf } from '../subject/margin.ts';
import { choosesEnd, isConfirmed, isYesNo } from '../subject/polar.ts';

/** A claim, and whether the text asks if it holds. */
export interface Claimed {
  claim: Claim;
  asked: boolean;
}

/** Returns the claim that a text makes or asks to confirm: a comparison, a figure, a level, a name, a rank. */
export function claimOf(
  reading: Reading,
  mentions: readonly Mention[],
  subject: Subject,
  fields: FieldRegistry,
  english: English,
  skill: SkillAsked | null = null,
): Claimed | null {
  const yesNo = isYesNo(reading);
  if (mentions.length >= 2) {
    const compared = comparison(reading, mentions, yesNo, fields);
    if (compared) return compared;
  }
  const places = mentions.length === 1 && !asksOpenly(reading) ? placesClaim(reading) : null;
  if (places) return { claim: places, asked: yesNo };
  // "is the number of Xs under 5,000": what is counted is said, and no share is asked.
  const counted =
    yesNo &&
    value(reading, subject, fields) !== null &&
    subject.fields.every((id) => fields.get(id).unit === 'jobs');
  const share =
    mentions.length === 1 && !counted && asksShare(reading) ? value(reading, subject, fields, true) : null;
  if (share) return { claim: share, asked: false };
  if (mentions.length === 0 || (asksOpenly(reading) && !counted && !has(reading, 'confirm'))) return null;
  // "jobs that pay more than X": what is said is said of jobs, not of X.
  const [only] = mentions;
  const beyond = only?.at != null && leads(reading, only.at, 'joint.than', 'bound.over', 'bound.under');
  if (beyond && has(reading, 'job.job')) return null;
  const claim =
    (mentions.length === 1 && (yesNo || choosesEnd(reading)) ? extreme(reading, english) : null) ??
    need(reading, fields, mentions.length === 1) ??
    (mentions.length === 1 && yesNo ? trend(reading, fields, english) : null) ??
    (mentions.length === 1
      ? (value(reading, subject, fields) ?? (yesNo ? one(reading, subject, fields, skill) : null))
      : null);
  if (!claim) return null;
  if (claim.kind === 'asked-for' && !yesNo) return null;
  return claim.kind === 'need' || yesNo ? { claim, asked: yesNo } : { claim, asked: false };
}

/** "who", "which", "what": no claim is made but what is asked; "bakers who earn 60k" asks nothing by its "who". */
function asksOpenly({ spans }: Reading): boolean {
  return spans.some((span, at) => {
    const relative = is(span, 'question.who', 'question.which') && is(spans[at - 1], 'title', 'mention');
    return !relative && is(span, 'question', 'compute', 'pronoun.among');
  });
}

/** "X earns more than Y", "is X the same as Y". */
function comparison(
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
  // "more than high school teachers": before a role a bound compares.
  const bound = reading.spans[second.at - 1];
  const isBound = is(bound, 'bound.over', 'bound.under');
  const compares = (span: Span) =>
    (isBound && span === bound) ||
    (is(span, 'direction.most', 'direction.least', 'most', 'least') &&
      (span.degree === 'comparative' || isVerb(span)));
  const than = isBound || anyOf(between, 'joint.than');
  const other = second.at;
  // "an X or a Y? I hear Ys make more, is that right": the one that it is said of is beyond the other.
  const said = yesNo
    ? reading.spans.findIndex((span, at) => compares(span) && isSaidOf(reading, other, at))
    : -1;
  const word = between.find(compares) ?? (than ? before.find(compares) : reading.spans[said]);
  if (!word || !(than || isVerb(word) || said >= 0)) return null;
  const direction = is(word, 'direction.least', 'least', 'bound.under') ? 'least' : 'most';
  const of = comparedBy(word, reading, fields);
  const sides = said >= 0 ? { subject: 1, object: 0 } : { subject: 0, object: 1 };
  const claim: Claim = { kind: 'compare', of, direction, ...sides, negated: word.denied, possible };
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

/** "outearn", "beat": they compare without being compared. */
function isVerb(span: Span): boolean {
  return span.degree === null && !span.text.includes(' ') && is(span, 'most', 'direction');
}

/** A claim that a level is needed, can be done without, or is enough. */
function need(reading: Reading, fields: FieldRegistry, alone: boolean): Claim | null {
  const [span] = spansOf(reading, 'level');
  if (!span) return askedFor(reading, fields);
  const { level, orMore } = levelOf(span);
  if (has(reading, 'need.enough')) return { kind: 'need', level, orMore, sense: 'enough' };
  if (span.denied) return { kind: 'need', level, orMore, sense: 'without' };
  // "become an X with a diploma": of one role it asks whether that is enough, and chooses among none.
  const [before] = nearestOf(reading.spans, reading.spans.indexOf(span), -1, 'article', 'filler');
  const holder = is(before, 'joint.with', 'turn.only') && !has(reading, 'job.job', 'bound', 'need');
  if (alone && holder) return { kind: 'need', level, orMore, sense: 'enough' };
  return has(reading, 'need') ? { kind: 'need', level, orMore, sense: 'needed' } : null;
}

/** "do I need experience": whether any is asked for. */
function askedFor(reading: Reading, fields: FieldRegistry): Claim | null {
  if (!has(reading, 'need')) return null;
  const told = reading.spans.find((one) => isExperience(one, fields) || isWorded(one, fields));
  if (!told) return null;
  const field = isExperience(told, fields)
    ? fields.ofMeasure('experience.asked').find(({ unit }) => unit === 'phrase')?.id
    : told.value;
  return field ? { kind: 'asked-for', field, negated: told.denied } : null;
}

/** A field that tells in words what a way into a job asks for, step by step. */
function isWorded(span: Span, fields: FieldRegistry): boolean {
  if (!is(span, 'field') || !fields.has(span.value)) return false;
  const { step, unit } = fields.get(span.value);
  return step !== undefined && unit === 'phrase';
}

/** "is X growing", "will there be fewer jobs for X": which way a figure goes. */
function trend(reading: Reading, fields: FieldRegistry, english: English): Claim | null {
  const span = reading.spans.find((one) => {
    if (!is(one, 'field', 'most', 'least') || !fields.has(one.value)) return false;
    if (fields.get(one.value).measure !== 'growth' || one.degree === 'superlative') return false;
    return english.isVerb(one.text) || (!is(one, 'field') && one.to - one.from > 1);
  });
  if (!span) return null;
  const falls = is(span, 'least');
  const said = percentOf(reading, falls);
  // "lose 1 in 10 jobs": how far it goes is no yes or no to which way.
  if (said || has(reading, 'number')) return said;
  return { kind: 'value', value: 0, side: falls ? 'under' : 'over', of: 'figure', negated: span.denied };
}

/** "shrink by 6%", "growth over 10%": the growth that is said, below nothing where jobs are lost. */
function percentOf(reading: Reading, falls: boolean): Claim | null {
  const span = reading.spans.find(
    ({ quantity, kind }) => kind === 'quantity' && quantity?.unit === 'percent',
  );
  if (!span?.quantity || span.quantity.until !== null) return null;
  const { bound, value } = span.quantity;
  if (bound === 'about')
    return { kind: 'value', value: falls ? -value : value, side: 'near', of: 'figure', negated: span.denied };
  const ends = falls
    ? ({ over: 'under', under: 'over' } as const)
    : ({ over: 'over', under: 'under' } as const);
  const side = bound === 'over' || bound === 'under' ? ends[bound] : null;
  return { kind: 'value', value: falls ? -value : value, side, of: 'figure', negated: span.denied };
}

/** "what percent of Xs make under 50k", "how many Xs clear 90k", "Xs over 90k": no yes or no, but how many. */
function asksShare({ spans }: Reading): boolean {
  const words = spans.filter((span) => !is(span, 'article', 'filler', 'courtesy', 'joint.in', 'place'));
  const [role, amount, more] = words;
  const bare = is(role, 'title') && amount?.quantity?.bound != null && more === undefined;
  return bare || anyOf(spans, 'share', 'compute.percent', 'question.count');
}

function value(reading: Reading, subject: Subject, fields: FieldRegistry, share = false): Claim | null {
  if (has(reading, 'self.own')) return null;
  if (subject.fields.some((id) => fields.get(id).measure === 'growth')) return percentOf(reading, false);
  const counts = subject.fields.some((id) => fields.get(id).measure === 'jobs');
  const units = counts ? ['jobs', null] : ['USD'];
  const span = reading.spans.find(
    ({ quantity, kind }) => quantity && kind === 'quantity' && units.includes(quantity.unit),
  );
  if (!span?.quantity) return null;
  const { bound, value } = span.quantity;
  // "they make 60k, right?" says of pay what it is, and a number of people is round.
  const near = bound === 'about' || (bound === null && (counts || isConfirmed(reading)));
  const side = sideOfFigure(reading) ?? (near ? 'near' : bound === 'between' ? null : bound);
  const some = has(reading, 'modal', 'auxiliary.possible', 'auxiliary.modal', 'all.any', 'question.who');
  if (share && side === null) return null;
  const of = share ? 'share' : some ? 'some' : has(reading, 'aspect.salary') ? 'most' : 'figure';
  return { kind: 'value', value, side, of, negated: span.denied };
}

/** "38 is below average": the side on which the figure then lies of the amount, which is the other one. */
function sideOfFigure({ spans }: Reading): 'over' | 'under' | null {
  const at = spans.findIndex((span) => is(span, 'bound.over', 'bound.under'));
  const [next] = nearestOf(spans, at, 1, 'article');
  if (at < 0 || !is(next, 'statistic.average', 'statistic.median')) return null;
  return is(spans[at], 'bound.under') ? 'over' : 'under';
}

/** Returns the claim that a word makes about one role: most of a label, a name of a list. */
function one(
  reading: Reading,
  subject: Subject,
  fields: FieldRegistry,
  skill: SkillAsked | null,
): Claim | null {
  if (skill) return { kind: 'item', words: wordsOf(skill.label), negated: false };
  const [mostly] = spansOf(reading, 'mostly');
  if (mostly && subject.label) return { kind: 'mostly', negated: mostly.denied };
  const named = subject.fields.some((id) => fields.get(id).names);
  const words = spansOf(reading, 'unknown').map((span) => span.value);
  if (named && words.length > 0) return { kind: 'item', words, negated: false };
  return null;
}

/** "is X the best paid job", with whatever narrows the jobs; "does X grow faster than most". */
function extreme({ spans, tokens }: Reading, english: English): Claim | null {
  const at = spans.findIndex(
    (one, place) =>
      is(one, 'direction', 'most', 'least') &&
      one.degree === 'superlative' &&
      !is(spans[place + 1], 'unmeasured', 'unknown'),
  );
  const most = is(spans[at - 1], 'joint.than');
  // "more than most people": figures of jobs do not say what most people have.
  const noun = is(spans[at + 1], 'job') ? spans[at + 1] : spans[at];
  const lemmas = english.lemmas(tokens[(noun?.to ?? 0) - 1]?.word ?? '').map(({ lemma }) => lemma);
  if (most && !lemmas.some((lemma) => english.file.senses.job?.job?.includes(lemma))) return null;
  const span = most ? spans.slice(0, at).findLast(({ degree }) => degree === 'comparative') : spans[at];
  if (!span || !(most || anyOf(spans, 'job', 'all', 'group'))) return null;
  const direction = is(span, 'direction.least', 'least') ? 'least' : 'most';
  return { kind: 'extreme', direction, beyond: most ? 'half' : 'all', negated: span.denied };
}
