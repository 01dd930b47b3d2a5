import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { duration, median, megabytes } from './measure.ts';

/** Makes a process say at its end what it took. */
const TELL = pathToFileURL(join(import.meta.dirname, 'tell-peak.mjs')).href;

/** The cost of a process from its start to its end. */
export interface Measure {
  ms: number;
  /** Milliseconds of processor time, which other programs on the machine do not lengthen. */
  cpu: number;
  peak: number;
}

/** Runs the checkout at `root` as a process of its own that answers one question. */
export function askIn(root: string, question: string, env: Record<string, string> = {}): Measure {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'adapters/launch.mjs'), 'ask', question],
    { env: { ...process.env, ...env, NODE_OPTIONS: `--import=${TELL}` }, encoding: 'utf8' },
  );
  const ms = performance.now() - start;
  const told = /^measured (.*)$/m.exec(stderr)?.[1];
  if (status !== 0 || told === undefined) throw new Error(`the question failed: ${stderr}`);
  return { ms, ...(JSON.parse(told) as Omit<Measure, 'ms'>) };
}

/** Cells of processor time, time and peak memory. */
export function figures(runs: readonly Measure[]): string[] {
  return [
    duration(median(runs.map(({ cpu }) => cpu))),
    duration(median(runs.map(({ ms }) => ms))),
    megabytes(Math.max(...runs.map(({ peak }) => peak))),
  ];
}
