import { putUnder } from '../lists.ts';
import type { English, SenseHit } from './english.ts';
import type { TextToken } from './tokens.ts';

/** Kinds of senses that an amount takes in. */
const USED = new Set(['statistic', 'article', 'bound', 'period', 'recurring', 'joint', 'level']);
/** "between" opens a range whose ends are no more tokens apart. */
const RANGE = 5;

/** The words around amounts: bounds, periods and what else an amount takes in, by where they stand. */
export class AroundAmounts {
  readonly #tokens: readonly TextToken[];
  readonly #english: English;
  readonly #starts = new Map<number, SenseHit[]>();
  readonly #ends = new Map<number, SenseHit[]>();

  constructor(tokens: readonly TextToken[], hits: readonly SenseHit[], english: English) {
    this.#tokens = tokens;
    this.#english = english;
    for (const hit of hits) {
      if (!USED.has(hit.sense.kind)) continue;
      putUnder(this.#starts, hit.from, hit);
      putUnder(this.#ends, hit.to, hit);
    }
  }

  /** The longest words of a kind that begin at a token. */
  after(at: number, kind: string): SenseHit | undefined {
    return longest(this.#starts.get(at), kind);
  }

  /** The value of a word that joins, alone. */
  joint(at: number): string | undefined {
    return this.#starts.get(at)?.find(({ sense, to }) => sense.kind === 'joint' && to === at + 1)?.sense
      .value;
  }

  /** Whether any bound ends before a token. */
  isBounded(at: number): boolean {
    return longest(this.#ends.get(at), 'bound') !== undefined;
  }

  /** "over 60k"; "and over" stands behind an amount, and joins what stands before one. */
  boundBefore(at: number): SenseHit | undefined {
    const joins = ({ from }: SenseHit) =>
      this.#starts
        .get(from)
        ?.some(({ sense }) => sense.kind === 'joint' && (sense.value === 'and' || sense.value === 'or'));
    return longest(
      this.#ends.get(at)?.filter((hit) => !joins(hit)),
      'bound',
    );
  }

  /** "60k or more"; "20k more than X", "20k below average" compare with what follows. */
  boundAfter(at: number): SenseHit | undefined {
    const { than } = this.#english.file.senses.joint ?? {};
    const compares = ({ to }: SenseHit) =>
      than?.includes(this.#tokens[to - 1]?.word ?? '') ||
      this.after(this.after(to, 'article')?.to ?? to, 'statistic');
    return longest(
      this.#starts.get(at)?.filter((hit) => !compares(hit)),
      'bound',
    );
  }

  /** "between" stands shortly before a token. */
  rangeOpens(at: number): boolean {
    for (let back = at; back > Math.max(0, at - RANGE); back -= 1)
      if (this.#ends.get(back)?.some(({ sense }) => sense.kind === 'bound' && sense.value === 'between'))
        return true;
    return false;
  }
}

function longest(hits: readonly SenseHit[] | undefined, kind: string): SenseHit | undefined {
  return hits?.filter((hit) => hit.sense.kind === kind).sort((a, b) => b.sense.words - a.sense.words)[0];
}
