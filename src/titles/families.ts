import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { titleWords } from '../language/normalise.ts';
import { once } from '../memo.ts';
import { titleLexicon } from './lexicon.ts';

/** The meaning of a family word ("engineer", "nurse"), by codes of SOC. */
export type Family =
  | { to: 'group'; group: string }
  | { to: 'span'; members: string[]; likeliest: string | null }
  | { to: 'ask'; members: string[] };

/** `joined`: each of the first words before each of the second makes a name, too. */
type FamilyEntry = Family & { also?: string[]; joined?: [before: string[], after: string[]] };

/** A family under one of its names. */
export interface NamedFamily {
  family: Family;
  /** The words (normal forms) of the name that comes first in the list. */
  head: readonly string[];
}

const FILE = join(DATA_DIR, 'groups.json');

/** Family words in their normal forms. */
export type Families = ReadonlyMap<string, NamedFamily>;

/** The family words that ship, read once; none where the file is not there. */
export const shippedFamilies = once(
  (): Families => (existsSync(FILE) ? familiesOf(JSON.parse(readFileSync(FILE, 'utf8'))) : new Map()),
);

/** Family words by their normal forms, each under all its names. */
export function familiesOf(file: Record<string, unknown>): Families {
  const { small } = titleLexicon();
  // The words may stand at the top of the file, or beside the groups that they name.
  const entries = (file.families ?? file) as Record<string, FamilyEntry>;
  const made = new Map<string, NamedFamily>();
  for (const [word, family] of Object.entries(entries)) {
    const head = titleWords(word, small);
    const [before, after] = family.joined ?? [[], []];
    const joined = before.flatMap((one) => after.map((other) => `${one} ${other}`));
    for (const name of [word, ...(family.also ?? []), ...joined])
      made.set(titleWords(name, small).join(' '), { family, head });
  }
  return made;
}
