import type { GroundingLexicon } from './lexicon.ts';
import { stem, type Token } from './words.ts';

export type NumberUnit = 'money' | 'percent' | 'points' | 'years' | 'times' | 'plain';
export type Nearness = 'exact' | 'about' | 'over' | 'under' | 'least' | 'most';

/** A figure of a draft: one number or the two ends of a range. */
export interface Figure {
  from: number;
  /** The token after its last. */
  to: number;
  values: readonly number[];
  unit: NumberUnit;
  nearness: Nearness;
  /** The smallest step that its notation shows: 1,000 for "$104k", 0.01 for "$22.51". */
  step: number;
  /** Written with a scale ("104k"), which shows that it may be rounded; a share in words ("a third") is too. */
  scaled: boolean;
  /** A year such as 2024, by its looks. */
  year: boolean;
}

interface Bare {
  to: number;
  value: number;
  step: number;
  scaled: boolean;
  scale: number;
  dollars: boolean;
  unit: NumberUnit | null;
}

const UNIT_WORDS: Readonly<Record<string, NumberUnit>> = {
  percent: 'percent',
  percentage: 'percent',
  dollar: 'money',
  usd: 'money',
  buck: 'money',
  year: 'years',
  yr: 'years',
  time: 'times',
  x: 'times',
  fold: 'times',
  point: 'points',
  pp: 'points',
};
const LONGEST_LEAD = 5;

/** Every figure of a run of tokens, in digits or in words, with its rounding words, unit and other end. */
export function figuresOf(
  tokens: readonly Token[],
  lexicon: GroundingLexicon,
  taken: (i: number) => boolean,
): Figure[] {
  const out: Figure[] = [];
  let i = 0;
  while (i < tokens.length) {
    const figure = taken(i) ? undefined : figureAt(tokens, i, lexicon);
    if (!figure) i += 1;
    else {
      out.push(withLead(figure, tokens, lexicon, out.at(-1)?.to ?? 0));
      i = figure.to;
    }
  }
  return out;
}

function figureAt(tokens: readonly Token[], at: number, lexicon: GroundingLexicon): Figure | undefined {
  const first = bareAt(tokens, at, lexicon);
  if (!first) return undefined;
  const second = otherEnd(tokens, at, first, lexicon);
  const ends = second ? joinEnds(first, second) : [first];
  const last = ends.at(-1) ?? first;
  let to = last.to;
  let unit = last.unit ?? (ends.some((e) => e.dollars) ? 'money' : null);
  let nearness: Nearness = 'exact';
  const more = openEnd(tokens, to);
  if (more) {
    nearness = 'least';
    to = more;
  }
  const named = unit ? undefined : unitAfter(tokens, to);
  if (named) {
    unit = named.unit;
    to = named.to;
  }
  if (
    nearness === 'exact' &&
    /^or$/.test(tokens[to]?.word ?? '') &&
    /^(?:more|above|longer)$/.test(tokens[to + 1]?.word ?? '')
  ) {
    nearness = 'least';
    to += 2;
  }
  return {
    from: at,
    to,
    values: ends.map((e) => e.value),
    unit: unit ?? 'plain',
    nearness,
    step: Math.min(...ends.map((e) => e.step)),
    scaled: ends.some((e) => e.scaled),
    year:
      !unit &&
      ends.every(
        (e) => Number.isInteger(e.value) && e.value >= 1900 && e.value <= 2100 && !e.scaled && e.step === 1,
      ),
  };
}

/** "between A and B", "A to B", "A–B". */
function otherEnd(
  tokens: readonly Token[],
  at: number,
  first: Bare,
  lexicon: GroundingLexicon,
): Bare | undefined {
  const joint = tokens[first.to]?.word ?? '';
  const between = joint === 'and' && tokens.slice(Math.max(0, at - 3), at).some((t) => t.word === 'between');
  if (!between && !['–', '—', '-', 'to', 'through', '‑'].includes(joint)) return undefined;
  const second = bareAt(tokens, first.to + 1, lexicon);
  if (!second) return undefined;
  const far = second.value * (first.scale === 1 ? second.scale / (second.scaled ? second.scale : 1) : 1);
  return far >= first.value || second.scaled || second.value < 100 ? second : undefined;
}

/** "40–45k": the scale of the second end holds for the first. */
function joinEnds(first: Bare, second: Bare): Bare[] {
  if (first.scale === 1 && second.scale > 1 && first.value < second.scale) {
    const scaled = {
      ...first,
      value: first.value * second.scale,
      step: first.step * second.scale,
      scaled: true,
    };
    return [scaled, second];
  }
  if (
    first.step === 1 &&
    first.value >= 1900 &&
    first.value <= 2100 &&
    second.value < 100 &&
    second.step === 1
  ) {
    return [first, { ...second, value: Math.floor(first.value / 100) * 100 + second.value }];
  }
  return [first, second];
}

function bareAt(tokens: readonly Token[], at: number, lexicon: GroundingLexicon): Bare | undefined {
  let i = at;
  const signed =
    tokens[i]?.word === '-' && tokens[i + 1]?.kind === 'numeral' && tokens[i - 1]?.kind !== 'numeral';
  if (signed) i += 1;
  const dollars = tokens[i]?.word === '$';
  if (dollars) i += 1;
  const token = tokens[i];
  if (!token) return undefined;
  const digits = token.kind === 'numeral';
  const read = digits
    ? { value: Number(token.word.replaceAll(',', '')), to: i + 1, step: stepOf(token.word) }
    : worded(tokens, i, lexicon);
  if (!read) return undefined;
  if (digits && /^(?:st|nd|rd|th)$/.test(tokens[read.to]?.word ?? '')) return undefined;
  return finish(tokens, { ...read, value: signed ? -read.value : read.value }, dollars, digits, lexicon);
}

function finish(
  tokens: readonly Token[],
  read: { value: number; to: number; step: number; unit?: NumberUnit; rough?: boolean },
  dollars: boolean,
  digits: boolean,
  lexicon: GroundingLexicon,
): Bare {
  let { to } = read;
  let scale = 1;
  const scaleWord = tokens[to]?.word ?? '';
  const known = Object.hasOwn(lexicon.file.scales, scaleWord) ? lexicon.file.scales[scaleWord] : undefined;
  if (digits && known) {
    scale = known;
    to += 1;
  }
  let unit: NumberUnit | null = read.unit ?? (dollars ? 'money' : null);
  if (tokens[to]?.word === '%') {
    unit = 'percent';
    to += 1;
  }
  return {
    to,
    value: round(read.value * scale),
    step: read.step * scale,
    scaled: scale > 1 || read.rough === true,
    scale,
    dollars,
    unit,
  };
}

const round = (n: number) => Math.round(n * 1e6) / 1e6;
const stepOf = (digits: string) => 10 ** -(digits.split('.')[1]?.length ?? 0);

/** "a hundred and fifty thousand", "two thirds", "eight in ten", "twice", "a dozen". */
function worded(tokens: readonly Token[], at: number, lexicon: GroundingLexicon) {
  const { numberWords, scales, fractions, multiples } = lexicon.file;
  const word = tokens[at]?.word ?? '';
  if (Object.hasOwn(multiples, word))
    return { value: multiples[word] ?? 0, to: at + 1, step: 1, unit: 'times' as const };
  if (word === 'half') return { value: 50, to: at + 1, step: 1, unit: 'percent' as const, rough: true };
  let i = at;
  let total = 0;
  let part = 0;
  let seen = false;
  if ((word === 'a' || word === 'one') && Object.hasOwn(fractions, tokens[at + 1]?.word ?? '')) {
    return {
      value: 100 * (fractions[tokens[at + 1]?.word ?? ''] ?? 0),
      to: at + 2,
      step: 1,
      unit: 'percent' as const,
      rough: true,
    };
  }
  if (
    word === 'a' &&
    Object.hasOwn(scales, tokens[at + 1]?.word ?? '') &&
    (tokens[at + 1]?.word.length ?? 0) > 2
  ) {
    part = 1;
    i += 1;
    seen = true;
  }
  for (; i < tokens.length; i += 1) {
    const w = tokens[i]?.word ?? '';
    if (Object.hasOwn(numberWords, w)) part += numberWords[w] ?? 0;
    else if (seen && w === 'hundred') part = Math.max(1, part) * 100;
    else if (seen && w.length > 2 && Object.hasOwn(scales, w)) {
      total += Math.max(1, part) * (scales[w] ?? 1);
      part = 0;
    } else if (
      !(
        seen &&
        w === 'and' &&
        /hundred|thousand/.test(tokens[i - 1]?.word ?? '') &&
        Object.hasOwn(numberWords, tokens[i + 1]?.word ?? '')
      )
    )
      break;
    seen = true;
  }
  if (!seen) return undefined;
  const value = total + part;
  const next = tokens[i]?.word ?? '';
  if (Object.hasOwn(fractions, next) && value < 10) {
    return {
      value: 100 * value * (fractions[next] ?? 0),
      to: i + 1,
      step: 1,
      unit: 'percent' as const,
      rough: true,
    };
  }
  const outOf = next === 'in' ? i + 1 : next === 'out' && tokens[i + 1]?.word === 'of' ? i + 2 : -1;
  const whole =
    outOf > 0 ? (numberWords[tokens[outOf]?.word ?? ''] ?? Number(tokens[outOf]?.word)) : Number.NaN;
  if (whole > value)
    return { value: (100 * value) / whole, to: outOf + 1, step: 1, unit: 'percent' as const, rough: true };
  if (value === 1 && !isCounted(tokens[i])) return undefined;
  return { value, to: i, step: 1 };
}

const COUNTED = new Set(
  ['year', 'skill', 'percent', 'point', 'million', 'duty', 'article', 'source'].map(stem),
);

/** "one" is a number only before what is counted; elsewhere it stands for a role. */
function isCounted(next: Token | undefined): boolean {
  return next !== undefined && COUNTED.has(next.stem);
}

/** "5+", "five or more": the token after it. */
function openEnd(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.word === '+') return at + 1;
  const words = `${tokens[at]?.word ?? ''} ${tokens[at + 1]?.word ?? ''}`;
  return ['or more', 'or above', 'and up', 'or longer', 'and more'].includes(words) ? at + 2 : undefined;
}

function unitAfter(tokens: readonly Token[], at: number): { unit: NumberUnit; to: number } | undefined {
  const own = tokens[at]?.stem ?? '';
  const next = tokens[at + 1]?.stem ?? '';
  if (own === 'us' && next === 'dollar') return { unit: 'money', to: at + 2 };
  if (own === 'per' && next === 'cent') return { unit: 'percent', to: at + 2 };
  if (own === stem('percentage') && next === 'point') return { unit: 'points', to: at + 2 };
  const unit = Object.hasOwn(UNIT_STEMS, own) ? UNIT_STEMS[own] : undefined;
  return unit ? { unit, to: at + 1 } : undefined;
}

const UNIT_STEMS: Readonly<Record<string, NumberUnit>> = Object.fromEntries(
  Object.entries(UNIT_WORDS).map(([word, unit]) => [stem(word), unit] as const),
);

/** Takes in the words before a figure that round or bound it. */
function withLead(
  figure: Figure,
  tokens: readonly Token[],
  lexicon: GroundingLexicon,
  after: number,
): Figure {
  let start = figure.from;
  if (/^(?:a|the|an)$/.test(tokens[start - 1]?.word ?? '') && figure.unit !== 'percent') start -= 0;
  if (tokens[start - 1]?.word === '~' || tokens[start - 1]?.word === '≈')
    return { ...figure, from: start - 1, nearness: 'about' };
  for (let length = LONGEST_LEAD; length > 0; length -= 1) {
    if (start - length < after) continue;
    const key = tokens
      .slice(start - length, start)
      .map((t) => t.stem)
      .join(' ');
    const near = lexicon.marks.get(key)?.find((m) => m.kind === 'approximate');
    if (near) return { ...figure, from: start - length, nearness: near.value as Nearness };
  }
  const after2 = tokens
    .slice(figure.to, figure.to + 2)
    .map((t) => t.word)
    .join(' ');
  if (after2 === 'or so') return { ...figure, to: figure.to + 2, nearness: 'about' };
  return figure;
}

/** Whether a figure as written and rounded may stand for `actual`. */
export function standsFor(figure: Figure, written: number, actual: number): boolean {
  const gap = Math.abs(written - actual);
  const tiny = 1e-6 * Math.max(1, Math.abs(actual));
  if (gap <= tiny)
    return figure.nearness !== 'over' && figure.nearness !== 'under' ? true : figure.unit !== 'times';
  if (figure.unit === 'percent' && figure.scaled) return nearShare(figure.nearness, written, actual);
  const near = gap <= 0.05 * Math.abs(actual);
  const grain = grainOf(written, figure.step);
  switch (figure.nearness) {
    case 'exact':
      return figure.scaled && near && gap <= figure.step / 2;
    case 'about':
      return near && gap <= grain / 2 + tiny;
    case 'over':
      return actual > written && gap <= grain && gap <= 0.1 * Math.abs(actual);
    case 'under':
      return actual < written && gap <= grain && gap <= 0.1 * Math.abs(actual);
    default:
      return false;
  }
}

/** A share in words ("two thirds", "eight in ten") is coarse by nature. */
function nearShare(nearness: Nearness, written: number, actual: number): boolean {
  const gap = actual - written;
  if (nearness === 'over') return gap > 0 && gap <= 4;
  if (nearness === 'under') return gap < 0 && gap >= -4;
  if (nearness === 'about') return Math.abs(gap) <= 3;
  return Math.abs(gap) <= 0.5;
}

/** The step to which a written number seems rounded: 1,000 for 47,000, 500 for 46,500, 0.5 for 22.5. */
function grainOf(written: number, step: number): number {
  let grain = step;
  while (
    grain < Math.abs(written) &&
    Math.abs(written / (grain * 10) - Math.round(written / (grain * 10))) < 1e-9
  )
    grain *= 10;
  const half = grain * 5;
  return Math.abs(written / half - Math.round(written / half)) < 1e-9 ? half : grain;
}
