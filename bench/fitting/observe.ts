import { buildSegment } from '../../src/titles/build.ts';
import { Resolver } from '../../src/titles/resolve.ts';
import { acceptFeatures } from '../../src/titles/score/features.ts';
import { type AcceptFeatures, type Ranker, rowOf } from '../../src/titles/score/weights.ts';
import { TitleSearch } from '../../src/titles/search.ts';
import type { Beside, Weighed } from '../../src/titles/weigh.ts';
import type { WordModel } from '../../src/titles/word-model/word-model.ts';
import type { Example, Examples } from './mentions.ts';

/** An example that no title settles, and what speaks for each role that it may mean. */
export interface Observation {
  example: Example;
  features: Float64Array;
  right: boolean[];
  /** It is right, or another code of the same six-digit occupation, whose figures it shares. */
  akin: boolean[];
  codes: string[];
  families: string[];
  /** Returns the features for accepting the role at this position, given its share among the roles. */
  accept(at: number, share: number): AcceptFeatures;
}

/** Keeps what was weighed up for the first reading of a mention: later ones are only tried where that fails. */
class Observed extends TitleSearch {
  first: Weighed | undefined;

  override weighUp(words: readonly string[], wide: boolean, beside?: Beside): Weighed | undefined {
    const made = super.weighUp(words, wide, beside);
    this.first ??= made;
    return made;
  }
}

/** Asks an index of the sources for every example, as a person would ask. */
export function observe({ sources, examples }: Examples, words: WordModel, ranker: Ranker): Observation[] {
  const search = new Observed(buildSegment(sources), { ranker, words, roleOf: (soc) => soc });
  const known = new Set(sources.map(({ role }) => role));
  const resolver = new Resolver(search, {
    bySoc: (soc) => (known.has(soc) ? soc : undefined),
    titleOf: () => undefined,
    families: new Map(),
    names: [],
  });
  return examples.flatMap((example) => {
    search.first = undefined;
    resolver.resolve(example.mention);
    const seen = search.first as Weighed | undefined;
    if (!seen) return [];
    const { candidates, features, mention, families } = seen;
    const codes = candidates.map(({ role }) => search.segment.roles[role] ?? '');
    const akin = new Set(example.roles.map((code) => code.slice(0, 7)));
    return [
      {
        example,
        features,
        codes,
        families,
        right: codes.map((code) => example.roles.includes(code)),
        akin: codes.map((code) => akin.has(code.slice(0, 7))),
        accept: (at, share) => acceptFeatures(rowOf(features, at), share, candidates[at]!, mention),
      },
    ];
  });
}
