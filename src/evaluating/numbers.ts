import type { Answer, AnswerFact } from '../contract/answer.ts';
import { putUnder } from '../lists.ts';

/** A number of an answer's text, to be accounted for by its facts or the question. */

interface Figure {
  /** The number as it stands in the text. */
  text: string;
  value: number;
  /** The smallest step that the notation shows: 0.1 for 2.2, 1000 for 104k. */
  step: number;
  kind: 'money' | 'percent' | 'plain';
  scaled: boolean;
  /** A word before it says that it is rounded. */
  hedged: boolean;
}

const FIGURE =
  /(?<money>[$€£]\s?|\bUSD\s)?(?<![\p{L}\d_])(?<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?<part>\.\d+)?(?:\s?(?<scale>k|m|mn|bn|thousand|million|billion)(?!\p{L}))?(?<percent>\s?(?:%|percent\b|per cent\b))?/giu;
const HEDGE =
  /(?:\b(?:about|around|roughly|approximately|nearly|almost|over|under|some|more than|less than|close to)|[~≈])\s*$/iu;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const RANGE =
  /(\d+(?:\.\d+)?)\s?(?:[-‐-―−]|to|and)\s?[$€£]?(\d+(?:\.\d+)?)\s?(k|m|mn|bn|thousand|million|billion)(?!\p{L})/giu;
const ADDRESS = /https?:\/\/\S+/gu;
const OCCUPATION = /\b\d{2}-\d{4}(?:\.\d{2})?\b/gu;
/** Whole numbers up to here may count or number something. */
const COUNT = 12;

/** The numbers of the answer's text that nothing accounts for; `asked` are the questions so far. */
export function ungrounded(answer: Answer, asked: readonly string[]): string[] {
  const known = JSON.stringify([answer.roles, answer.choices, answer.sources, asked]);
  const codes = new Set((known.match(OCCUPATION) ?? []).map((code) => code.slice(0, 7)));
  const text = answer.text.replace(OCCUPATION, (code) => (codes.has(code.slice(0, 7)) ? ' ' : code));
  const book = bookOf(answer, asked);
  return figuresIn(text)
    .filter((figure) => !accounted(figure, book))
    .map((figure) => figure.text.trim());
}

interface Book {
  /** Numbers stated by facts and questions. */
  stated: number[];
  /** Years and numbers of names: good for plain numbers alone. */
  named: number[];
  computed: Computed[];
  counts: Set<number>;
}

/** Numbers computed from two values of one field. */
interface Computed {
  value: number;
  as: 'difference' | 'points' | 'ratio' | 'percent';
}

function bookOf(answer: Answer, asked: readonly string[]): Book {
  const { facts, roles, choices, sources, missing } = answer;
  const lists = facts.flatMap(({ value }) => (Array.isArray(value) ? [value.length] : []));
  const upTo = Array.from({ length: Math.max(COUNT, roles.length) + 1 }, (_, count) => count);
  return {
    stated: numbersIn([facts.map(({ value, display }) => [value, display]), asked, answer.total ?? null]),
    named: numbersIn([
      facts.map(({ asOf, source }) => [asOf, source]),
      sources,
      roles.map(({ title }) => title),
      choices,
    ]),
    computed: [...computedFrom(facts), ...atPrices(facts)],
    counts: new Set([...upTo, ...lists, choices.length, facts.length, missing.length, sources.length]),
  };
}

function accounted({ value, step, kind, scaled, hedged }: Figure, book: Book): boolean {
  const near = (other: number, by: number) =>
    Math.abs(other - value) <= by + 1e-9 * Math.max(1, Math.abs(value));
  const loose = roundingOf(value, step, scaled) / 2;
  if (book.stated.some((one) => near(one, scaled ? step / 2 : 0) || (hedged && near(one, loose))))
    return true;
  const fits = { money: ['difference'], percent: ['percent', 'points'], plain: null }[kind];
  if (book.computed.some(({ value: one, as }) => (fits === null || fits.includes(as)) && near(one, loose)))
    return true;
  return kind === 'plain' && !scaled && (book.counts.has(value) || book.named.some((one) => near(one, 0)));
}

/** Returns the rounding allowed for a number: by the decimals shown, k and M, or zeros past the first two figures. */
function roundingOf(value: number, step: number, scaled: boolean): number {
  if (step < 1 || scaled) return step;
  const digits = String(Math.round(value));
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  return 10 ** Math.min(zeros, Math.max(0, digits.length - 2));
}

function figuresIn(text: string): Figure[] {
  const plain = text.replace(ADDRESS, ' ');
  return [...plain.matchAll(FIGURE)].map((match) => {
    const { money, digits = '', part = '', scale = '', percent } = match.groups ?? {};
    const by = SCALES[scale.toLowerCase()] ?? 1;
    return {
      text: match[0],
      value: Number(digits.replaceAll(',', '') + part) * by,
      step: 10 ** -Math.max(0, part.length - 1) * by,
      kind: money ? 'money' : percent ? 'percent' : 'plain',
      scaled: by > 1,
      hedged: HEDGE.test(plain.slice(0, match.index)),
    };
  });
}

/** The beginnings of ranges that share what stands behind their ends: the 60,000 of "60-80k". */
function rangesIn(text: string): number[] {
  return [...text.matchAll(RANGE)].flatMap(
    ([, from = '', , scale = '']) => Number(from) * (SCALES[scale.toLowerCase()] ?? 1),
  );
}

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string')
    return [...figuresIn(value).map((figure) => figure.value), ...rangesIn(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Pay at the prices of the whole country: by the price level of its place, in percent. */
function atPrices(facts: readonly AnswerFact[]): Computed[] {
  const levels = new Map(
    facts.flatMap(({ unit, place, value }) =>
      unit === 'percent' && place !== undefined && typeof value === 'number' ? [[place, value] as const] : [],
    ),
  );
  return facts.flatMap(({ unit, place, value }): Computed[] => {
    const level = place === undefined ? undefined : levels.get(place);
    if (unit !== 'USD/year' || typeof value !== 'number' || !level) return [];
    return [{ value: Math.round((value / level) * 10) * 10, as: 'difference' }];
  });
}

/** Differences, ratios and percentages of the values of each field; lists label by label. */
function computedFrom(facts: readonly AnswerFact[]): Computed[] {
  const columns = new Map<string, number[]>();
  for (const { field, unit, value } of facts) {
    const points = unit === 'percent' || unit === 'distribution' ? 'points' : 'plain';
    if (typeof value === 'number') putUnder(columns, `${points} ${field}`, value);
    else if (Array.isArray(value)) {
      const shares = value.flatMap(({ percent }) => percent ?? []);
      for (const { label, percent } of value)
        if (percent !== undefined) putUnder(columns, `points ${field} ${label}`, percent);
      // Only a split in two or three (men and women) is set against itself.
      if (shares.length <= 3) putUnder(columns, `points ${field}`, ...shares);
    } else if (typeof value === 'object') putUnder(columns, `${points} ${field}`, value.min, value.max);
  }
  return [...columns].flatMap(([column, values]) => {
    const as = column.startsWith('points') ? 'points' : 'difference';
    return values.flatMap((a, at) =>
      values.flatMap((b, other): Computed[] =>
        at === other || b === 0
          ? []
          : [
              { value: Math.abs(a - b), as },
              { value: a / b, as: 'ratio' },
              { value: (100 * a) / b, as: 'percent' },
              { value: (100 * Math.abs(a - b)) / b, as: 'percent' },
            ],
      ),
    );
  });
}
