import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { titleWords } from '../language/normalise.ts';
import { titleLexicon } from './lexicon.ts';

/** What a family word ("engineer", "nurse") stands for, by codes of SOC. */
export type Family =
  | { to: 'group'; group: string }
  | { to: 'span'; members: string[]; likeliest: string | null }
  | { to: 'ask'; members: string[] };

type FamilyEntry = Family & { also?: string[] };

const FILE = join(DATA_DIR, 'groups.json');

/** Family words in their normal forms. */
export type Families = ReadonlyMap<string, Family>;

let shipped: Families | undefined;

/** The family words that ship, read once; none where the file is not there. */
export function shippedFamilies(): Families {
  shipped ??= existsSync(FILE) ? familiesOf(JSON.parse(readFileSync(FILE, 'utf8'))) : new Map();
  return shipped;
}

/** Family words by their normal forms, each under all its names. */
export function familiesOf(file: Record<string, unknown>): Families {
  const { small } = titleLexicon();
  // The words may stand at the top of the file, or beside the groups that they name.
  const entries = (file.families ?? file) as Record<string, FamilyEntry>;
  const made = new Map<string, Family>();
  for (const [word, entry] of Object.entries(entries))
    for (const name of [word, ...(entry.also ?? [])]) made.set(titleWords(name, small).join(' '), entry);
  return made;
}
