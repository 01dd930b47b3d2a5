import type { Role, Source, StoredFact, Value } from '../contract/schema.ts';
import type { FieldRegistry } from './fields.ts';

/** A figure of one role in one field, for ranks over the whole catalogue. */
export interface ColumnEntry {
  role: string;
  value: number;
  fact: StoredFact;
}

/** How strongly a listed title speaks for its role, the strongest first. */
export const EVIDENCE = ['curated', 'direct', 'official', 'reported', 'listed', 'short'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** A title under which a role is known. */
export interface TitleEntry {
  title: string;
  role: string;
  evidence: Evidence;
}

/** What is known of the roles: the embedded ones and, where one is open, an imported catalogue. */
export interface Catalogue {
  readonly fields: FieldRegistry;
  /** The source with this id; throws when the catalogue refers to one that it does not hold. */
  source(id: string): Source;
  readonly sources: readonly Source[];
  /** Every role id: embedded ones first, then imported ones that joined no embedded role. */
  readonly ids: readonly string[];
  /** The ids of the roles that ship with Rolewise, for `list`, suggestions and examples. */
  readonly embeddedIds: readonly string[];
  /** The role with all its facts; undefined when there is none with this id. */
  role(id: string): Role | undefined;
  /** Title and code without loading the facts; throws for an id that the catalogue does not hold. */
  head(id: string): RoleHead;
  bySoc(soc: string): string | undefined;
  /** The numeric values of a field, of every role that has one; unsorted. */
  column(field: string): readonly ColumnEntry[];
  /** The text values of a field ("Bachelor's degree"), of every role that has one. */
  phrases(field: string): ReadonlyMap<string, string>;
  /** The facts of a role that are published for one place; left out where no catalogue holds places. */
  atPlace?(role: string, place: string): readonly StoredFact[];
  /** The fields that the country has and the place lacks for this role, each with the reason. */
  missingAt?(role: string, place: string): Role['missing'];
  /** Every place that a field of a role is published for, with its figure; unsorted. */
  byPlace?(role: string, field: string): readonly PlaceEntry[];
  /** The numeric values of a field at one place, of every role that has one; unsorted. */
  columnAt?(place: string, field: string): readonly ColumnEntry[];
  /** The roles of a group of occupations; empty for a role that is none. */
  members?(group: string): readonly string[];
}

/** A figure of one role in one place. */
export interface PlaceEntry {
  code: string;
  title: string;
  fact: StoredFact;
}

export interface RoleHead {
  id: string;
  title: string;
  plural: string;
  soc: string | null;
  /** A group of occupations; left out: a role. */
  kind?: 'role' | 'group' | undefined;
}

/** One imported catalogue as its store gives it; merged with the embedded roles by `merge.ts`. */
export interface ImportedStore {
  readonly ids: readonly string[];
  readonly sources: readonly Source[];
  head(id: string): RoleHead;
  role(id: string): Role | undefined;
  column(field: string): readonly ColumnEntry[];
  phrases(field: string): ReadonlyMap<string, string>;
  /** Every title under which an imported role is known. */
  titles(): Iterable<TitleEntry>;
  /** A named binary made at import time (the title index lives there), or undefined. */
  blob(name: string): Uint8Array | undefined;
  close(): void;
}

export type { Value };
