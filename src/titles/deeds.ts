import { type DeedLines, indexLines, type Told } from './deed-lines.ts';
import { stemOf } from './words.ts';

/** A role by what is done in it, and its share of all that speaks for any role (0 to 1). */
export interface Doer {
  role: string;
  share: number;
  /** How much of what is said its lines hold (0 to 1). */
  told: number;
}

/** Roles by what is done, the likeliest first. */
export interface Doing {
  doers: Doer[];
  /** How much of what is said the lines of the likeliest hold (0 to 1). */
  told: number;
  /** The number of words up to the last that speaks for the likeliest. */
  used: number;
  /** How much the words explain it: the more telling they are, and the fewer of them do not speak for it, the more. */
  weight: number;
}

/** How telling a word is that no line has, against the most telling that one may have. */
const STRANGE = 0.5;
/** How much it counts that a line says little else, and that the words stand in one line, not in several of a role. */
const TERSE = 0.65;
const TOGETHER = 0.6;
/** What counts of a role that rarely has the words; the minimum number of lines that their share is taken of. */
const RARE = 0.1;
const FEW_LINES = 16;
/** How much more the best line counts than the others. */
const SHARP = 6;
/** How much words count against a description that do not speak for the likeliest role. */
const FAITHFUL = 2;
/** How much likelier the job of many is meant: the power of their number. */
const PEOPLE = 0.1;
/** A word in more lines finds none by itself. */
const MOST_LINES = 2500;
const MOST_DOERS = 6;

/** What is asked: for each stem the place of its word, and how telling each is. */
interface Asked {
  places: ReadonlyMap<number, number>;
  weights: readonly number[];
  whole: number;
}

/** How much of what is said a line holds (0 to 1), and the same weighed by what else it says. */
interface Compared {
  held: readonly number[];
  told: number;
  score: number;
}

interface Evidence {
  role: number;
  best: Compared;
  all: Set<number>;
  topic: number;
}

/**
 * Finds roles by what is done in them ("draws", "blood", "lab"): the more of what is said a line about the role holds,
 * the less it says besides, and the more of its lines are about the same, the likelier it is meant.
 */
export class Deeds {
  readonly #open: () => Iterable<Told>;
  #index: DeedLines | undefined;

  /** @param open returns the lines of each role, as words in their normal forms; called when they are first needed. */
  constructor(open: () => Iterable<Told>) {
    this.#open = open;
  }

  /** Returns who does what words say: each in its normal form and its lemmas. */
  of(words: readonly (readonly string[])[]): Doing {
    this.#index ??= indexLines(this.#open());
    const index = this.#index;
    const asked = ask(index, words);
    const found = [...evidence(index, asked)].map((one) => scored(index, asked, one));
    const all = found.reduce((sum, { score }) => sum + score, 0);
    const first = found.sort((a, b) => b.score - a.score).slice(0, MOST_DOERS);
    return {
      doers: first.map(({ role, score, told }) => ({ role, share: score / all, told })),
      told: first[0]?.told ?? 0,
      used: (first[0]?.last ?? -1) + 1,
      weight: (first[0]?.told ?? 0) ** FAITHFUL * asked.whole,
    };
  }
}

function scored(index: DeedLines, asked: Asked, { role, best, all, topic }: Evidence) {
  const union = sum(all, asked.weights) / asked.whole;
  const near = TOGETHER * best.score + (1 - TOGETHER) * union;
  const often = RARE + topic / Math.max(FEW_LINES, index.sizes[role] ?? 0);
  return {
    role: index.roles[role] ?? '',
    score: near ** SHARP * often * 10 ** (PEOPLE * (index.jobs[role] ?? 0)),
    told: TOGETHER * best.told + (1 - TOGETHER) * union,
    last: Math.max(...best.held),
  };
}

function ask(index: DeedLines, words: readonly (readonly string[])[]): Asked {
  const places = new Map<number, number>();
  const strange = STRANGE * Math.log(1 + index.roles.length);
  const weights = words.map((same, at) => {
    const ids = same.flatMap((word) => index.idOf.get(stemOf(word)) ?? []);
    for (const id of ids) if (!places.has(id)) places.set(id, at);
    return ids.length > 0 ? Math.max(...ids.map((id) => index.weights[id] ?? 0)) : strange;
  });
  return { places, weights, whole: weights.reduce((all, one) => all + one, 0) };
}

/** What speaks for each role of which a telling word is said. */
function evidence(index: DeedLines, asked: Asked): Iterable<Evidence> {
  const seeds = [...asked.places.keys()].map((id) => index.postings[id] ?? []);
  const lines = new Set(seeds.filter(({ length }) => length <= MOST_LINES).flatMap((one) => [...one]));
  const found = new Map<number, Evidence>();
  for (const line of lines) {
    const role = index.roleOf[line] ?? 0;
    const compared = compare(index, line, asked);
    const known = found.get(role);
    if (!known) found.set(role, { role, best: compared, all: new Set(compared.held), topic: compared.told });
    else {
      known.topic += compared.told;
      for (const at of compared.held) known.all.add(at);
      if (compared.score > known.best.score) known.best = compared;
    }
  }
  return found.values();
}

function compare({ lines, weights: telling }: DeedLines, line: number, asked: Asked): Compared {
  const held = new Set<number>();
  let [shared, size] = [0, 0];
  for (const id of lines[line] ?? []) {
    const at = asked.places.get(id);
    const weight = telling[id] ?? 0;
    if (at !== undefined) held.add(at);
    if (at !== undefined) shared += weight;
    size += weight;
  }
  const told = sum(held, asked.weights) / asked.whole;
  return { held: [...held], told, score: told * (1 - TERSE + (TERSE * shared) / size) };
}

function sum(places: Iterable<number>, weights: readonly number[]): number {
  let all = 0;
  for (const at of places) all += weights[at] ?? 0;
  return all;
}
