import type { Role, Source, StoredFact, Value } from '../contract/schema.ts';
import type { FieldRegistry } from './fields.ts';

/** A figure of one role in one field, for ranks over the whole catalogue. */
export interface ColumnEntry {
  role: string;
  value: number;
  fact: StoredFact;
}

/** The kinds of evidence that a listed title gives for its role, strongest first; `called`: common speech, by our own data. */
export const EVIDENCE = ['curated', 'direct', 'official', 'called', 'reported', 'listed', 'short'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** A title under which a role is known. */
export interface TitleEntry {
  title: string;
  role: string;
  evidence: Evidence;
}

/** Read access to all roles: the embedded ones and, where one is open, an imported catalogue. */
export interface Catalogue {
  readonly fields: FieldRegistry;
  /** The source with this id; throws when the catalogue refers to one that it does not hold. */
  source(id: string): Source;
  readonly sources: readonly Source[];
  /** Every role id: embedded ones first, then imported ones that joined no embedded role. */
  readonly ids: readonly string[];
  /** The ids of the roles that ship with Rolewise, for `list`, suggestions and examples. */
  readonly embeddedIds: readonly string[];
  /** Returns the role with all its facts; undefined for an unknown id. */
  role(id: string): Role | undefined;
  /** Title and code without loading the facts; throws for an id that the catalogue does not hold. */
  head(id: string): RoleHead;
  bySoc(soc: string): string | undefined;
  /** The numeric values of a field, or of a label of its lists, of every role that has one; unsorted. */
  column(field: string, label?: string): readonly ColumnEntry[];
  /** The labels of the lists of a field. */
  labels(field: string): readonly string[];
  /** The labels of the list of a field, of every role that has one. */
  lists(field: string): ReadonlyMap<string, readonly string[]>;
  /** The text values of a field ("Bachelor's degree"), of every role that has one. */
  phrases(field: string): ReadonlyMap<string, string>;
  /** The ids of the groups of occupations ("Engineers"); they do not occur in `ids`, columns or ranks. */
  readonly groupIds: readonly string[];
  /** The id of the group with this code ("17-2000"); undefined where none is published or it has one member only. */
  group(code: string): string | undefined;
  /** The ids of the roles of a group; empty for a role that is not a group. */
  members(group: string): readonly string[];
  /** The ids of the groups that a role is a member of, the narrowest first. */
  groupsOf(role: string): readonly string[];
  /** Every place that figures are published for, the states first. */
  places(): readonly Place[];
  /** The facts of a place itself, such as its price level. */
  placeFacts(place: string): readonly StoredFact[];
  /** The facts of a role that are published for one place, in the same fields as for the country. */
  atPlace(role: string, place: string): readonly StoredFact[];
  /** The fields that the country has and the place lacks for this role, each with the reason. */
  missingAt(role: string, place: string): Role['missing'];
  /** Every place that a field of a role is published for, with its figure; unsorted. */
  byPlace(role: string, field: string): readonly PlaceEntry[];
  /** The numeric values of a field at one place, of every role that has one; unsorted. */
  columnAt(place: string, field: string): readonly ColumnEntry[];
}

/** A place that figures are published for. */
export interface Place {
  /** The publisher's code: FIPS for a state ("39"), CBSA for a metropolitan area. */
  code: string;
  title: string;
  kind: 'state' | 'territory' | 'metro' | 'area';
  /** The postal code of a state ("OH"). */
  short?: string;
}

/** A figure of one role at one place. */
export interface PlaceEntry {
  code: string;
  title: string;
  fact: StoredFact;
}

/** The facts of one role at one place. */
export interface PlaceRow {
  place: string;
  facts: readonly StoredFact[];
}

export interface RoleHead {
  id: string;
  title: string;
  soc: string | null;
  /** A group of occupations, or one role. */
  kind: 'role' | 'group';
  /** The singular for sentences ("chief executive"); left out for an entry that nobody has named. */
  singular?: string | undefined;
  /** And several: "chief executives"; the title of one that nobody has named. */
  plural: string;
  /** At most 32 characters, for narrow columns; the title of one that nobody has named. */
  short: string;
}

/** A catalogue as its store gives it; merged with the embedded roles by `merge.ts`. */
export interface ImportedStore {
  readonly ids: readonly string[];
  readonly groups: readonly string[];
  readonly sources: readonly Source[];
  readonly places: readonly Place[];
  /** The reasons why places lack a field that the country has, by field. */
  readonly gaps: Readonly<Record<string, string>>;
  head(id: string): Pick<RoleHead, 'id' | 'title' | 'soc' | 'kind'>;
  role(id: string): Role | undefined;
  members(group: string): readonly string[];
  /** The facts of a role at every place, of all fields or of one. */
  byPlace(role: string, field?: string): readonly PlaceRow[];
  atPlace(role: string, place: string): readonly StoredFact[];
  placeFacts(place: string): readonly StoredFact[];
  column(field: string, label?: string): readonly ColumnEntry[];
  lists(field: string): ReadonlyMap<string, readonly string[]>;
  columnAt(place: string, field: string): readonly ColumnEntry[];
  phrases(field: string): ReadonlyMap<string, string>;
  /** Every title under which a role of it is known. */
  titles(): Iterable<TitleEntry>;
  /** A named binary made with it (the title index lies there), or undefined. */
  blob(name: string): Uint8Array | undefined;
  close(): void;
}

export type { Value };
