import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR, loadEmbedded } from '../catalogue/load.ts';
import { openShipped } from '../catalogue/store.ts';
import { storeFiles } from '../catalogue/store-write.ts';
import { writeFolder } from '../catalogue/tables/files.ts';
import { renewedBlobs } from '../titles/index.ts';
import { ImportError, writing } from './error.ts';
import { findSources } from './find.ts';
import { type ImportReport, type Progress, readCatalogue, type SourcePaths } from './import.ts';
import { OFFICIAL_FILES } from './sources/index.ts';

/** Files of `data/official/` that are written by hand. */
const BY_HAND = ['README.md'];

/**
 * Builds the official data that ships from the official files under a folder; the same files make the same bytes.
 * Throws an ImportError where a kind is missing, with all that are.
 */
export async function packOfficial(
  from: string,
  progress: Progress = () => undefined,
  dataDir: string = DATA_DIR,
): Promise<ImportReport> {
  const found = await findSources(from);
  for (const { name, importOnly } of OFFICIAL_FILES) if (importOnly) delete found[name];
  const missing = OFFICIAL_FILES.filter(({ name, importOnly }) => !importOnly && found[name] === undefined);
  if (missing.length > 0)
    throw new ImportError({ file: from }, `holds no ${missing.map(({ example }) => example).join(', no ')}`);
  const { content, report } = await readCatalogue(found as SourcePaths, progress, {
    sentences: false,
    whole: true,
  });
  const folder = join(dataDir, 'official');
  await writing(folder, () => writeFolder(folder, storeFiles(content), BY_HAND));
  return report;
}

/**
 * Builds the index of titles anew after a change of the roles that ship, without the official files; the data itself
 * stays as it is. Returns whether there was an index to renew.
 */
export async function packIndex(dataDir: string = DATA_DIR): Promise<boolean> {
  const store = openShipped(dataDir);
  const blobs = store && renewedBlobs(loadEmbedded(dataDir), store);
  if (!blobs) return false;
  const folder = join(dataDir, 'official');
  await writing(folder, () => writeFolder(folder, new Map(Object.entries(blobs)), readdirSync(folder)));
  return true;
}
