import type { Conversation } from '../contract/conversation.ts';
import type { Query, Settled } from '../contract/query.ts';
import { nextConversation } from './conversation/conversation.ts';
import { ASKING } from './reading/asked.ts';
import type { Draft } from './reading/draft.ts';
import { SUBJECTS } from './reading/kinds.ts';
import { isSettled, onePerRole, queryRole, roleOf } from './reading/mention.ts';
import { anyOf, has, is, type Reading, type Span } from './reading/reading.ts';
import { asksWhichOne } from './subject/comparison.ts';
import { blankSubject, isBlank } from './subject/subject.ts';

/** A text that asks in some of its sentences and tells in the others. */
export interface Story {
  /** The sentences that ask, as one text. */
  asked: string;
  /** Those that tell, as another. */
  told: string;
}

const SENTENCE_END = /[.?!;\n]/u;
const COMMA = ',';
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
const TELLING = ['auxiliary', 'relation', 'filler.verb', 'pronoun', 'question'];
const NOUNS = ['title', 'mention', 'unknown', 'job'];

/**
 * Returns what a text asks and what it tells; null where it does only one of both.
 * @param begins the text begins a conversation, so that its parts lean on each other alone.
 */
export function storyOf(reading: Reading, begins: boolean): Story | null {
  const sentences = sentencesOf(reading, begins);
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
  return { asked: textOf(reading, asking), told: textOf(reading, told) };
}

/** "what do Xs make? Y I mean": a role is put right, wherever it was named. */
function corrects({ spans }: Reading, [from, to]: Sentence): boolean {
  const own = spans.slice(from, to);
  return anyOf(own, 'turn.correct') && anyOf(own, 'title', 'mention');
}

/** A sentence: its spans, from one to another. */
type Sentence = readonly [from: number, to: number];

function sentencesOf(reading: Reading, begins: boolean): Sentence[] {
  const { spans, tokens } = reading;
  const starts: number[] = [];
  for (const [at, span] of spans.entries()) {
    const mark = tokens[span.from]?.mark ?? '';
    const turns = begins && mark === COMMA && turnsToAsking(reading, [starts.at(-1) ?? 0, at]);
    if (at === 0 || SENTENCE_END.test(mark) || turns) starts.push(at);
  }
  return starts.map((from, at) => [from, starts[at + 1] ?? spans.length]);
}

/** "I'm an X now, what would I make": behind the comma begins what is asked. */
function turnsToAsking(reading: Reading, told: Sentence): boolean {
  const { spans } = reading;
  const [from, at] = told;
  // "if I went to law school, what …" supposes, and "I want to be an X, what do I need" asks for a way.
  const leans = anyOf(spans.slice(from, at), ...ASKING, 'filler.if', 'want', 'relation');
  const asks = is(spans[at], 'question') || (is(spans[at], 'auxiliary') && isOfSubject(spans, at));
  return asks && !leans && tells(reading, told);
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
  // "pay, school, is it growing": behind a comma a verb begins anew.
  const begins = (span: Span, at: number) => at === opens || tokens[span.from]?.mark === COMMA;
  return (
    is(own[opens], ...TURNS) ||
    own.some((span, at) => is(span, 'auxiliary') && begins(span, at) && isOfSubject(own, at))
  );
}

/** "is a X …", "can I …": who it is asked of follows the verb; not "been at it for a year", "have a degree". */
function isOfSubject(spans: readonly Span[], at: number): boolean {
  const [verb, next] = [spans[at], spans[at + 1]];
  if (!is(next, 'article.indefinite'))
    return is(next, ...NOUNS, 'pronoun', 'filler.me', 'filler.you', 'owner', 'article', 'all', 'group');
  return !is(verb, 'auxiliary.aux') || verb?.text.toLowerCase().endsWith(THIRD) === true;
}

/** "pay and growth please": what is wanted of roles, of whom nothing is told. */
function goesOn(reading: Reading, sentence: Sentence): boolean {
  const own = reading.spans.slice(...sentence);
  const says = anyOf(own, 'title', 'mention', 'pronoun.it', 'pronoun.these') || tells(reading, sentence);
  return anyOf(own, ...TOLD, 'near', 'place') && !says && !opensWithVerb(own);
}

/** "jobs without a degree", "tell me about Xs": words for what is asked about, and nobody who does anything. */
function isPhrase(reading: Reading, sentence: Sentence): boolean {
  const own = reading.spans.slice(...sentence);
  const names = anyOf(own, ...TOLD, 'title', 'job', 'group', 'relation');
  return names && !tells(reading, sentence) && !opensWithVerb(own);
}

/** "been out of work for a year": who it is said of is left out. */
function opensWithVerb(spans: readonly Span[]): boolean {
  return is(
    spans.find((span) => !is(span, ...LEADING)),
    'auxiliary',
    'filler.verb',
  );
}

/** Somebody tells something; "tell me", "X or Y - tell me" does not: nobody stands before the verb, who would say it. */
function tells({ spans, tokens }: Reading, [from, to]: Sentence): boolean {
  return spans.slice(from, to).some((span, at, own) => {
    const orders = is(span, 'filler.says') && (at === 0 || tokens[span.from]?.mark !== '');
    const isMe = is(span, 'filler.me') && is(own[at - 1], 'filler');
    return is(span, ...PERSONS) && !isMe && !orders;
  });
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
  { reading, mentions, self, subject, wide, conditions, places }: Draft,
  told: Reading,
): boolean {
  const { spans } = reading;
  const roles = told.spans.filter((span) => is(span, 'title', 'mention')).length;
  const first = mentions[0]?.at ?? spans.length;
  const points = (span: Span, at: number) => is(span, 'pronoun') || (roles > 0 && isKnown(spans, at));
  if (spans.slice(0, first).some(points)) return false;
  if (mentions.length === 0) {
    const leadsOn = has(reading, 'relation.similar', 'relation.transitionOut');
    // "X or Y. which is growing": of several roles, and not of jobs, it is asked which.
    const among =
      roles > 1 && has(reading, 'question.which', 'question.who') && !has(reading, 'job', 'group');
    const which = among || has(reading, 'direction.same') || isCompared(reading) || asksWhichOne(reading);
    const ofRoles = roles > 0 && (which || has(reading, ...LEADING_ON, 'all'));
    return wide && !leadsOn && !ofRoles && (!isBlank(subject) || conditions.length > 0);
  }
  const fromThere = spans.some((span, at) => is(span, 'joint.from') && is(spans[at + 1], 'filler'));
  // "will AI replace Xs" swaps nothing.
  const leads =
    fromThere || has(reading, ...WAYS) || (has(reading, 'turn.swap') && !has(reading, 'unmeasured'));
  if (roles > 0 && !has(reading, 'relation.similar') && leads) return false;
  if (mentions.length === 1 && !self && relates(reading) && places.length < 2) return false;
  return (
    !isBlank(subject) ||
    has(reading, 'relation', 'unmeasured') ||
    (mentions.length > 1 && !wantsOf(told.spans))
  );
}

/** "X or Y? I care about pay", not "my son has a certificate from an X": what is wanted of roles that stand elsewhere. */
function wantsOf(told: readonly Span[]): boolean {
  return told.some((span) => {
    const own = told.filter(({ clause }) => clause === span.clause);
    return is(span, ...TOLD) && !(anyOf(own, ...PERSONS) && anyOf(own, 'title', 'mention'));
  });
}

/** Returns whether a question says what it asks of roles; "True on average?", "is that low?" ask about what is told. */
export function asksOfRoles({ reading, subject, compute, direction, besides }: Draft, told: Draft): boolean {
  const pay = told.reading.spans.some(({ quantity }) => quantity?.unit === 'USD');
  if (pay && has(reading, 'pronoun.it')) return false;
  const asked = pay ? { ...subject, statistic: null } : subject;
  if (!isBlank(asked) || compute !== null || direction !== null) return true;
  return has(reading, 'relation') || besides.some(({ kind }) => kind === 'unmeasured');
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

/**
 * Returns the conversation after what a story tells of roles, as a turn before the question; null where it names none.
 * @param asked what it would be asked as by itself: "I'm an X and want to be a Y" asks for a way.
 */
export function afterTold(
  { mentions, self, places }: Draft,
  asked: Query,
  state: Conversation,
): Conversation | null {
  const roles = onePerRole(mentions.filter(({ named }) => isSettled(named))).map(queryRole);
  const [first] = roles;
  if (!first) return null;
  const subject = blankSubject();
  const base = { subject, places, conditions: [], besides: [], unused: [], language: asked.language };
  const query: Settled =
    roles.length > 1
      ? { intent: 'compare', roles, compute: null, direction: null, ...base }
      : { intent: 'describe', role: first, ...base };
  const ids = roles.map(({ id }) => id);
  const own = self && roleOf(self);
  const told = { self: own, goal: null, answered: null };
  if (asked.intent === 'transition' && asked.from && (own === null || asked.from.id === own))
    return nextConversation(state, asked, { roles: [asked.from.id, asked.to.id], offered: [] }, told);
  const after = nextConversation(state, query, { roles: ids, offered: [] }, told);
  const others = ids.filter((id) => id !== own);
  // The asker stands where they name themselves.
  const later = (self?.at ?? 0) > (mentions[0]?.at ?? 0);
  const compared = !own || ids.includes(own) ? ids : later ? [...ids, own] : [own, ...ids];
  return { ...after, compared, focus: others.length > 0 ? others : ids };
}

/** "Pharmacist in Jersey, sick of my hours", "out of the army, infantry": a role that opens a part of what is told, and of which nothing is said, is who tells. */
export function withOpener(told: Draft): Draft {
  const [first] = told.mentions;
  const { spans, tokens } = told.reading;
  if (told.self || first?.at == null) return told;
  const start = spans.findLastIndex((span, at) => at <= (first.at ?? 0) && tokens[span.from]?.mark !== '');
  const opens =
    !anyOf(spans.slice(0, first.at), ...PERSONS, ...TELLING) &&
    !anyOf(spans.slice(Math.max(0, start), first.at), 'joint');
  const end = spans.findIndex((span, at) => at > (first.at ?? 0) && tokens[span.from]?.mark !== '');
  const after = spans.slice(first.at + 1, end < 0 ? spans.length : end);
  // "plumber, electrician, carpenter. compare the pay": a list, and nobody who tells.
  const tells = [...after, spans[end]].some((span) => is(span, 'title', ...TELLING));
  return opens && !tells ? { ...told, self: first } : told;
}
