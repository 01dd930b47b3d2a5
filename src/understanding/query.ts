import type { Intent } from '../answering/answer.ts';
import type { Aspect, Field } from '../catalogue/schema.ts';

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
  | { kind: 'compare'; direction: Direction | 'same'; subject: number; object: number; negated: boolean }
  | { kind: 'value'; value: number; money: boolean }
  | { kind: 'degree'; level: number; needed: boolean }
  | { kind: 'name'; text: string }
  | { kind: 'ranges'; subject: number; object: number };

/** A mention that must be settled before the question can be answered. */
export interface OpenMention {
  text: string;
  /** Position among the question's roles. */
  position: number;
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
  /** The question asks what someone should do, by a trait of a person or at all. */
  advice: 'trait' | 'choice' | null;
  /** The person's own role, when they said it. */
  self: string | null;
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
    advice: null,
    self: null,
    aside: null,
    pendingSettled: false,
    shortened: false,
  };
}
