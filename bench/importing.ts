import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { STORE_FILE } from '../src/catalogue/tables/files.ts';
import type { ImportPaths } from '../src/importing/import.ts';
import { median, megabytes, ratio, table } from './measure.ts';
import { officialFiles } from './official-files.ts';
import { askIn, figures, type Measure } from './whole-process.ts';

const RUNS = 5;
const HEAD = ['process', 'processor time', 'time', 'peak memory'];
const PROCESS = join(import.meta.dirname, 'importing-process.ts');
const ROOT = join(import.meta.dirname, '..');
const QUESTIONS = [
  'registered nurse vs licensed practical nurse',
  'actuary vs statistician salary',
  'which jobs pay over 150k?',
];

/** An import against merely reading the same files, and a whole process that opens what it made and answers. */
export async function bench(): Promise<void> {
  const files = await officialFiles();
  if (files === undefined) {
    console.log('No official files at hand: nothing measured; “npm run catalogue -- update” brings them.');
    return;
  }
  const out = mkdtempSync(join(tmpdir(), 'rolewise-bench-'));
  try {
    measure({ ...files, out });
  } finally {
    rmSync(out, { recursive: true });
  }
}

function measure(paths: ImportPaths): void {
  const names = run<string[]>('names', paths);
  const reads = repeat(() => run<Measure>('read', paths, names));
  const imports = repeat(() => run<Measure>('import', paths));
  const processor = (runs: readonly Measure[]) => median(runs.map(({ cpu }) => cpu));
  const rows = [
    ['reading and parsing the files', reads, ''],
    ['importing them', imports, ratio(processor(imports) / processor(reads))],
  ] as const;
  console.log(
    `${files(paths)}; the catalogue has ${megabytes(statSync(join(paths.out, STORE_FILE)).size)}.\n`,
  );
  console.log(
    table(
      HEAD.concat('processor, of reading'),
      rows.map(([what, runs, share]) => [what, ...figures(runs), share]),
    ),
  );
  const asked = QUESTIONS.map((question) => [
    `“${question}”`,
    ...figures(repeat(() => askIn(ROOT, question, { ROLEWISE_CATALOGUE: paths.out }))),
  ]);
  console.log('\nThe first question to the imported catalogue, as a whole process:\n');
  console.log(table(HEAD.with(0, 'question'), asked));
}

function files({ out: _, ...given }: ImportPaths): string {
  return (Object.values(given) as string[]).map((path) => basename(path)).join(', ');
}

function repeat<T>(call: () => T): T[] {
  return Array.from({ length: RUNS }, call);
}

function run<T>(mode: string, ...args: unknown[]): T {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROCESS, mode, ...args.map((one) => JSON.stringify(one))],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the measure “${mode}” failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
