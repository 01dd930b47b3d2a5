import { buildSegment } from '../../src/titles/build.ts';
import { Resolver } from '../../src/titles/resolve.ts';
import { acceptFeatures } from '../../src/titles/score/features.ts';
import { ACCEPT_FEATURES, RANK_FEATURES } from '../../src/titles/score/weights.ts';
import { TitleSearch, type Weighed } from '../../src/titles/search.ts';
import type { Example, Examples } from './mentions.ts';

/** An example that no title is exactly, and what the index says for each role that it may mean. */
export interface Observation {
  example: Example;
  /** By the order of the features in the model. */
  rows: number[][];
  right: boolean[];
  /** What speaks for the role at this place being meant, where it has such a share among the roles. */
  accept(at: number, share: number): number[];
}

/** Keeps what was weighed up for the first reading of a mention: later ones are only tried where that fails. */
class Observed extends TitleSearch {
  first: Weighed | undefined;

  override weighUp(words: readonly string[], wide: boolean): Weighed | undefined {
    const made = super.weighUp(words, wide);
    this.first ??= made;
    return made;
  }
}

/** Asks an index of the sources for every example, as a person would ask. */
export function observe({ sources, examples }: Examples): Observation[] {
  const search = new Observed(buildSegment(sources));
  const resolver = new Resolver(search, (soc) => soc);
  return examples.flatMap((example) => {
    search.first = undefined;
    resolver.resolve(example.mention);
    const seen = search.first as Weighed | undefined;
    if (!seen) return [];
    const { candidates, features, mention } = seen;
    return [
      {
        example,
        rows: features.map((one) => RANK_FEATURES.map((name) => one[name])),
        right: candidates.map(({ role }) => example.roles.includes(search.segment.roles[role] ?? '')),
        accept(at, share) {
          const made = acceptFeatures(features[at]!, share, candidates[at]!, mention);
          return ACCEPT_FEATURES.map((name) => made[name]);
        },
      },
    ];
  });
}
