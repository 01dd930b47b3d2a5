import { stems } from './inflect.ts';

/** Endings of verbs, and the ends that they may have replaced. */
const ENDINGS: readonly (readonly [ending: string, ends: readonly string[]])[] = [
  ['ies', ['y']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ing', ['', 'e']],
  ['ed', ['', 'e']],
];
const DOUBLED = /(\p{L})\1$/u;
/** Endings of words for who does something. */
const DOER = ['er', 'or'];

/** The words made of a verb: its possible lemmas, who does it, and the doing of it. */
export interface Doers {
  doers: string[];
  gerunds: string[];
}

/** Returns what a verb may be, and who does what it says: "driving" → "drive", "driver"; `lemmas`: those that are known. */
export function doersOf(word: string, lemmas: readonly string[]): Doers & { bases: string[] } {
  const bases = new Set([...lemmas, word]);
  for (const [ending, ends] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const cut = word.slice(0, -ending.length);
    for (const end of ends) bases.add(cut + end);
    if (DOUBLED.test(cut)) bases.add(cut.slice(0, -1));
  }
  const doers = [...bases].flatMap((base) => DOER.map((ending) => stems(base).withE + ending));
  const gerunds = [...bases].map((base) => `${stems(base).withI}ing`);
  return { bases: [...bases], doers: [...new Set(doers)], gerunds };
}
