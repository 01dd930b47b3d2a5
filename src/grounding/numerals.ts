import type { GroundingLexicon } from './lexicon.ts';
import type { NumberUnit } from './numbers.ts';
import { stem, type Token } from './words.ts';

/** One number in digits or in words, with its sign, scale and the unit written into it. */
export interface Numeral {
  /** The token after its last. */
  to: number;
  value: number;
  /** The smallest step that its notation shows. */
  step: number;
  /** It may be rounded by nature: written with a scale ("104k"), or a share in words ("a third"). */
  scaled: boolean;
  scale: number;
  dollars: boolean;
  unit: NumberUnit | null;
}

type Bare = Pick<Numeral, 'to' | 'value' | 'step'> & { unit?: NumberUnit; rough?: boolean };

/** The number that begins at a token: "$104,050", "104k", "-5.8%", "twelve", "eight in ten"; undefined where none does. */
export function numeralAt(
  tokens: readonly Token[],
  at: number,
  lexicon: GroundingLexicon,
): Numeral | undefined {
  const negative = tokens[at]?.word === '-' && isNumeral(tokens[at + 1]) && !isNumeral(tokens[at - 1]);
  const signed = negative ? at + 1 : at;
  const dollars = tokens[signed]?.word === '$';
  const start = dollars ? signed + 1 : signed;
  const token = tokens[start];
  if (!token) return undefined;
  const bare = isNumeral(token) ? inDigits(tokens, start) : inWords(tokens, start, lexicon);
  if (!bare) return undefined;
  return written(tokens, bare, { dollars, negative, digits: isNumeral(token) }, lexicon);
}

const isNumeral = (token: Token | undefined) => token?.kind === 'numeral';
const round = (n: number) => Math.round(n * 1e6) / 1e6;
const wordAt = (tokens: readonly Token[], at: number) => tokens[at]?.word ?? '';
const valueIn = (of: Readonly<Record<string, number>>, word: string) =>
  Object.hasOwn(of, word) ? of[word] : undefined;

/** Ordinals ("2nd") name a place in a list and are no figures. */
function inDigits(tokens: readonly Token[], at: number): Bare | undefined {
  const word = wordAt(tokens, at);
  if (/^(?:st|nd|rd|th)$/.test(wordAt(tokens, at + 1))) return undefined;
  const step = 10 ** -(word.split('.')[1]?.length ?? 0);
  return { value: Number(word.replaceAll(',', '')), to: at + 1, step };
}

/** Takes in the scale and the per cent sign after a number. */
function written(
  tokens: readonly Token[],
  bare: Bare,
  how: { dollars: boolean; negative: boolean; digits: boolean },
  lexicon: GroundingLexicon,
): Numeral {
  const known = how.digits ? valueIn(lexicon.file.scales, wordAt(tokens, bare.to)) : undefined;
  const scale = known ?? 1;
  const end = known ? bare.to + 1 : bare.to;
  const percent = wordAt(tokens, end) === '%';
  return {
    to: percent ? end + 1 : end,
    value: round(bare.value * scale) * (how.negative ? -1 : 1),
    step: bare.step * scale,
    scaled: scale > 1 || bare.rough === true,
    scale,
    dollars: how.dollars,
    unit: percent ? 'percent' : (bare.unit ?? (how.dollars ? 'money' : null)),
  };
}

/** "twice", "half", "a third", "two thirds", "eight in ten", "a hundred and fifty thousand", "a dozen". */
function inWords(tokens: readonly Token[], at: number, lexicon: GroundingLexicon): Bare | undefined {
  const { fractions, multiples, numberWords } = lexicon.file;
  const share = (value: number, to: number): Bare => ({ value, to, step: 1, unit: 'percent', rough: true });
  const multiple = valueIn(multiples, wordAt(tokens, at));
  if (multiple !== undefined) return { value: multiple, to: at + 1, step: 1, unit: 'times' };
  if (wordAt(tokens, at) === 'half') return share(50, at + 1);
  const single = /^(?:a|one)$/.test(wordAt(tokens, at))
    ? valueIn(fractions, wordAt(tokens, at + 1))
    : undefined;
  if (single !== undefined) return share(100 * single, at + 2);
  const counted = cardinal(tokens, at, lexicon);
  if (!counted) return undefined;
  const { value, to } = counted;
  const fraction = valueIn(fractions, wordAt(tokens, to));
  if (fraction !== undefined && value < 10) return share(100 * value * fraction, to + 1);
  const outOf =
    wordAt(tokens, to) === 'in'
      ? to + 1
      : wordAt(tokens, to) === 'out' && wordAt(tokens, to + 1) === 'of'
        ? to + 2
        : -1;
  const whole = valueIn(numberWords, wordAt(tokens, outOf)) ?? Number(tokens[outOf]?.word);
  if (outOf > 0 && whole > value) return share((100 * value) / whole, outOf + 1);
  if (value === 1 && !COUNTED.has(tokens[to]?.stem ?? '')) return undefined;
  return { value, to, step: 1 };
}

/** What "one" counts; before anything else it stands for a role. */
const COUNTED = new Set(
  ['year', 'skill', 'percent', 'point', 'million', 'duty', 'article', 'source'].map(stem),
);

/** A whole number in words; undefined where the words are none. */
function cardinal(
  tokens: readonly Token[],
  at: number,
  { file: { numberWords, scales } }: GroundingLexicon,
): { value: number; to: number } | undefined {
  const scaleOf = (word: string) => (word.length > 2 ? valueIn(scales, word) : undefined);
  const leading = wordAt(tokens, at) === 'a' && scaleOf(wordAt(tokens, at + 1)) !== undefined;
  let total = 0;
  let part = leading ? 1 : 0;
  let i = leading ? at + 1 : at;
  const start = leading ? i - 1 : i;
  for (; i < tokens.length; i += 1) {
    const word = wordAt(tokens, i);
    const unit = valueIn(numberWords, word);
    const scale = i > start ? scaleOf(word) : undefined;
    if (unit !== undefined) part += unit;
    else if (scale === 100) part = Math.max(1, part) * 100;
    else if (scale !== undefined) {
      total += Math.max(1, part) * scale;
      part = 0;
    } else if (!joinsWords(tokens, i, start, numberWords)) break;
  }
  return i > start + (leading ? 1 : 0) ? { value: total + part, to: i } : undefined;
}

/** "a hundred and fifty" */
const joinsWords = (
  tokens: readonly Token[],
  at: number,
  start: number,
  numberWords: Readonly<Record<string, number>>,
) =>
  at > start &&
  wordAt(tokens, at) === 'and' &&
  /^(?:hundred|thousand)$/.test(wordAt(tokens, at - 1)) &&
  valueIn(numberWords, wordAt(tokens, at + 1)) !== undefined;
