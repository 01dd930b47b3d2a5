import type { Evidence } from './evidence.ts';
import type { Figure } from './numbers.ts';
import { cuesIn, inherit, type Sentence } from './sentence.ts';

/**
 * A year is a date: it must be of the period of the facts that the sentence gives figures of, else of those it
 * speaks of, or of their source.
 */
export function yearHolds(sentence: Sentence, figure: Figure, used: readonly Evidence[]): boolean {
  const given = used.filter((e) => e.number !== null || e.range !== null);
  const cues = inherit(cuesIn(sentence, 0, sentence.tokens.length), sentence.memory.cues);
  const spoken = sentence.of.all.filter(
    (e) => cues.topics.length === 0 || cues.topics.some((t) => t.has(e.field.id)),
  );
  const dates = (given.length > 0 ? given : spoken).map((e) => dateOf(sentence, e) ?? '');
  const years = new Set(dates.flatMap(yearsIn));
  return figure.values.every((y) => years.has(y));
}

/** The date of a fact, else of its source; undefined where neither has one. */
export const dateOf = (sentence: Sentence, e: Evidence): string | null | undefined =>
  e.fact.asOf ?? sentence.of.sources.find((s) => s.id === e.fact.source)?.asOf;

/** The years of "2024-34" are 2024 and 2034. */
export function yearsIn(date: string): number[] {
  return [...date.matchAll(/\b((?:19|20)\d\d)(?:\s*[-–]\s*(\d\d|(?:19|20)\d\d)\b)?/g)].flatMap((m) => {
    const first = Number(m[1]);
    if (!m[2]) return [first];
    return [first, m[2].length === 2 ? Math.floor(first / 100) * 100 + Number(m[2]) : Number(m[2])];
  });
}
