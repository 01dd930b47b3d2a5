import { Best } from '../best.ts';
import { MATCH } from '../config.ts';
import { LEAST_LIKELY, type WordModel } from './word-model.ts';

/** The distance (logarithm) from the likeliest role to a role that the model does not know, one of our own. */
const UNKNOWN = 1;
/** The characters of a code that tell the six-digit occupation. */
const FAMILY = 7;

/** The word model in terms of the roles of an index. */
export class RoleWords {
  readonly #model: WordModel;
  /** For each class the position of its role in the index, -1 if the index lacks it. */
  readonly #roles: Int32Array;
  readonly #likelihoods: Float64Array;
  readonly #best = new Best(MATCH.likelyByWords);
  /** Roles that the model knows. */
  readonly #known: Uint8Array;
  /** The classes of each six-digit occupation. */
  readonly #classes = new Map<string, number[]>();
  /** Roles that it does not know. */
  readonly #unknown: number[];
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
    this.#roles = Int32Array.from(model.codes, (code) => positions.get(roleOf(code) ?? '') ?? -1);
    this.#likelihoods = new Float64Array(roles.length);
    this.#known = new Uint8Array(roles.length);
    this.jobs = new Float32Array(roles.length);
    this.families = roles.map(() => '');
    for (const [at, code] of model.codes.entries()) {
      const family = code.slice(0, FAMILY);
      this.#classes.set(family, [...(this.#classes.get(family) ?? []), at]);
    }
    this.#roles.forEach((role, at) => {
      if (role < 0) return;
      this.#known[role] = 1;
      this.jobs[role] = Math.max(this.jobs[role] ?? 0, model.jobs[at] ?? 0);
      this.families[role] ||= model.codes[at]?.slice(0, FAMILY) ?? '';
    });
    this.#unknown = roles.flatMap((_, role) => (this.#known[role] === 0 ? [role] : []));
  }

  /** The likelihood (logarithm) of each role; valid until the next call. */
  read(words: readonly string[]): Float64Array {
    const likelihoods = this.#likelihoods.fill(LEAST_LIKELY);
    const classes = this.#model.read(words);
    const roles = this.#roles;
    let most = LEAST_LIKELY;
    for (let at = 0; at < classes.length; at += 1) {
      const role = roles[at] ?? -1;
      if (role < 0) continue;
      const own = Math.max(likelihoods[role] ?? LEAST_LIKELY, classes[at] ?? LEAST_LIKELY);
      likelihoods[role] = own;
      if (own > most) most = own;
    }
    for (const role of this.#unknown) likelihoods[role] = Math.max(LEAST_LIKELY, most - UNKNOWN);
    this.most = most;
    return likelihoods;
  }

  /** Returns the likelihood of a role or another code of its six-digit occupation; 1 for a role outside the model. */
  familyLikelihood(words: readonly string[], role: number): number {
    const family = this.families[role] ?? '';
    if (family === '') return 1;
    const likelihoods = this.#model.read(words);
    return (this.#classes.get(family) ?? []).reduce(
      (sum, at) => sum + Math.exp(likelihoods[at] ?? LEAST_LIKELY),
      0,
    );
  }

  /** The likeliest of the roles that the model knows, of what was read last, the best first. */
  best(): number[] {
    const best = this.#best.clear();
    for (let role = 0; role < this.#known.length; role += 1) {
      const own = this.#likelihoods[role] ?? LEAST_LIKELY;
      if (this.#known[role] === 1 && own > LEAST_LIKELY) best.offer(role, own);
    }
    return best.places();
  }
}
