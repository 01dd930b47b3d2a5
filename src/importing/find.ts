import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ImportError } from './error.ts';
import type { SourcePaths } from './import.ts';
import { isLock } from './locate.ts';
import { OFFICIAL_FILES } from './sources/index.ts';

/** Files that identify an unpacked O*NET release. */
const RELEASE = ['Occupation Data.txt', 'Read Me.txt'];

/** Finds every kind of official file under a folder, at any depth; of several editions the newest. */
export async function findSources(folder: string): Promise<Partial<SourcePaths>> {
  const files = await filesUnder(folder);
  const found: Partial<SourcePaths> = {};
  for (const { name, like, folder: whole, holds } of OFFICIAL_FILES) {
    const fitting = files.filter((file) => like.test(basename(file)) && !isLock(file));
    const options = name === 'onet' ? [...fitting, ...releasesAmong(files)] : fitting;
    const newest = options.sort((a, b) => byEdition(relative(folder, b), relative(folder, a)));
    for (const file of newest) {
      if (holds && !(await holds(file))) continue;
      found[name] = whole && !/\.zip$/i.test(file) ? dirname(file) : file;
      break;
    }
  }
  return found;
}

/** Every file under a folder, at any depth. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: Error) => {
    throw new ImportError({ file: folder }, 'is no folder that can be read', { cause: error });
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The folders that hold an unpacked release. */
function releasesAmong(files: readonly string[]): string[] {
  const folders = Map.groupBy(files, (file) => dirname(file));
  return [...folders].flatMap(([folder, own]) => {
    const names = own.map((file) => basename(file));
    return RELEASE.every((name) => names.includes(name)) ? [folder] : [];
  });
}

/** By the numbers in the name, which are its edition, else by those of the folders that it lies in. */
export function byEdition(a: string, b: string): number {
  const [x, y] = [editionOf(a), editionOf(b)];
  for (let at = 0; at < Math.max(x.length, y.length); at += 1) {
    const difference = (x[at] ?? 0) - (y[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}

function editionOf(path: string): number[] {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const own = numbers(basename(path).replace(/11b|_M(?=\d)/i, ''));
  return own.length > 0 ? own : numbers(path);
}
