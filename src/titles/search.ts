import { isCommonWord } from '../language/common-words.ts';
import { MATCH } from './config.ts';
import { TITLE_KEYS, titlesUnder } from './keys.ts';
import { askedWord, othersOf } from './query-word.ts';
import { acceptFeatures, isPart, neededFor } from './score/features.ts';
import { isOpen } from './score/fit.ts';
import { orderRoles } from './score/order.ts';
import { acceptance, calibrated, type Ranker, rankScores, rowOf, softmax } from './score/weights.ts';
import type { Segment } from './segment.ts';
import { titleText } from './shortlist.ts';
import { type Beside, type Weighed, Weigher } from './weigh.ts';
import { RoleWords } from './word-model/role-words.ts';
import type { WordModel } from './word-model/word-model.ts';
import { WordFinder } from './words.ts';

/** A role that a mention may name, by one of its titles. */
export interface Hit {
  /** Position of the role in the segment. */
  role: number;
  /** Position in EVIDENCE. */
  evidence: number;
  /** 0 to 1: how likely it is meant. */
  score: number;
  /** The title's words in their normal forms. */
  title: string;
  /** The mention is the title; and in its order. */
  exact: boolean;
  inOrder: boolean;
  /** The score from which it may be answered: the less of the mention is left open, the lower. */
  needed: number;
  /** The mention is only a part of the title. */
  generic: boolean;
  /** No word of the mention is foreign to the role. */
  explained: boolean;
  /** Titles of the role have some word of the mention, and most of it is words that something has. */
  founded: boolean;
}

/** The learned parts: the weights of the ranker, and the word model if one is at hand. */
export interface Learned {
  ranker: Ranker;
  words?: WordModel | undefined;
  /** The role of an O*NET-SOC code. */
  roleOf(soc: string): string | undefined;
}

/** The keys of a title in the order in which they are tried, and the share of a hit's strength that each leaves. */
const KINDS = [
  ['inOrder', 1],
  ['anyOrder', MATCH.anyOrder],
  ['together', MATCH.together],
] as const;

/** Searches one segment: at once by keys, else by a shortlist of titles and roles that are weighed up. */
export class TitleSearch {
  readonly segment: Segment;
  readonly finder: WordFinder;
  readonly #weigher: Weigher;
  readonly #ranker: Ranker;
  readonly #positions: ReadonlyMap<string, number>;
  /** What was looked up last: a mention is, again and again, as it is read. */
  #looked: { key: string; hits: readonly Hit[] } | undefined;

  constructor(segment: Segment, { ranker, words, roleOf }: Learned) {
    this.segment = segment;
    this.finder = new WordFinder(segment);
    this.#positions = new Map(segment.roles.map((role, at) => [role, at]));
    const roleWords = words && new RoleWords(words, segment.roles, roleOf);
    this.#weigher = new Weigher(segment, this.finder, roleWords);
    this.#ranker = ranker;
  }

  /** The titles that are these words: in order, in any order, or run together. */
  exact(words: readonly string[]): readonly Hit[] {
    const key = TITLE_KEYS.inOrder(words);
    if (key === this.#looked?.key) return this.#looked.hits;
    const hits = this.#underKeys(words);
    this.#looked = { key, hits };
    return hits;
  }

  #underKeys(words: readonly string[]): Hit[] {
    for (const [kind, factor] of KINDS) {
      const titles = titlesUnder(this.segment.slots, TITLE_KEYS[kind](words));
      if (titles.length > 0) return titles.flatMap((title) => this.#exactHits(title, factor));
    }
    return [];
  }

  /** Returns the roles that share a title, those whose other titles have similar words first. */
  likeliest(words: readonly string[], roles: readonly string[]): string[] {
    const asked = words.map((word) => askedWord(word, this.finder, false));
    const { profiler } = this.#weigher;
    const profile = profiler.read(asked.map((one) => profiler.count(one)));
    const scored = roles.map((id) => {
      const role = this.positionOf(id);
      const score = asked.reduce((sum, _, at) => sum + (role < 0 ? 0 : profile.count(at, role)), 0);
      return { id, score };
    });
    return scored.sort((a, b) => b.score - a.score).map((one) => one.id);
  }

  /** Returns whether a word ends too many titles to say much alone ("supervisor"), be it listed alone or not. */
  isCommonHead(word: string): boolean {
    const id = this.finder.id(word);
    return id !== undefined && (this.#weigher.profiler.last[id] ?? 0) >= MATCH.commonHead;
  }

  /** The share of the titles with this word that end in it; 0 where no title has it. */
  endsTitles(word: string): number {
    return this.finder.inTitles(word) ? this.#weigher.profiler.headShare(this.finder.id(word)) : 0;
  }

  /** Returns the number of titles that end in this word. */
  titlesEndingIn(word: string): number {
    return this.#weigher.profiler.last[this.finder.id(word) ?? -1] ?? 0;
  }

  /** Returns whether a title is exactly these words in this order. */
  isTitle(words: readonly string[]): boolean {
    return titlesUnder(this.segment.slots, TITLE_KEYS.inOrder(words)).length > 0;
  }

  /** Returns the likelihood of the likeliest role by the words alone (logarithm). */
  plausibility(words: readonly string[]): number {
    return this.#weigher.plausibility(words);
  }

  /** Returns the likelihood of a role, or one that shares its figures, by the words; 1 without a word model. */
  likelihood(words: readonly string[], role: string): number {
    return this.#weigher.likelihood(words, this.positionOf(role));
  }

  /** The position of a role in the index; -1 if it lacks the role. */
  positionOf(role: string): number {
    return this.#positions.get(role) ?? -1;
  }

  /** The six-digit occupation of a role; empty where it is not known. */
  familyOf(role: string): string {
    return this.#weigher.familyOf(this.positionOf(role));
  }

  /** Returns whether some word that titles have may be meant as another, so that a wide search finds more. */
  isOpen(words: readonly string[]): boolean {
    return words.some((word) => this.finder.inTitles(word) && othersOf(word, this.finder).length > 0);
  }

  /** Returns the evidence that `fuzzy` judges by. */
  weighUp(words: readonly string[], wide: boolean, beside?: Beside): Weighed | undefined {
    return this.#weigher.weighUp(words, wide, beside);
  }

  /**
   * The likeliest roles for words, best first.
   * @param wide whether words that titles have may be misspelled others.
   */
  fuzzy(words: readonly string[], wide: boolean, beside?: Beside): Hit[] {
    const weighed = this.weighUp(words, wide, beside);
    if (!weighed) return [];
    const { candidates, features, mention, families } = weighed;
    const shares = softmax(rankScores(features, this.#ranker));
    const { order, share } = orderRoles(shares, families);
    const first = order[0] ?? 0;
    const best = candidates[first];
    if (!best) return [];
    const said = acceptance(acceptFeatures(rowOf(features, first), share, best, mention), this.#ranker);
    const sure = calibrated(said, this.#ranker);
    return order.slice(0, MATCH.nearest).flatMap((at) => {
      const one = candidates[at];
      if (!one) return [];
      const score = at === first ? sure : rest(shares, at, share, sure);
      return {
        role: one.role,
        evidence: one.evidence,
        score,
        title: one.fit ? titleText(this.segment, one.fit.title) : '',
        exact: mention.whole.has(one.role),
        inOrder: false,
        needed: neededFor(one, mention.contexts),
        generic: isPart(one),
        explained: mention.asked.every((_, word) => isExplained(word, one, weighed)),
        founded: isFounded(mention, one.role, this.segment.titleVocabulary),
      };
    });
  }

  #exactHits(title: number, factor: number): Hit[] {
    const { entryOffsets, entryRoles, entryEvidence } = this.segment;
    const hits: Hit[] = [];
    for (let at = entryOffsets[title] ?? 0; at < (entryOffsets[title + 1] ?? 0); at += 1) {
      const evidence = entryEvidence[at] ?? 0;
      hits.push({
        role: entryRoles[at] ?? 0,
        evidence,
        score: (MATCH.evidence[evidence] ?? 0) * factor,
        title: titleText(this.segment, title),
        exact: true,
        inOrder: factor === 1,
        needed: 0,
        generic: false,
        explained: true,
        founded: true,
      });
    }
    return hits;
  }
}

/** Returns the likelihood of another role in proportion to the first's, and never above it. */
function rest(shares: Float64Array, at: number, share: number, sure: number): number {
  return Math.min(0.98 * sure, (shares[at] ?? 0) * (sure / Math.max(share, 1e-9)));
}

/** Returns whether titles of a role have some word of the mention, and most of its words are not strange there. */
function isFounded(mention: Weighed['mention'], role: number, known: number): boolean {
  const { asked, contexts, profile } = mention;
  // "dragon wrangler", "kraken feeder": who somebody is, said of a thing that is no slip of another word, and that
  // nothing has of that very role.
  const who = mention.jobWord >= MATCH.doer;
  const strange = asked.filter(({ word, alternatives }, at) => {
    const alike = alternatives.some(({ id, likeness }) => !who || (id < known && likeness >= MATCH.alike));
    if (alike) return false;
    return who && isCommonWord(word) ? !contexts[at]?.has(role) : (contexts[at]?.size ?? 0) === 0;
  });
  const enough = asked.length - strange.length >= MATCH.enough;
  const some = asked.some((_, at) => profile.count(at, role) > 0);
  return some && (enough || strange.length < MATCH.strange * asked.length);
}

/** Returns whether a word of the mention is in the best title, another title of the role, or its description. */
function isExplained(
  word: number,
  { role, fit }: Weighed['candidates'][number],
  { mention }: Weighed,
): boolean {
  if (fit && !isOpen(fit, word)) return true;
  return mention.profile.count(word, role) > 0 || (mention.contexts[word]?.has(role) ?? false);
}
