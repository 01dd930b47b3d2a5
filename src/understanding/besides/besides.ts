import type { Beside } from '../../contract/beside.ts';
import type { Subject } from '../../contract/query.ts';
import { isYear } from '../../language/amounts.ts';
import type { English } from '../../language/english.ts';
import { strangePlaces } from '../places/place-parts.ts';
import type { QueryTools } from '../reading/draft.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { allOf, has, is, nearestOf, type Reading, type Span, spansOf, typedOf } from '../reading/reading.ts';
import type { SkillAsked } from '../roles/items.ts';
import { claimOf } from './claims.ts';
import { JUDGED, offersOf, ownFacts } from './own-facts.ts';
import { unmeasuredIn } from './unmeasured.ts';

const YEAR = /\d{4}/u;

/**
 * Statements about things asked beside the point.
 * @param skill the skill that the question asks about by its name.
 */
export function besidesOf(
  reading: Reading,
  mentions: readonly Mention[],
  self: Mention | null,
  subject: Subject,
  skill: SkillAsked | null,
  { catalogue, english }: QueryTools,
): Beside[] {
  const besides: Beside[] = [];
  const told = skill && subject.aspects.includes('skills') ? skill : null;
  for (const [subject, near] of unmeasuredIn(reading, catalogue.fields, english, skill, told !== null))
    besides.push({ kind: 'unmeasured', subject, near });
  // "a month": pay of a role in a form that no source gives it in; jobs have the same order in any.
  const ungiven = mentions.length > 0 || !has(reading, 'job', 'all') ? spansOf(reading, 'ungiven') : [];
  // Of a year to come the outlook tells, and nothing of pay.
  const ofYear = subject.aspects.includes('salary') || !subject.aspects.includes('outlook');
  const years = mentions.length > 0 && ofYear ? yearsIn(reading, catalogue) : [];
  for (const told of new Set([...ungiven.map(({ value }) => value), ...years]))
    besides.push({ kind: 'unmeasured', subject: told, near: [], form: true });
  if (has(reading, 'beside.why')) besides.push({ kind: 'why' });
  if (has(reading, 'beside.sources') || doubts(reading)) besides.push({ kind: 'sources' });
  if (has(reading, 'beside.statistic')) besides.push({ kind: 'statistic' });
  if (has(reading, 'relation.common')) besides.push({ kind: 'common' });
  if (has(reading, 'beside.opinion', ...JUDGED) || praises(reading, mentions, subject, english))
    besides.push({ kind: 'opinion' });
  const trait = traitOf(reading);
  if (trait) besides.push({ kind: 'trait', trait: trait.text });
  const each = offersOf(reading, mentions);
  const own = each[0] ?? ownFacts(reading, self ?? (mentions.length === 1 ? (mentions[0] ?? null) : null));
  const claim = claimOf(reading, mentions, subject, catalogue.fields, english, told);
  // "I make 60k as an X, is that the ceiling": the figure is held against the end that it is said to be.
  const isEnd = claim?.claim.kind === 'value' && claim.claim.of === 'end';
  if (!isEnd) besides.push(...(each.length > 0 ? each : own ? [own] : []));
  for (const span of reading.spans)
    if (is(span, 'place.foreign', 'place.region') && !isOrigin(reading, span))
      besides.push({ kind: 'place', words: span.text });
  if (mentions.length > 0)
    for (const run of strangePlaces(reading)) besides.push({ kind: 'place', words: typedOf(reading, run) });
  for (const span of reading.spans)
    if (span.quantity?.unit === 'foreign') besides.push({ kind: 'currency', words: span.text });
  if (reading.shortened) besides.push({ kind: 'shortened' });
  besides.push(...sameRoles(mentions));
  // A figure that is the asker's own is claimed of nobody.
  const isOwn = !isEnd && own?.kind === 'own-facts' && own.pay !== null && claim?.claim.kind === 'value';
  if (claim && !isOwn) besides.push({ kind: 'claim', ...claim, ...askedAs(reading) });
  return besides;
}

/** "X or Y, which is better", "who has it better": of roles of which no subject is named, one is to be praised. */
function praises(
  { spans }: Reading,
  { length }: readonly Mention[],
  { aspects, fields }: Subject,
  english: English,
): boolean {
  if (length < 2 || fields.length > 0 || aspects.some((aspect) => aspect !== 'overview')) return false;
  return spans.some(
    (span) =>
      is(span, 'direction') &&
      span.degree !== null &&
      [span.text.toLowerCase()]
        .flatMap((word) => english.lemmas(word))
        .some(({ lemma }) => english.file.weighing.includes(lemma)),
  );
}

/** "hmm, really?": what was answered is doubted, and nothing else is said. */
function doubts(reading: Reading): boolean {
  return (
    has(reading, 'confirm.doubt') && allOf(reading.spans, 'confirm', 'courtesy', 'turn', 'pronoun', 'filler')
  );
}

/** The form in which a verdict is asked for, where it is not a yes or no. */
function askedAs(reading: Reading): { as?: 'truth' | 'wrong' } {
  if (has(reading, 'confirm.wrong')) return { as: 'wrong' };
  return has(reading, 'confirm.truth') ? { as: 'truth' } : {};
}

/** "my dad came from Peru, what does a roofer make": a place in a part that names no role and asks nothing. */
function isOrigin({ spans, tokens }: Reading, place: Span): boolean {
  const marked = (span: Span) => span.from > 0 && tokens[span.from]?.mark !== '';
  const at = spans.indexOf(place);
  const start = spans.slice(0, at + 1).findLastIndex(marked);
  const next = spans.slice(at + 1).findIndex(marked);
  const own = spans.slice(Math.max(0, start), next < 0 ? spans.length : at + 1 + next);
  const tells = (span: Span) => is(span, 'title', 'mention', 'question', ...SUBJECTS);
  return !own.some(tells) && spans.some((span) => is(span, 'title') && !own.includes(span));
}

const SUBJECTS = ['aspect', 'field', 'job', 'turn', 'relation', 'joint.in', 'auxiliary'];

/** Advice is asked for by what someone is, or jobs "for" such people. */
function traitOf(reading: Reading): Span | undefined {
  const asksAdvice =
    has(reading, 'beside.opinion', 'verdict') ||
    // "are men or women better at it" asks whom it suits; what somebody is good at does not.
    reading.spans.some((span) => is(span, 'ability') && span.degree !== null) ||
    (has(reading, 'joint.than') && !has(reading, 'aspect', 'field'));
  return reading.spans.find((span, at) => {
    // "which race makes the best X": what would be a figure puts people in order.
    if (is(span, 'field.demographics.race')) return has(reading, 'verdict.makes');
    if (span.kind !== 'trait') return false;
    return asksAdvice || is(reading.spans[at - 1], 'joint.for') || isGeneralised(reading, at);
  });
}

/** "are women worse Xs", "are immigrants taking jobs": "should women be Xs": a yes or no about all people of a trait, which asks no figure. */
function isGeneralised(reading: Reading, at: number): boolean {
  const [next] = nearestOf(reading.spans, at, 1, 'job.worker');
  const asks = at === 1 && is(reading.spans[0], 'auxiliary') && !has(reading, 'aspect', 'field');
  const allowed = is(reading.spans[0], 'auxiliary.modal') && is(next, 'auxiliary');
  return asks && (allowed || is(next, 'filler', 'direction'));
}

/** Readings of a name that is none of the occupation's own, only near one or the likeliest of several. */
const GUESSED: readonly string[] = ['nearest', 'member'];

/** Roles that are named by two different names, surely or as they are read here. */
function sameRoles(mentions: readonly Mention[]): Beside[] {
  const isGuess = ({ named }: Mention) =>
    named.verdict !== 'sure' || GUESSED.includes(named.candidates[0]?.reading ?? '');
  const stated = mentions.filter((one) => one.at !== null && roleOf(one) !== null);
  return [...Map.groupBy(stated, (one) => roleOf(one) as string)].flatMap(([role, own]): Beside[] => {
    const texts = [...new Map(own.map(({ text }) => [text.toLowerCase(), text])).values()];
    const guessed = own.some(isGuess);
    return texts.length < 2
      ? []
      : [{ kind: 'same-role', mentions: texts, role, ...(guessed ? { guessed } : {}) }];
  });
}

/** Calendar years other than the two of the newest sources: "in 2019". */
function yearsIn({ spans }: Reading, { sources }: QueryTools['catalogue']): string[] {
  const years = spans.filter((span) => is(span, 'number') && isYear(span.text));
  if (years.length === 0) return [];
  const newest = Math.max(...sources.map(({ asOf }) => Number(YEAR.exec(asOf ?? '')?.[0] ?? 0)));
  const other = ({ text }: Span) => {
    const year = Number(text);
    return year < newest - 1 || year > newest;
  };
  return years.filter(other).map(({ text }) => text);
}
