import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { storeFiles } from '../catalogue/store-write.ts';
import { writeFolder } from '../catalogue/tables/files.ts';
import { ImportError, writing } from './error.ts';
import { findSources } from './find.ts';
import { type ImportReport, type Progress, readCatalogue, type SourcePaths } from './import.ts';
import { SOURCES } from './sources/index.ts';

/** Files of `data/official/` that are written by hand. */
const BY_HAND = ['README.md'];

/** Which files a pack needs and which kinds it leaves to an import: areas are many, and asked for by few. */
const LEFT_TO_IMPORT = ['metro'] as const;

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
  for (const name of LEFT_TO_IMPORT) delete found[name];
  const missing = Object.values(SOURCES).filter(
    ({ name }) => found[name] === undefined && !(LEFT_TO_IMPORT as readonly string[]).includes(name),
  );
  if (missing.length > 0)
    throw new ImportError({ file: from }, `holds no ${missing.map(({ example }) => example).join(', no ')}`);
  const { content, report } = await readCatalogue(found as SourcePaths, progress, { sentences: false });
  const folder = join(dataDir, 'official');
  await writing(folder, () => writeFolder(folder, storeFiles(content), BY_HAND));
  return report;
}
