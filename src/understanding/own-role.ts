import type { Mention } from './mentions.ts';
import { type Reading, tagged } from './tags.ts';

/** Takes the asker's own role ("I'm an office manager. …") out of the mentions where it is only said in passing. */
export function splitSelf(
  reading: Reading,
  mentions: readonly Mention[],
): { self: Mention | undefined; mentions: Mention[] } {
  const said = tagged(reading, 'turn', 'self');
  const self = mentions.find((one) => said.some((tag) => tag.to === one.from || tag.to === one.from - 1));
  if (self?.resolution.verdict !== 'sure') return { self: undefined, mentions: [...mentions] };
  const ends = /[.!?;]/u.test(
    reading.text.slice(reading.tokens[self.to - 1]?.end, reading.tokens[self.to]?.start),
  );
  const others = mentions.filter((one) => one !== self);
  return { self, mentions: ends && others.length > 0 ? others : [...mentions] };
}
