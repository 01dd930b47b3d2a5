import { MATCH } from './config.ts';
import { type ExactTitles, exactCandidates } from './exact.ts';
import { judgeRanked } from './judge.ts';
import type { MentionParts } from './mention.ts';
import {
  addCandidate,
  byConfidence,
  type Candidate,
  leveled,
  type Resolution,
  resolution,
} from './resolution.ts';
import type { TitleSearch } from './search.ts';
import type { Beside } from './weigh.ts';
import type { WrittenOut } from './written-out.ts';

/** Weighs up titles that nobody listed as they are written. */
export class RankedTitles {
  readonly #search: TitleSearch;
  readonly #exact: ExactTitles;
  readonly #writtenOut: WrittenOut;

  constructor(search: TitleSearch, exact: ExactTitles, writtenOut: WrittenOut) {
    this.#search = search;
    this.#exact = exact;
    this.#writtenOut = writtenOut;
  }

  /**
   * The roles that words of a mention may name, weighed up, and what may be done with them.
   * @param exact those that lists have under the words.
   */
  of(
    mention: string,
    words: readonly string[],
    parts: MentionParts,
    exact: readonly Candidate[],
  ): Resolution {
    const beside = this.#beside(parts, exact);
    const best = new Map<string, Candidate>();
    const collect = (reading: readonly string[], wide: boolean) => {
      for (const hit of this.#search.fuzzy(reading, wide, beside))
        addCandidate(best, exactCandidates.of(this.#search, hit, 1));
    };
    const [listed] = this.#search.exact(words);
    const isWritten = listed !== undefined;
    // "invest": one word that is listed as it is written out says little of what is meant.
    const stays = isWritten || (exact.length > 0 && words.length === 1);
    // "seacaptain": of words that were run together nothing is known, of those of the title that they are all is.
    const own = listed?.title.split(' ') ?? [];
    const asWritten = own.join('') === words.join('') ? own : words;
    const written = stays ? [asWritten] : this.#writtenOut.likeliest(words);
    for (const reading of written) collect(reading, false);
    const enough = () => [...best.values()].some(({ confidence }) => confidence >= MATCH.near);
    const first = written[0] ?? words;
    if (!enough() && exact.length === 0 && this.#search.isOpen(first)) collect(first, true);
    const { candidates, standing } = judgeRanked([...best.values()].sort(byConfidence), {
      isRest: (role) => this.#exact.isRest(role),
      codeOf: (role) => this.#search.familyOf(role),
      written: isWritten,
    });
    const ordered = this.#exact.generalFirst(candidates, exact);
    const told = isWritten || exact.length > 0 || this.#saysWho(words, ordered[0]) ? standing : 'unknown';
    return resolution(mention, told, ordered.map(leveled(parts.level)));
  }

  /** "forklift", "blorfer": one word says of nobody who they are if it ends few titles, or is hardly a slip of one. */
  #saysWho([word = '', second]: readonly string[], best: Candidate | undefined): boolean {
    if (second !== undefined) return true;
    if (this.#search.finder.inTitles(word)) return this.#search.endsTitles(word) >= MATCH.doer;
    return (best?.confidence ?? 0) >= MATCH.misspelled;
  }

  /** The roles that exact titles of the whole mention, or of its parts, stand for. */
  #beside({ parts }: MentionParts, exact: readonly Candidate[]): Beside {
    const positions = (found: readonly Candidate[]) =>
      found.flatMap(({ role, evidence }) => this.#exact.position(role, evidence));
    return {
      whole: new Map(positions(exact)),
      parts: new Map(parts.flatMap((words) => positions(this.#exact.find(words)))),
    };
  }
}
