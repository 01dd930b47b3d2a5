import { range } from '../../language/tokens.ts';
import { COMPARED, SUBJECTS } from './kinds.ts';
import { allOf, anyOf, is, nearestOf, type Reading, type Span } from './reading.ts';

/** Shorter texts are all question, and those a little longer are cut between sentences only. */
const SHORT = 12;
const LONG = 20;
/** The maximum distance, in spans, between "I am" and the asker's role. */
const NEAR = 4;
const COMMA = /^,$/u;
const STRONG_MARK = /[.?!;\n–—]/u;
const QUESTION = /\?/u;
/** The kinds of words by which a part of a text asks or compares. */
export const ASKING = ['question', 'relation.versus', 'relation.compare', 'confirm', 'pronoun.among'];
/** The kinds of words that say what is asked of roles. */
const TOLD = [...SUBJECTS, 'most', 'least', 'statistic'];
/** The kinds of words that begin a question, and those that may precede it. */
const OPENING = ['auxiliary', 'question'];
const LEADING = ['courtesy', 'turn', 'joint.and', 'filler', 'greeting'];
/** The kinds of words that follow a single role and require another. */
const RELATING = [
  'joint.than',
  'bound.over',
  'bound.under',
  ...COMPARED,
  'compute',
  'relation.versus',
  'relation.compare',
  'relation.transition',
];

/**
 * Returns a long text as it is read without the story around its question: what stands in other parts is small talk. A
 * question that points back to the story, or sets a role against one of it, is left with all of it.
 */
export function askedOf(whole: Reading): Reading {
  const reading = {
    ...whole,
    spans: whole.spans.map((span, at) => (isPredicate(whole, at) ? background(span) : span)),
  };
  const fresh = reading.spans.findLastIndex((span) => is(span, 'turn.reset'));
  if (fresh > 0 && anyOf(reading.spans.slice(fresh), 'aspect', 'field')) return afresh(reading, fresh);
  const parts = partsOf(reading);
  const asking = parts.filter((part) => asks(reading, part));
  const large = asking.some(([from, to]) => asksOfJobs(reading.spans.slice(from, to)));
  if (reading.tokens.length < SHORT && !large) return reading;
  const own = parts.filter(([from, to]) => tellsOwn(reading.spans.slice(from, to)));
  const spans = asking.flatMap(([from, to]) => reading.spans.slice(from, to));
  const titles = spans.filter((span) => is(span, 'title', 'mention')).length;
  const points = anyOf(spans, 'pronoun.these', 'pronoun.both', 'pronoun.among', 'pronoun.it');
  const relates = spans.some(
    (span) => span.degree === 'comparative' || (is(span, ...RELATING) && span.degree !== 'superlative'),
  );
  if (titles === 0 ? !large : titles === 1 && (points || relates)) return reading;
  const silent = titles > 1 && !anyOf(spans, ...TOLD);
  const named = parts.filter(([from, to]) => {
    const part = reading.spans.slice(from, to);
    return namesSubject(part) && (silent || allOf(part, ...TOLD, ...LEADING));
  });
  const kept = new Set([...asking, ...own, ...named].flatMap(([from, to]) => range(from, to)));
  return {
    ...reading,
    spans: reading.spans.map((span, at) => (kept.has(at) || isOwn(span) ? span : background(span))),
  };
}

/** "is it a dying job": what those are that a pronoun points at is no job at large. */
function isPredicate({ spans }: Reading, at: number): boolean {
  if (!is(spans[at], 'job.job')) return false;
  const between = ['article.indefinite', 'auxiliary.aux', 'most', 'least', 'direction', 'filler'];
  const [of] = nearestOf(spans, at, -1, ...between);
  return of !== spans[at - 1] && of?.clause === spans[at]?.clause && is(of, 'pronoun.it', 'pronoun.these');
}

/** "X or Y? Need to know the pay", "… pay too please": what is wanted of roles that stand in another part. */
function namesSubject(part: readonly Span[]): boolean {
  return anyOf(part, ...TOLD) && !anyOf(part, 'title', 'mention', 'self');
}

/** Jobs at large are asked about, by their order. */
function asksOfJobs(part: readonly Span[]): boolean {
  const ordered = part.some((span) => is(span, ...COMPARED) && span.degree === 'superlative');
  return ordered && anyOf(part, 'job.job') && !anyOf(part, 'title', 'mention');
}

/** "what do X do, actually forget that, what do they earn": what was asked before counts no more, but for who it was about. */
function afresh(reading: Reading, from: number): Reading {
  const spans = reading.spans.map((span, at) =>
    at > from || is(span, 'title', 'mention') ? span : background(span),
  );
  return { ...reading, spans };
}

/** The asker's own role or pay counts wherever it stands. */
function tellsOwn(part: readonly Span[]): boolean {
  // "store manager 7 years".
  if (anyOf(part, 'title') && part.some(({ quantity }) => quantity?.unit === 'years')) return true;
  const from = part.findIndex((span) => is(span, 'self'));
  return from >= 0 && anyOf(part.slice(from + 1, from + 1 + NEAR), 'title', 'quantity');
}

/** So do a place and what is to be done or left out. */
function isOwn(span: Span): boolean {
  return is(span, 'place', 'order', 'relation.transition', 'relation.entry', 'want', 'turn.remove');
}

function background(span: Span): Span {
  return { ...span, kind: 'filler', value: '', named: null, quantity: null, told: null };
}

/** The parts of a text, each from a span to another: sentences, cut at commas that list nothing. */
function partsOf({ spans, tokens }: Reading): [number, number][] {
  const starts = spans.flatMap((span, at) => {
    if (at === 0) return [0];
    const mark = tokens[span.from]?.mark ?? '';
    const long = tokens.length >= LONG;
    return STRONG_MARK.test(mark) || (long && COMMA.test(mark) && !lists(spans, at)) ? [at] : [];
  });
  return starts.map((from, at) => [from, starts[at + 1] ?? spans.length]);
}

/** What bounds jobs, and what may stand before it. */
const BOUNDING = ['quantity', 'level', 'denial', 'need'];
const GOVERNING = ['aspect', 'joint.with', 'auxiliary'];

/** A comma before or after a role, or before "and" and "or", goes on with a list; so does one before "pay and growth". */
function lists(spans: readonly Span[], at: number): boolean {
  const [next, after] = spans.slice(at).filter((span) => !is(span, 'article'));
  const subjects = is(next, 'aspect', 'field') && is(after, 'joint.and', 'joint.or');
  const roles = is(spans[at - 1], 'title', 'mention') || is(next, 'title', 'mention');
  // "jobs that need no degree, pay over 80k": one condition more.
  const bounds = is(next, ...BOUNDING) || (is(next, ...GOVERNING) && is(after, ...BOUNDING));
  return roles || subjects || bounds || is(next, 'joint.or', 'joint.and');
}

function asks({ spans, tokens, text }: Reading, [from, to]: [number, number]): boolean {
  const part = spans.slice(from, to);
  const after = tokens[spans[to]?.from ?? tokens.length]?.mark ?? text.slice(-1);
  if (QUESTION.test(after) || anyOf(part, ...ASKING)) return true;
  return is(
    part.find((span) => !is(span, ...LEADING)),
    ...OPENING,
  );
}
