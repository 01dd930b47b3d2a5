import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchInputs } from './inputs.ts';
import { duration, median, megabytes, ratio, table } from './measure.ts';
import { askIn, figures, type Measure } from './whole-process.ts';

const ROOT = join(import.meta.dirname, '..');
/** Both roles ship in every version. */
const QUESTION = 'registered nurse vs licensed practical nurse';
const WARM_RUNS = 15;
const FIRST_RUNS = 5;
const COMPILED = 'node_modules/.cache/rolewise';
const OFFICIAL = 'data/official';

/** A commit, cloned and installed, with the starts that were measured of it. */
interface Version {
  name: string;
  root: string;
  /** Moves the official data out of the way for a start, and back. */
  bare: boolean;
  first: Measure[];
  warm: Measure[];
}

/**
 * A fresh clone of this commit and of earlier ones: size, installation, memory, the very first answer and later ones;
 * and what the official data adds to a start. Starts take turns, so that other work on the machine slows all alike.
 */
export async function bench({ against }: BenchInputs): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-bench-'));
  try {
    const versions = ['HEAD', ...against].flatMap((commit, at): Version[] => {
      const { name, root, size, install } = clone(commit, join(folder, String(at)));
      console.log(`${name}: clone ${size}, npm ci ${duration(install)}`);
      const version = { name, root, bare: false, first: [], warm: [] };
      const bare = { name: 'without its official data', root, bare: true, first: [], warm: [] };
      return at === 0 ? [version, bare] : [version];
    });
    takeTurns(versions, FIRST_RUNS, (version) => version.first.push(start(version, true)));
    takeTurns(versions, WARM_RUNS, (version) => version.warm.push(start(version, false)));
    report(versions);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function clone(commit: string, root: string): { name: string; root: string; size: string; install: number } {
  mkdirSync(root);
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  const sha = execFileSync('git', ['-C', ROOT, 'rev-parse', commit], { encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('fetch', '--quiet', ROOT, sha);
  git('checkout', '--quiet', 'FETCH_HEAD');
  const history = bytesIn(join(root, '.git'));
  const size = `${megabytes(bytesIn(root) - history)} of files and ${megabytes(history)} of history`;
  const from = performance.now();
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'ignore' });
  return { name: sha.slice(0, 7), root, size, install: performance.now() - from };
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  );
}

function takeTurns(versions: readonly Version[], rounds: number, run: (version: Version) => void): void {
  for (let round = 0; round < rounds; round += 1) versions.forEach(run);
}

/** One start: the very first after an installation finds nothing compiled. */
function start({ root, bare }: Version, first: boolean): Measure {
  const [official, aside] = [join(root, OFFICIAL), join(root, 'official-aside')];
  if (bare) renameSync(official, aside);
  try {
    if (first) rmSync(join(root, COMPILED), { recursive: true, force: true });
    return askIn(root, QUESTION);
  } finally {
    if (bare) renameSync(aside, official);
  }
}

function report(versions: readonly Version[]): void {
  const [base] = versions;
  if (!base) return;
  const rows = (kind: 'first' | 'warm') =>
    versions.map((version) => [
      version.name,
      ...figures(version[kind]),
      ratio(cpuOf(version[kind]) / cpuOf(base[kind])),
    ]);
  const head = ['processor time', 'time', 'peak memory', 'processor, of this'];
  console.log(`\nLoad of the machine: ${loadavg()[0]?.toFixed(1)}.`);
  console.log(`\n${table([`the very first answer (median of ${FIRST_RUNS})`, ...head], rows('first'))}`);
  console.log(`\n${table([`a warm start (median of ${WARM_RUNS})`, ...head], rows('warm'))}`);
}

const cpuOf = (runs: readonly Measure[]) => median(runs.map(({ cpu }) => cpu));
