import type { Place } from '../../catalogue/catalogue.ts';
import type { PlaceContent } from '../../catalogue/store-write.ts';
import type { Role, Source, StoredFact } from '../../contract/schema.ts';
import type { Reads, SourceName } from './index.ts';
import type { OnetOccupation } from './onet-occupation.ts';

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
  read<Name extends SourceName>(name: Name): Reads[Name] | null;
}

/** A state, territory or area that a file has figures of. */
export interface Area {
  code: string;
  title: string;
  kind: Place['kind'];
  /** The postal code of a state; empty for others. */
  short: string;
}

/** What a file says by place. */
export interface ByPlace {
  areas: Iterable<Area>;
  /** Titles by code, of all that it publishes; the codes are those of OEWS. */
  byCode: ReadonlyMap<string, { title: string }>;
  rows: PlaceContent['rows'];
  /** The reasons why places lack its fields. */
  gaps: PlaceContent['gaps'];
}

/**
 * One kind of official file: how it is found and read, and what it says. A new one is a module of this shape in the
 * registry of `index.ts`, its fields in `data/fields.json`, and its address in `data/downloads.json`.
 */
export interface OfficialFile<Read> {
  /** For the list of options. */
  about: string;
  /** The pattern of file names, perhaps of another release. */
  like: RegExp;
  example: string;
  /** Returns whether a file of such a name holds it, where some editions do not. */
  holds?(path: string): Promise<boolean>;
  /** It is several files: an import takes the folder, or the zip, that holds them. */
  folder?: true;
  /** Too large to ship for what it tells: only an import has it. */
  importOnly?: true;
  /** One that is bad is left out of an import and reported; the others go on without it. */
  spared?: true;
  /** Said in the report where the file is not given. */
  absent?: string;
  /** The reason for its fields, of every role, where the file is not given. */
  without?: Gap;
  read(path: string): Promise<Read>;
  /** Title, period and notice of what was read. */
  source?(read: Read): Source;
  facts?(subject: Subject, read: Read, source: Source, context: Context): StoredFact[];
  /** Returns what it says by place, under the codes that it publishes. */
  byPlace?(read: Read, source: Source, context: Context): ByPlace;
  /** Returns what it says of a place itself. */
  ofPlace?(place: Area, read: Read, source: Source): StoredFact[];
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

/** Returns a source of the Bureau of Labor Statistics, whose works are in the public domain; `place` is that on its site. */
export function blsSource(
  id: string,
  title: string,
  asOf: string,
  place: string,
  ...notes: Source['notes']
): Source {
  const url = `https://www.bls.gov/${place}/`;
  return { id: `bls-${id}`, title, publisher: BLS, asOf, geography: UNITED_STATES, url, notes };
}

/**
 * Returns a source of O*NET, whose licence asks for its notice with the number of the release.
 * @param of what is used of it, as the notice names it; `more`: what it says beside.
 */
export function onetSource(
  { id, title, asOf, of, more = '' }: { id: string; title: string; asOf: string; of: string; more?: string },
  ...notes: Source['notes']
): Source {
  return {
    id: `onet-${id}`,
    title,
    publisher: 'U.S. Department of Labor, Employment and Training Administration',
    asOf,
    geography: UNITED_STATES,
    url: 'https://www.onetcenter.org/database.html',
    notice: 'CC BY 4.0, modified',
    licence:
      `This page includes information from the ${of} by the U.S. Department of Labor, Employment and Training Administration ` +
      '(USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Rolewise has modified all or some of ' +
      `this information. USDOL/ETA has not approved, endorsed, or tested these modifications.${more}`,
    notes,
  };
}

/** Returns the gaps of a file that tells of occupations and of groups apart: why the one and why the other lacks its fields. */
export function gapsBy(fields: readonly string[], reasons: Readonly<Record<Subject['kind'], string>>) {
  return ({ kind }: Subject): Gap[] => [{ fields, reason: reasons[kind] }];
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
