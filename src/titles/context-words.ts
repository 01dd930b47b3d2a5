import { wordsOf } from '../language/normalise.ts';
import type { TitleSource } from './build.ts';

/**
 * Contexts as they are kept: for each role the words of each of its lines, the first of them, which says what is done,
 * before the others in the order of the alphabet. That is all that is read of them, and no sentence of a publisher is
 * left.
 */

/** Writes the words of the context of each role, a role a line. */
export function encodeContexts(sources: readonly TitleSource[]): Uint8Array {
  const lines = sources.map(({ role, context }) => {
    const sets = new Set(context.map(wordSet).filter((words) => words !== ''));
    return `${[role, ...sets].join('\t')}\n`;
  });
  return new TextEncoder().encode(lines.join(''));
}

function wordSet(line: string): string {
  const [first, ...others] = wordsOf(line);
  if (first === undefined) return '';
  const rest = new Set(others);
  rest.delete(first);
  return [first, ...[...rest].sort()].join(' ');
}

/** Reads what {@link encodeContexts} wrote: the context of each role. */
export function decodeContexts(bytes: Uint8Array): Map<string, readonly string[]> {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const [role = '', ...context] = line.split('\t');
      return [role, context] as const;
    }),
  );
}
