import type { Role, Source, StoredFact } from '../../contract/schema.ts';
import type { OnetOccupation } from './onet-occupation.ts';

/** Each kind of official file by the name that options, addresses and the folder search know it under. */
export const SOURCE_NAMES = [
  'onet',
  'oews',
  'state',
  'metro',
  'ep',
  'cps',
  'crosswalks',
  'soc',
  'groups',
  'rpp',
  'context',
  'unemployment',
  'separations',
  'factors',
  'applicability',
  'ors',
  'handbook',
] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** The subject of facts: an occupation of O*NET, or a group of them. */
export interface Subject {
  kind: 'role' | 'group';
  /** "11-1021.00", or "17-2000" of a group. */
  code: string;
  title: string;
  /** Its O*NET data; null for a group. */
  occupation: OnetOccupation | null;
}

/** Under which code a publisher has the figures of a subject, and whether others share them. */
export interface Published<Row> {
  code: string;
  row: Row | undefined;
  wider: NonNullable<StoredFact['wider']> | undefined;
}

/** Finds what a publisher has on a subject: under its own six digits, else under those of the group that stands for it. */
export type Lookup = <Row extends { title: string }>(
  subject: Subject,
  rows: ReadonlyMap<string, Row>,
) => Published<Row>;

/** Access to the other files for the facts of one file. */
export interface Context {
  lookup: Lookup;
  /** Returns the contents of another file of this import; null if it was not given. */
  read<K extends keyof Reads>(name: K): Reads[K] | null;
}

/** The contents of each kind of file; each source module adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules, each beside the code that reads it
export interface Reads {}

/**
 * One kind of official file: how it is found and read, and what it says. A new one is a module of this shape in the
 * registry of `index.ts`, its fields in `data/fields.json`, and its address in `data/downloads.json`.
 */
export interface OfficialFile<Read> {
  name: SourceName;
  /** For the list of options. */
  about: string;
  /** The pattern of file names, perhaps of another release. */
  like: RegExp;
  example: string;
  /** One that is bad is left out of an import and reported; the others go on without it. */
  spared?: true;
  /** Said in the report where the file is not given. */
  absent?: string;
  read(path: string): Promise<Read>;
  /** Title, period and notice of what was read. */
  source?(read: Read): Source;
  facts?(subject: Subject, read: Read, source: Source, context: Context): StoredFact[];
  /** Returns the reasons for missing fields that such a file has. */
  gaps?(subject: Subject, read: Read, context: Context): Gap[];
  /** Returns the number of skipped entries by kind. */
  skipped?(read: Read): Record<string, number>;
}

/** Fields that lack a fact for one reason; those that have one all the same are left out by whoever reads it. */
export interface Gap {
  fields: readonly string[];
  reason: string;
}

export const BLS = 'U.S. Bureau of Labor Statistics';
export const UNITED_STATES = 'United States';

/** Returns a source of the Bureau of Labor Statistics, whose works are in the public domain. */
export function blsSource(id: string, title: string, asOf: string, url: string): Source {
  return { id, title, publisher: BLS, asOf, geography: UNITED_STATES, url, notes: [] };
}

/** The period of a source's figures, as a fact carries it. */
export function period(source: Source): { asOf?: string } {
  return source.asOf === null ? {} : { asOf: source.asOf };
}

/** Returns the gaps of a subject as a role keeps them: one reason a field, none for a field that has a fact. */
export function missingOf(gaps: readonly Gap[], facts: readonly StoredFact[]): Role['missing'] {
  const has = new Set(facts.map((fact) => fact.field));
  const missing = new Map<string, string>();
  for (const { fields, reason } of gaps)
    for (const field of fields) if (!has.has(field) && !missing.has(field)) missing.set(field, reason);
  return [...missing].map(([field, reason]) => ({ field, reason }));
}
