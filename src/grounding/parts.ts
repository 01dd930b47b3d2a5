import type { Span } from './annotate.ts';
import { type Cues, cuesIn, type Sentence } from './sentence.ts';

/** What the surroundings of a run of words say of the field that it belongs to. */

/** The cues of a run itself, else of what stands before it in its part of the sentence, else after it. */
export function chunkCues(sentence: Sentence, chunk: readonly Span[]): Cues {
  const from = chunk[0]?.from ?? 0;
  const to = chunk.at(-1)?.to ?? from;
  const own = cuesIn(sentence, from, to);
  const part = partOf(sentence, from, to);
  const before = cuesIn(sentence, part.from, from);
  const fronted = !sentence.groups.some((g) => g.from >= part.from && g.to <= to);
  const after = fronted ? [cuesIn(sentence, to, headEnd(sentence, to, part.to))] : [];
  const near = [own, before, ...after].find((c) => c.topics.length > 0) ?? before;
  return {
    ...near,
    statistics: own.statistics,
    modes: own.modes.size > 0 ? own.modes : cuesIn(sentence, part.from, to).modes,
  };
}

/** Up to where a value that comes first may be explained: "New York, NY, is the best-paying city". */
function headEnd(sentence: Sentence, from: number, to: number): number {
  const ends = (i: number) =>
    /^(?:and|plus)$/.test(sentence.tokens[i]?.word ?? '') || sentence.figures.some((f) => f.from === i);
  let end = from;
  while (end < to && !ends(end)) end += 1;
  return end;
}

/** The part of the sentence between stops that begin something new. */
function partOf(sentence: Sentence, from: number, to: number): { from: number; to: number } {
  const isStop = (i: number) => {
    const word = sentence.tokens[i]?.word ?? '';
    if (/^(?:;|:|while|whereas|but)$/.test(word)) return true;
    if (word !== ',' || !/^(?:and|which|with)$/.test(sentence.tokens[i + 1]?.word ?? '')) return false;
    return sentence.groups.some((g) => g.from > i && g.from <= i + 4) || newUnit(sentence, i);
  };
  let start = from;
  while (start > 0 && !isStop(start - 1)) start -= 1;
  let end = to;
  while (end < sentence.tokens.length && !isStop(end)) end += 1;
  return { from: start, to: end };
}

/** ", and 69%" after money: the figures turn to something else. */
function newUnit(sentence: Sentence, comma: number): boolean {
  const next = sentence.figures.find((f) => f.from === comma + 2);
  const before = sentence.figures.findLast((f) => f.to <= comma);
  return next !== undefined && before !== undefined && next.unit !== before.unit;
}
