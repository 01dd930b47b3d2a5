import Fuse from 'fuse.js';
import { MATCH } from './config.ts';
import { titleKeys, titlesUnder } from './keys.ts';
import { titleLexicon } from './lexicon.ts';
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

/** What ranking knows of one title of the shortlist. */
interface Measured {
  title: number;
  /** Below 1 where the title's or the mention's last word is not matched. */
  shape: number;
  /** Positions of asked words that the title does not have. */
  open: number[];
  headed: boolean;
  tailed: boolean;
  named: number;
  explainedBy(role: number): number;
  coverage: number;
}

/** fuse.js splits longer patterns, each part costing as much again. */
const LONGEST_PATTERN = 32;

/** Searches one segment: at once by keys, else by a shortlist that fuse.js ranks. */
export class TitleSearch {
  readonly segment: Segment;
  readonly finder: WordFinder;
  readonly #scores: Float32Array;
  readonly #marks: Uint32Array;
  /** The weight of each title: the sum over its words. */
  readonly #weights: Float32Array;
  #mark = 0;

  constructor(segment: Segment) {
    this.segment = segment;
    this.finder = new WordFinder(segment);
    const titles = segment.titleOffsets.length - 1;
    this.#scores = new Float32Array(titles);
    this.#marks = new Uint32Array(titles);
    this.#weights = Float32Array.from({ length: titles }, (_, title) =>
      this.#wordsOf(title).reduce((sum, id) => sum + (segment.weights[id] ?? 0), 0),
    );
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
    for (const short of titleLexicon().shortFor.get(word) ?? []) {
      const other = finder.id(short);
      if (other !== undefined) alternatives.push({ id: other, likeness: MATCH.rewritten });
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
      const named = (this.#scores[title] ?? 0) / (this.#weights[title] ?? 1);
      const role = entryRoles[entryOffsets[title] ?? 0] ?? 0;
      const backing = contexts.filter((context) => context.has(role)).length / contexts.length;
      return { title, score: explained + MATCH.titleShare * Math.min(1, named) + 0.2 * backing };
    });
    return rough
      .sort((a, b) => b.score - a.score)
      .slice(0, MATCH.shortlist)
      .map((one) => one.title);
  }

  /** Scores the shortlist by what of the mention and of the title is matched; fuse.js judges the best of it. */
  #rank(
    shortlist: readonly number[],
    asked: readonly Asked[],
    total: number,
    contexts: readonly Set<number>[],
    query: string,
  ): Hit[] {
    const measured = shortlist.map((title) => this.#measure(title, asked, total, contexts));
    const best = measured.sort((a, b) => b.coverage - a.coverage).slice(0, MATCH.judged);
    const texts = best.map((one) => this.#text(one.title));
    const fuse = new Fuse(texts, { includeScore: true, ignoreLocation: true, threshold: 1 });
    const judged = new Map(
      fuse.search(query.slice(0, LONGEST_PATTERN)).map((one) => [one.refIndex, 1 - (one.score ?? 1)]),
    );
    return best.flatMap(({ title, shape, open, headed, tailed, named, explainedBy }, index) =>
      this.#hits(title, 1, false).map((hit) => {
        const explained = Math.min(1, explainedBy(hit.role) / total);
        const coverage = explained * (1 - MATCH.titleShare * (1 - named));
        const score = (1 - MATCH.fuse) * coverage + MATCH.fuse * (judged.get(index) ?? 0) * explained;
        const accounted = open.every((at) => contexts[at]?.has(hit.role));
        const least =
          open.length === 0 ? MATCH.acceptWhole : accounted && tailed ? MATCH.acceptExplained : MATCH.accept;
        return {
          ...hit,
          score: score * shape * (0.97 + 0.03 * hit.score),
          needed: headed ? least : 1,
          generic: named < MATCH.generic,
        };
      }),
    );
  }

  /** How a title and the asked words fit each other. */
  #measure(
    title: number,
    asked: readonly Asked[],
    total: number,
    contexts: readonly Set<number>[],
  ): Measured {
    const own = this.#wordsOf(title);
    const matches = asked.map((one) => one.alternatives.find((alternative) => own.includes(alternative.id)));
    const open = matches.flatMap((match, at) => (match ? [] : [at]));
    const matched = asked.reduce((sum, one, at) => sum + one.weight * (matches[at]?.likeness ?? 0), 0);
    const head = own.at(-1) ?? -1;
    const headed = asked.some((one) => one.alternatives.some((alternative) => alternative.id === head));
    const tailed = matches.at(-1) !== undefined;
    const named = Math.min(1, (this.#scores[title] ?? 0) / (this.#weights[title] ?? 1));
    const explainedBy = (role: number) =>
      open.reduce(
        (sum, at) => sum + (contexts[at]?.has(role) ? (asked[at]?.weight ?? 0) * MATCH.context : 0),
        matched,
      );
    const shape = (headed ? 1 : MATCH.headMissing) * (tailed ? 1 : MATCH.tailMissing);
    const role = this.segment.entryRoles[this.segment.entryOffsets[title] ?? 0] ?? 0;
    const coverage = Math.min(1, explainedBy(role) / total) * (1 - MATCH.titleShare * (1 - named)) * shape;
    return { title, shape, open, headed, tailed, named, explainedBy, coverage };
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
}
