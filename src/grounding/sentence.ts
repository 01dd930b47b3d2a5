import { annotate, type Span, type Words } from './annotate.ts';
import type { Evidence, Ground } from './evidence.ts';
import type { Figure } from './numbers.ts';
import { type RoleGroup, type RoleMemory, roleGroups } from './roles.ts';
import { plain, type Token, tokenise } from './words.ts';

/** What the words around a claim say of the field that it belongs to. */
export interface Cues {
  topics: readonly ReadonlySet<string>[];
  statistics: ReadonlySet<string>;
  period: string | null;
  modes: ReadonlySet<string>;
  bound: 'min' | 'max' | null;
  /** Whether something is said to grow or to shrink. */
  trend: 'up' | 'down' | null;
}

/** What earlier sentences leave open. */
export interface Memory extends RoleMemory {
  cues: Cues;
  labels: readonly Evidence[];
  hedged: boolean;
  /** The shares of the list item that was said last, for "followed by". */
  last: readonly Evidence[];
  /** The fields that the last figures were of. */
  recent: ReadonlySet<string>;
}

export interface Sentence {
  text: string;
  /** As its tokens count it: contractions written out. */
  plain: string;
  tokens: readonly Token[];
  spans: readonly Span[];
  groups: readonly RoleGroup[];
  figures: readonly Figure[];
  of: Ground;
  memory: Memory;
  question: string;
}

export const NO_CUES: Cues = {
  topics: [],
  statistics: new Set(),
  period: null,
  modes: new Set(),
  bound: null,
  trend: null,
};

export function sentenceOf(
  text: string,
  of: Ground,
  words: Words,
  memory: Memory,
  question: string,
): Sentence {
  const written = plain(text);
  const tokens = tokenise(written);
  const spans = annotate(tokens, of, words);
  const groups = roleGroups(tokens, spans, of, memory);
  const figures = spans.flatMap((s) => (s.figure ? [s.figure] : []));
  return { text, plain: written, tokens, spans, groups, figures, of, memory, question };
}

const BREAKS = new Set([
  ',',
  ';',
  ':',
  '.',
  '!',
  '?',
  '•',
  '|',
  '—',
  'and',
  'but',
  'while',
  'whereas',
  'vs',
  'versus',
  'against',
  'compared',
  'plus',
  'less',
  'than',
  'or',
  ')',
]);

/** A word or mark after which something new may begin. */
export function breaksAt(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (!token) return true;
  return (
    BREAKS.has(token.word) &&
    !sentence.spans.some((s) => s.from <= at && at < s.to && (s.values || s.roles) && s.to - s.from > 1)
  );
}

/** The marks of a kind in a stretch of the sentence. */
export function marksIn(sentence: Sentence, kind: string, from = 0, to = sentence.tokens.length): string[] {
  return sentence.spans
    .filter((s) => s.from >= from && s.to <= to)
    .flatMap((s) => s.marks.filter((m) => m.kind === kind).map((m) => m.value));
}

export function spansWith(sentence: Sentence, kind: string): Span[] {
  return sentence.spans.filter((s) => s.marks.some((m) => m.kind === kind));
}

/** Words of the draft as a reason quotes them. */
export function quote(sentence: Sentence, from: number, to: number): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  return first && last ? `"${sentence.plain.slice(first.start, last.end)}"` : '""';
}

/** The clause that a span stands in. */
export function clauseAround(sentence: Sentence, span: Span): { from: number; to: number } {
  const breaks = sentence.tokens.flatMap((t, i) =>
    /^(?:,|;|:|\.|while|whereas|but|and|so)$/.test(t.word) ? [i] : [],
  );
  return {
    from: Math.max(0, ...breaks.filter((i) => i < span.from)),
    to: Math.min(sentence.tokens.length, ...breaks.filter((i) => i >= span.to)),
  };
}

/** The cues of a stretch, without those of before. */
export function cuesIn(sentence: Sentence, from: number, to: number): Cues {
  const spans = sentence.spans.filter((s) => s.from >= from && s.to <= to);
  const marks = spans.flatMap((s) => s.marks);
  const periods = marks.filter((m) => m.kind === 'period').map((m) => m.value);
  const bounds = marks.filter((m) => m.kind === 'bound').map((m) => m.value);
  return {
    topics: spans.flatMap((s) => (s.fields && !s.roles ? [s.fields] : [])),
    statistics: new Set(spans.flatMap((s) => statisticsIn(sentence, s))),
    period: periods.includes('other') ? 'other' : (periods.at(-1) ?? null),
    modes: new Set(marks.filter((m) => m.kind === 'mode').map((m) => m.value)),
    bound: (bounds.at(-1) as 'min' | 'max' | undefined) ?? null,
    trend: (marks.findLast((m) => m.kind === 'trend')?.value as 'up' | 'down' | undefined) ?? null,
  };
}

/** The statistics that a span names; "pay starts at" is the end of a range, "officers start at" is starting pay. */
function statisticsIn(sentence: Sentence, span: Span): string[] {
  const named = span.marks.filter((m) => m.kind === 'statistic').map((m) => m.value);
  if (!span.marks.some((m) => m.kind === 'bound')) return named;
  const ofPay = sentence.spans.some(
    (s) => s.fields && !s.roles && s.to <= span.from && span.from - s.to <= 1,
  );
  return ofPay ? named.filter((value) => value !== 'start') : named;
}

/** Words such as "pay" speak of many fields; they still hold where a narrow one no longer does. */
const BROAD = 4;

/** The cues of a stretch; what it leaves open is taken from what came before. */
export function inherit(own: Cues, before: Cues): Cues {
  const fresh =
    own.topics.length > 0 || (own.statistics.size > 0 && !own.statistics.isSubsetOf(before.statistics));
  const other = own.statistics.size > 0 && !own.statistics.isSubsetOf(before.statistics);
  const kept =
    other || (own.period && own.period !== before.period)
      ? before.topics.filter((t) => t.size > BROAD)
      : before.topics;
  return {
    topics: own.topics.length > 0 ? own.topics : kept,
    statistics: own.statistics.size > 0 || own.topics.length > 0 ? own.statistics : before.statistics,
    period: own.period ?? (fresh ? null : before.period),
    modes: own.modes.size > 0 || own.topics.length > 0 ? own.modes : before.modes,
    bound: own.bound ?? before.bound,
    trend: own.trend ?? before.trend,
  };
}
