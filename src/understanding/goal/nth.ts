import { wordsOf } from '../../language/normalise.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { is, type Reading } from '../reading/reading.ts';

/** "the second highest paid job": how many come before the one that is asked for, and the word that says so. */
export function nthIn({ spans }: Reading): { before: number; text: string } | null {
  const at = spans.findIndex(
    (span, place) => is(span, 'unknown', 'pronoun') && spans[place + 1]?.degree === 'superlative',
  );
  const { text = '', value = '' } = spans[at] ?? {};
  const words = [value, ...wordsOf(text)];
  const before = ORDINALS.findIndex((word) => words.includes(word));
  return before > 0 ? { before, text } : null;
}
