import { type ImportPaths, importCatalogue } from '../../src/importing/import.ts';

/** Imports again and again until it is killed; says so once the first import is done. */
const paths = JSON.parse(process.argv[2] ?? '') as ImportPaths;
for (let times = 0; ; times += 1) {
  await importCatalogue(paths);
  if (times === 0) process.send?.('at work');
}
