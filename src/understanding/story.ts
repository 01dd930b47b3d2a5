import { DOES } from './naming/done-work.ts';
import { ASKING } from './reading/asked.ts';
import { SUBJECTS } from './reading/kinds.ts';
import { anyOf, is, type Reading, type Span } from './reading/reading.ts';

/** A text that asks in some of its sentences and tells in the others. */
export interface Story {
  /** The sentences that ask, as one text. */
  asked: string;
  /** Those that tell, as another. */
  told: string;
}

const SENTENCE_END = /[.?!;\n]/u;
const COMMA = ',';
const COLON = /:\s*$/u;
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
export const TOLD = [
  ...SUBJECTS,
  'most',
  'least',
  'statistic',
  'direction.ascending',
  'direction.descending',
];
export const PERSONS = ['self', 'owner', 'filler.me', 'filler.says'];
export const TELLING = ['auxiliary', 'relation', 'filler.verb', 'pronoun', 'question'];
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
    const led = COLON.test(mark) && leadsToAsking(reading, [starts.at(-1) ?? 0, at]);
    if (at === 0 || SENTENCE_END.test(mark) || turns || led) starts.push(at);
  }
  return starts.map((from, at) => [from, starts[at + 1] ?? spans.length]);
}

/** "I'm an X now, what would I make": behind the comma begins what is asked. */
function turnsToAsking(reading: Reading, told: Sentence): boolean {
  const { spans } = reading;
  const [from, at] = told;
  // "if I went to law school, what …" supposes, and "I want to be an X, what do I need" asks for a way.
  const said = spans.slice(from, at);
  // "we are Xs, not Ys, what …": the two are told apart.
  const tellsApart = said.some((span) => span.denied && is(span, 'title'));
  const leans = tellsApart || anyOf(said, ...ASKING, 'filler.if', 'want', 'relation');
  const asks = is(spans[at], 'question') || (is(spans[at], 'auxiliary') && isOfSubject(spans, at));
  return asks && !leans && tells(reading, told);
}

/** "half of us cook for a living: which jobs …": behind the colon is asked what no word before it asks or compares. */
function leadsToAsking(reading: Reading, [from, at]: Sentence): boolean {
  const { spans, tokens } = reading;
  const ends = (span: Span, place: number) => place > at && SENTENCE_END.test(tokens[span.from]?.mark ?? '');
  const end = spans.findIndex(ends);
  const after = spans.slice(at, end < 0 ? spans.length : end);
  // "I hate writing: X or Y?": of what is told it is asked which.
  const asks = is(after[0], 'auxiliary') || anyOf(after, 'question');
  return asks && !anyOf(spans.slice(from, at), ...ASKING) && tells(reading, [from, at]);
}

/** A sentence is a question by its mark, its words or its order. */
function asks({ spans, tokens, text }: Reading, [from, to]: Sentence): boolean {
  const after = tokens[spans[to]?.from ?? tokens.length]?.mark ?? text.slice(-1);
  const own = spans.slice(from, to);
  if (QUESTION.test(after)) return true;
  if (COLON.test(after)) return false;
  // "the guy who came by": it says who is meant.
  const isRelative = (at: number) =>
    (is(own[at], 'question.who', 'question.which') && is(own[at - 1], ...NOUNS)) ||
    // "one of them wants …": of one somebody tells.
    (is(own[at], 'pronoun.among') && is(own[at - 1], 'job.worker', 'number')) ||
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
    return is(span, ...PERSONS, `title.${DOES}`) && !isMe && !orders;
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

export const isCompared = ({ spans }: Pick<Reading, 'spans'>) =>
  spans.some(({ degree }) => degree === 'comparative');
