import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importCatalogue } from '../src/importing/import.ts';
import type { BenchOptions } from './main.ts';

/** What the benchmarks measure on. */
export interface BenchInputs {
  /** Mentions with the occupations they name. */
  titles: string;
  /** Questions with what a right answer holds. */
  questions: string[];
  /** The imported catalogue; undefined: the embedded roles alone. */
  catalogue: string | undefined;
  /** Every mention for every peer. */
  all: boolean;
  /** Removes what was made for this run. */
  dispose(): void;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Evaluation sets and official files that a developer may have beside the project; nothing needs them. */
const SHARED = at('../../shared');
const OWN = at('sets');

/** The inputs that are named, else those beside the project, else the small sets that come along. */
export async function findInputs(options: BenchOptions): Promise<BenchInputs> {
  const named = options.catalogue ?? process.env.ROLEWISE_CATALOGUE;
  const beside = existsSync(join(SHARED, 'data')) && existsSync(join(SHARED, 'eval'));
  const made = named === undefined && beside ? await importShared() : undefined;
  const catalogue = named ?? made;
  const shared = (name: string) => join(SHARED, 'eval', name);
  const usesShared = catalogue !== undefined && beside;
  return {
    titles: options.titles ?? (usesShared ? shared('titles-dev.jsonl') : join(OWN, 'titles.jsonl')),
    questions:
      options.questions ??
      (usesShared
        ? [shared('seed-questions.jsonl'), shared('onet-questions.jsonl')]
        : [join(OWN, 'questions.jsonl')]),
    catalogue,
    all: options.all ?? false,
    dispose: () => made !== undefined && rmSync(made, { recursive: true, force: true }),
  };
}

/** Imports the official files beside the project; of titles only those of O*NET, so that others can be tested. */
async function importShared(): Promise<string> {
  const data = join(SHARED, 'data');
  const newest = (prefix: string) =>
    join(
      data,
      readdirSync(data)
        .filter((name) => name.startsWith(prefix) && /\d$/.test(name))
        .sort()
        .at(-1) ?? '',
    );
  const fileIn = (folder: string, part: string) =>
    join(folder, readdirSync(folder).find((name) => name.includes(part)) ?? '');
  const out = await mkdtemp(join(tmpdir(), 'rolewise-bench-'));
  console.error('Importing the official files first; --catalogue DIR spares that.');
  await importCatalogue({
    onet: newest('onet-'),
    oews: fileIn(newest('bls-oews-'), 'national'),
    ep: fileIn(newest('bls-ep-'), 'occupation'),
    cps: fileIn(newest('bls-cps-'), 'aat11b'),
    crosswalks: join(data, 'crosswalks'),
    out,
  });
  return out;
}

/** The objects of a JSON Lines file. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
