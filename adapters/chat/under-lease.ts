import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inTime } from '../../src/state/in-time.ts';
import { type Owner, StoreError, type Value } from '../../src/state/store.ts';
import { LEASE_MS, type NewQuestion, type Task, type Work } from '../../src/state/work.ts';
import type { Log } from '../common/log.ts';
import type { Begun } from './platform.ts';
import type { Turn } from './turn.ts';

/** A turn that this process works on. */
export interface Held<Place> {
  turn: Turn<Place>;
  /** Short, the same for a turn in every process: the name of its answer, and of its failure. */
  ref: string;
  /** An earlier process left it in the middle. */
  resumed: boolean;
  late: boolean;
  state: Task<unknown>['state'];
  /** Another process has it now, or its asker stopped it. */
  lost: boolean;
  /** What is seen of its answer so far. */
  begun?: Begun | undefined;
  /** Lets others be worked out: what is left of it is waiting. */
  leave?(): void;
  /**
   * Notes that the answer may stand there from now on, and what is to be kept of it; to be awaited right before each request
   * that shows it. Rejects with a `LostError` where another process has the turn, or may have it.
   */
  sending(beside?: readonly Value[]): Promise<void>;
  /** Rejects alike; to be awaited before anything is taken away that an earlier process left. */
  ours(): Promise<void>;
  /** Notes that nothing is to be done any more, and what is kept of it. */
  done(beside?: readonly Value[]): Promise<void>;
  /** Gives it back; false where it is written down nowhere, so that nobody else can take it up. */
  handOver(): Promise<boolean>;
}

export interface Leases<Place> {
  /** Writes a turn down; undefined when somebody else answers it or did. */
  hold(turn: Turn<Place>, of: Owner, beside?: readonly Value[]): Promise<Held<Place> | undefined>;
  /** Takes up what nobody works on any more. */
  left(): AsyncIterable<Held<Place>>;
  /** Ends the renewing of leases. */
  close(): void;
}

/** A turn is answered by another process, or will be. */
export class LostError extends Error {
  override name = 'LostError';
}

/**
 * The time limit for one call of the store, in milliseconds; longer than a store that works takes on a busy machine, and than one
 * that does not takes to say so. A turn that is acknowledged and not written down is lost with its process.
 */
const PATIENCE_MS = 20_000;
/** The same where the last call failed: a turn that cannot be written down is answered all the same. */
const FAILING_MS = 1_500;
const RENEWED_EACH_MS = LEASE_MS / 3;
/** The pause before a store that failed is asked again whether a turn is still ours. */
const AGAIN_MS = 200;
/** Faults that keep every process from taking what this one cannot write; after others it may be written all the same. */
const EVERYWHERE: readonly (string | undefined)[] = ['full', 'read-only', 'garbled'];

/** A turn, and what is written down of it. */
interface Kept<Place> {
  held: Held<Place>;
  question?: NewQuestion<Turn<Place>>;
  /** Undefined as long as the store refuses it, with a fault. */
  task?: Task<unknown> | undefined;
  fault?: string | undefined;
  /** What the store is doing with it. */
  busy?: Promise<void> | undefined;
  /** No other process has taken it before, by a clock that goes on while this process stands still. */
  until: number;
  /** The answer is shown, and this is to be kept of it. */
  over?: readonly Value[];
}

/**
 * Opens the leases. If the store fails, turns are held in this process alone: the asker still gets an answer. `keepAside` keeps
 * what is to be kept of those.
 */
export function openLeases<Place>(
  work: Work<Turn<Place>>,
  keepAside: (values: readonly Value[]) => Promise<void>,
  log: Log,
  patienceMs = PATIENCE_MS,
): Leases<Place> {
  const all = new Set<Kept<Place>>();
  let failing = false;
  const timer = setInterval(() => void Promise.all([...all].map(tend)), RENEWED_EACH_MS).unref();

  /** Returns what the store says, or how it failed. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | StoreError> {
    try {
      const result = await act();
      if (failing) log.info('questions are written down again');
      failing = false;
      return result;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (!failing)
        log.error(
          { fault: error.fault },
          `questions are answered without being written down: ${error.message}`,
        );
      failing = true;
      return error;
    }
  }

  /** Waits for the store as long as for one that works; what was begun goes on. */
  function patiently<T>(work: Promise<T>): Promise<T | StoreError> {
    const ms = failing ? FAILING_MS : patienceMs;
    return inTime(work, ms, () => new StoreError('busy', `The store did not answer within ${ms} ms.`));
  }

  /** Does for a turn what its state asks for: it is written down, held on to, or done. A store that failed is asked again. */
  function tend(kept: Kept<Place>): Promise<void> {
    kept.busy ??= (kept.task ? keep(kept, kept.task) : write(kept)).finally(() => {
      kept.busy = undefined;
    });
    return kept.busy;
  }

  async function write(kept: Kept<Place>): Promise<void> {
    const { held, question } = kept;
    if (!question) return;
    const began = performance.now();
    const task = await attempt(() => work.take(question));
    if (task instanceof StoreError) {
      kept.fault = task.fault;
      return;
    }
    if (!task) return lose(kept);
    const shown = held.state === 'sending';
    adopt(kept, task, began);
    if (kept.over || shown) await keep(kept, task);
  }

  function lose(kept: Kept<Place>): void {
    kept.held.lost = true;
    all.delete(kept);
  }

  function adopt(kept: Kept<Place>, task: Task<unknown>, since: number): void {
    kept.task = task;
    kept.until = since + LEASE_MS;
    kept.held.resumed = task.resumed;
    if (task.state === 'sending') kept.held.state = 'sending';
  }

  async function keep(kept: Kept<Place>, task: Task<unknown>): Promise<void> {
    const { held } = kept;
    const { over } = kept;
    if (over) {
      if (!((await attempt(() => task.done(over))) instanceof StoreError)) all.delete(kept);
      return;
    }
    const began = performance.now();
    const still = await attempt(() => (held.state === 'sending' ? task.sending() : task.renew()));
    if (still === true) kept.until = began + LEASE_MS;
    if (still === false) lose(kept);
  }

  /** Returns whether the turn is this process's alone, as `hold` says, which renews its lease. */
  async function fenced(kept: Kept<Place>, hold: () => Promise<boolean>): Promise<boolean> {
    const { held } = kept;
    while (!held.lost) {
      const began = performance.now();
      const still = await patiently(attempt(hold));
      if (still === false) return false;
      if (still === true) kept.until = began + LEASE_MS;
      else if (EVERYWHERE.includes(still.fault)) return true;
      // A process may stand still between what it is told and what it does about it.
      const safe = performance.now() < kept.until;
      if (still === true && safe) return true;
      if (still !== true && !safe) return false;
      if (still !== true) await delay(AGAIN_MS);
    }
    return false;
  }

  function keepIn(turn: Turn<Place>, question?: NewQuestion<Turn<Place>>): Kept<Place> {
    const held: Held<Place> = {
      turn,
      ref: refOf(turn.id),
      resumed: false,
      late: turn.deadline <= Date.now(),
      state: 'asked',
      lost: false,
      async sending(beside = []) {
        held.state = 'sending';
        // One that the store goes on refusing is shown all the same.
        if (!kept.task && !EVERYWHERE.includes(kept.fault)) await patiently(tend(kept));
        if (!kept.task) await keepAside(beside);
        await mine((task) => task.sending(beside));
      },
      ours: () => mine((task) => task.renew()),
      async done(beside = []) {
        kept.over = beside;
        if (kept.busy) await patiently(kept.busy);
        if (kept.task && all.has(kept)) return void (await patiently(tend(kept)));
        if (kept.busy) return;
        all.delete(kept);
        await keepAside(beside);
      },
      async handOver() {
        all.delete(kept);
        if (kept.busy) await patiently(kept.busy);
        const { task } = kept;
        if (!task) return false;
        return !((await patiently(attempt(() => task.handOver()))) instanceof StoreError);
      },
    };
    const mine = async (hold: (task: Task<unknown>) => Promise<boolean>): Promise<void> => {
      const { task } = kept;
      if (task && !(await fenced(kept, () => hold(task)))) lose(kept);
      if (held.lost) throw new LostError('another process has this question');
    };
    const kept: Kept<Place> = { held, ...(question ? { question } : {}), until: 0 };
    all.add(kept);
    return kept;
  }

  return {
    async hold(turn, of, beside) {
      const { id, deadline } = turn;
      const kept = keepIn(turn, { id, text: '', place: turn, deadline, beside, ...of });
      await patiently(tend(kept));
      return kept.held.lost ? undefined : kept.held;
    },
    async *left() {
      try {
        for await (const task of work.expired()) {
          const kept = keepIn(task.place);
          adopt(kept, task, Number.NEGATIVE_INFINITY);
          yield kept.held;
        }
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
    },
    close: () => clearInterval(timer),
  };
}

const REF_CHARACTERS = 16;

/** Returns the reference of the answer to an event; it does not reveal the id of the event. */
export function refOf(id: string): string {
  return hash('sha256', id).slice(0, REF_CHARACTERS);
}
