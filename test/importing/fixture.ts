import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportPaths } from '../../src/importing/import.ts';
import { newFolder } from '../folder.ts';
import {
  ageBook,
  censusBook,
  directMatchBook,
  groupBook,
  METRO_ROWS,
  matrixBook,
  projectionBook,
  STATE_ROWS,
  wageBook,
} from './bls-books.ts';
import { onetRelease } from './onet-release.ts';

export function writeFiles(folder: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Every kind of official file, small, by the path at which {@link pathsIn} finds it. */
export function officialFiles(layout: 'old' | 'new' = 'new'): Record<string, string | Buffer> {
  const year = layout === 'new' ? 2025 : 2024;
  const onet = Object.entries(onetRelease(layout)).map(([name, text]) => [`onet/${name}`, text]);
  return {
    ...Object.fromEntries(onet),
    [`national_M${year}_dl.xlsx`]: wageBook(`national_M${year}_dl`),
    [`state_M${year}_dl.xlsx`]: wageBook(`state_M${year}_dl`, STATE_ROWS),
    [`MSA_M${year}_dl.xlsx`]: wageBook(`MSA_M${year}_dl`, METRO_ROWS),
    'occupation.xlsx': projectionBook(layout === 'new' ? '2024-34' : '2022-32'),
    'cpsaat11b.xlsx': ageBook(),
    'crosswalks/nem-onet-to-soc-crosswalk.xlsx': matrixBook(),
    'crosswalks/2018-occupation-code-list-and-crosswalk.xlsx': censusBook(),
    'soc_2018_direct_match_title_file.xlsx': directMatchBook(),
    'soc_2018_definitions.xlsx': groupBook(),
  };
}

/** Writes {@link officialFiles}, or those given, and returns where an import finds each. */
export function place(
  files: Record<string, string | Buffer> = officialFiles(),
  folder = newFolder(),
): ImportPaths {
  writeFiles(folder, files);
  return pathsIn(folder);
}

export function pathsIn(folder: string): ImportPaths {
  return {
    onet: join(folder, 'onet'),
    oews: folder,
    state: folder,
    metro: folder,
    ep: folder,
    cps: folder,
    crosswalks: join(folder, 'crosswalks'),
    soc: folder,
    groups: folder,
    out: join(folder, 'out'),
  };
}
