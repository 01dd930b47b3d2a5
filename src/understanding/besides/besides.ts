import type { Beside, Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { strangePlaces, typedOf } from '../places/place-parts.ts';
import type { QueryTools } from '../reading/draft.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { has, is, isStrange, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { abilitiesIn } from '../roles/set-aside.ts';
import { degreesIn } from '../roles/span-slot.ts';
import { figuresByTrait } from '../subject/traits.ts';
import { claimOf } from './claims.ts';

/**
 * Statements about things asked beside the point.
 * @param items mentions that name a skill of a role instead of a role.
 */
export function besidesOf(
  reading: Reading,
  mentions: readonly Mention[],
  self: Mention | null,
  subject: Subject,
  items: readonly Mention[],
  { catalogue, english }: QueryTools,
): Beside[] {
  const besides: Beside[] = [];
  for (const [subject, near] of unmeasuredIn(reading, catalogue.fields, english))
    besides.push({ kind: 'unmeasured', subject, near });
  // "a month": pay of a role in a form that no source gives it in; jobs have the same order in any.
  const ungiven = mentions.length > 0 ? spansOf(reading, 'ungiven') : [];
  for (const subject of new Set(ungiven.map(({ value }) => value)))
    besides.push({ kind: 'unmeasured', subject, near: [] });
  if (has(reading, 'beside.why')) besides.push({ kind: 'why' });
  if (has(reading, 'beside.sources')) besides.push({ kind: 'sources' });
  if (has(reading, 'beside.statistic')) besides.push({ kind: 'statistic' });
  if (has(reading, 'relation.common')) besides.push({ kind: 'common' });
  if (has(reading, 'beside.opinion')) besides.push({ kind: 'opinion' });
  const trait = traitOf(reading);
  if (trait) besides.push({ kind: 'trait', trait: trait.text });
  const own = ownFacts(reading, self ?? (mentions.length === 1 ? (mentions[0] ?? null) : null));
  if (own) besides.push(own);
  for (const span of reading.spans)
    if (is(span, 'place.foreign', 'place.region') && !isOrigin(reading, span))
      besides.push({ kind: 'place', words: span.text });
  if (mentions.length > 0)
    for (const run of strangePlaces(reading)) besides.push({ kind: 'place', words: typedOf(reading, run) });
  if (reading.shortened) besides.push({ kind: 'shortened' });
  for (const [role, texts] of sameRoles(mentions)) besides.push({ kind: 'same-role', mentions: texts, role });
  const claim = claimOf(reading, mentions, subject, catalogue.fields, english, items);
  // A figure that is the asker's own is claimed of nobody.
  const isOwn = own?.kind === 'own-facts' && own.pay !== null && claim?.claim.kind === 'value';
  if (claim && !isOwn) besides.push({ kind: 'claim', ...claim, ...askedAs(reading) });
  return besides;
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

/** The subjects that no field measures, each once, with the fields that come near it. */
function unmeasuredIn(
  reading: Reading,
  fields: QueryTools['catalogue']['fields'],
  english: English,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const span of spansOf(reading, 'unmeasured'))
    found.set(
      objectName(span, reading, english) ?? subjectName(span, english),
      english.near(span.value).filter(fields.has),
    );
  const others = [
    ...strangeSubjects(reading).map(({ text }) => text),
    ...[...strangeMatters(reading), ...strangeThings(reading)].map((run) => typedOf(reading, run)),
    ...figuresByTrait(reading, english),
    ...activitiesIn(reading, english).map(([from, to]) => typed(reading, from, to)),
    ...degreesIn(reading).map(([from, to]) => typed(reading, from, to)),
    ...abilitiesIn(reading).map((at) => typed(reading, at, at + 1)),
  ];
  for (const subject of others) if (!found.has(subject)) found.set(subject, []);
  return found;
}

/** "easier on the knees": a phrase that ends in a small word is of what stands behind it. */
function objectName(span: Span, { spans }: Reading, english: English): string | null {
  const { article = {}, owner = {} } = english.file.senses;
  const small = [...Object.values(article), ...Object.values(owner)].flat();
  const last = span.text.toLowerCase().split(' ').at(-1) ?? '';
  const next = spans.find(({ from, clause }) => from === span.to && clause === span.clause);
  return next && small.includes(last) ? `${last} ${next.text}` : null;
}

/** A subject without figures as the asker calls it; by its noun where they used another kind of word ("harder"). */
function subjectName({ text, value, degree }: Span, english: English): string {
  const { adjectives, verbs, qualities } = english.file;
  const other = (word: string) =>
    [word, ...english.lemmas(word).map(({ lemma }) => lemma)].some(
      (lemma) => adjectives.includes(lemma) || verbs.includes(lemma) || qualities.includes(lemma),
    );
  const small = english.file.senses.joint ?? {};
  const begins = Object.values(small).some((words) => words.includes(text.toLowerCase().split(' ')[0] ?? ''));
  if (degree === null && !begins && !english.tokens(text).some(({ word }) => other(word))) return text;
  if (text.includes(' ')) return value;
  // "prestigious" goes by "prestige", where the lexicon has a noun of its stem.
  const nouns = (english.file.senses.unmeasured?.[value] ?? []).filter(
    (one) => !english.tokens(one).some(({ word }) => other(word)),
  );
  return nouns.find((noun) => stem(noun) === stem(text.toLowerCase())) ?? value;
}

/** Letters that a noun and its adjective have in common. */
const STEM = 6;
const stem = (word: string) => word.slice(0, STEM);

/** An unknown word where a subject stands: listed with one ("pay and workload"), or compared ("more glamour"). */
export function strangeSubjects({ spans }: Reading): Span[] {
  const names = (span: Span | undefined) => is(span, 'aspect', 'field', 'unmeasured');
  return spans.filter((span, at) => {
    // "the coolest job": jobs are compared by a criterion without figures.
    if (is(span, 'filler.adjective') && span.degree === 'superlative' && is(spans[at + 1], 'job.job'))
      return true;
    if (!isStrange(span)) return false;
    const [last, beyond] = nearestOf(
      spans,
      at,
      -1,
      'article',
      'filler.filler',
      'filler.me',
      'filler.relative',
      'filler.verb',
    );
    const [after, next] = nearestOf(spans, at, 1, 'article', 'filler');
    // "do they need a pmp": a thing that no source tells of.
    if (is(last, 'need') && is(spans[at - 1], 'article.indefinite')) return true;
    if ((is(last, 'joint.and') && names(beyond)) || (is(after, 'joint.and') && names(next))) return true;
    return is(last, 'direction', 'filler.adjective') && last?.degree != null && !names(beyond);
  });
}

/** The kinds of words that ask something which is known of jobs. */
const ASKED = [
  'aspect',
  'field',
  'most',
  'least',
  'unmeasured',
  'level',
  'statistic',
  'period',
  'compute',
  'label',
];
const RELATED = [
  'relation',
  'direction',
  'beside',
  'share',
  'need',
  'job',
  'help',
  'turn',
  'want',
  'self',
  'quantity',
];

/** "do they drug test X": of a role nothing is asked but what no word is known for. */
function strangeMatters(reading: Reading): Span[][] {
  const { spans } = reading;
  const role = spans.find((span) => is(span, 'title', 'pronoun.these', 'pronoun.it'));
  if (!role || has(reading, ...ASKED, ...RELATED, 'joint.in', 'joint.or', 'place')) return [];
  const clause = spans.filter((span) => span.clause === role.clause);
  // "appreciate it, this was neat" tells.
  const before = clause.slice(0, clause.indexOf(role));
  if (!before.some((span) => is(span, 'question', 'auxiliary'))) return [];
  const runs: Span[][] = [];
  for (const span of clause) {
    if (span.kind !== 'unknown') continue;
    const last = runs.at(-1);
    if (last?.at(-1)?.to === span.from) last.push(span);
    else runs.push([span]);
  }
  return runs;
}

/** "become an electrician with a felony": a thing that nothing knows, which somebody has who asks of a role. */
function strangeThings({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'joint.with') || !is(spans[at + 1], 'article.indefinite')) return [];
    const own = spans.filter(({ clause }) => clause === span.clause);
    const asks = own.some((one) => is(one, 'title')) && !own.some((one) => is(one, 'self'));
    if (!asks) return [];
    const [first] = nearestOf(spans, at, 1, 'article', 'filler', 'direction');
    if (!first || first.clause !== span.clause || !isStrange(first)) return [];
    const rest = spans.slice(spans.indexOf(first)).filter(({ clause }) => clause === span.clause);
    const end = rest.findIndex((one) => !isStrange(one));
    // "with a finance degree": of a level, more is known.
    return is(rest[end], 'level') ? [] : [end < 0 ? rest : rest.slice(0, end)];
  });
}

/** "jobs that don't require talking to people": what one has to do, where no source tells of it, to the end of the clause. */
function activitiesIn({ spans, tokens }: Reading, english: English): [number, number][] {
  if (!spans.some((span) => is(span, 'job.job'))) return [];
  return spans.flatMap((span, at): [number, number][] => {
    if (!is(span, 'filler.verb', 'unknown')) return [];
    const [last] = nearestOf(spans, at, -1, 'article', 'filler.filler', 'filler.me', 'filler.relative');
    if (!is(last, 'need', 'denial.without', 'aspect.duties')) return [];
    const word = span.text.toLowerCase();
    // A gerund names what is done; its lemma is another word.
    if (
      !word.endsWith(GERUND) ||
      (is(span, 'filler') && english.lemmas(word).every(({ lemma }) => lemma === word))
    )
      return [];
    const end = spans.findIndex(
      (one, place) =>
        place > at &&
        (one.clause !== span.clause ||
          is(one, 'quantity', 'level', 'joint.and') ||
          tokens[one.from]?.mark !== ''),
    );
    return [[at, end < 0 ? spans.length : end]];
  });
}

const GERUND = 'ing';

function typed({ text, tokens, spans }: Reading, from: number, to: number): string {
  return text.slice(tokens[spans[from]?.from ?? 0]?.start, tokens[(spans[to - 1]?.to ?? 1) - 1]?.end);
}

/** Advice is asked for by what someone is, or jobs "for" such people. */
function traitOf(reading: Reading): Span | undefined {
  const asksAdvice =
    has(reading, 'beside.opinion', 'verdict') ||
    // "are men or women better at it" asks whom it suits; what somebody is good at does not.
    reading.spans.some((span) => is(span, 'ability') && span.degree !== null) ||
    (has(reading, 'joint.than') && !has(reading, 'aspect', 'field'));
  return reading.spans.find(
    (span, at) => span.kind === 'trait' && (asksAdvice || is(reading.spans[at - 1], 'joint.for')),
  );
}

/** The asker's own pay or years, or a figure that is to be judged ("is 60k good for a welder"). */
function ownFacts(reading: Reading, self: Mention | null): Beside | null {
  const clauses = new Set(spansOf(reading, 'self').map((span) => span.clause));
  const judged =
    reading.spans.some(
      (span, at) => is(span, 'direction') && span.degree === null && !reading.spans[at + 1]?.quantity,
    ) ||
    isWeighed(reading) ||
    // "is 95k enough", "is it ok to ask for 120k": an amount that is needed or asked for is an offer.
    has(reading, 'beside.opinion', 'verdict', 'need');
  let [pay, years]: [number | null, number | null] = [null, null];
  for (const { quantity, kind, clause } of reading.spans) {
    if (!quantity || kind !== 'quantity' || (quantity.bound !== null && quantity.bound !== 'about')) continue;
    if (quantity.unit === 'years' && clauses.size > 0) years = quantity.value;
    else if (quantity.unit === 'USD' && (clauses.has(clause) || (judged && !has(reading, 'job.job'))))
      pay = quantity.value;
  }
  if (pay === null && years === null) return null;
  return { kind: 'own-facts', role: self ? roleOf(self) : null, pay, years };
}

/** "is 120k realistic for an X": what is asked of an amount is its worth, unless a statistic says what it has to be. */
function isWeighed(reading: Reading): boolean {
  const { spans } = reading;
  const at = spans.findIndex((span) => span.quantity?.unit === 'USD' && span.kind === 'quantity');
  const starts = spans[at - 2]?.clause !== spans[at - 1]?.clause;
  return starts && is(spans[at - 1], 'auxiliary') && !has(reading, 'statistic');
}

/** Roles that are named by two different names. */
function sameRoles(mentions: readonly Mention[]): Map<string, string[]> {
  const byRole = new Map<string, string[]>();
  for (const one of mentions) {
    const role = roleOf(one);
    if (role && one.at !== null) byRole.set(role, [...(byRole.get(role) ?? []), one.text]);
  }
  for (const [role, texts] of byRole)
    if (new Set(texts.map((text) => text.toLowerCase())).size < 2) byRole.delete(role);
  return byRole;
}
