import type { English, SenseHit } from '../../language/english.ts';
import type { Slot } from '../../language/lexicon.ts';
import type { Quantity } from '../../language/quantities.ts';
import type { TextToken } from '../../language/tokens.ts';

/** Marks that end a clause, so that what stands beside them stands at its edge. */
const EDGE = /[,.?!;:()[\]"“”\n|]|[-–—]{2}|—/u;
/** Marks that end a sentence: words beyond them are not neighbours. */
const WALL = /[.?!;]/u;
const COLON = /:/u;
const BEGIN = new Set(['^']);
const END = new Set(['$', ':']);

/** The names at each position of a text before anything is decided: slots are matched against them. */
export class Surroundings {
  readonly #before: (Set<string> | undefined)[];
  readonly #after: (Set<string> | undefined)[];
  readonly #all = new Set<string>();
  readonly #walls: ReadonlySet<number>;
  readonly #slots: Readonly<Record<string, Slot>>;

  constructor(
    tokens: readonly TextToken[],
    hits: readonly SenseHit[],
    quantities: readonly Quantity[],
    english: English,
    context: readonly string[] = [],
  ) {
    for (const name of context) this.#all.add(name);
    this.#slots = english.file.slots;
    this.#before = new Array(tokens.length + 1).fill(undefined);
    this.#after = new Array(tokens.length + 1).fill(undefined);
    this.#walls = new Set(tokens.flatMap((token, at) => (at > 0 && WALL.test(token.mark) ? [at] : [])));
    for (const { from, to, sense } of hits) this.mark(from, to, sense.kind, sense.name);
    for (const { from, to, unit } of quantities) this.mark(from, to, '#', `#${unit}`);
    tokens.forEach((token, at) => {
      if (at > 0 && !EDGE.test(token.mark)) return;
      put(this.#before, at, '^');
      if (at > 0) put(this.#after, at, '$');
      if (COLON.test(token.mark)) put(this.#after, at, ':');
    });
    put(this.#after, tokens.length, '$');
    // The ends of the text.
    put(this.#before, 0, '^^');
    put(this.#after, tokens.length, '$$');
    this.#skipAsides(hits);
  }

  /** Says that names hold for a run of tokens. */
  mark(from: number, to: number, ...names: readonly string[]): void {
    for (const name of names) {
      put(this.#before, to, name);
      put(this.#after, from, name);
      this.#all.add(name);
    }
  }

  /** After an article, a courtesy or a leaning word one looks on: "in the X", "ok and X". */
  #skipAsides(hits: readonly SenseHit[]): void {
    for (const { from, to, sense } of hits) {
      const before = this.#before[to];
      if (!before) continue;
      // "jobs kind of like X": how surely it is said changes nothing.
      if (sense.kind === 'article' || sense.value === 'hedge')
        for (const name of this.#before[from] ?? []) if (name !== '^') before.add(name);
      const leans =
        sense.kind === 'courtesy' ||
        sense.value === 'lean' ||
        sense.kind === 'greeting' ||
        sense.kind === 'thanks';
      if (leans && this.#before[from]?.has('^')) before.add('^');
    }
    for (let at = hits.length - 1; at >= 0; at -= 1) {
      const { from, to, sense } = hits[at] ?? {};
      if (sense?.kind === 'article' && from !== undefined && to !== undefined)
        for (const name of this.#after[to] ?? []) if (name !== '$') this.#after[from]?.add(name);
      if (from === undefined || to === undefined || (sense?.kind !== 'courtesy' && sense?.kind !== 'thanks'))
        continue;
      if (this.#after[to]?.has('$')) this.#after[from]?.add('$');
    }
  }

  fits(from: number, to: number, slot: Slot | null, compared: boolean): boolean {
    if (!slot) return true;
    if (slot.or && this.fits(from, to, slot.or, compared)) return true;
    if (slot.compared !== undefined && slot.compared !== compared) return false;
    const before = this.#walls.has(from) ? BEGIN : this.#before[from];
    const after = this.#walls.has(to) ? END : this.#after[to];
    if (slot.notLeft && holdsOne(before, slot.notLeft)) return false;
    // "safer from AI, X or Y": a title behind a mark is not joined to the word before it.
    const joined = (name: string) => after?.has(name) && !(name === '@' && after.has('$'));
    if (slot.notRight?.some(joined)) return false;
    if (slot.with && !holdsOne(this.#all, slot.with)) return false;
    if (slot.without && holdsOne(this.#all, slot.without)) return false;
    const left = slot.left ? holdsOne(before, slot.left) : null;
    const right = slot.right ? holdsOne(after, slot.right) : null;
    if (slot.either) return left === true || right === true;
    return left !== false && right !== false;
  }

  /** Returns whether one of some names stands right before a position. */
  follows(at: number, ...names: readonly string[]): boolean {
    return holdsOne(this.#before[at], names);
  }

  /** Returns whether one of some names stands right behind a position. */
  precedes(at: number, ...names: readonly string[]): boolean {
    return holdsOne(this.#after[at], names);
  }

  /** Returns whether one of some names stands anywhere. */
  holds(...names: readonly string[]): boolean {
    return holdsOne(this.#all, names);
  }

  /** Returns whether a run stands in a slot of the lexicon. */
  inSlot(from: number, to: number, name: string): boolean {
    return this.fits(from, to, this.#slots[name] ?? null, false);
  }
}

/** Adds a name at a place; a set is made where the first stands. */
function put(sets: (Set<string> | undefined)[], at: number, name: string): void {
  const names = sets[at];
  if (names) names.add(name);
  else if (at >= 0 && at < sets.length) sets[at] = new Set([name]);
}

function holdsOne(there: ReadonlySet<string> | undefined, names: readonly string[]): boolean {
  if (there) for (const name of names) if (there.has(name)) return true;
  return false;
}
