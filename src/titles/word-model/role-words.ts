import { Best } from '../best.ts';
import { MATCH } from '../config.ts';
import { type ClassScores, LEAST_LIKELY, likelihoodIn, type WordModel } from './word-model.ts';

/** The distance (logarithm) from the likeliest role to a role that the model does not know, one of our own. */
const UNKNOWN = 1;
/** The characters of a code that tell the six-digit occupation. */
const FAMILY = 7;
const NONE: readonly number[] = [];

/** The word model in terms of the roles of an index. */
export class RoleWords {
  readonly #model: WordModel;
  /** For each class the position of its role in the index, -1 if the index lacks it; and for each role its classes. */
  readonly #roles: Int32Array;
  readonly #classes: readonly number[][];
  /** The classes of each six-digit occupation. */
  readonly #akin = new Map<string, number[]>();
  readonly #best = new Best(MATCH.likelyByWords);
  /** What was read last, by itself: the model reads other words between. */
  readonly #read: ClassScores;
  /** The likelihood (logarithm) of the likeliest role of what was read last. */
  most = LEAST_LIKELY;
  /** The number of people in each job (logarithm). */
  readonly jobs: Float32Array;
  /** The six-digit occupation of each role, whose figures it shares with others; empty where that is not known. */
  readonly families: string[];

  /** @param roleOf the role of an O*NET-SOC code, undefined if the catalogue lacks it. */
  constructor(model: WordModel, roles: readonly string[], roleOf: (soc: string) => string | undefined) {
    const positions = new Map(roles.map((role, at) => [role, at]));
    this.#model = model;
    this.#read = { scores: new Float32Array(model.codes.length), whole: 0 };
    this.#roles = Int32Array.from(model.codes, (code) => positions.get(roleOf(code) ?? '') ?? -1);
    this.jobs = new Float32Array(roles.length);
    this.families = roles.map(() => '');
    this.#classes = roles.map(() => []);
    for (const [at, code] of model.codes.entries()) {
      const family = code.slice(0, FAMILY);
      this.#akin.set(family, [...(this.#akin.get(family) ?? []), at]);
    }
    this.#roles.forEach((role, at) => {
      if (role < 0) return;
      this.#classes[role]?.push(at);
      this.jobs[role] = Math.max(this.jobs[role] ?? 0, model.jobs[at] ?? 0);
      this.families[role] ||= model.codes[at]?.slice(0, FAMILY) ?? '';
    });
  }

  /** Reads words in their normal forms; what is asked of roles next is about them. */
  read(words: readonly string[]): void {
    const [read, roles, best] = [this.#model.read(words), this.#roles, this.#best.clear()];
    const { scores } = read;
    for (let at = 0; at < scores.length; at += 1) {
      const own = scores[at] ?? 0;
      if (own > best.least && (roles[at] ?? -1) >= 0) best.offer(at, own);
    }
    this.#read.scores.set(scores);
    this.#read.whole = read.whole;
    this.most = likelihoodIn(read, best.first());
  }

  /** Returns the likelihood (logarithm) of a role. */
  likelihood(role: number): number {
    const classes = this.#classes[role] ?? NONE;
    if (classes.length === 0) return Math.max(LEAST_LIKELY, this.most - UNKNOWN);
    let likelihood = LEAST_LIKELY;
    for (const at of classes) likelihood = Math.max(likelihood, likelihoodIn(this.#read, at));
    return likelihood;
  }

  /** Returns the likelihood of a role or another code of its six-digit occupation; 1 for a role outside the model. */
  familyLikelihood(words: readonly string[], role: number): number {
    const family = this.families[role] ?? '';
    if (family === '') return 1;
    const read = this.#model.read(words);
    const akin = this.#akin.get(family) ?? NONE;
    return akin.reduce((sum, at) => sum + Math.exp(likelihoodIn(read, at)), 0);
  }

  /** The likeliest of the roles that the model knows, of what was read last, the best first; one for each of its codes. */
  best(): number[] {
    const likely = this.#best.places().filter((at) => likelihoodIn(this.#read, at) > LEAST_LIKELY);
    return likely.map((at) => this.#roles[at] ?? -1);
  }
}
