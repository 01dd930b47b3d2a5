import { MATCH } from './config.ts';
import { ExactTitles, exactCandidates } from './exact.ts';
import type { Families } from './families.ts';
import { isFinal, judgeExact, judgeRanked } from './judge.ts';
import { titleLexicon } from './lexicon.ts';
import { dropPhrases, type MentionParts, takeApart } from './mention.ts';
import { Named } from './named.ts';
import { type Led, ledBy, titlesOfLeaders } from './ranks.ts';
import { addCandidate, byConfidence, type Candidate, type Resolution, resolution } from './resolution.ts';
import type { TitleSearch } from './search.ts';
import type { Beside } from './weigh.ts';
import { editsAllowed } from './words.ts';

export type { Candidate, Resolution } from './resolution.ts';

/** What a resolver takes of the catalogue. */
export interface Known {
  /** The role or group of a code of SOC or O*NET-SOC. */
  bySoc(soc: string): string | undefined;
  /** The title of a role; undefined where there is none with this id. */
  titleOf(role: string): string | undefined;
  families: Families;
}

/** Resolves mentions against an open index. */
export class Resolver {
  readonly #search: TitleSearch;
  readonly #exact: ExactTitles;
  readonly #named: Named;

  constructor(search: TitleSearch, known: Known) {
    this.#search = search;
    this.#named = new Named(known);
    this.#exact = new ExactTitles(search, known, this.#named);
  }

  /**
   * What a typed title means; never throws. The whole title is looked up first, exactly; then what says nothing of
   * the job is set aside, step by step; then ranks are; then all that resembles it is ranked.
   */
  resolve(mention: string): Resolution {
    const parts = takeApart(mention, titleLexicon(), (word) => this.inTitles(word));
    const last = parts.readings.at(-1) ?? [];
    for (const words of parts.readings) {
      // A level stays unsaid where it is a part of the title that was found.
      const level = words.length === last.length ? parts.level : null;
      const family = this.#named.family(words);
      const own = family && this.#exact.titled(words)[0];
      if (family && !own) return resolution(mention, family.standing, family.candidates.map(leveled(level)));
      const found = own ? [own] : this.#exact.find(words);
      if (found.length === 0) continue;
      if (this.#isVague(words, found) && !own) return resolution(mention, 'ask', found);
      const spoken = this.#named.spoken(words);
      if (spoken && !own) return resolution(mention, spoken.standing, spoken.candidates.map(leveled(level)));
      if (this.#isFinal(found, words)) {
        const candidates = this.#exact.settleTies(found, words).map(leveled(level));
        return resolution(mention, judgeExact(candidates), candidates);
      }
      const ranked = this.#rank(mention, words, parts, found);
      const settled = ranked.standing === 'sure' || ranked.standing === 'nearest';
      return settled ? ranked : (this.#ledField(mention, parts) ?? ranked);
    }
    return this.#ledField(mention, parts) ?? this.#rank(mention, last, parts, []);
  }

  /** The roles with a title of exactly these words, short forms written out; best first. */
  exact(words: readonly string[]): Candidate[] {
    return this.#exact.find(words);
  }

  /** Whether these words, as they stand, are a title or a word of common speech for one. */
  isTitle(words: readonly string[]): boolean {
    return this.#search.isTitle(words) || this.#named.isNamed(words);
  }

  /** Whether these words are a field of work or an activity ("nursing"), which `resolve` reads as its job. */
  isField(words: readonly string[]): boolean {
    return this.#named.isField(words);
  }

  /** Whether some title has this word. */
  inTitles(word: string): boolean {
    return this.#search.finder.inTitles(word) || titleLexicon().abbreviations.has(word);
  }

  /** Whether this word is a word of titles misspelled. */
  nearTitles(word: string): boolean {
    return this.#search.finder.spelledLike(word, editsAllowed(word)).length > 0;
  }

  /** The nearest word that many titles have, and how many edits away it is; undefined when it is near none. */
  commonNear(word: string): { word: string; edits: number } | undefined {
    return this.#search.finder.commonNear(word);
  }

  #isFinal(found: readonly Candidate[], words: readonly string[]): boolean {
    const agrees = () => this.#search.likelihood(words, found[0]?.role ?? '') >= MATCH.agreed;
    return isFinal(found, this.#search.isTitle(words), agrees);
  }

  /** One word that ends hundreds of titles, which some role happens to be listed under. */
  #isVague([word = '', second]: readonly string[], [first]: readonly Candidate[]): boolean {
    const strong = first !== undefined && ['curated', 'direct', 'official'].includes(first.evidence);
    return second === undefined && !strong && this.#search.isCommonHead(word);
  }

  /** A rank about what is led: the job itself where it is one, else those who lead such a field. */
  #ledField(mention: string, { readings }: MentionParts): Resolution | undefined {
    const lexicon = titleLexicon();
    for (const words of readings) {
      for (const led of ledBy(words, lexicon)) {
        const found = this.#ofRank(led);
        if (found) return resolution(mention, found.standing, found.candidates);
      }
    }
    return undefined;
  }

  #ofRank({ rank, field, ofJobs }: Led): Pick<Resolution, 'standing' | 'candidates'> | undefined {
    if (ofJobs && !this.#named.isField(field)) {
      const named = this.#named.family(field) ?? this.#named.spoken(field);
      const found = named?.candidates ?? this.#exact.find(field);
      const standing = named?.standing ?? (this.#isFinal(found, field) ? judgeExact(found) : undefined);
      if (standing !== undefined && found.length > 0)
        return { standing, candidates: found.map(leveled(rank)) };
    }
    return ofJobs ? undefined : (this.#leaders(rank, field) ?? this.#inField(rank, field));
  }

  /** The roles that the leaders of a field are listed under, by how many of their titles are. */
  #leaders(rank: string, field: readonly string[]): Pick<Resolution, 'standing' | 'candidates'> | undefined {
    const votes = new Map<string, { candidate: Candidate; votes: number }>();
    for (const words of titlesOfLeaders(field, titleLexicon())) {
      const found = this.#exact.find(words);
      for (const candidate of found) {
        const known = votes.get(candidate.role) ?? { candidate, votes: 0 };
        const managing = this.#search.familyOf(candidate.role).startsWith(MANAGEMENT);
        known.votes += (candidate.confidence / found.length) * (managing ? MATCH.managing : 1);
        votes.set(candidate.role, known);
      }
    }
    const total = [...votes.values()].reduce((sum, one) => sum + one.votes, 0);
    if (total === 0) return undefined;
    const candidates = [...votes.values()]
      .sort((a, b) => b.votes - a.votes)
      .map(({ candidate, votes: own }) => ({
        ...candidate,
        exact: false,
        confidence: (MATCH.led * own) / total,
      }))
      .map(leveled(rank));
    return judgeRanked(candidates.map((one, at) => ({ ...one, title: `${at}` })));
  }

  /** A field whose leaders no list has is near the job that is done in it. */
  #inField(rank: string, field: readonly string[]): Pick<Resolution, 'standing' | 'candidates'> | undefined {
    const jobs = this.#named.isField(field) ? this.#named.spoken(field)?.candidates : undefined;
    const near = jobs?.map((one) => ({ ...one, exact: false, confidence: one.confidence * MATCH.inField }));
    return near && judgeRanked(near.map((one) => ({ ...one, reading: 'nearest' as const, level: rank })));
  }

  #rank(
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
    const written = exact.length > 0 ? [[...words]] : this.#writtenOut(words);
    for (const reading of written) collect(reading, false);
    const enough = () => [...best.values()].some(({ confidence }) => confidence >= MATCH.near);
    if (!enough() && exact.length === 0) collect(written[0] ?? words, true);
    const { candidates, standing } = judgeRanked([...best.values()].sort(byConfidence));
    return resolution(mention, standing, candidates.map(leveled(parts.level)));
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

  /** The most plausible ways to write the words out: short forms, and words that were run together split. */
  #writtenOut(words: readonly string[]): string[][] {
    const split = words.flatMap((word) => {
      if (word.length < 8 || this.inTitles(word) || this.nearTitles(word)) return [word];
      return this.#search.finder.split(word) ?? [word];
    });
    const variants = this.#exact.variants(split);
    if (variants.length === 1) return variants;
    const scored = variants
      .slice(0, MOST_VARIANTS)
      .map((words, at) => ({ words, score: this.#search.plausibility(words) + (at === 0 ? AS_WRITTEN : 0) }));
    const best = scored.sort((a, b) => b.score - a.score).slice(0, MOST_WRITTEN);
    return best.map((one) => one.words);
  }

  /**
   * A title whose last word, or words, it shares with the next: "physical" beside "occupational therapist".
   * @returns the completed words; undefined where no title is made so.
   */
  completeHead(words: readonly string[], otherTitle: readonly string[]): string[] | undefined {
    for (let at = 1; at < otherTitle.length; at += 1) {
      const completed = [...words, ...otherTitle.slice(at)];
      if (this.isTitle(completed) || this.isField(completed)) return completed;
    }
    return undefined;
  }

  /** A cheap guess of how likely words are a job: 1 of a title, else the share of their weight that titles have. */
  confidenceOf(words: readonly string[]): number {
    const { small, fillers, levels, manner } = titleLexicon();
    const meaning = words.filter((word) => !small.has(word));
    const bare = dropPhrases(dropPhrases(dropPhrases(meaning, fillers), manner), levels);
    if (bare.length === 0) return 0;
    if (this.isTitle(meaning) || this.isTitle(bare)) return 1;
    return this.#search.likeness(bare);
  }
}

/** The major group of SOC that holds those who lead others. */
const MANAGEMENT = '11-';
/** Of the ways to write words out, so many are compared, and so many ranked. */
const MOST_VARIANTS = 12;
const MOST_WRITTEN = 2;
/** How much more plausible words are as they were written (logarithm). */
const AS_WRITTEN = 0.3;

/** The candidate with a level said that is no part of its title. */
function leveled(level: string | null): (one: Candidate) => Candidate {
  return (one) => (level === null ? one : { ...one, level, reading: one.reading ?? 'rank' });
}
