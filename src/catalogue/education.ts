import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, type Level } from '../contract/query.ts';
import { DATA_DIR } from './load.ts';

/** The words by which sources name each step of education. */
const WORDS = JSON.parse(readFileSync(join(DATA_DIR, 'education.json'), 'utf8')) as Record<
  Level,
  readonly string[]
>;

/** Returns the highest level of education that a description names; null if it does not name one. */
export function levelOf(description: string): Level | null {
  const plain = description.toLowerCase();
  const names = (level: Level) => WORDS[level].some((word) => plain.includes(word));
  // "less than high school" names the step that it is below.
  return names('none') ? 'none' : (LEVELS.findLast(names) ?? null);
}

/** Returns where a step stands on the ladder, 0 for none. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}
