import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../src/catalogue/load.ts';
import { openFiles } from '../src/importing/archive.ts';
import { readOews } from '../src/importing/sources/oews-file.ts';
import { readOnet } from '../src/importing/sources/onet-release.ts';
import { titleSource } from '../src/importing/titles.ts';
import type { TitleSource } from '../src/titles/build.ts';
import { RANKER_FILE } from '../src/titles/score/weights.ts';
import { encodeWordModel, WordModel } from '../src/titles/word-model/word-model.ts';
import { type Filing, filedExamples, readFilings, UNSEEN } from './fitting/filings.ts';
import { lessonsOf } from './fitting/lessons.ts';
import { makeExamples } from './fitting/mentions.ts';
import { type Observation, observe } from './fitting/observe.ts';
import { EMPTY_RANKER, type Fitted, fitRanker } from './fitting/ranker.ts';
import { byKind, calibration } from './fitting/report.ts';
import { trainWords } from './fitting/train-words.ts';
import type { BenchInputs } from './inputs.ts';
import { officialFiles } from './official-files.ts';

/** Phrases that do not name a job; every other one is kept for the check. */
const NO_JOBS = join(import.meta.dirname, 'sets/no-jobs.txt');
const SEED = 1;
/** A pair of numbers on lines of their own, which the repository's formatter puts on one. */
const PAIR = /\[\s+([\d.]+),\s+([\d.]+)\s+\]/g;

/** The training data of the fit. */
interface Material {
  sources: TitleSource[];
  filings: Filing[];
  codes: string[];
  /** The number of people in each job (logarithm), in the order of the codes. */
  jobs: Float32Array;
}

/**
 * Learns the word model and the weights of the ranker anew, writes both to `data/titles/`, and says how well they do
 * on titles that neither has seen. The same files give the same weights.
 */
export async function bench(inputs: BenchInputs): Promise<void> {
  const material = await readMaterial(inputs.onet);
  const { sources, filings, codes } = material;
  const noJobs = readFileSync(NO_JOBS, 'utf8').trim().split('\n');
  const examples = makeExamples(sources, noJobs, SEED);
  const seen = filings.filter(({ fold }) => fold >= UNSEEN);
  console.log(
    `${sources.length} occupations; ${filings.length} titles of filings, ${seen.length} of them to learn from.`,
  );
  const words = learnWords({ ...material, sources: examples.sources, filings: seen });
  examples.examples.push(...filedExamples(filings.filter(({ fold }) => fold < UNSEEN)));
  const observed = observe(examples, words.model, EMPTY_RANKER);
  const fitted = fitRanker(observed);
  report(observed, fitted);
  const final = learnWords({ ...material, codes });
  mkdirSync(join(DATA_DIR, 'titles'), { recursive: true });
  writeFileSync(join(DATA_DIR, 'titles', 'words.bin'), final.bytes);
  writeFileSync(RANKER_FILE, `${JSON.stringify(fitted.ranker, null, 2).replaceAll(PAIR, '[$1, $2]')}\n`);
  console.log(`\nWritten: data/titles/words.bin (${final.bytes.length} bytes), data/titles/ranker.json.`);
}

function learnWords({ sources, filings, codes, jobs }: Material) {
  const started = performance.now();
  const lessons = lessonsOf(sources, filings, codes);
  const table = trainWords(lessons, codes.length);
  const bytes = encodeWordModel({ ...table, codes, jobs });
  console.log(
    `Words learned from ${lessons.length} titles in ${Math.round((performance.now() - started) / 1000)} s.`,
  );
  return { bytes, model: new WordModel(bytes) };
}

async function readMaterial(named: string | undefined): Promise<Material> {
  const official = await officialFiles();
  const onet = named ?? official?.onet;
  if (onet === undefined) throw new Error('no O*NET release at hand: name its folder by --onet DIR.');
  using files = await openFiles(onet);
  const { occupations } = await readOnet(files, onet);
  const all = [...occupations.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = all.map(({ code }) => code);
  const filings = readFilings(new Map(all.map(({ code, title }) => [code, title])));
  const rows = official?.oews === undefined ? undefined : (await readOews(official.oews)).rows;
  const family = Map.groupBy(codes, (code) => code.slice(0, 7));
  const jobs = Float32Array.from(codes, (code) => {
    const people = rows?.get(code.slice(0, 7))?.employment ?? 0;
    return people === 0 ? 0 : Math.log10(people / (family.get(code.slice(0, 7))?.length ?? 1));
  });
  return { sources: all.map((one) => titleSource(one.code, one, new Map())), filings, codes, jobs };
}

function report(seen: readonly Observation[], { ranker, unseen }: Fitted): void {
  console.log(`\nOn ${seen.length} mentions, each as weights see it that it did not shape:\n`);
  console.log(byKind(seen, ranker, unseen));
  console.log(`\nConfidence, and how often the first role was right, over all:\n\n${calibration(unseen)}`);
  const filed = unseen.filter((_, at) => seen[at]?.example.kind === 'filed');
  console.log(`\nThe same over titles of filings:\n\n${calibration(filed)}`);
}
