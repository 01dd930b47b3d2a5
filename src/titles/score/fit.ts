import { MATCH } from '../config.ts';
import type { Asked } from '../query-word.ts';
import type { Segment } from '../segment.ts';
import type { Alternative } from '../words.ts';

/** The fit of one title and the words of a mention. */
export interface TitleFit {
  title: number;
  /** The asked words that the title does not have, as bits by their positions (see {@link isOpen}). */
  open: number;
  /** The share of the mention that the title explains, and of the title that the mention names. */
  explained: number;
  named: number;
  /** The shared words, as a share of the words of both. */
  overlap: number;
  /** The loss by misspelling, as a share of the mention. */
  misspelt: number;
  /** The title's last word was named; the mention's last word stands in the title. */
  headed: boolean;
  tailed: boolean;
  /** The mention is this title, misspelled at most: neither has a word that the other lacks. */
  complete: boolean;
  /** The title stands in the mention, and is a good part of it. */
  inside: boolean;
  /** All of it in one number. */
  coverage: number;
}

/** The maximum number of words of a mention whose fit is measured: as many as a number has bits. */
export const MOST_WORDS = 31;

/** Returns whether a title lacks the word at this position of a mention. */
export function isOpen({ open }: TitleFit, at: number): boolean {
  return ((open >> at) & 1) === 1;
}

const NONE: readonly Alternative[] = [];

/** Measures a title of this weight against the words of a mention. */
export function measureFit(
  segment: Segment,
  title: number,
  weight: number,
  asked: readonly Asked[],
  total: number,
): TitleFit {
  const { titleWords } = segment;
  const [start, end] = [segment.titleOffsets[title] ?? 0, segment.titleOffsets[title + 1] ?? 0];
  // Bits and no lists, and no list to declare several at once: forty titles a mention would leave much to clear away.
  let open = 0;
  let places = 0;
  let matched = 0;
  let misspelt = 0;
  let namedWeight = 0;
  let tailed = false;
  for (let at = 0; at < asked.length; at += 1) {
    const { weight: own = 0, alternatives = NONE } = asked[at] ?? {};
    let match: Alternative | undefined;
    for (let one = 0; one < alternatives.length && !match; one += 1) {
      const id = alternatives[one]?.id;
      for (let place = start; place < end; place += 1) {
        if (titleWords[place] !== id) continue;
        match = alternatives[one];
        places |= 1 << (place - start);
      }
    }
    tailed = match !== undefined;
    if (!match) {
      open |= 1 << at;
      continue;
    }
    matched += own * match.likeness;
    misspelt += own * (1 - match.likeness);
    namedWeight += (segment.weights[match.id] ?? 0) * match.likeness;
  }
  const all = 2 ** (end - start) - 1;
  const headed = places > all >> 1;
  const whole = places === all;
  const explained = matched / total;
  const named = Math.min(1, namedWeight / weight);
  const shape = (headed ? 1 : MATCH.headMissing) * (tailed ? 1 : MATCH.tailMissing);
  return {
    title,
    open,
    explained,
    named,
    overlap: matched / Math.max(matched, total + weight - namedWeight),
    misspelt: misspelt / total,
    headed,
    tailed,
    complete: open === 0 && whole,
    inside: whole && misspelt === 0 && explained >= MATCH.inside,
    coverage: explained * (1 - MATCH.titleShare * (1 - named)) * shape,
  };
}
