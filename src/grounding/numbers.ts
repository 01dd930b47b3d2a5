import type { GroundingLexicon } from './lexicon.ts';
import { type Numeral, numeralAt } from './numerals.ts';
import type { Token } from './words.ts';

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

/** Words before or after a number that belong to it: five of "in the region of" and their like. */
const LONGEST_LEAD = 5;
const LONGEST_TAIL = 3;

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
      out.push(carried(withLead(figure, tokens, lexicon, out.at(-1)?.to ?? 0), out.at(-1), tokens));
      i = figure.to;
    }
  }
  return out;
}

/** How many words apart two figures may be to share their "about". */
const CARRIES = 8;

/** "roughly $98,000 for nurses and $64,000 for aides", "4 to 6 years in the text, 6 in the table": said once, it holds for both. */
function carried(figure: Figure, before: Figure | undefined, tokens: readonly Token[]): Figure {
  if (!before || figure.from - before.to > CARRIES) return figure;
  const joined = tokens
    .slice(before.to, figure.from)
    .some((t) => /^(?:and|to|against|versus|vs)$/.test(t.word));
  if (joined && before.nearness === 'about' && figure.nearness === 'exact' && before.unit === figure.unit)
    return { ...figure, nearness: 'about' };
  const ends = /^[.,;)]?$/.test(tokens[figure.to]?.word ?? '');
  if (before.unit === 'years' && figure.unit === 'plain' && !figure.year && ends)
    return { ...figure, unit: 'years' };
  return figure;
}

function figureAt(tokens: readonly Token[], at: number, lexicon: GroundingLexicon): Figure | undefined {
  const first = numeralAt(tokens, at, lexicon);
  if (!first) return undefined;
  const second = otherEnd(tokens, at, first, lexicon);
  const ends = second ? joinEnds(first, second) : [first];
  const last = ends.at(-1) ?? first;
  const written = last.unit ?? (ends.some((e) => e.dollars) ? 'money' : null);
  const open = tailAt(tokens, last.to, lexicon.tails);
  const named = written ? undefined : tailAt(tokens, open?.to ?? last.to, lexicon.units);
  const end = named?.to ?? open?.to ?? last.to;
  const late = open ?? tailAt(tokens, end, lexicon.tails);
  const unit = written ?? named?.value ?? null;
  return {
    from: at,
    to: open ? end : (late?.to ?? end),
    values: ends.map((e) => e.value),
    unit: unit ?? 'plain',
    nearness: late?.value ?? 'exact',
    step: Math.min(...ends.map((e) => e.step)),
    scaled: ends.some((e) => e.scaled),
    year: !unit && ends.every(looksLikeYear) && !tokens.slice(at, last.to).some((t) => t.word.includes(',')),
  };
}

const looksLikeYear = ({ value, scaled, step }: Numeral) =>
  Number.isInteger(value) && value >= 1900 && value <= 2100 && !scaled && step === 1;

/** "between A and B", "A to B", "A up to B", "A–B". */
function otherEnd(
  tokens: readonly Token[],
  at: number,
  first: Numeral,
  lexicon: GroundingLexicon,
): Numeral | undefined {
  const joint = tokens[first.to]?.word ?? '';
  const between = joint === 'and' && tokens.slice(Math.max(0, at - 3), at).some((t) => t.word === 'between');
  const upTo = joint === 'up' && tokens[first.to + 1]?.word === 'to';
  if (!between && !upTo && !['–', '—', '-', 'to', 'through'].includes(joint)) return undefined;
  const second = numeralAt(tokens, first.to + (upTo ? 2 : 1), lexicon);
  return second && (second.value >= first.value || isYearPair(first, second)) ? second : undefined;
}

/** "2024–34" */
const isYearPair = (first: Numeral, second: Numeral) =>
  looksLikeYear(first) && second.value < 100 && second.step === 1 && second.unit === null;

/** "40–45k": the scale of the second end holds for the first, as the century of the first does in "2024–34". */
function joinEnds(first: Numeral, second: Numeral): Numeral[] {
  if (isYearPair(first, second))
    return [first, { ...second, value: Math.floor(first.value / 100) * 100 + second.value }];
  if (first.scale > 1 || second.scale === 1 || first.value >= second.scale) return [first, second];
  const { scale } = second;
  return [{ ...first, value: first.value * scale, step: first.step * scale, scaled: true }, second];
}

/** The longest phrase of a list that begins at a token: a unit ("percentage points"), an open end ("or more"). */
function tailAt<T>(
  tokens: readonly Token[],
  at: number,
  phrases: ReadonlyMap<string, T>,
): { value: T; to: number } | undefined {
  for (let to = Math.min(at + LONGEST_TAIL, tokens.length); to > at; to -= 1) {
    const value = phrases.get(keyOf(tokens, at, to));
    if (value !== undefined) return { value, to };
  }
  return undefined;
}

const keyOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map((t) => t.stem)
    .join(' ');

/** Takes in the words before a figure that round or bound it. */
function withLead(
  figure: Figure,
  tokens: readonly Token[],
  lexicon: GroundingLexicon,
  after: number,
): Figure {
  for (let from = Math.max(after, figure.from - LONGEST_LEAD); from < figure.from; from += 1) {
    const nearness = lexicon.rounding.get(keyOf(tokens, from, figure.from));
    if (nearness) return { ...figure, from, nearness };
  }
  return figure;
}
