import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { wordsOf } from '../language/normalise.ts';

/**
 * Returns what people say is done in each occupation, in everyday words and our own, by O*NET-SOC code; a line as words
 * in their normal forms. Read when a question first tells a job by what is done.
 */
export function everydayDeeds(dataDir: string = DATA_DIR): ReadonlyMap<string, readonly string[]> {
  const path = join(dataDir, 'names', 'deeds.json');
  if (!existsSync(path)) return new Map();
  const lines = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly string[]>>;
  return new Map(
    Object.entries(lines).map(([soc, said]) => [soc, said.map((line) => wordsOf(line).join(' '))]),
  );
}
