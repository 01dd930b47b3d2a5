import type { Words } from './annotate.ts';
import { comparisonFault } from './compare.ts';
import { incomparable, unsettled } from './consistency.ts';
import type { Evidence } from './evidence.ts';
import { figureFaults } from './figures.ts';
import { denied, type Gaps } from './missing.ts';
import { phraseFaults } from './phrases.ts';
import { breaksAt, marksIn, quote, type Sentence, sentenceOf } from './sentence.ts';

/** Denials: each must be an honest gap, an equality that holds, a word of a fact, or the setting right of a wrong question. */

/** Phrases that hold a negation and are read elsewhere, or say nothing of the facts. */
const READ_ELSEWHERE = new Set(['missing', 'incomparable', 'unsettled', 'similar', 'same', 'harmless']);

/** Why a denial of the sentence may not be shown; null when all of them stand. */
export function negationFault(
  sentence: Sentence,
  gaps: Gaps,
  used: readonly Evidence[],
  words: Words,
): string | null {
  if (marksIn(sentence, 'incomparable').length > 0 && !incomparable(sentence))
    return 'it says that figures cannot be compared which can';
  if (marksIn(sentence, 'unsettled').length > 0 && !unsettled(sentence))
    return 'it says that the source is at odds with itself, and no note says so';
  for (const span of sentence.spans) {
    if (!isNegation(sentence, span.from, span.to) || stands(sentence, span, gaps, used)) continue;
    if (!denies(sentence, span)) return `no fact bears out the denial ${quoteFrom(sentence, span.from)}`;
    if (questionHolds(sentence, words) === true) return 'it denies what the facts say';
  }
  if (marksIn(sentence, 'affirmation', 0, 1).length > 0 && questionHolds(sentence, words) === false)
    return 'it affirms what the facts deny';
  return null;
}

type At = Pick<Sentence['spans'][number], 'from' | 'to' | 'marks' | 'figure' | 'values'>;

function isNegation(sentence: Sentence, from: number, to: number): boolean {
  return sentence.tokens.slice(from, to).some((t) => sentence.of.lexicon.negations.has(t.word));
}

/** A negation that is no claim of its own: part of a figure, a value, a gap, an equality, or of a fact's own words. */
function stands(sentence: Sentence, span: At, gaps: Gaps, used: readonly Evidence[]): boolean {
  if (span.figure || span.values || span.marks.some((m) => READ_ELSEWHERE.has(m.kind))) return true;
  if (gaps.at.some((gap) => gap.from <= span.from && span.to <= gap.to)) return true;
  const next = sentence.spans.filter((s) => s.from >= span.to && s.from <= span.from + 3);
  if (next.some((s) => s.marks.some((m) => /^(?:differ|same|similar|direction)$/.test(m.kind)))) return true;
  if (next[0]?.figure) return true;
  return used.some((e) => factDenies(sentence, e, span.to)) || valueIsNone(sentence, next);
}

/** "no on-the-job training", where the fact of that field is "None". */
const valueIsNone = (sentence: Sentence, next: Sentence['spans']) =>
  next.some((s) => {
    const asked = sentence.of.all.filter((e) => s.fields?.has(e.field.id));
    return asked.length > 0 && asked.every((e) => sentence.of.lexicon.negations.has(e.text.toLowerCase()));
  });

/** A fact, or its note, that says "no" of the same thing: "some college, no degree". */
function factDenies(sentence: Sentence, e: Evidence, from: number): boolean {
  let to = from;
  while (to < sentence.tokens.length && !breaksAt(sentence, to)) to += 1;
  return [e.text, e.fact.note ?? ''].some((text) => denied(sentence, text, from, to));
}

/** "No, …", "They don't: …", "not according to the source": an answer to the question as it was put. */
function denies(sentence: Sentence, span: At): boolean {
  if (span.marks.some((m) => m.kind === 'denial')) return true;
  const stopped = /^(?:,|\.|;|:|—|–|!|-)?$/.test(sentence.tokens[span.to]?.word ?? '');
  const before = sentence.tokens.slice(0, span.from);
  const bare = before.every(
    (t, i) =>
      /^(?:do|does|did|is|are|has|have|it|they|that|this|actually|in|fact)$/.test(t.word) ||
      sentence.groups.some((g) => g.from <= i && i < g.to),
  );
  return stopped && bare;
}

function quoteFrom(sentence: Sentence, from: number): string {
  let to = from + 1;
  while (to < Math.min(sentence.tokens.length, from + 6) && sentence.tokens[to]?.kind !== 'mark') to += 1;
  return quote(sentence, from, to);
}

/** The question read as a statement, "isn't it" as "is it": true, false, or unknown where it cannot be read as one. */
export function questionHolds(sentence: Sentence, words: Words): boolean | undefined {
  const text = sentence.question
    .replace(/\?+\s*$/, '')
    .replace(/^\s*(?:why\b)?/i, '')
    .replace(/^(\s*\w+?)n['’]t\b/i, '$1');
  if (/^\s*(?:which|what|who|how|where|when)\b/i.test(text)) return undefined;
  const asked = sentenceOf(text, sentence.of, words, { ...sentence.memory, subject: null, order: [] }, '');
  if (figureFaults(asked).fault) return false;
  if (marksIn(asked, 'every').length > 0) return undefined;
  const compared = comparisonFault(asked, (s) => s.figure !== null);
  if (compared.fault) {
    const claims = marksIn(asked, 'direction').length + marksIn(asked, 'differ').length;
    return claims > 0 ? false : undefined;
  }
  const phrases = phraseFaults(asked, new Set());
  if (phrases.fault) return undefined;
  const said = phrases.used.some((e) => e.number === null);
  return compared.held > 0 || figureFaults(asked).used.length > 0 || said ? true : undefined;
}
