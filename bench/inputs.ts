import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImportPaths, importCatalogue } from '../src/importing/import.ts';
import { officialFiles } from './official-files.ts';

/** The options of the command line. */
export interface BenchOptions {
  titles?: string;
  questions?: string[];
  catalogue?: string;
  onet?: string;
  all?: true;
  against?: string[];
}

/** The inputs of the benchmarks. */
export interface BenchInputs {
  /** Mentions with the occupations they name. */
  titles: string;
  /** Questions with what a right answer holds. */
  questions: string[];
  /** The imported catalogue; undefined: the embedded roles alone. */
  catalogue: string | undefined;
  /** The O*NET release that was named. */
  onet: string | undefined;
  /** Every mention for every peer. */
  all: boolean;
  /** Earlier commits to measure beside this one. */
  against: readonly string[];
  /** Removes what was made for this run. */
  dispose(): void;
}

/** A mention with the occupations that it names; empty if it is not a job. */
export interface Mention {
  mention: string;
  soc: string[];
  kind: string;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Larger sets that a developer may have beside the project; nothing needs them. */
const SETS = at('../../shared/eval');
const OWN = at('sets');

/**
 * The inputs that are named, else those beside the project, else the small sets that come along.
 * @param measured whether something is measured, so that a catalogue is worth importing.
 */
export async function findInputs(options: BenchOptions, measured: boolean): Promise<BenchInputs> {
  const named = options.catalogue ?? process.env.ROLEWISE_CATALOGUE;
  const files = measured && named === undefined && existsSync(SETS) ? await officialFiles() : undefined;
  const made = files && (await importFiles(files));
  const catalogue = named ?? made;
  const large = catalogue !== undefined && existsSync(SETS);
  const titles = large ? join(SETS, 'titles-dev.jsonl') : join(OWN, 'titles.jsonl');
  const questions = large
    ? [join(SETS, 'seed-questions.jsonl'), join(SETS, 'onet-questions.jsonl')]
    : [join(OWN, 'questions.jsonl')];
  return {
    titles: options.titles ?? titles,
    questions: options.questions ?? questions,
    catalogue,
    onet: options.onet,
    all: options.all ?? false,
    against: options.against ?? [],
    dispose: () => made !== undefined && rmSync(made, { recursive: true, force: true }),
  };
}

/** Imports official files; of titles only those of O*NET, so that others can be tested. */
async function importFiles({ soc: _, ...files }: Omit<ImportPaths, 'out'>): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'rolewise-bench-'));
  console.error('Importing the official files first; --catalogue DIR spares that.');
  await importCatalogue({ ...files, out });
  return out;
}

/** The objects of a JSON Lines file. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
