import Fuse from 'fuse.js';
import { MATCH } from './config.ts';
import { titleKeys, titlesUnder } from './keys.ts';
import type { Segment } from './segment.ts';
import { type Alternative, editsAllowed, WordFinder } from './words.ts';

/** A title of the index that fits a mention. */
export interface Hit {
  /** Position of the role in the segment. */
  role: number;
  /** Position in EVIDENCE. */
  evidence: number;
  /** 0 to 1. */
  score: number;
  /** The title's words in their normal forms. */
  title: string;
  exact: boolean;
  /** The score from which it may be answered: the less of the mention is left open, the lower. */
  needed: number;
  /** The mention is only a part of the title, though nothing of the mention is left open. */
  generic: boolean;
}

interface Asked {
  word: string;
  weight: number;
  alternatives: Alternative[];
  /** The word as it stands is known to titles or contexts. */
  known: boolean;
}

/** Searches one segment: at once by keys, else by a shortlist that fuse.js ranks. */
export class TitleSearch {
  readonly segment: Segment;
  readonly finder: WordFinder;
  readonly #scores: Float32Array;
  readonly #marks: Uint32Array;
  #mark = 0;

  constructor(segment: Segment) {
    this.segment = segment;
    this.finder = new WordFinder(segment);
    const titles = segment.titleOffsets.length - 1;
    this.#scores = new Float32Array(titles);
    this.#marks = new Uint32Array(titles);
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
      const hits = titlesUnder(this.segment.slots, key).flatMap((title) => this.#hits(title, factor, true));
      if (hits.length > 0) return hits;
    }
    return [];
  }

  /** Whether a title is exactly these words in this order. */
  isTitle(words: readonly string[]): boolean {
    return titlesUnder(this.segment.slots, words.join(' ')).length > 0;
  }

  /** The best titles for words that no title is exactly, one hit a role, best first. */
  fuzzy(words: readonly string[], wide: boolean): Hit[] {
    const asked = words.map((word) => this.#asked(word, wide));
    const total = asked.reduce((sum, one) => sum + one.weight, 0);
    if (total === 0) return [];
    const touched = this.#accumulate(asked);
    const contexts = this.#contexts(asked);
    const shortlist = this.#shortlist(touched, total, contexts);
    const judged = this.#rank(shortlist, asked, total, contexts, words.join(' '));
    const best = new Map<number, Hit>();
    for (const hit of judged) {
      const known = best.get(hit.role);
      if (!known || hit.score > known.score) best.set(hit.role, hit);
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  }

  #asked(word: string, wide: boolean): Asked {
    const { finder } = this;
    const id = finder.id(word);
    const inTitles = finder.inTitles(word);
    const alternatives: Alternative[] = id === undefined ? [] : [{ id, likeness: 1 }];
    if (!inTitles)
      alternatives.push(...finder.spelledLike(word, editsAllowed(word)), ...finder.sameStem(word));
    else if (wide) {
      alternatives.push(...finder.sameStem(word));
      for (const near of finder.spelledLike(word, Math.min(1, editsAllowed(word)))) {
        alternatives.push({ id: near.id, likeness: near.likeness * MATCH.realWord });
      }
    }
    const weights = this.segment.weights;
    const nearest = alternatives[0];
    const weight = nearest
      ? Math.max(finder.weight(word) * (id === undefined ? 0 : 1), weights[nearest.id] ?? 0)
      : 0;
    return {
      word,
      alternatives: alternatives.sort((a, b) => b.likeness - a.likeness),
      weight: alternatives.length > 0 ? weight : MATCH.unknownWeight,
      known: id !== undefined,
    };
  }

  /** Adds up, for every title, the weights of the asked words that it has. */
  #accumulate(asked: readonly Asked[]): number[] {
    const { postingOffsets, postings } = this.segment;
    const touched: number[] = [];
    const base = this.#mark;
    asked.forEach((one, index) => {
      this.#mark = base + index + 1;
      for (const { id, likeness } of one.alternatives) {
        const gain = one.weight * likeness;
        const end = postingOffsets[id + 1] ?? 0;
        for (let at = postingOffsets[id] ?? 0; at < end; at += 1) {
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
    });
    if (this.#mark > 0xf0000000) {
      this.#marks.fill(0);
      this.#mark = 0;
    }
    return touched;
  }

  /** For each asked word, the roles whose description, tasks or software have it. */
  #contexts(asked: readonly Asked[]): Set<number>[] {
    const { contextOffsets, contextRoles } = this.segment;
    return asked.map((one) => {
      const id = this.finder.id(one.word);
      if (id === undefined) return new Set();
      return new Set(contextRoles.subarray(contextOffsets[id], contextOffsets[id + 1]));
    });
  }

  #shortlist(touched: number[], total: number, contexts: readonly Set<number>[]): number[] {
    const { entryOffsets, entryRoles } = this.segment;
    const rough = touched.map((title) => {
      const explained = (this.#scores[title] ?? 0) / total;
      const named = (this.#scores[title] ?? 0) / this.#weightOf(title);
      const role = entryRoles[entryOffsets[title] ?? 0] ?? 0;
      const backing = contexts.filter((context) => context.has(role)).length / contexts.length;
      return { title, score: explained + MATCH.titleShare * Math.min(1, named) + 0.2 * backing };
    });
    return rough
      .sort((a, b) => b.score - a.score)
      .slice(0, MATCH.shortlist)
      .map((one) => one.title);
  }

  #rank(
    shortlist: readonly number[],
    asked: readonly Asked[],
    total: number,
    contexts: readonly Set<number>[],
    query: string,
  ): Hit[] {
    const texts = shortlist.map((title) => this.#text(title));
    const fuse = new Fuse(texts, { includeScore: true, ignoreLocation: true, threshold: 1, distance: 1000 });
    const judged = new Map(
      fuse.search(query.slice(0, 64)).map((one) => [one.refIndex, 1 - (one.score ?? 1)]),
    );
    return shortlist.flatMap((title, index) => {
      const own = new Set(this.#wordsOf(title));
      const explainedBy = (role: number) =>
        asked.reduce((sum, one, at) => {
          const hit = one.alternatives.find((alternative) => own.has(alternative.id));
          if (hit) return sum + one.weight * hit.likeness;
          return contexts[at]?.has(role) ? sum + one.weight * MATCH.context : sum;
        }, 0);
      const named = Math.min(1, (this.#scores[title] ?? 0) / this.#weightOf(title));
      const isNamed = (id: number) => asked.some((one) => one.alternatives.some((other) => other.id === id));
      const head = this.#wordsOf(title).at(-1) ?? -1;
      const tail = asked.at(-1)?.alternatives.some((alternative) => own.has(alternative.id));
      const shape = (isNamed(head) ? 1 : MATCH.headMissing) * (tail ? 1 : MATCH.tailMissing);
      const open = asked.filter((one) => !one.alternatives.some((alternative) => own.has(alternative.id)));
      const needed = (role: number): number => {
        if (!isNamed(head)) return 1;
        if (open.length === 0) return MATCH.acceptWhole;
        const explained = open.every((one) => contexts[asked.indexOf(one)]?.has(role));
        return explained && tail ? MATCH.acceptExplained : MATCH.accept;
      };
      return this.#hits(title, 1, false).map((hit) => {
        const explained = Math.min(1, explainedBy(hit.role) / total);
        const coverage = explained * (1 - MATCH.titleShare * (1 - named));
        const score = (1 - MATCH.fuse) * coverage + MATCH.fuse * (judged.get(index) ?? 0) * explained;
        return {
          ...hit,
          score: score * shape * (0.97 + 0.03 * hit.score),
          needed: needed(hit.role),
          generic: named < MATCH.generic,
        };
      });
    });
  }

  #hits(title: number, factor: number, exact: boolean): Hit[] {
    const { entryOffsets, entryRoles, entryEvidence } = this.segment;
    const hits: Hit[] = [];
    for (let at = entryOffsets[title] ?? 0; at < (entryOffsets[title + 1] ?? 0); at += 1) {
      const evidence = entryEvidence[at] ?? 0;
      const score = (MATCH.evidence[evidence] ?? 0) * factor;
      hits.push({
        role: entryRoles[at] ?? 0,
        evidence,
        score,
        title: this.#text(title),
        exact,
        needed: 0,
        generic: false,
      });
    }
    return hits;
  }

  #wordsOf(title: number): Uint32Array {
    return this.segment.titleWords.subarray(
      this.segment.titleOffsets[title],
      this.segment.titleOffsets[title + 1],
    );
  }

  #text(title: number): string {
    return Array.from(this.#wordsOf(title), (id) => this.segment.words[id]).join(' ');
  }

  #weightOf(title: number): number {
    return this.#wordsOf(title).reduce((sum, id) => sum + (this.segment.weights[id] ?? 0), 0);
  }
}
