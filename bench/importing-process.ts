/**
 * A process of its own for each measure, so that none pays for another's memory: imports the files that its
 * argument names, or merely reads and parses them; prints how long it took and the most memory it held.
 */
import { openFiles } from '../src/importing/archive.ts';
import { type ImportPaths, importCatalogue } from '../src/importing/import.ts';
import { openTables } from '../src/importing/locate.ts';
import { OFFICIAL_FILES } from '../src/importing/sources/index.ts';
import { readOnet } from '../src/importing/sources/onet-release.ts';
import { readTable } from '../src/importing/table.ts';
import { timed } from './measure.ts';

/** The names of the files that an import opens in an O*NET release. */
async function opened(path: string): Promise<string[]> {
  using files = await openFiles(path);
  const names = new Set<string>();
  const open = (name: string) => {
    names.add(name);
    return files.open(name);
  };
  await readOnet({ ...files, open }, path);
  return [...names].filter((name) => !name.startsWith('Read Me'));
}

/** Reads and parses the files that an import opens, row by row, and does nothing with them. */
async function readOnly(paths: ImportPaths, names: readonly string[]): Promise<void> {
  using files = await openFiles(paths.onet);
  for (const name of names) await readTable(files, name, () => undefined);
  for (const { name, like, example } of OFFICIAL_FILES) {
    const path = paths[name];
    if (path === undefined || name === 'onet' || name === 'rpp') continue;
    for (const open of await openTables(path, like, example)) {
      using book = await open();
      for (const sheet of book.sheets) await book.rows(sheet, () => undefined);
    }
  }
}

const [mode, list = '', only = '[]'] = process.argv.slice(2);
const paths = JSON.parse(list) as ImportPaths;
if (mode === 'names') console.log(JSON.stringify(await opened(paths.onet)));
else {
  const names = JSON.parse(only) as string[];
  const { ms } = await timed(async () => {
    if (mode === 'read') await readOnly(paths, names);
    else await importCatalogue(paths);
  });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(JSON.stringify({ ms, cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 }));
}
