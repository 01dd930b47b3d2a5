import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STORE_FILE } from '../src/catalogue/tables/files.ts';
import type { ImportPaths } from '../src/importing/import.ts';
import { duration, median, megabytes, ratio, table } from './measure.ts';
import { officialFiles } from './official-files.ts';

const RUNS = 5;
const HEAD = ['process', 'processor time', 'time', 'peak memory'];
const PROCESS = join(import.meta.dirname, 'importing-process.ts');
const LAUNCH = join(import.meta.dirname, '../adapters/launch.mjs');
const QUESTIONS = [
  'registered nurse vs licensed practical nurse',
  'actuary vs statistician salary',
  'which jobs pay over 150k?',
];
/** Makes a process say at its end how much memory it held at most. */
const TELL = join(import.meta.dirname, 'tell-peak.mjs');

interface Measure {
  ms: number;
  /** Milliseconds of processor time, which other programs on the machine do not lengthen. */
  cpu: number;
  peak: number;
}

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
    ...figures(repeat(() => ask(question, paths.out))),
  ]);
  console.log('\nThe first question to the imported catalogue, as a whole process:\n');
  console.log(table(HEAD.with(0, 'question'), asked));
}

function files({ out: _, ...given }: ImportPaths): string {
  return (Object.values(given) as string[]).map((path) => basename(path)).join(', ');
}

function figures(runs: readonly Measure[]): string[] {
  return [
    duration(median(runs.map(({ cpu }) => cpu))),
    duration(median(runs.map(({ ms }) => ms))),
    megabytes(Math.max(...runs.map(({ peak }) => peak))),
  ];
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

function ask(question: string, catalogue: string): Measure {
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import=${pathToFileURL(TELL)}`,
    ROLEWISE_CATALOGUE: catalogue,
  };
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [LAUNCH, 'ask', question], {
    env,
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  const told = /^measured (.*)$/m.exec(stderr)?.[1];
  if (status !== 0 || told === undefined) throw new Error(`the question failed: ${stderr}`);
  return { ms, ...(JSON.parse(told) as Omit<Measure, 'ms'>) };
}
