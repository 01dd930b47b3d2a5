import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFiles } from '../src/importing/archive.ts';
import { readOnet } from '../src/importing/sources/onet-release.ts';
import { titleSource } from '../src/importing/titles.ts';
import type { TitleSource } from '../src/titles/build.ts';
import { MATCH } from '../src/titles/config.ts';
import { ACCEPT_FEATURES, RANK_FEATURES, softmax } from '../src/titles/score/weights.ts';
import { type Example, makeExamples } from './fitting/mentions.ts';
import { type Observation, observe } from './fitting/observe.ts';
import { type Case, dot, fitCases, fitChoices, sigmoid } from './fitting/regression.ts';
import { type BenchInputs, type Mention, readLines } from './inputs.ts';
import { percent, table } from './measure.ts';
import { officialFiles } from './official-files.ts';

/** Phrases that name no job; every other one is kept for the check. */
const NO_JOBS = join(import.meta.dirname, 'sets/no-jobs.txt');
/** What people call occupations; for the check alone. */
const SPEECH = join(import.meta.dirname, 'sets/speech.jsonl');
/** Titles held out for the fit, and others for the check. */
const SEEDS = { fit: 1, check: 2 } as const;
/** How much an example counts for acceptance: unlisted titles are many, phrases that people type are few. */
const COUNTS: Partial<Record<Example['kind'], number>> = {
  unlisted: 0.35,
  'run together': 0.5,
  'one word less': 0.5,
  level: 0.5,
  'no job': 3,
};

/** Fits the weights of `src/titles/score/weights.ts` to a release of O*NET, checks them on other titles, prints both. */
export async function bench(inputs: BenchInputs): Promise<void> {
  const onet = inputs.onet ?? (await officialFiles())?.onet;
  if (onet === undefined) throw new Error('no O*NET release at hand: name its folder by --onet DIR.');
  const sources = await readSources(onet);
  const noJobs = readFileSync(NO_JOBS, 'utf8').trim().split('\n');
  const seen = observe(makeExamples(sources, every(noJobs, 0), SEEDS.fit));
  const rank = fitChoices(seen);
  const accept = fitCases(seen.map((one) => acceptCase(one, rank)));
  console.log(`${seen.length} mentions that no title is exactly, from ${sources.length} occupations.\n`);
  console.log(asCode('RANK', RANK_FEATURES, rank));
  console.log(asCode('ACCEPT', [...ACCEPT_FEATURES, 'bias'], [...accept.weights, accept.bias]));
  const check = makeExamples(sources, every(noJobs, 1), SEEDS.check);
  for (const { mention, soc } of readLines<Mention>(SPEECH))
    check.examples.push({ mention, roles: soc, kind: 'speech' });
  const checked = observe(check);
  const cases = checked.map((one) => acceptCase(one, rank));
  const sure = cases.map(({ row }) => sigmoid(dot(row, accept.weights) + accept.bias));
  console.log(`Checked on ${checked.length} other mentions:\n\n${byKind(checked, rank, sure)}\n`);
  console.log(`Confidence, and how often the first role was right:\n\n${calibration(cases, sure)}`);
}

async function readSources(onet: string): Promise<TitleSource[]> {
  const files = await openFiles(onet);
  const { occupations } = await readOnet(files, onet).finally(() => files.close());
  return [...occupations.values()].map((one) => titleSource(one.code, one, new Map()));
}

function every<T>(list: readonly T[], turn: 0 | 1): T[] {
  return list.filter((_, at) => at % 2 === turn);
}

/** The role that ranks first, as a case: what speaks for it being meant, and whether it is. */
function acceptCase({ example, rows, right, accept }: Observation, rank: readonly number[]): Case {
  const shares = softmax(rows.map((row) => dot(row, rank)));
  const first = shares.indexOf(Math.max(...shares));
  return {
    row: accept(first, shares[first] ?? 0),
    so: right[first] ?? false,
    weight: COUNTS[example.kind] ?? 1,
  };
}

/** The weights as they stand in the model. */
function asCode(name: string, features: readonly string[], weights: readonly number[]): string {
  const lines = features.map((feature, at) => `  ${feature}: ${Number((weights[at] ?? 0).toFixed(2))},`);
  return `${name} = {\n${lines.join('\n')}\n}\n`;
}

function byKind(seen: readonly Observation[], rank: readonly number[], sure: readonly number[]): string {
  const kinds = [...new Set(seen.map(({ example }) => example.kind))];
  const rows = kinds.map((kind) => {
    const own = seen.flatMap((one, at) => (one.example.kind === kind ? [{ one, sure: sure[at] ?? 0 }] : []));
    const places = own.map(({ one }) => {
      const scores = one.rows.map((row) => dot(row, rank));
      const best = Math.max(...scores.filter((_, at) => one.right[at]));
      return scores.filter((score) => score > best).length;
    });
    const jobs = own[0]?.one.example.roles.length ? own.length : 0;
    const within = (limit: number) =>
      places.filter((place, at) => place < limit && own[at]?.one.right.includes(true)).length;
    const answered = own.filter((one) => one.sure >= MATCH.accept).length;
    return [
      kind,
      String(own.length),
      percent(within(1), jobs),
      percent(within(5), jobs),
      percent(answered, own.length),
    ];
  });
  return table(['kind', 'mentions', 'first', 'first five', `at ${MATCH.accept} or more`], rows);
}

function calibration(cases: readonly Case[], sure: readonly number[]): string {
  const rows = Array.from({ length: 10 }, (_, tenth) => {
    const own = cases.flatMap(({ so }, at) =>
      Math.floor(10 * (sure[at] ?? 0)) === tenth ? [{ so, sure: sure[at] ?? 0 }] : [],
    );
    const mean = own.reduce((sum, one) => sum + one.sure, 0);
    return [
      `${10 * tenth}–${10 * tenth + 10}%`,
      String(own.length),
      percent(mean, own.length),
      percent(own.filter((one) => one.so).length, own.length),
    ];
  });
  return table(['confidence', 'mentions', 'mean', 'right'], rows);
}
