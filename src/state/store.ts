import { randomUUID } from 'node:crypto';
import { CLAIM, type Count, type Driver, type KindCount, type NewRow, type Owner, PAGE } from './driver.ts';
import { StoreError } from './error.ts';
import { tallying } from './tally.ts';

export type { Count, KindCount, Owner } from './driver.ts';
export { StoreError } from './error.ts';

/** The check of a value; every schema of zod is one. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** Options for keeping a value. */
export interface Keeping extends Owner {
  /** The lifetime, in milliseconds; unlimited when left out. */
  ttlMs?: number | undefined;
}

/** Options for claiming a key. */
export interface Claiming extends Owner {
  /** The time that it is held unless the lease is renewed, in milliseconds. */
  leaseMs: number;
  /** The name of the holder, for people who look. */
  owner: string;
  /** Values that are set in the same step, each unless one stands under its key. */
  beside?: readonly Value[] | undefined;
}

/** A value and its key. */
export interface Value extends Keeping {
  key: string;
  value: unknown;
}

/** A key that is held. Each method says whether it was still held. */
export interface Lease {
  /** The value that stood where the first beside it was to be, or was set there; undefined where none was to be. */
  readonly beside?: unknown;
  /** Holds it for another `leaseMs` from now; the values `beside` are set in the same step. */
  renew(leaseMs: number, beside?: readonly Value[]): Promise<boolean>;
  /** Gives it back: anyone may take it at once. */
  release(): Promise<boolean>;
  /**
   * Nobody may take it for `keepMs`: what it stood for is done. The value under `key` is deleted, those `beside` are set in the
   * same step.
   */
  done(keepMs: number, key?: string, beside?: readonly Value[]): Promise<boolean>;
}

/**
 * Things that must outlive a process and be shared by several: conversations, shown answers, ratings, work under
 * way, installations. Values are plain JSON. Each rejects with a `StoreError` of one sentence when the place where it
 * keeps them fails.
 */
export interface Store {
  readonly driver: Driver['name'];
  /** Returns the value; undefined if it is absent, has expired, or no longer fits the schema. */
  get<T>(key: string, schema: Schema<T>): Promise<T | undefined>;
  set(key: string, value: unknown, keeping?: Keeping): Promise<void>;
  /**
   * Sets what `change` makes of the value, which nobody changed meanwhile; `change` may be asked again. Returns the new
   * value. Where `change` returns undefined, nothing is set.
   */
  update<T>(
    key: string,
    schema: Schema<T>,
    change: (before: T | undefined) => T | undefined,
    keeping?: Keeping,
  ): Promise<T | undefined>;
  /** Takes a key: a lease for exactly one caller, of whatever process, until it runs out; undefined for others. */
  claim(key: string, claiming: Claiming): Promise<Lease | undefined>;
  /**
   * Adds to counts that all processes share, each from 0 when its lifetime is over, which begins with the first of them.
   * Returns what they are now.
   */
  tally(counts: readonly Count[]): Promise<number[]>;
  /**
   * Returns the values whose keys have the prefix and that fit the schema, in the order of the keys; with `unclaimed`, only
   * those whose key nobody has claimed.
   */
  list<T>(prefix: string, schema: Schema<T>, unclaimed?: boolean): AsyncIterable<[key: string, value: T]>;
  delete(key: string): Promise<void>;
  /** Deletes all values whose keys begin so; returns how many. */
  deletePrefix(prefix: string): Promise<number>;
  /** Deletes everything of a workspace, of a person, or of a person in a workspace; returns how much. */
  forget(owner: Owner): Promise<number>;
  /** Returns the number of values of each kind, in the order of the kinds. */
  count(): Promise<KindCount[]>;
  close(): Promise<void>;
}

/** So often is a change tried that others come before. */
const TRIES = 50;
/** A longer key is a mistake of ours. */
const LONGEST_KEY = 1_000;

/** A store over a driver. */
export function createStore(driver: Driver): Store {
  return {
    driver: driver.name,
    get: async (key, schema) => parse(schema, await driver.read(checked(key))),
    set: async (key, value, keeping) => driver.write(row({ ...keeping, key, value })),
    async update(key, schema, change, keeping) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const before = await driver.read(checked(key));
        const next = change(parse(schema, before));
        if (next === undefined) return undefined;
        if (await driver.swap(row({ ...keeping, key, value: next }), before)) return next;
      }
      throw new StoreError('busy', 'Too many processes change the same thing at once: try again.');
    },
    async claim(key, { leaseMs, owner, beside, ...of }) {
      const ticket = randomUUID();
      const held = row({ ...of, key: CLAIM + key, value: { owner }, ttlMs: leaseMs });
      const taken = await driver.take(held, ticket, beside?.map(row));
      return taken && { ...lease(driver, held.key, ticket), beside: parse(anything, taken.value) };
    },
    tally: tallying((counts) => driver.tally(counts.map((one) => ({ ...one, key: checked(one.key) })))),
    list: (...of) => list(driver, ...of),
    delete: async (key) => void (await driver.remove(checked(key))),
    deletePrefix: (prefix) => driver.removePrefix(prefix),
    async forget({ workspace, person }) {
      if (!workspace && !person) throw new TypeError('Nobody is named who is to be forgotten.');
      return driver.removeOwned({ workspace, person });
    },
    count: async () => (await driver.count()).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    close: () => driver.close(),
  };
}

function lease(driver: Driver, key: string, ticket: string): Lease {
  return {
    renew: (leaseMs, beside) =>
      driver.extend(key, ticket, leaseMs, false, beside && { write: beside.map(row) }),
    release: () => driver.remove(key, ticket),
    done: (keepMs, over, beside = []) => {
      const remove = over === undefined ? undefined : checked(over);
      return driver.extend(key, ticket, keepMs, true, { write: beside.map(row), remove });
    },
  };
}

async function* list<T>(
  driver: Driver,
  prefix: string,
  schema: Schema<T>,
  unclaimed = false,
): AsyncGenerator<[string, T]> {
  let after = '';
  for (;;) {
    const rows = await driver.page(prefix, after, PAGE, unclaimed);
    for (const { key, value, ticket } of rows) {
      const parsed = ticket === undefined ? parse(schema, value) : undefined;
      if (parsed !== undefined) yield [key, parsed];
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.key ?? '';
  }
}

function parse<T>(schema: Schema<T>, value: string | undefined): T | undefined {
  if (value === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // No JSON: another program wrote it, or half of it.
    return undefined;
  }
}

const anything: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) };

function row({ value, ...of }: Value): NewRow {
  return { ...of, key: checked(of.key), value: text(value) };
}

function text(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined) throw new TypeError('Only plain JSON values can be kept.');
  return json;
}

function checked(key: string): string {
  const plain = key !== '' && key.length <= LONGEST_KEY && key.isWellFormed() && !key.includes('\0');
  if (!plain) throw new TypeError('A key is a text of at most 1,000 characters without NUL.');
  return key;
}
