import pluralize from 'pluralize';
import type { FieldRegistry } from '../../catalogue/fields.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { isGerund } from '../../language/inflect.ts';
import { ASKED, OF_JOBS } from '../reading/kinds.ts';
import {
  anyOf,
  is,
  isStrange,
  nearestOf,
  type Reading,
  runsOf,
  type Span,
  spansOf,
  typedOf,
} from '../reading/reading.ts';
import type { SkillAsked } from '../roles/items.ts';
import { figuresByTrait, labelField } from '../subject/traits.ts';

/**
 * The subjects that no field measures, each once, with the fields that come near it.
 * @param skill one that is listed is no such subject; where it is not `told`, its list comes near.
 */
export function unmeasuredIn(
  reading: Reading,
  fields: FieldRegistry,
  english: English,
  skill: SkillAsked | null = null,
  told = false,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const skills = skill ? [...skill.spans, ...skill.others] : [];
  const isSkill = (run: readonly Span[]) => run.some((span) => skills.includes(span));
  for (const span of spansOf(reading, 'unmeasured'))
    if (!isSkill([span]))
      found.set(
        objectName(span, reading, english) ?? subjectName(span, english),
        english.near(span.value).filter(fields.has),
      );
  if (skill && !told && (skill.isAsked || is(skill.spans[0], 'unmeasured')))
    found.set(typedOf(reading, skill.spans), [skill.field]);
  // "black women": sources count people by one label at a time.
  for (const run of runsOf(reading.spans, (span) => is(span, 'label'))) {
    const of = [...new Set(run.map(labelField))];
    if (of.length > 1) found.set(typedOf(reading, run), of);
  }
  const strange = strangeIn(reading);
  const isPart = (run: readonly Span[]) =>
    strange.some((other) => other.length > run.length && run.every((span) => other.includes(span)));
  const abilities = runsOf(reading.spans, ({ told }) => told !== null);
  const others = [
    ...[...strange.filter((run) => !isPart(run)), ...activitiesIn(reading), ...abilities]
      .filter((run) => !isSkill(run))
      .map((run) => typedOf(reading, run)),
    ...figuresByTrait(reading, english),
  ];
  for (const subject of others) if (!found.has(subject)) found.set(subject, []);
  return found;
}

/** "do Xs smoke more than Ys": of roles there is more of what nothing measures, and of nothing else. */
export function isOfNothing(
  { aspects }: Subject,
  { length }: readonly unknown[],
  besides: readonly Beside[],
): boolean {
  const strange = besides.some((one) => one.kind === 'unmeasured' && one.near.length === 0);
  return length > 0 && aspects.length === 0 && strange;
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

/** The kinds of words that ask of jobs, or of what stands beside them. */
const RELATED = [...ASKED, ...OF_JOBS, 'relation', 'beside', 'need', 'verdict', 'help', 'quantity'];
/** The words that begin what stands beside a question: where, for whom, of whose. */
const ADJUNCT = ['joint.in', 'joint.at', 'joint.for', 'joint.with', 'owner'];
/** The roles of which something is asked, and what stands for them. */
const OF_WHOM = ['title', 'pronoun.these', 'pronoun.it', 'pronoun.among'];

/**
 * "do they drug test X", "is X more likely to win the lottery than Y", "who walks more": of roles nothing is asked but
 * what no word is known for, or what nobody measures that they do.
 */
function strangeMatters({ spans }: Reading): Span[][] {
  const asksOf = (span: Span, at: number) =>
    is(span, ...OF_WHOM) || (is(span, 'job.job') && is(spans[at - 1], 'question', 'joint.at'));
  // "how many Xs are there" counts the role; "how tall is the average X" says a statistic of it.
  const counts = (at: number) => is(spans[at], 'question.count') && is(spans[at + 1], 'title');
  const isOfRole = (at: number) => is(spans[at], 'statistic') && is(spans[at + 1], 'title');
  // "is there a guild for X vs Y": what stands between two roles asks nothing of them.
  const setsApart = (at: number) => is(spans[at], 'relation.versus') && is(spans[at - 1], 'title');
  const isRelated = (span: Span, at: number) =>
    counts(at) || (is(span, ...RELATED) && !asksOf(span, at) && !isOfRole(at) && !setsApart(at));
  if (!spans.some(asksOf) || spans.some(isRelated)) return [];
  const clauses = new Set(spans.filter((_, at) => isAskedIn(spans, at)).map(({ clause }) => clause));
  const asked = (span: Span, at: number) =>
    clauses.has(span.clause) && (span.kind === 'unknown' || isDoneMore(spans, at));
  const places = new Map(spans.map((span, at) => [span, at]));
  return runsOf(spans, asked).filter(([first]) => {
    const at = places.get(first as Span) ?? 0;
    const [before] = nearestOf(spans, at, -1, 'article', 'filler.adjective');
    // "should Timmy be an X": who it is asked for.
    return !is(before, ...ADJUNCT, 'auxiliary.modal');
  });
}

/** A question is put by its words, or by a verb before its role; "appreciate it, this was neat" tells. */
function isAskedIn(spans: readonly Span[], at: number): boolean {
  if (!is(spans[at], 'auxiliary')) return is(spans[at], 'question', 'pronoun.among');
  const before = spans.slice(0, at).filter(({ clause }) => clause === spans[at]?.clause);
  return !anyOf(before, ...OF_WHOM);
}

/** "do Xs fall more", "who swears more", "are Xs kinder", "have more kids": of which there is more. */
function isDoneMore(spans: readonly Span[], at: number): boolean {
  const [span, before] = [spans[at], spans[at - 1]];
  const [after] = nearestOf(spans, at, 1, 'filler.filler');
  if (is(span, 'filler.adjective')) return span?.degree === 'comparative';
  if (is(span, 'filler.verb', 'filler.says'))
    return is(before, ...OF_WHOM, 'question') && is(after, 'direction');
  const noun =
    is(span, 'filler.filler', 'filler.person') && is(before, 'direction') && before?.degree !== null;
  return noun && pluralize.isPlural(span?.text ?? '') && !is(spans[at + 1], 'joint.to', 'joint.of');
}

/** "can diabetics become X", "may a deaf person work as X": of what somebody is like, it is asked whether one may be a role. */
function strangePeople({ spans }: Reading): Span[][] {
  if (!spans.some((span) => is(span, 'title'))) return [];
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'auxiliary.modal', 'auxiliary.possible')) return [];
    const [first] = nearestOf(spans, at, 1, 'article');
    const from = spans.indexOf(first as Span);
    const length = spans.slice(from).findIndex((one) => !isStrange(one));
    const after = spans.slice(from + length).find((one) => !is(one, 'job.worker', 'filler.filler'));
    return length > 0 && is(after, 'relation.entry', 'auxiliary', 'filler.verb', 'job.job')
      ? [spans.slice(from, from + length)]
      : [];
  });
}

/** "how much maternity leave do Xs get": what is counted or measured of a role, all of it, where a word of it is strange. */
function strangeAmounts({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'question.amount', 'question.count')) return [];
    const end = spans.findIndex((one, place) => place > at && is(one, 'auxiliary'));
    const run = spans.slice(at + 1, Math.max(end, at + 1));
    const isOwn = (one: Span) =>
      one.clause === span.clause && (isStrange(one) || is(one, 'filler', 'aspect'));
    const ofRole = is(nearestOf(spans, end, 1, 'article')[0], ...OF_WHOM);
    // "how much gross pay": what ends the run is what is asked.
    const isNamed = run.some(isStrange) && run.every(isOwn) && !is(run.at(-1), 'aspect');
    return isNamed && ofRole ? [run] : [];
  });
}

/** "the divorce rate of X": how often something is the case that nothing knows. */
function strangeRates({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'tally')) return [];
    const isOwn = (one: Span) =>
      (isStrange(one) || is(one, 'filler.verb', 'filler.filler')) && one.clause === span.clause;
    const from = spans.slice(0, at).findLastIndex((one) => !isOwn(one)) + 1;
    return from < at ? [spans.slice(from, at + 1)] : [];
  });
}

/** "become an electrician with a felony": a thing that nothing knows, which somebody has who asks of a role. */
function strangeThings({ spans }: Reading): Span[][] {
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'joint.with', 'auxiliary.aux') || !is(spans[at + 1], 'article.indefinite')) return [];
    const own = spans.filter(({ clause }) => clause === span.clause);
    const asks = anyOf(own, 'title') && !anyOf(own, 'self');
    if (!asks) return [];
    const [first] = nearestOf(spans, at, 1, 'article', 'filler', 'direction');
    if (!first || first.clause !== span.clause || !isStrange(first)) return [];
    const rest = spans.slice(spans.indexOf(first)).filter(({ clause }) => clause === span.clause);
    const end = rest.findIndex((one) => !isStrange(one));
    // "with a finance degree": of a level, more is known.
    return is(rest[end], 'level') ? [] : [end < 0 ? rest : rest.slice(0, end)];
  });
}

/** The words for what is asked that no word is known for: a subject, or whatever else may be asked beside a role. */
export function strangeIn(reading: Reading): Span[][] {
  const matters = [strangeRates, strangeAmounts, strangePeople, strangeMatters, strangeThings];
  return [...strangeSubjects(reading).map((span) => [span]), ...matters.flatMap((of) => of(reading))];
}

/** "jobs that don't require talking to people": what one has to do, where no source tells of it, to the end of the clause. */
function activitiesIn({ spans, tokens }: Reading): Span[][] {
  if (!anyOf(spans, 'job.job')) return [];
  return spans.flatMap((span, at): Span[][] => {
    if (!is(span, 'filler.verb', 'unknown')) return [];
    const [last] = nearestOf(spans, at, -1, 'article', 'filler.filler', 'filler.me', 'filler.relative');
    if (!is(last, 'need', 'denial.without', 'aspect.duties')) return [];
    const word = span.text.toLowerCase();
    // A gerund names what is done; its lemma is another word.
    if (!isGerund(word)) return [];
    const end = spans.findIndex(
      (one, place) =>
        place > at &&
        (one.clause !== span.clause ||
          is(one, 'quantity', 'level', 'joint.and') ||
          tokens[one.from]?.mark !== ''),
    );
    return [spans.slice(at, end < 0 ? spans.length : end)];
  });
}
