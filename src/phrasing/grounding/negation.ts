import type { Words } from './annotate.ts';
import { comparisonFault } from './compare.ts';
import { figureFaults } from './figures.ts';
import { incomparable, unsettled } from './missing.ts';
import { phraseFaults } from './phrases.ts';
import { marksIn, type Sentence, sentenceOf } from './sentence.ts';

/** Denials: each must be an honest gap, an equality that holds, or the setting right of a wrong question. */

/** A negation must be an honest gap, an equality that holds, or the setting right of a wrong question. */
export function negationFault(sentence: Sentence, gap: boolean, words: Words): string | null {
  if (marksIn(sentence, 'incomparable').length > 0 && !incomparable(sentence))
    return 'the figures can be compared';
  if (marksIn(sentence, 'unsettled').length > 0 && !unsettled(sentence))
    return 'the source is not at odds with itself';
  for (const [i, token] of sentence.tokens.entries()) {
    if (!/^(?:not|no|never|none|neither|nor|without|nothing|nobody|hardly|cannot)$/.test(token.word))
      continue;
    const span = sentence.spans.find((s) => s.from <= i && i < s.to);
    if (
      span?.marks.some((m) =>
        /^(?:missing|incomparable|unsettled|similar|same|harmless|approximate)$/.test(m.kind),
      )
    )
      continue;
    if (span?.figure || span?.values || (gap && token.word !== 'no')) continue;
    const answers = i === 0 && /^(?:,|\.|;|:|—|–|!)?$/.test(sentence.tokens[1]?.word ?? '');
    if (answers || span?.marks.some((m) => m.kind === 'denial')) {
      if (questionHolds(sentence, words) === true) return 'it denies what the facts say';
      continue;
    }
    const next = sentence.spans.filter((s) => s.from > i && s.from <= i + 3);
    if (
      next.some((s) => s.marks.some((m) => m.kind === 'differ' || m.kind === 'same' || m.kind === 'similar'))
    )
      continue;
    if (next.some((s) => s.figure) && sentence.figures.some((f) => f.from === i + 1)) continue;
    return 'a negation that no fact bears out';
  }
  if (/^yes\b/i.test(sentence.text) && questionHolds(sentence, words) === false)
    return 'it affirms what the facts deny';
  return null;
}

/** The question read as a statement: true, false, or unknown where it cannot be read as one. */
function questionHolds(sentence: Sentence, words: Words): boolean | undefined {
  const text = sentence.question.replace(/\?+\s*$/, '');
  const asked = sentenceOf(text, sentence.of, words, { ...sentence.memory, subject: null, order: [] }, '');
  if (/^(?:which|what|who|how|why|where|when)\b/i.test(text)) return undefined;
  const figures = figureFaults(asked);
  if (figures.fault) return false;
  if (marksIn(asked, 'every').length > 0) return undefined;
  const compared = comparisonFault(asked, (s) => s.figure !== null);
  if (compared.fault)
    return marksIn(asked, 'direction').length + marksIn(asked, 'differ').length > 0 ? false : undefined;
  const phrases = phraseFaults(asked, new Set());
  if (phrases.fault) return undefined;
  return compared.held > 0 || figures.used.length > 0 || phrases.used.length > 0 ? true : undefined;
}
