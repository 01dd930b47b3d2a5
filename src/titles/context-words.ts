import { wordsOf } from '../language/normalise.ts';
import type { TitleSource } from './build.ts';

/**
 * Contexts as they are kept to build an index of titles from: for each role the set of its words, sorted. That is all
 * an index reads of them, and no sentence of a publisher is left.
 */

/** Writes the words of the context of each role, a role a line. */
export function encodeContexts(sources: readonly TitleSource[]): Uint8Array {
  const lines = sources.map(({ role, context }) => {
    const words = [...new Set(context.flatMap(wordsOf))].sort();
    return `${role}\t${words.join(' ')}\n`;
  });
  return new TextEncoder().encode(lines.join(''));
}

/** Reads what {@link encodeContexts} wrote: the context of each role. */
export function decodeContexts(bytes: Uint8Array): Map<string, readonly string[]> {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const [role = '', words = ''] = line.split('\t');
      return [role, words === '' ? [] : [words]] as const;
    }),
  );
}
