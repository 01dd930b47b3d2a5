import { type Amount, figuresOf, round } from './amounts.ts';
import type { EnglishFile } from './lexicon.ts';
import type { TextToken } from './tokens.ts';

/** Returns the words that an amount may begin with; those for money among them. */
export function amountWordsOf({ numerals, fractions, multiples, senses, units }: EnglishFile): Set<string> {
  const parts = Object.keys(fractions);
  // "CA$80k": the sign of another country's money is two tokens.
  const foreign = (units.foreign ?? []).map((word) => word.split(' ')[0] ?? word);
  return new Set([
    ...foreign,
    ...[...Object.keys(numerals), ...Object.keys(multiples), ...(senses.article?.indefinite ?? [])],
    ...[...parts, ...parts.map((part) => `${part}s`), ...(units.USD ?? [])],
  ]);
}

/** Returns the amount that words tell at a place: "sixty thousand", "half a million", "a dozen", "two thirds"; null where there is none. */
export function amountInWords(tokens: readonly TextToken[], at: number, file: EnglishFile): Amount | null {
  const { numerals, magnitudes, fractions, figures, multiples } = file;
  const multiple = multiples[tokens[at]?.word ?? ''];
  if (multiple !== undefined)
    return { to: at + 1, value: multiple, unit: 'times', magnitude: 1, firm: true, bound: null };
  let [total, part, to, largest] = [0, 0, at, 1];
  const article = file.senses.article?.indefinite?.includes(tokens[at]?.word ?? '');
  if (article) to += 1;
  const fraction = fractions[singularAt(tokens, to)];
  const share = fraction === undefined ? null : partOf(tokens, to + 1, fraction, file);
  if (share) return share;
  if (fraction !== undefined && (article || fraction >= 50))
    return { to: to + 1, value: fraction, unit: 'percent', magnitude: 1, firm: true, bound: null };
  for (; to < tokens.length; to += 1) {
    const word = tokens[to]?.word ?? '';
    const numeral = numerals[word];
    const magnitude = magnitudes[word];
    if (numeral !== undefined && !(to > at && tokens[to]?.mark === ',')) part += numeral;
    else if (magnitude !== undefined && word.length > 1 && (part > 0 || article)) {
      largest = Math.max(largest, magnitude);
      part = Math.max(1, part) * magnitude;
      if (magnitude >= 1000) [total, part] = [total + part, 0];
    } else break;
  }
  const value = total + part;
  if (value === 0) return null;
  const word = tokens[to]?.word ?? '';
  if (figures.includes(word) && value < 10) return figuresOf(value, to + 1);
  const parts = fractions[singularAt(tokens, to)];
  if (parts !== undefined && !article && parts < 50 && value < 10)
    return {
      to: to + 1,
      value: round(value * parts),
      unit: 'percent',
      magnitude: 1,
      firm: true,
      bound: null,
    };
  return { to, value, unit: null, magnitude: largest, firm: false, bound: null };
}

/** "a quarter of a million", "half a million". */
function partOf(tokens: readonly TextToken[], at: number, percent: number, file: EnglishFile): Amount | null {
  const { magnitudes, senses } = file;
  const small = new Set([...(senses.joint?.of ?? []), ...(senses.article?.indefinite ?? [])]);
  let to = at;
  while (small.has(tokens[to]?.word ?? '')) to += 1;
  const magnitude = magnitudes[tokens[to]?.word ?? ''] ?? 0;
  if (magnitude < 1000 || to === at) return null;
  const value = round((percent * magnitude) / 100);
  return { to: to + 1, value, unit: null, magnitude, firm: true, bound: null };
}

function singularAt(tokens: readonly TextToken[], at: number): string {
  const word = tokens[at]?.word ?? '';
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
