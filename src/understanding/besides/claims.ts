import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Claim } from '../../contract/beside.ts';
import type { Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { wordsOf } from '../../language/normalise.ts';
import { leads } from '../goal/way.ts';
import { placesClaim } from '../places/place-claims.ts';
import type { Mention } from '../reading/mention.ts';
import { anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { isProduct, type SkillAsked } from '../roles/items.ts';
import { beyondUsual } from '../subject/comparison.ts';
import { isExperience } from '../subject/conditions.ts';
import { levelOf } from '../subject/levels.ts';
import { choosesEnd, endOf, isConfirmed, isYesNo } from '../subject/polar.ts';
import { type Claimed, comparison } from './compared.ts';
import { endSaid, isOfOne, quantified } from './whose.ts';

/** Returns the claim that a text makes or asks to confirm: a comparison, a figure, a level, a name, a rank. */
export function claimOf(
  reading: Reading,
  mentions: readonly Mention[],
  subject: Subject,
  fields: FieldRegistry,
  english: English,
  skill: SkillAsked | null = null,
): Claimed | null {
  // "so you need a degree to be an X??": a mark asks whether what is said is so.
  const yesNo =
    isYesNo(reading) || (MARKED.test(reading.text) && !asksOpenly(reading) && !choosesEnd(reading));
  if (mentions.length >= 2) {
    const compared = comparison(reading, mentions, yesNo, fields);
    if (compared) return compared;
  }
  const places = mentions.length === 1 && !asksOpenly(reading) ? placesClaim(reading) : null;
  if (places) return { claim: places, asked: yesNo };
  // "is the number of Xs under 5,000": what is counted is said, and no share is asked.
  const counted =
    yesNo &&
    value(reading, mentions, subject, fields) !== null &&
    subject.fields.every((id) => fields.get(id).unit === 'jobs');
  const share =
    mentions.length === 1 && !counted && asksShare(reading)
      ? value(reading, mentions, subject, fields, true)
      : null;
  if (share) return { claim: share, asked: false };
  if (mentions.length === 0 || (asksOpenly(reading) && !counted && !has(reading, 'confirm'))) return null;
  // "jobs that pay more than X": what is said is said of jobs, not of X.
  const [only] = mentions;
  const beyond = only?.at != null && leads(reading, only.at, 'joint.than', 'bound.over', 'bound.under');
  if (beyond && has(reading, 'job.job')) return null;
  const claim =
    (mentions.length === 1 && (yesNo || choosesEnd(reading))
      ? (extreme(reading, english) ?? usual(reading, subject, fields))
      : null) ??
    need(reading, fields, mentions.length === 1) ??
    (mentions.length === 1 && (yesNo || isStated(reading)) ? trend(reading, fields, english) : null) ??
    (mentions.length === 1
      ? (value(reading, mentions, subject, fields) ?? (yesNo ? one(reading, subject, fields, skill) : null))
      : null);
  if (!claim) return null;
  if (claim.kind === 'asked-for' && !yesNo) return null;
  return claim.kind === 'need' || yesNo ? { claim, asked: yesNo } : { claim, asked: false };
}

const MARKED = /\?\W*$/u;

/** "who", "which", "what": no claim is made but what is asked; "bakers who earn 60k" asks nothing by its "who". */
function asksOpenly({ spans }: Reading): boolean {
  return spans.some((span, at) => {
    const relative = is(span, 'question.who', 'question.which') && is(spans[at - 1], 'title', 'mention');
    return !relative && is(span, 'question', 'compute', 'pronoun.among');
  });
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
  const told = reading.spans.find((one) => {
    if (!is(one, 'field', 'most', 'least') || !fields.has(one.value)) return false;
    if (fields.get(one.value).measure !== 'growth' || one.degree === 'superlative') return false;
    return english.isVerb(one.text) || (!is(one, 'field') && one.to - one.from > 1);
  });
  const span = told ?? moreToCome(reading);
  if (!span) return null;
  const falls = is(span, 'least', 'direction.least');
  const said = percentOf(reading, falls);
  // "lose 1 in 10 jobs": how far it goes is no yes or no to which way.
  if (said || has(reading, 'number')) return said;
  return { kind: 'value', value: 0, side: falls ? 'under' : 'over', of: 'figure', negated: span.denied };
}

/** "will there be fewer Xs": more or less of a role, or of jobs for it, in time to come. */
function moreToCome(reading: Reading): Span | undefined {
  const { spans } = reading;
  if (!has(reading, 'auxiliary.will', 'future')) return undefined;
  return spans.find((span, at) => {
    const [of] = nearestOf(spans, at, 1, 'filler', 'field');
    return is(span, 'direction') && span.degree === 'comparative' && is(of, 'title', 'pronoun', 'job');
  });
}

/** "welders are in decline", "there will be fewer cashiers": a statement of a role, which asks nothing. */
function isStated({ spans }: Reading): boolean {
  const [first, verb] = spans.filter((span) => !is(span, 'article', 'courtesy', 'all', 'turn.lean'));
  const isPhrase = verb !== undefined && is(verb, 'most', 'least') && verb.to - verb.from > 1;
  return is(first, 'title', 'filler.there') && (is(verb, 'auxiliary') || isPhrase);
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

function value(
  reading: Reading,
  [mention]: readonly Mention[],
  subject: Subject,
  fields: FieldRegistry,
  share = false,
): Claim | null {
  const end = share ? null : endSaid(reading);
  if (has(reading, 'self.own') && !end) return null;
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
  if (end)
    return {
      kind: 'value',
      value,
      side: end === 'least' ? 'under' : 'over',
      of: 'end',
      negated: span.denied,
    };
  const exact = bound === null || bound === 'about';
  const many = (exact || bound !== 'between') && !share ? quantified(reading, mention) : null;
  const one = exact && isOfOne(reading, mention) ? 'one' : null;
  const of = share
    ? 'share'
    : (many ??
      one ??
      (some ? 'some' : has(reading, 'aspect.salary') || isBare(reading, mention) ? 'most' : 'figure'));
  return { kind: 'value', value, side: many && side === 'near' ? null : side, of, negated: span.denied };
}

/** "plumber 90k?": an amount beside a role, and nothing that says of what it is. */
const isBare = (reading: Reading, mention: Mention | undefined) =>
  mention?.at != null && !has(reading, 'auxiliary', 'statistic', 'field', 'pronoun');

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
  const words = reading.spans.flatMap((span) =>
    span.kind === 'unknown' ? span.value : isProduct(span, fields) ? wordsOf(span.text) : [],
  );
  if (named && words.length > 0) return { kind: 'item', words, negated: false };
  return null;
}

/** "does X grow faster than average": of growth, whether it is beyond that of half of all jobs. */
function usual(reading: Reading, { fields: named }: Subject, fields: FieldRegistry): Claim | null {
  const span = named.some((id) => fields.get(id).measure === 'growth') ? beyondUsual(reading) : undefined;
  return span ? { kind: 'extreme', direction: endOf(span), beyond: 'half', negated: span.denied } : null;
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
  return { kind: 'extreme', direction: endOf(span), beyond: most ? 'half' : 'all', negated: span.denied };
}
