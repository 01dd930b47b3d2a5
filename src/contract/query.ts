import type { Intent } from './answer.ts';
import type { Aspect } from './aspects.ts';
import type { Field } from './schema.ts';

/** A role of a question, and the words that named it. */
export interface QueryRole {
  id: string;
  /** Null when it was inherited from the conversation. */
  mention: string | null;
  confidence: number;
  /** Other roles that the same words may mean. */
  others: readonly string[];
}

export type Statistic = NonNullable<Field['statistic']>;
export type Direction = 'most' | 'least';
export type Computation = 'difference' | 'percent' | 'ratio';

/** What a question asks about the roles. */
export interface Asked {
  aspects: Aspect[];
  /** The fields that were named; empty: all that the aspects hold. */
  fields: string[];
  statistic: Statistic | null;
  period: 'hour' | 'year' | null;
}

/** A condition that roles must meet. */
export type Filter =
  | { kind: 'number'; field: string; min: number | null; max: number | null; strict: boolean }
  | { kind: 'education'; levels: readonly number[]; words: string }
  | { kind: 'no_experience' }
  | { kind: 'zone'; zone: number }
  | { kind: 'group'; name: string; socs: readonly string[] };

/** Something that the question takes for true, to be held against the facts. */
export type Claim =
  | {
      kind: 'compare';
      direction: Direction | 'same';
      subject: number;
      object: number;
      negated: boolean;
      /** "could": it is enough that the ranges meet. */
      possible: boolean;
    }
  | { kind: 'value'; value: number; side: 'over' | 'under' | null; possible: boolean }
  /** `level` -1: any degree. Whether it is needed, can be done without, or is enough. */
  | { kind: 'degree'; level: number; sense: 'needed' | 'without' | 'enough' }
  /** The label that the question names is said to be that of most. */
  | { kind: 'mostly' }
  /** Words (in normal form) that are said to be named. */
  | { kind: 'item'; words: readonly string[] }
  /** Each role is meant by a statistic of its own ("a starting X", "Y at the median"). */
  | { kind: 'ranges'; statistics: readonly [Statistic, Statistic] };

/** A mention that must be settled before the question can be answered. */
export interface OpenMention {
  text: string;
  /** Position among the question's roles. */
  position: number;
  /** How near the likeliest of them is to the words, 0 to 1. */
  likeness: number;
  /** Roles to pick from, the likeliest first; empty when none is near. */
  candidates: readonly string[];
}

/** A question, understood: everything that answering needs, and nothing of the words but mentions. */
export interface Query {
  intent: Intent;
  roles: QueryRole[];
  unclear: OpenMention[];
  unknown: OpenMention[];
  asked: Asked;
  compute: Computation | null;
  direction: Direction | null;
  /** "same?", "who": the question wants a verdict. */
  same: boolean;
  yesNo: boolean;
  claim: Claim | null;
  filters: Filter[];
  /** How many of a rank are wanted; null: as many as fit. */
  limit: number | null;
  /** The rank is over the whole catalogue, not over named roles. */
  catalogueWide: boolean;
  /** The label of a distribution that the question is about ("Female"). */
  shareLabel: string | null;
  common: boolean;
  provenance: boolean;
  why: boolean;
  /** A place that was named and the figures may not cover. */
  place: string | null;
  /** Something people ask that no field measures ("working hours"). */
  unmeasured: string | null;
  /** "is that a median or a mean?": the question is about the kind of figure itself. */
  kindOfFigure: boolean;
  /** The question asks what someone should do, by a trait of a person or at all. */
  advice: 'trait' | 'choice' | null;
  /** The person's own role, when they said it. */
  self: string | null;
  /** The question is about getting into a role. */
  moves: boolean;
  /** Nothing to answer: a greeting, or not about jobs. */
  aside: 'help' | 'out_of_scope' | null;
  /** The question of an earlier turn, with a mention settled by this one. */
  pendingSettled: boolean;
  /** The text was longer than is read. */
  shortened: boolean;
}

/** A query that asks nothing yet. */
export function blankQuery(): Query {
  return {
    intent: 'none',
    roles: [],
    unclear: [],
    unknown: [],
    asked: { aspects: [], fields: [], statistic: null, period: null },
    compute: null,
    direction: null,
    same: false,
    yesNo: false,
    claim: null,
    filters: [],
    limit: null,
    catalogueWide: false,
    shareLabel: null,
    common: false,
    provenance: false,
    why: false,
    place: null,
    unmeasured: null,
    kindOfFigure: false,
    advice: null,
    self: null,
    moves: false,
    aside: null,
    pendingSettled: false,
    shortened: false,
  };
}
