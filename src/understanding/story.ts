import type { Condition } from '../contract/query.ts';
import { ASKING } from './reading/asked.ts';
import type { Draft } from './reading/draft.ts';
import { SUBJECTS } from './reading/kinds.ts';
import { anyOf, has, is, type Reading, type Span } from './reading/reading.ts';
import { isBlank } from './subject/subject.ts';

/** A text that asks in some of its sentences and tells in the others. */
export interface Story {
  /** The sentences that ask, as one text. */
  asked: string;
  /** The spans of those that tell. */
  told: readonly Span[];
}

const SENTENCE_END = /[.?!;\n]/u;
const QUESTION = /\?/u;
/** The kinds of words that change what is asked, and those that begin a sentence that does. */
const TURNS = [
  'turn.correct',
  'turn.remove',
  'turn.only',
  'turn.add',
  'turn.swap',
  'turn.about',
  'turn.reverse',
];
/** The end of a verb in the third person. */
const THIRD = 's';
/** The kinds of words before a verb of speech where it is the asker who asks. */
const ASKERS = ['filler.me', 'auxiliary', 'joint.to', 'want', 'courtesy'];
const LEADING = ['courtesy', 'greeting', 'thanks', 'joint', 'turn.lean', 'confirm'];
/** The kinds of words that say what is asked of roles, and those of whom something is told. */
const TOLD = [...SUBJECTS, 'most', 'least', 'statistic', 'direction.ascending', 'direction.descending'];
const PERSONS = ['self', 'owner', 'filler.me', 'filler.says'];
const NOUNS = ['title', 'mention', 'unknown', 'job'];

/** Returns what a text asks and what it tells; null where it does only one of both. */
export function storyOf(reading: Reading): Story | null {
  const sentences = sentencesOf(reading);
  if (sentences.length < 2 || sentences.some((one) => corrects(reading, one))) return null;
  const plainly = sentences.filter((one) => asks(reading, one));
  const [first] = plainly;
  const asking = first
    ? sentences.filter(
        (one) =>
          plainly.includes(one) || goesOn(reading, one) || (one[0] > first[0] && compares(reading, one)),
      )
    : sentences.filter((one) => isPhrase(reading, one));
  if (asking.length === 0 || asking.length === sentences.length) return null;
  const told = sentences.filter((one) => !asking.includes(one));
  return {
    asked: textOf(reading, asking),
    told: told.flatMap(([from, to]) => reading.spans.slice(from, to)),
  };
}

/** "what do Xs make? Y I mean": a role is put right, wherever it was named. */
function corrects({ spans }: Reading, [from, to]: Sentence): boolean {
  const own = spans.slice(from, to);
  return anyOf(own, 'turn.correct') && anyOf(own, 'title', 'mention');
}

/** A sentence: its spans, from one to another. */
type Sentence = readonly [from: number, to: number];

function sentencesOf({ spans, tokens }: Reading): Sentence[] {
  const starts = spans.flatMap((span, at) =>
    at === 0 || SENTENCE_END.test(tokens[span.from]?.mark ?? '') ? [at] : [],
  );
  return starts.map((from, at) => [from, starts[at + 1] ?? spans.length]);
}

/** A sentence is a question by its mark, its words or its order. */
function asks({ spans, tokens, text }: Reading, [from, to]: Sentence): boolean {
  const after = tokens[spans[to]?.from ?? tokens.length]?.mark ?? text.slice(-1);
  const own = spans.slice(from, to);
  if (QUESTION.test(after)) return true;
  // "the guy who came by": it says who is meant.
  const isRelative = (at: number) =>
    (is(own[at], 'question.who', 'question.which') && is(own[at - 1], ...NOUNS)) ||
    // "my boss asked what I wanted": somebody else did.
    (is(own[at], 'question') && is(own[at - 1], 'filler.says') && at > 1 && !is(own[at - 2], ...ASKERS));
  if (own.some((span, at) => is(span, ...ASKING) && !isRelative(at))) return true;
  const opens = own.findIndex((span) => !is(span, ...LEADING));
  return is(own[opens], ...TURNS) || (is(own[opens], 'auxiliary') && isOfSubject(own, opens));
}

/** "is a X …", "can I …": who it is asked of follows the verb; not "been at it for a year", "have a degree". */
function isOfSubject(spans: readonly Span[], at: number): boolean {
  const [verb, next] = [spans[at], spans[at + 1]];
  if (!is(next, 'article.indefinite'))
    return is(next, ...NOUNS, 'pronoun', 'filler.me', 'filler.you', 'owner', 'article', 'all', 'group');
  return !is(verb, 'auxiliary.aux') || verb?.text.toLowerCase().endsWith(THIRD) === true;
}

/** "pay and growth please": what is wanted of roles, of whom nothing is told. */
function goesOn({ spans }: Reading, [from, to]: Sentence): boolean {
  const own = spans.slice(from, to);
  const tells = own.some(
    (span, at) => is(span, 'title', 'mention', 'pronoun.it', 'pronoun.these') || isTeller(own, at),
  );
  return anyOf(own, ...TOLD, 'near', 'place') && !tells && !opensWithVerb(own);
}

/** "jobs without a degree", "tell me about Xs": words for what is asked about, and nobody who does anything. */
function isPhrase({ spans }: Reading, [from, to]: Sentence): boolean {
  const own = spans.slice(from, to);
  const names = anyOf(own, ...TOLD, 'title', 'job', 'group', 'relation');
  return names && !own.some((_, at) => isTeller(own, at)) && !opensWithVerb(own);
}

/** "been out of work for a year": who it is said of is left out. */
function opensWithVerb(spans: readonly Span[]): boolean {
  return is(
    spans.find((span) => !is(span, ...LEADING)),
    'auxiliary',
    'filler.verb',
  );
}

/** Somebody who tells something; "tell me" does not. */
function isTeller(spans: readonly Span[], at: number): boolean {
  const isMe = is(spans[at], 'filler.me') && is(spans[at - 1], 'filler');
  return is(spans[at], ...PERSONS) && !isMe && !(at === 0 && is(spans[at], 'filler.says'));
}

/** "I hear Ys earn even more", after what is asked of Xs: a role that is set beside them. */
function compares({ spans }: Reading, [from, to]: Sentence): boolean {
  const own = spans.slice(from, to);
  return isCompared({ spans: own }) && anyOf(own, 'title');
}

function textOf({ spans, tokens, text }: Reading, sentences: readonly Sentence[]): string {
  const texts = sentences.map(([from, to]) => {
    const [start, next] = [
      tokens[spans[from]?.from ?? 0]?.start ?? 0,
      tokens[spans[to]?.from ?? tokens.length],
    ];
    return text.slice(start, next?.start ?? text.length).trim();
  });
  return texts.join(' ');
}

/** The kinds of words that follow a single role and require another. */
const RELATING = ['compute', 'relation.compare', 'relation.versus', 'direction.same'];
/** Words for a way, which may begin at a role that is told; words that lead on from one where none is named. */
const WAYS = [
  'relation.transition',
  'relation.transitionFrom',
  'relation.transitionOut',
  'relation.entry',
  'turn.add',
];
const LEADING_ON = [...WAYS, 'turn.swap', 'relation.similar', 'turn.more', 'self.self', 'owner'];

/** Returns whether a question names all that it is about, so that nothing of its story is asked. */
export function namesAll(
  { reading, mentions, self, subject, wide, conditions }: Draft,
  { told }: Story,
): boolean {
  const { spans } = reading;
  const roles = told.filter((span) => is(span, 'title', 'mention')).length;
  const first = mentions[0]?.at ?? spans.length;
  const points = (span: Span, at: number) =>
    (is(span, 'pronoun') && !(mentions.length > 0 && standsFor(spans, at))) ||
    (roles > 0 && isKnown(spans, at));
  if (spans.slice(0, first).some(points)) return false;
  if (mentions.length === 0) {
    const leadsOn = has(reading, 'relation.similar', 'relation.transitionOut');
    const ofRoles = roles > 0 && (has(reading, ...LEADING_ON, 'all') || isCompared(reading));
    return wide && !leadsOn && !ofRoles && (!isBlank(subject) || conditions.length > 0);
  }
  const fromThere = spans.some((span, at) => is(span, 'joint.from') && is(spans[at + 1], 'filler'));
  // "will AI replace Xs" swaps nothing.
  const leads =
    fromThere || has(reading, ...WAYS) || (has(reading, 'turn.swap') && !has(reading, 'unmeasured'));
  if (roles > 0 && !has(reading, 'relation.similar') && leads) return false;
  if (mentions.length === 1 && !self && relates(reading)) return false;
  return (
    !isBlank(subject) || has(reading, 'relation', 'unmeasured') || (mentions.length > 1 && !wantsOf(told))
  );
}

/** "X or Y? I care about pay", not "my son has a certificate from an X": what is wanted of roles that stand elsewhere. */
function wantsOf(told: readonly Span[]): boolean {
  return told.some((span) => {
    const own = told.filter(({ clause }) => clause === span.clause);
    return is(span, ...TOLD) && !(anyOf(own, ...PERSONS) && anyOf(own, 'title', 'mention'));
  });
}

/** "would I earn more as an X": one role alone, whose other side is what the asker is. */
export function isBesideOwn({ reading, mentions: [only, second], self, subject, places }: Draft): boolean {
  // "what do Xs make in Ohio compared with Iowa": what is compared are places.
  if (only?.at == null || second || self || isBlank(subject) || places.length > 1) return false;
  return relates(reading) && !has(reading, 'pronoun');
}

/** "is it true that …", "is it hard to …": a pronoun for what follows it. */
function standsFor(spans: readonly Span[], at: number): boolean {
  const follows = anyOf(spans.slice(at), 'filler.relative', 'joint.to', 'relation.entry');
  return is(spans[at], 'pronoun.it') && is(spans[at - 1], 'auxiliary') && follows;
}

/** "the trade": the job that was told of; "the work of an X" is not. */
function isKnown(spans: readonly Span[], at: number): boolean {
  return is(spans[at], 'job') && is(spans[at - 1], 'article.definite') && !is(spans[at + 1], 'joint.of');
}

const isCompared = ({ spans }: Pick<Reading, 'spans'>) =>
  spans.some(({ degree }) => degree === 'comparative');

/** One role is set beside another that is not named: "would an X earn more"; jobs like one need no other. */
function relates(reading: Reading): boolean {
  if (has(reading, 'relation.similar')) return false;
  if (has(reading, ...RELATING)) return true;
  return isCompared(reading) && !has(reading, 'joint.than', 'job.job', 'all.all', 'quantity');
}

/** "no college for me. what pays over 50k": the schooling that somebody has not, or wants, narrows the jobs they ask for. */
export function schooling(
  { told }: Story,
  asked: readonly Condition[],
  all: readonly Condition[],
): Condition[] {
  const isLevel = (one: Condition) => one.op === 'level';
  const meant =
    told.some((span) => is(span, 'level') && (span.denied || wants(told, span))) && !asked.some(isLevel);
  return meant ? all.filter(isLevel) : [];
}

const wants = (told: readonly Span[], { clause }: Span) =>
  told.some((span) => span.clause === clause && is(span, 'want', 'turn.only'));
