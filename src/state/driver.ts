/**
 * The interface of a place to keep things. `store.ts` makes a `Store` of it; a driver knows neither schemas
 * nor kinds of things. Every method is atomic, over all processes that opened the same place.
 */

/** Whose a row is, so that it can be found when they want to be forgotten. */
export interface Owner {
  /** A workspace or a server: "slack:T1", "discord:G1". */
  workspace?: string | undefined;
  /** A person: "slack:T1:U1", "discord:U1". */
  person?: string | undefined;
}

/** A row on its way in; a lifetime is relative, so that the driver's own clock decides. */
export interface NewRow extends Owner {
  key: string;
  /** JSON. */
  value: string;
  /** Milliseconds; left out: for good. */
  ttlMs?: number | undefined;
}

/** A row as it is kept. */
export interface Row extends NewRow {
  /** The holder of a claim; undefined for a value. */
  ticket?: string | undefined;
}

/** Rows of one kind (the part of their keys before the first colon). */
export interface KindCount {
  kind: string;
  rows: number;
  bytes: number;
}

/** What a look at a place found. */
export interface Look {
  name: Driver['name'];
  /** Something was kept there at some time. */
  begun: boolean;
  /** One sentence for each thing that is wrong. */
  faults: string[];
  kinds: KindCount[];
}

/** Something that is counted for as long as its lifetime says. */
export interface Count extends Owner {
  key: string;
  by: number;
  ttlMs: number;
}

/**
 * What is written and removed in the same step as a claim is held on to: all of it is done, or nothing. Not for kinds that
 * must never be lost, which may live elsewhere.
 */
export interface Beside {
  write: readonly NewRow[];
  remove?: string | undefined;
}

export interface Driver {
  readonly name: 'memory' | 'sqlite' | 'postgres';
  /** The value of a key whose lifetime is not over. */
  read(key: string): Promise<string | undefined>;
  write(row: NewRow): Promise<void>;
  /** Writes if the value is still `before` (undefined: absent); returns whether it did. */
  swap(row: NewRow, before: string | undefined): Promise<boolean>;
  /**
   * Takes a key that nobody holds, and writes each of `beside` unless a row stands there. Asked again with the same
   * ticket, it is taken again. Undefined where somebody else holds it; else what stands now where the first was to be.
   */
  take(
    row: NewRow,
    ticket: string,
    beside?: readonly NewRow[],
  ): Promise<{ value?: string | undefined } | undefined>;
  /** Holds a key that the ticket still holds for another `ttlMs`. With `sealed`, nobody may give it back any more. */
  extend(key: string, ticket: string, ttlMs: number, sealed: boolean, beside?: Beside): Promise<boolean>;
  /**
   * Adds to counts, each from 0 where there is none or its lifetime is over; that begins with the first of them. Returns
   * the counts in the order of the keys, of which none comes twice.
   */
  tally(counts: readonly Count[]): Promise<number[]>;
  /** Removes a row; with a ticket, only where that holds it. */
  remove(key: string, ticket?: string): Promise<boolean>;
  removePrefix(prefix: string): Promise<number>;
  /** Removes every row of a workspace, of a person, or of a person in a workspace. */
  removeOwned(owner: Owner): Promise<number>;
  /**
   * At most `most` rows after the key `after`, in the order of their keys, claims included; with `unclaimed`, only those
   * whose key nobody has claimed.
   */
  page(prefix: string, after: string, most: number, unclaimed?: boolean): Promise<Row[]>;
  /** Everything as it is at one moment, page by page, while others go on writing. */
  snapshot(): AsyncIterable<Row[]>;
  /** Writes rows as they were read elsewhere, claims included. */
  restore(rows: readonly Row[]): Promise<void>;
  count(): Promise<KindCount[]>;
  close(): Promise<void>;
}

/**
 * The time for which a claim is tried again where the place cannot be used, in milliseconds: a platform waits three
 * seconds to hear whose a question is.
 */
export const CLAIM_PATIENCE_MS = 1_500;
/** The beginning of the key of a claim; the key that is claimed follows. */
export const CLAIM = 'claim:';
/** The number of rows read at once. */
export const PAGE = 500;
/** The highest character, so that `prefix + LAST` ends a range of keys that begin alike. */
export const LAST = '\u{10ffff}';

/** The part of a key before the first colon: what kind of thing it is. */
export function kindOf(key: string): string {
  const end = key.indexOf(':');
  return end < 0 ? key : key.slice(0, end);
}
