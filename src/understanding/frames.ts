import type { English } from '../language/english.ts';
import { is, type Reading } from './reading.ts';

const ROLE = '@role';

/** Returns the aspects and fields that a sentence asks by its form ("what does a @role do"). */
export function framedBy(reading: Reading, english: English): string[] {
  const words = outlineOf(reading, english);
  for (const [name, frames] of Object.entries(english.file.frames)) {
    const value = name.slice(name.indexOf(':') + 1);
    if (frames.some((frame) => holds(words, frame.split(' ')))) return [value];
  }
  return [];
}

/** The text in lemmas, with one sign for each run of roles and without what a form does not turn on. */
function outlineOf(reading: Reading, english: English): string[][] {
  const outline: string[][] = [];
  for (const span of reading.spans) {
    if (is(span, 'article', 'courtesy', 'statistic', 'joint.and', 'joint.or')) continue;
    if (is(span, 'title', 'mention', 'pronoun')) {
      if (outline.at(-1)?.[0] !== ROLE) outline.push([ROLE]);
    } else
      for (const { word } of reading.tokens.slice(span.from, span.to))
        outline.push([word, ...english.lemmas(word).map(({ lemma }) => lemma)]);
  }
  return outline;
}

function holds(words: readonly string[][], frame: readonly string[]): boolean {
  for (let at = 0; at + frame.length <= words.length; at += 1)
    if (frame.every((word, offset) => words[at + offset]?.includes(word))) return true;
  return false;
}
