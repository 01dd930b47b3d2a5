import Fuse from 'fuse.js';
import { byText } from '../memo.ts';
import { MATCH } from './config.ts';
import { rolesWith } from './contexts.ts';
import { type Asked, askedWord } from './query-word.ts';
import { LISTED, type MentionEvidence, type RoleCandidate, rankFeatures } from './score/features.ts';
import { MOST_WORDS, measureFit, type TitleFit } from './score/fit.ts';
import { Profiler } from './score/profile.ts';
import type { Segment } from './segment.ts';
import { Shortlister, titleText } from './shortlist.ts';
import type { RoleWords } from './word-model/role-words.ts';
import type { WordFinder } from './words.ts';

/** The roles that a mention may name, what speaks for each, and the mention as the index reads it. */
export interface Weighed {
  candidates: RoleCandidate[];
  /** A row of each candidate, end to end (see {@link rankFeatures}). */
  features: Float64Array;
  mention: MentionEvidence;
  /** The six-digit occupation of each candidate; empty if it lacks one. */
  families: string[];
}

/** The evidence on a mention besides its words. */
export interface Beside {
  /** Roles (positions) of which a title is all of the mention, or one of its parts; with the evidence for it. */
  whole: ReadonlyMap<number, number>;
  parts: ReadonlyMap<number, number>;
}

/**
 * Asked for all matches, fuse.js does not look for the best one beyond the end of a text, where none is; what is less
 * alike than by three fifths scores nothing, since it takes the longest to find out.
 */
const FUSE = {
  includeScore: true,
  ignoreLocation: true,
  threshold: 0.4,
  findAllMatches: true,
  shouldSort: false,
} as const;
/** Words that are kept as they were read. */
const KEPT = 2000;
/** fuse.js splits longer patterns, each part costing as much again. */
const LONGEST_PATTERN = 32;
/** The likelihood of any role by the words (logarithm) if a word model is missing. */
const UNLEARNED = -1;
const NOTHING: Beside = { whole: new Map(), parts: new Map() };

/** How a word is read (see {@link askedWord}). */
interface ReadAs {
  word: string;
  wide: boolean;
  alone: boolean;
}

/** Gathers the roles that words may name, by the shortlist and by the word model, and measures what speaks for each. */
export class Weigher {
  readonly profiler: Profiler;
  readonly #segment: Segment;
  readonly #finder: WordFinder;
  readonly #shortlister: Shortlister;
  readonly #words: RoleWords | undefined;
  /** For each role its place among the candidates that are gathered, counted from one. */
  readonly #places: Uint16Array;
  /** Reads a word; mentions have many words in common. */
  readonly #read = byText(KEPT, (_key, { word, wide, alone }: ReadAs) => {
    const asked = askedWord(word, this.#finder, wide, alone);
    const contexts = rolesWith(word, this.#segment, this.#finder);
    return { asked, counted: this.profiler.count(asked), contexts };
  });

  constructor(segment: Segment, finder: WordFinder, words: RoleWords | undefined) {
    this.#segment = segment;
    this.#finder = finder;
    this.#words = words;
    this.#places = new Uint16Array(segment.roles.length);
    this.profiler = new Profiler(segment);
    this.#shortlister = new Shortlister(segment);
  }

  /**
   * The roles that such words may name; undefined where no word says anything.
   * @param wide whether words that titles have may be misspelled others.
   */
  weighUp(all: readonly string[], wide: boolean, beside: Beside = NOTHING): Weighed | undefined {
    const words = all.length > MOST_WORDS ? all.slice(0, MOST_WORDS) : all;
    const alone = words.length === 1;
    const read = words.map((word) =>
      this.#read(`${Number(wide)}${Number(alone)}${word}`, { word, wide, alone }),
    );
    const asked = read.map((one) => one.asked);
    const total = asked.reduce((sum, one) => sum + one.weight, 0);
    if (!asked.some((one) => one.alternatives.length > 0)) return undefined;
    const fits = this.#shortlister
      .titlesFor(asked, total)
      .map((title) => measureFit(this.#segment, title, this.#shortlister.weightOf(title), asked, total))
      .sort((a, b) => b.coverage - a.coverage);
    this.#words?.read(asked.map((one) => this.#spelled(one)));
    const candidates = this.#candidates(fits, beside);
    if (candidates.length === 0) return undefined;
    const mention: MentionEvidence = {
      asked,
      total,
      profile: this.profiler.read(read.map((one) => one.counted)),
      contexts: read.map((one) => one.contexts),
      judged: this.#judge(asked.some(isMisspelt) ? fits.slice(0, MATCH.judged) : [], candidates, words),
      jobWord: this.profiler.headShare(asked.at(-1)?.alternatives[0]?.id),
      words: (role) => this.#words?.likelihood(role) ?? UNLEARNED,
      likeliest: this.#words?.most ?? 0,
      jobs: this.#words?.jobs ?? [],
      whole: beside.whole,
      parts: beside.parts,
    };
    const features = rankFeatures(candidates, mention);
    const families = candidates.map(({ role }) => this.#words?.families[role] ?? '');
    return { candidates, features, mention, families };
  }

  /** Returns the likelihood of the likeliest role by the words alone (logarithm). */
  plausibility(words: readonly string[]): number {
    this.#words?.read(words);
    return this.#words?.most ?? 0;
  }

  /** Returns the likelihood of the role at this position or one that shares its figures; 1 without a word model. */
  likelihood(words: readonly string[], role: number): number {
    return this.#words?.familyLikelihood(words, role) ?? 1;
  }

  /** The six-digit occupation of the role at this place; empty where it is not known. */
  familyOf(role: number): string {
    return this.#words?.families[role] ?? '';
  }

  /** A word as the word model reads it: as titles spell it. */
  #spelled({ word, alternatives: [first] }: Asked): string {
    if (first === undefined || this.#finder.inTitles(word)) return word;
    return this.#segment.words[first.id] ?? word;
  }

  /** Returns the scores of titles that candidates stand by, by fuse.js, 0 to 1; exact matches are scored without it. */
  #judge(
    fits: readonly TitleFit[],
    candidates: readonly RoleCandidate[],
    words: readonly string[],
  ): Map<number, number> {
    const judged = new Map<number, number>();
    if (fits.length === 0) return judged;
    const best = new Set(candidates.map(({ fit }) => fit));
    const open = fits.filter(
      (one) => best.has(one) && (!(one.complete && one.misspelt === 0) || !judged.set(one.title, 1)),
    );
    if (open.length === 0) return judged;
    const texts = open.map((one) => titleText(this.#segment, one.title));
    const fuse = new Fuse(texts, FUSE);
    for (const one of fuse.search(words.join(' ').slice(0, LONGEST_PATTERN)))
      judged.set(open[one.refIndex]?.title ?? -1, 1 - (one.score ?? 1));
    return judged;
  }

  /** Each role with its best title, and roles that the words alone speak for. */
  #candidates(fits: readonly TitleFit[], beside: Beside): RoleCandidate[] {
    const { entryOffsets, entryRoles, entryEvidence } = this.#segment;
    const [places, candidates]: [Uint16Array, RoleCandidate[]] = [this.#places, []];
    const add = (role: number, fit: TitleFit | undefined, evidence: number, neighbours: number) => {
      const known = candidates[(places[role] ?? 0) - 1];
      if (known) known.neighbours += neighbours;
      else places[role] = candidates.push({ role, fit, evidence, neighbours });
    };
    for (const one of fits) {
      const gain = one.overlap * one.overlap * one.overlap;
      const end = entryOffsets[one.title + 1] ?? 0;
      for (let at = entryOffsets[one.title] ?? 0; at < end; at += 1)
        add(entryRoles[at] ?? 0, one, entryEvidence[at] ?? 0, gain);
    }
    for (const role of this.#words?.best() ?? []) add(role, undefined, LISTED, 0);
    for (const known of [beside.whole, beside.parts])
      for (const [role, evidence] of known) add(role, undefined, evidence, 0);
    for (const { role } of candidates) places[role] = 0;
    return candidates;
  }
}

/** Returns whether a word stands for others that are only like it: a comparison by letters says more of no other word. */
function isMisspelt({ alternatives: [first] }: Asked): boolean {
  return first !== undefined && first.likeness < 1;
}
