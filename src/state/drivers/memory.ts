import { LRUCache } from 'lru-cache';
import { CLAIM, type Driver, type KindCount, kindOf, type NewRow, type Owner, type Row } from '../driver.ts';

export interface MemoryOptions {
  /** The maximum number of rows kept; the least recently used go first. */
  most?: number | undefined;
  now?: (() => number) | undefined;
}

interface Held extends Row {
  expires: number;
}

const MOST = 100_000;

/** Rows in this process alone, gone with it. */
export function memoryDriver({ most = MOST, now = Date.now }: MemoryOptions = {}): Driver {
  const rows = new LRUCache<string, Held>({ max: most });
  const alive = ({ expires }: Held): boolean => expires > now();
  const find = (key: string): Held | undefined => {
    const row = rows.get(key);
    if (row === undefined || alive(row)) return row;
    rows.delete(key);
    return undefined;
  };
  const put = (row: Row): void => {
    rows.set(row.key, { ...row, expires: row.ttlMs === undefined ? Infinity : now() + row.ttlMs });
  };
  const removeWhere = (wanted: (row: Held) => boolean): number => {
    const found = [...rows.values()].filter(wanted);
    for (const { key } of found) rows.delete(key);
    return found.filter(alive).length;
  };
  const sorted = (prefix = '', after = ''): Row[] => {
    const wanted = [...rows.values()].filter((row) => row.key.startsWith(prefix) && alive(row));
    return inOrder(wanted, after).map(asRow);
  };
  const asRow = ({ expires, ...row }: Held): Row =>
    row.ttlMs === undefined ? row : { ...row, ttlMs: expires - now() };

  return {
    name: 'memory',
    read: async (key) => find(key)?.value,
    write: async (row) => put(row),
    async swap(row, before) {
      if (find(row.key)?.value !== before) return false;
      put(row);
      return true;
    },
    async take(row: NewRow, ticket, beside = []) {
      const held = find(row.key);
      if (held && held.ticket !== ticket) return undefined;
      put({ ...row, ticket });
      for (const one of beside) if (!find(one.key)) put(one);
      return { value: beside[0] && find(beside[0].key)?.value };
    },
    async extend(key, ticket, ttlMs, sealed, beside) {
      const held = find(key);
      if (held?.ticket !== ticket) return false;
      put({ ...held, ticket: sealed ? '' : ticket, ttlMs });
      if (beside?.remove !== undefined) rows.delete(beside.remove);
      beside?.write.forEach(put);
      return true;
    },
    async tally(counts) {
      return counts.map(({ by, ...row }) => {
        const before = find(row.key);
        const value = Number(before?.value ?? 0) + by;
        if (before) before.value = String(value);
        else put({ ...row, value: String(value) });
        return value;
      });
    },
    async remove(key, ticket) {
      const row = find(key);
      if (!row || (ticket !== undefined && row.ticket !== ticket)) return false;
      return rows.delete(key);
    },
    removePrefix: async (prefix) => removeWhere(({ key }) => key.startsWith(prefix)),
    removeOwned: async (owner) => removeWhere((row) => isOf(row, owner)),
    page: async (prefix, after, limit, unclaimed = false) =>
      sorted(prefix, after)
        .filter(({ key }) => !unclaimed || !find(CLAIM + key))
        .slice(0, limit),
    async *snapshot() {
      yield sorted();
    },
    restore: async (copied) => copied.forEach(put),
    count: async () => countKinds(sorted()),
    close: async () => rows.clear(),
  };
}

function isOf(row: Owner, { workspace, person }: Owner): boolean {
  return (
    (workspace === undefined || row.workspace === workspace) &&
    (person === undefined || row.person === person)
  );
}

/** The rows after a key as databases order keys: by their bytes. */
function inOrder(rows: readonly Held[], after: string): Held[] {
  const start = Buffer.from(after);
  return rows
    .map((row) => ({ row, bytes: Buffer.from(row.key) }))
    .filter(({ bytes }) => Buffer.compare(bytes, start) > 0)
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ row }) => row);
}

function countKinds(rows: readonly Row[]): KindCount[] {
  const kinds = new Map<string, KindCount>();
  for (const { key, value } of rows) {
    const kind = kindOf(key);
    const count = kinds.get(kind) ?? { kind, rows: 0, bytes: 0 };
    kinds.set(kind, {
      kind,
      rows: count.rows + 1,
      bytes: count.bytes + Buffer.byteLength(key) + Buffer.byteLength(value),
    });
  }
  return [...kinds.values()];
}
