import Fuse from 'fuse.js';
import { bestOf } from './best.ts';
import { MATCH } from './config.ts';
import { titleKeys, titlesUnder } from './keys.ts';
import { type Asked, askedWord } from './query-word.ts';
import {
  acceptFeatures,
  CURATED,
  isPart,
  LISTED,
  type MentionEvidence,
  neededFor,
  type RoleCandidate,
  rankFeatures,
} from './score/features.ts';
import { measureFit, type TitleFit } from './score/fit.ts';
import { type Profile, Profiler } from './score/profile.ts';
import { acceptance, type RankFeatures, rankScore, softmax } from './score/weights.ts';
import type { Segment } from './segment.ts';
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
  exact: boolean;
  /** The score from which it may be answered: the less of the mention is left open, the lower. */
  needed: number;
  /** The mention is only a part of the title. */
  generic: boolean;
}

/** The roles that a mention may name, what speaks for each, and the mention as the index reads it. */
export interface Weighed {
  candidates: RoleCandidate[];
  features: RankFeatures[];
  mention: MentionEvidence;
  /** A title stands in the mention as it is listed. */
  inside: boolean;
}

/** fuse.js splits longer patterns, each part costing as much again. */
const LONGEST_PATTERN = 32;
/** Titles that resemble the mention speak for their roles too, the more alike the more. */
const NEIGHBOUR_POWER = 3;

/** Searches one segment: at once by keys, else by a shortlist of titles and roles that are weighed up. */
export class TitleSearch {
  readonly segment: Segment;
  readonly finder: WordFinder;
  readonly #profiler: Profiler;
  readonly #scores: Float32Array;
  readonly #marks: Uint32Array;
  /** The weight of each title: the sum over its words. */
  readonly #weights: Float32Array;
  /** Titles that curators gave a role: there are few, and none may be crowded out by lists. */
  readonly #curated: Uint8Array;
  #mark = 0;

  constructor(segment: Segment) {
    this.segment = segment;
    this.finder = new WordFinder(segment);
    this.#profiler = new Profiler(segment);
    const titles = segment.titleOffsets.length - 1;
    this.#scores = new Float32Array(titles);
    this.#marks = new Uint32Array(titles);
    this.#weights = new Float32Array(titles);
    this.#curated = new Uint8Array(titles);
    for (let title = 0; title < titles; title += 1) {
      let sum = 0;
      for (let at = segment.titleOffsets[title] ?? 0; at < (segment.titleOffsets[title + 1] ?? 0); at += 1)
        sum += segment.weights[segment.titleWords[at] ?? 0] ?? 0;
      this.#weights[title] = sum;
      const evidence = segment.entryEvidence.subarray(
        segment.entryOffsets[title],
        segment.entryOffsets[title + 1],
      );
      this.#curated[title] = Number(evidence.includes(CURATED));
    }
  }

  /** The titles that are these words: in order, in any order, or run together. */
  exact(words: readonly string[]): Hit[] {
    const keys = titleKeys(words);
    const kinds: [string, number][] = [
      [keys.inOrder, 1],
      [keys.anyOrder, MATCH.anyOrder],
      [keys.together, MATCH.together],
    ];
    for (const [key, factor] of kinds) {
      const hits = titlesUnder(this.segment.slots, key).flatMap((title) => this.#exactHits(title, factor));
      if (hits.length > 0) return hits;
    }
    return [];
  }

  /** Of roles that share a title, those whose other titles speak the same language first. */
  likeliest(words: readonly string[], roles: readonly string[]): string[] {
    const asked = words.map((word) => askedWord(word, this.finder, false));
    const profile = this.#profiler.read(asked);
    const scored = roles.map((id) => {
      const role = this.segment.roles.indexOf(id);
      const score = asked.reduce((sum, _, at) => sum + (role < 0 ? 0 : profile.count(at, role)), 0);
      return { id, score };
    });
    return scored.sort((a, b) => b.score - a.score).map((one) => one.id);
  }

  /** Whether a word ends so many titles that alone it says little ("supervisor"), be it listed alone or not. */
  isCommonHead(word: string): boolean {
    const id = this.finder.id(word);
    return id !== undefined && (this.#profiler.last[id] ?? 0) >= MATCH.commonHead;
  }

  /** Whether a title is exactly these words in this order. */
  isTitle(words: readonly string[]): boolean {
    return titlesUnder(this.segment.slots, words.join(' ')).length > 0;
  }

  /**
   * The likeliest roles for words that no title is exactly, best first.
   * @param wide whether words that titles have may be misspelled others.
   */
  fuzzy(words: readonly string[], wide: boolean): Hit[] {
    const weighed = this.weighUp(words, wide);
    if (!weighed) return [];
    const { candidates, features, mention, inside } = weighed;
    const shares = softmax(features.map(rankScore));
    const first = shares.indexOf(Math.max(...shares));
    const chosen = (at: number) => Number(candidates[at]?.evidence === CURATED && isPart(candidates[at]));
    const order = shares
      .map((_, at) => at)
      .sort((a, b) => chosen(b) - chosen(a) || (shares[b] ?? 0) - (shares[a] ?? 0));
    const best = candidates[first];
    const own = features[first];
    if (!best || !own) return [];
    const sure = acceptance(acceptFeatures(own, shares[first] ?? 0, best, mention));
    const least = inside ? MATCH.offer : 0;
    const scale = sure / (shares[first] ?? 1);
    return order.slice(0, MATCH.nearest).flatMap((at) => {
      const one = candidates[at];
      if (!one) return [];
      return {
        role: one.role,
        evidence: one.evidence,
        score: Math.max((shares[at] ?? 0) * scale, at === first ? least : 0),
        title: one.fit ? this.#text(one.fit.title) : '',
        exact: false,
        needed: neededFor(one, mention.contexts),
        generic: isPart(one),
      };
    });
  }

  /** The roles that such words may name, with what speaks for each: what `fuzzy` judges by. */
  weighUp(words: readonly string[], wide: boolean): Weighed | undefined {
    const asked = words.map((word) => askedWord(word, this.finder, wide, words.length === 1));
    const total = asked.reduce((sum, one) => sum + one.weight, 0);
    if (!asked.some((one) => one.alternatives.length > 0)) return undefined;
    const fits = this.#shortlist(this.#accumulate(asked), total)
      .map((title) => measureFit(this.segment, title, this.#weights[title] ?? 1, asked, total))
      .sort((a, b) => b.coverage - a.coverage);
    const judged = this.#judge(fits.slice(0, MATCH.judged), words.join(' '));
    const profile = this.#profiler.read(asked);
    const candidates = this.#candidates(fits, profile);
    if (candidates.length === 0) return undefined;
    const contexts = this.#contexts(asked);
    const jobWord = this.#profiler.headShare(asked.at(-1)?.alternatives[0]?.id);
    const mention = { asked, total, profile, contexts, judged, jobWord };
    const features = candidates.map((one) => rankFeatures(one, mention));
    return { candidates, features, mention, inside: fits.some((one) => one.inside) };
  }

  /** Adds up, for every title, the weights of the asked words that it has. */
  #accumulate(asked: readonly Asked[]): number[] {
    const { postingOffsets, postings } = this.segment;
    const touched: number[] = [];
    const base = this.#mark;
    for (const one of asked) {
      this.#mark += 1;
      for (const { id, likeness } of one.alternatives) {
        const gain = one.weight * likeness;
        for (let at = postingOffsets[id] ?? 0; at < (postingOffsets[id + 1] ?? 0); at += 1) {
          const title = postings[at] ?? 0;
          const mark = this.#marks[title] ?? 0;
          if (mark === this.#mark) continue;
          if (mark <= base) {
            this.#scores[title] = 0;
            touched.push(title);
          }
          this.#marks[title] = this.#mark;
          this.#scores[title] = (this.#scores[title] ?? 0) + gain;
        }
      }
    }
    if (this.#mark > 0xf0000000) {
      this.#marks.fill(0);
      this.#mark = 0;
    }
    return touched;
  }

  /** The titles worth a closer look: those that share most with the mention. */
  #shortlist(touched: readonly number[], total: number): number[] {
    const chosen = bestOf(touched.length, MATCH.shortlist, (at) => {
      const title = touched[at] ?? 0;
      const matched = this.#scores[title] ?? 0;
      const named = Math.min(1, matched / (this.#weights[title] ?? 1));
      return matched / total + MATCH.titleShare * named + MATCH.curated * (this.#curated[title] ?? 0);
    });
    return chosen.flatMap((at) => touched[at] ?? []);
  }

  /** What fuse.js makes of the best titles, 0 to 1. */
  #judge(fits: readonly TitleFit[], query: string): Map<number, number> {
    const texts = fits.map((one) => this.#text(one.title));
    const fuse = new Fuse(texts, { includeScore: true, ignoreLocation: true, threshold: 1 });
    const found = fuse.search(query.slice(0, LONGEST_PATTERN));
    return new Map(found.map((one) => [fits[one.refIndex]?.title ?? -1, 1 - (one.score ?? 1)]));
  }

  /** Each role with its best title, and roles whose titles, taken together, speak the mention's language. */
  #candidates(fits: readonly TitleFit[], profile: Profile): RoleCandidate[] {
    const { entryOffsets, entryRoles, entryEvidence } = this.segment;
    const best = new Map<number, RoleCandidate>();
    for (const one of fits) {
      for (let at = entryOffsets[one.title] ?? 0; at < (entryOffsets[one.title + 1] ?? 0); at += 1) {
        const role = entryRoles[at] ?? 0;
        const known = best.get(role);
        const gain = one.overlap ** NEIGHBOUR_POWER;
        if (known) known.neighbours += gain;
        else best.set(role, { role, fit: one, evidence: entryEvidence[at] ?? 0, neighbours: gain });
      }
    }
    for (const role of profile.likeliest(MATCH.likeliest))
      if (!best.has(role)) best.set(role, { role, fit: undefined, evidence: LISTED, neighbours: 0 });
    return [...best.values()];
  }

  /** For each asked word, the roles whose titles, description, tasks or software have it. */
  #contexts(asked: readonly Asked[]): Set<number>[] {
    const { contextOffsets, contextRoles } = this.segment;
    return asked.map(({ word }) => {
      const roles = new Set<number>();
      for (const id of this.finder.family(word))
        for (let at = contextOffsets[id] ?? 0; at < (contextOffsets[id + 1] ?? 0); at += 1)
          roles.add(contextRoles[at] ?? 0);
      return roles;
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
        title: this.#text(title),
        exact: true,
        needed: 0,
        generic: false,
      });
    }
    return hits;
  }

  #text(title: number): string {
    const { titleWords, titleOffsets, words } = this.segment;
    const own = titleWords.subarray(titleOffsets[title], titleOffsets[title + 1]);
    return Array.from(own, (id) => words[id]).join(' ');
  }
}
