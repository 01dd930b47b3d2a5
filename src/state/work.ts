import { z } from 'zod';
import type { Seal } from './seal.ts';
import type { Lease, Owner, Schema, Store, Value } from './store.ts';

/**
 * Questions under way. Each is written down before its platform is told that it is ours, and stays until its answer is
 * shown; whoever works on it holds a lease. When a process ends in the middle, the lease runs out and another one goes
 * on. Text and place are sealed: they hold a user's words, and tokens that answer in the app's name.
 */
export interface Work<Place> {
  /** Writes a question down and takes it; undefined when another process has it, or it was answered already. */
  take(question: NewQuestion<Place>): Promise<Task<Place> | undefined>;
  /** Returns abandoned questions, each taken for the caller; `late` when it is too late for an answer. */
  expired(): AsyncIterable<Task<Place>>;
}

export interface NewQuestion<Place> extends Owner {
  /** The platform's name for the event, the same each time that it is delivered. */
  id: string;
  text: string;
  /** The destination of the answer: plain JSON. */
  place: Place;
  /** The time after which an answer can no longer be shown, in milliseconds since 1970. */
  deadline: number;
  /** Values that are set as it is written down, each unless one stands under its key. */
  beside?: readonly Value[] | undefined;
}

/** A question that this process works on. */
export interface Task<Place> extends Owner {
  readonly id: string;
  readonly text: string;
  readonly place: Place;
  readonly deadline: number;
  readonly late: boolean;
  /** Another process had it before. */
  readonly resumed: boolean;
  /** `sending`: an answer may have been shown already, so look before it is sent again. */
  readonly state: WorkState;
  /** Goes on holding it; false when another process has it now. To be called well within the lease. */
  renew(): Promise<boolean>;
  /**
   * Renews it and notes that from now on the answer may have been shown; false when another process has it now. Values that are
   * `beside` are set in the same step, here as when it is done.
   */
  sending(beside?: readonly Value[]): Promise<boolean>;
  /** The answer is shown, or the asker was told: the question is forgotten, and not taken when it is delivered again. */
  done(beside?: readonly Value[]): Promise<void>;
  /** Gives it back: another process may take it at once. */
  handOver(): Promise<void>;
}

export type WorkState = 'asked' | 'sending';

export interface WorkOptions<Place> {
  /** Whose work it is: each front end takes up its own alone. */
  name: string;
  seal: Seal;
  place: Schema<Place>;
  /** The name of the worker, for people who look. */
  owner?: string | undefined;
  leaseMs?: number | undefined;
  now?: (() => number) | undefined;
}

const MINUTE_MS = 60_000;
/** Short, so that a question is taken up again while there is time; renewed while it is worked on. */
export const LEASE_MS = 12_000;
/** So long after its deadline a question waits for somebody to tell its asker. */
const UNTOLD_MS = 6 * 60 * MINUTE_MS;
/** So long a question that is done is not taken again. Longer than the row of one can be left over. */
export const DONE_MS = 24 * 60 * MINUTE_MS;

const rowSchema = z.object({
  state: z.enum(['asked', 'sending']),
  deadline: z.number(),
  sealed: z.string(),
  workspace: z.string().optional(),
  person: z.string().optional(),
});
type Row = z.infer<typeof rowSchema>;

export function openWork<Place>(store: Store, options: WorkOptions<Place>): Work<Place> {
  const { name, seal, leaseMs = LEASE_MS, owner = `process ${process.pid}`, now = Date.now } = options;
  const prefix = `work:${name}:`;

  const lease = (key: string, of: Owner, beside?: Value[]) =>
    store.claim(key, { ...ownerOf(of), leaseMs, owner, beside });
  const kept = (key: string, row: Row): Value => ({
    ...ownerOf(row),
    key,
    value: row,
    ttlMs: Math.max(row.deadline - now(), 0) + UNTOLD_MS,
  });
  const open = (key: string, { sealed }: Row): { text: string; place: Place } | undefined => {
    try {
      const { text, place } = JSON.parse(seal.open(key, sealed));
      const parsed = options.place.safeParse(place);
      return parsed.success ? { text: String(text), place: parsed.data } : undefined;
    } catch {
      // Another secret sealed it: nobody can tell any more who asked what.
      return undefined;
    }
  };
  const task = (
    key: string,
    row: Row,
    held: Lease,
    what: { text: string; place: Place; resumed: boolean },
  ): Task<Place> => ({
    ...what,
    ...ownerOf(row),
    id: key.slice(prefix.length),
    deadline: row.deadline,
    late: row.deadline <= now(),
    state: row.state,
    renew: () => held.renew(leaseMs),
    sending: (beside = []) => held.renew(leaseMs, [kept(key, { ...row, state: 'sending' }), ...beside]),
    done: async (beside) => void (await held.done(DONE_MS, key, beside)),
    handOver: async () => void (await held.release()),
  });

  return {
    async take({ id, text, place, deadline, beside = [], ...of }) {
      const key = prefix + id;
      const sealed = seal.close(key, JSON.stringify({ text, place }));
      const row: Row = { state: 'asked', deadline, sealed, ...ownerOf(of) };
      // In one step: a lease on what is not written down would keep others from it and be lost with its process.
      const held = await lease(key, of, [kept(key, row), ...beside]);
      // One that a process left in the middle and the platform delivers again may have been answered.
      const found = rowSchema.safeParse(held?.beside).data ?? row;
      const resumed = found.sealed !== sealed;
      return held && task(key, { ...row, state: found.state }, held, { text, place, resumed });
    },
    async *expired() {
      for await (const [key, found] of store.list(prefix, rowSchema, true)) {
        const held = await lease(key, found);
        if (!held) continue;
        // Done between the listing and the lease.
        const row = await store.get(key, rowSchema);
        const what = row && open(key, row);
        if (row && what) yield task(key, row, held, { ...what, resumed: true });
        else await held.done(DONE_MS, key);
      }
    },
  };
}

function ownerOf({ workspace, person }: Owner): Owner {
  return { ...(workspace ? { workspace } : {}), ...(person ? { person } : {}) };
}
