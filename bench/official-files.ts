import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findSources } from '../src/importing/find.ts';
import type { SourcePaths } from '../src/importing/import.ts';

/** The folders searched for official files: beside the repository, or where an update put them. */
const PLACES = ['../../shared/data', '../.rolewise/catalogue/downloads'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Returns the newest official files at hand, or undefined if they lack an O*NET release. */
export async function officialFiles(): Promise<SourcePaths | undefined> {
  for (const place of PLACES.filter((path) => existsSync(path))) {
    const { onet, ...others } = await findSources(place);
    if (onet !== undefined) return { onet, ...others };
  }
  return undefined;
}
