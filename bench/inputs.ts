import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The options of the command line. */
export interface BenchOptions {
  titles?: string[];
  questions?: string[];
  catalogue?: string;
  onet?: string;
  all?: true;
  against?: string[];
  rate?: string;
  seconds?: string;
  kills?: string;
  over?: string;
}

/** The inputs of the benchmarks. */
export interface BenchInputs {
  /** Files of mentions with the occupations they name. */
  titles: string[];
  /** Questions with what a right answer holds. */
  questions: string[];
  /** The imported catalogue; undefined: the official data that ships. */
  catalogue: string | undefined;
  /** The O*NET release that was named. */
  onet: string | undefined;
  /** Every mention for every peer. */
  all: boolean;
  /** Earlier commits to measure beside this one. */
  against: readonly string[];
  /** Questions a second of a load, and its duration in seconds. */
  rate: number;
  seconds: number;
  /** The number of times that a process is killed. */
  kills: number;
  /** The store, and the number of processes, that they are killed over; empty: all. */
  over: string;
}

const RATE = 200;
const SECONDS = 30;
const KILLS = 100;

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
const LARGE_TITLES = ['titles-dev.jsonl', 'titles-real.jsonl'];
const LARGE_QUESTIONS = ['seed-questions.jsonl', 'onet-questions.jsonl'];

/** Returns the inputs that are named, else those beside the project, else the small sets that come along. */
export function findInputs(options: BenchOptions): BenchInputs {
  const large = existsSync(SETS);
  const [titles, questions] = large
    ? [LARGE_TITLES, LARGE_QUESTIONS].map((names) => names.map((name) => join(SETS, name)))
    : [[join(OWN, 'titles.jsonl')], [join(OWN, 'questions.jsonl')]];
  return {
    titles: options.titles ?? titles ?? [],
    questions: options.questions ?? questions ?? [],
    catalogue: options.catalogue ?? process.env.ROLEWISE_CATALOGUE,
    onet: options.onet,
    all: options.all ?? false,
    against: options.against ?? [],
    rate: Number(options.rate ?? RATE),
    seconds: Number(options.seconds ?? SECONDS),
    kills: Number(options.kills ?? KILLS),
    over: options.over ?? '',
  };
}

/** The objects of a JSON Lines file. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
