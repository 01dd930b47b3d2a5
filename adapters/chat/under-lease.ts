import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Owner, StoreError, type Value } from '../../src/state/store.ts';
import { LEASE_MS, type Task, type Work } from '../../src/state/work.ts';
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
  /** Notes that the answer may stand there from now on; false when another process has the turn. */
  sending(): Promise<boolean>;
  done(): Promise<void>;
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

/**
 * The time limit for one call of the store, in milliseconds; longer than a store that works takes on a busy machine, and than one
 * that does not takes to say so. A turn that is acknowledged and not written down is lost with its process.
 */
const PATIENCE_MS = 20_000;
/** The same where the last call failed: a turn that cannot be written down is answered all the same. */
const FAILING_MS = 1_500;
const RENEWED_EACH_MS = LEASE_MS / 3;

/** Opens the leases. If the store fails, turns are held in this process alone: the asker still gets an answer. */
export function openLeases<Place>(
  work: Work<Turn<Place>>,
  log: Log,
  patienceMs = PATIENCE_MS,
): Leases<Place> {
  const renewed = new Map<Held<Place>, Task<unknown>>();
  let failing = false;
  const timer = setInterval(() => void renewAll(), RENEWED_EACH_MS).unref();

  async function renewAll(): Promise<void> {
    await Promise.all(
      [...renewed].map(async ([held, task]) => {
        // If the store is unreachable, other processes cannot take the turn either.
        held.lost = (await attempt(() => task.renew(), true)) === false;
        if (held.lost) renewed.delete(held);
      }),
    );
  }

  async function attempt<T>(act: () => Promise<T>, instead: T): Promise<T> {
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
      return instead;
    }
  }

  /** Waits for the store as long as for one that works; what was begun goes on. */
  async function inTime<T>(work: Promise<T>, instead: T): Promise<T> {
    const over = new AbortController();
    const ms = failing ? FAILING_MS : patienceMs;
    try {
      const late = delay(ms, instead, { ref: false, signal: over.signal });
      return await Promise.race([work, late]);
    } finally {
      over.abort();
    }
  }

  function held(
    turn: Turn<Place>,
    task: Promise<Task<unknown> | undefined>,
    found?: Task<unknown>,
  ): Held<Place> {
    /** Does something with what is written down; undefined where nothing is, or it cannot be done. */
    const onTask = <T>(act: (known: Task<unknown>) => Promise<T>): Promise<T | undefined> =>
      inTime<T | undefined>(
        task.then((known) => known && attempt<T | undefined>(() => act(known), undefined)),
        undefined,
      );
    const one: Held<Place> = {
      turn,
      ref: refOf(turn.id),
      resumed: found !== undefined,
      late: turn.deadline <= Date.now(),
      state: found?.state ?? 'asked',
      lost: false,
      async sending() {
        one.lost ||= (await onTask((known) => known.sending())) === false;
        if (!one.lost) one.state = 'sending';
        return !one.lost;
      },
      async done() {
        renewed.delete(one);
        await onTask((known) => known.done());
      },
      async handOver() {
        renewed.delete(one);
        return (await onTask((known) => known.handOver().then(() => true))) ?? false;
      },
    };
    void task.then((known) => {
      if (!known) return;
      if (known.state === 'sending') one.state = 'sending';
      renewed.set(one, known);
    });
    return one;
  }

  return {
    async hold(turn, of, beside) {
      const { id, deadline } = turn;
      const question = { id, text: '', place: turn, deadline, beside, ...of };
      const taken = attempt<Task<unknown> | undefined | 'unwritten'>(() => work.take(question), 'unwritten');
      if ((await inTime(taken, 'unwritten')) === undefined) return undefined;
      return held(
        turn,
        taken.then((task) => (task === 'unwritten' ? undefined : task)),
      );
    },
    async *left() {
      try {
        for await (const task of work.expired()) yield held(task.place, Promise.resolve(task), task);
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
  return createHash('sha256').update(id).digest('hex').slice(0, REF_CHARACTERS);
}
