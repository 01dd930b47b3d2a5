/** Phrases of one or two words, each with what it says; a pair is only put together where some phrase begins with its first word. */
export class Phrases<T> {
  readonly #said: ReadonlyMap<string, T>;
  readonly #firsts: ReadonlySet<string>;

  constructor(said: Iterable<readonly [phrase: string, said: T]>) {
    this.#said = new Map(said);
    const pairs = [...this.#said.keys()].filter((phrase) => phrase.includes(' '));
    this.#firsts = new Set(pairs.map((phrase) => phrase.slice(0, phrase.indexOf(' '))));
  }

  /** All phrases, in the order in which they were given. */
  get all(): string[] {
    return [...this.#said.keys()];
  }

  /** Returns what a word says alone. */
  of(word: string): T | undefined {
    return this.#said.get(word);
  }

  /** Returns what two words say together. */
  ofPair(first: string, second: string | undefined): T | undefined {
    return this.#firsts.has(first) ? this.#said.get(`${first} ${second}`) : undefined;
  }
}
