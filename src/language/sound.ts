/** Spellings of one sound, and the one that stands for it here; later ones see what earlier ones made. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/sch/g, 'sk'],
  [/c(?=[eiy])/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** Returns how a word sounds, so that words spelled by ear are found: "skool" sounds as "school" does. */
export function soundOf(word: string): string {
  return SPELLINGS.reduce((sound, [spelled, letter]) => sound.replace(spelled, letter), word);
}

/** Words by their sound. */
export class Sounds {
  readonly #words = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST) continue;
      const sound = soundOf(word);
      const alike = this.#words.get(sound);
      if (alike) alike.push(word);
      else this.#words.set(sound, [word]);
    }
  }

  /** The words that sound like a word, itself left out. */
  like(word: string): readonly string[] {
    return (this.#words.get(soundOf(word)) ?? []).filter((one) => one !== word);
  }
}

/** Shorter words sound like too many. */
const SHORTEST = 4;
