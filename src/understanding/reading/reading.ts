import type { Place } from '../../contract/query.ts';
import type { Priced } from '../../language/cover.ts';
import type { Degree } from '../../language/inflect.ts';
import type { Quantity } from '../../language/quantities.ts';
import type { TextToken } from '../../language/tokens.ts';
import type { Named } from './title-finder.ts';

/** A run of words with the one sense in which it was read. */
export interface Span extends Priced {
  /** A kind of the lexicon, or "title", "mention" (no title is known), "quantity", "place", "unknown". */
  kind: string;
  value: string;
  degree: Degree | null;
  slip: boolean;
  /** The typed text. */
  text: string;
  named: Named | null;
  quantity: Quantity | null;
  place: Place | null;
  /** It says what somebody has a degree or majored in, or is good at, and names no role beside others. */
  told: 'degree' | 'major' | 'ability' | null;
  /** A denial has it in its scope. */
  denied: boolean;
  /** Number of its clause. */
  clause: number;
}

/** A text, read once: every token is in one span. */
export interface Reading {
  text: string;
  shortened: boolean;
  tokens: readonly TextToken[];
  spans: readonly Span[];
  /** Senses that lost, for `explain`. */
  lost: readonly Span[];
}

/** Returns a span with only its place, kind, value and price. */
export function spanOf(
  tokens: readonly TextToken[],
  source: string,
  base: Pick<Span, 'from' | 'to' | 'kind' | 'value' | 'price'> & Partial<Span>,
): Span {
  const start = tokens[base.from]?.start ?? 0;
  const end = tokens[base.to - 1]?.end ?? start;
  return {
    degree: null,
    slip: false,
    text: source.slice(start, end),
    named: null,
    quantity: null,
    place: null,
    told: null,
    denied: false,
    clause: 0,
    ...base,
  };
}

/** Returns whether a span is of a kind ("joint") or of a kind and value ("joint.in"). */
export function is(span: Span | undefined, ...names: readonly string[]): boolean {
  return isOneOf(span, names);
}

/** The same of a list of names. Asked thousands of times a question: nothing is made for it. */
function isOneOf(span: Span | undefined, names: readonly string[]): boolean {
  if (!span) return false;
  const { kind, value } = span;
  const whole = kind.length + 1 + value.length;
  for (const name of names) {
    if (name === kind) return true;
    if (name.length === whole && name[kind.length] === '.' && name.startsWith(kind) && name.endsWith(value))
      return true;
  }
  return false;
}

/** Returns whether the span at a place is of a kind, or might have been read as one that begins there. */
export function mayBe({ spans, lost }: Reading, at: number, name: string): boolean {
  const span = spans[at];
  return span !== undefined && [span, ...lost].some((one) => one.from === span.from && is(one, name));
}

/** A verb without a meaning of its own. */
export const isSmallVerb = (reading: Reading, at: number): boolean =>
  is(reading.spans[at], 'filler') && mayBe(reading, at, 'filler.verb');

/** Returns the two nearest spans before (-1) or after (1) a place that are of none of these kinds. */
export function nearestOf(
  spans: readonly Span[],
  at: number,
  step: -1 | 1,
  ...skipped: readonly string[]
): [nearest: Span | undefined, beyond: Span | undefined] {
  const found: Span[] = [];
  for (let place = at + step; found.length < 2 && place >= 0 && place < spans.length; place += step) {
    const span = spans[place];
    if (span && !isOneOf(span, skipped)) found.push(span);
  }
  return [found[0], found[1]];
}

/** The spans of a kind, or of a kind and value. */
export function spansOf(reading: Reading, ...names: readonly string[]): Span[] {
  return reading.spans.filter((span) => isOneOf(span, names));
}

export function has(reading: Reading, ...names: readonly string[]): boolean {
  return anyOf(reading.spans, ...names);
}

/** Returns whether one of some spans is of a kind, or of a kind and value. */
export function anyOf(spans: readonly (Span | undefined)[], ...names: readonly string[]): boolean {
  for (const span of spans) if (isOneOf(span, names)) return true;
  return false;
}

/** Returns whether each of some spans is of a kind, or of a kind and value. */
export function allOf(spans: readonly (Span | undefined)[], ...names: readonly string[]): boolean {
  return spans.every((span) => isOneOf(span, names));
}

/** Returns a reading in which some words are small ones. */
export function without(reading: Reading, words: readonly Span[]): Reading {
  if (words.length === 0) return reading;
  const spans = reading.spans.map((span) => (words.includes(span) ? { ...span, kind: 'filler' } : span));
  return { ...reading, spans };
}

/** A word that nothing knows, be it read as one or as a role that nobody knows. */
export function isStrange({ kind, named }: Span): boolean {
  return kind === 'unknown' || (kind === 'mention' && named?.verdict === 'unknown');
}

/** Returns the spans that fit, those that follow one another together. */
export function runsOf(spans: readonly Span[], fits: (span: Span, at: number) => boolean): Span[][] {
  const runs: Span[][] = [];
  for (const span of spans.filter(fits)) {
    const last = runs.at(-1);
    if (last?.at(-1)?.to === span.from) last.push(span);
    else runs.push([span]);
  }
  return runs;
}

/** Returns the typed text of a run of spans. */
export function typedOf({ text, tokens }: Reading, run: readonly Span[]): string {
  const [first, last] = [run[0]?.from ?? 0, (run.at(-1)?.to ?? 1) - 1];
  return text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
}
