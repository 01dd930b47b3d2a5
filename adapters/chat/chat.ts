import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { openRatings } from '../../src/state/ratings.ts';
import type { Seal } from '../../src/state/seal.ts';
import type { Owner, Store } from '../../src/state/store.ts';
import { LEASE_MS, openWork } from '../../src/state/work.ts';
import { deadline } from '../common/deadline.ts';
import { forgivingStore } from '../common/forgiving-store.ts';
import type { Log } from '../common/log.ts';
import { underWay } from '../common/under-way.ts';
import { answerTurn } from './answer-turn.ts';
import type { Answering } from './answering.ts';
import { lanes } from './lanes.ts';
import { type Limits, meter } from './limits.ts';
import { openPairs } from './pairs.ts';
import type { Platform } from './platform.ts';
import { say } from './texts.ts';
import { type Turn, turnsAt } from './turn.ts';
import { type Held, openLeases, refOf } from './under-lease.ts';
import { openViews } from './views.ts';

/** A turn that is written down as ours, so that its platform can be told. */
export interface Taken {
  /** Answers it, in its turn; to be called when the platform was told. Never rejects. */
  go(): Promise<void>;
  /** Discards the turn: its asker can no longer be reached. */
  drop(): Promise<void>;
  /** The same control was pressed a moment ago: nothing comes of this press. */
  repeated?: true;
}

/** A chat front end, whatever its platform. */
export interface Chat<Place> {
  /** Takes what somebody did; undefined when it is answered elsewhere, or was, or the process is ending. */
  take(turn: Turn<Place>): Promise<Taken | undefined>;
  /** Stops answering the turns that `meant` returns true for: nothing more of them is shown. */
  halt(meant: (turn: Turn<Place>) => boolean): Promise<void>;
  /** Returns whether people talk there under an answer of ours. */
  knows(spot: string): Promise<boolean>;
  /** Returns the pairs of roles that a workspace compares most, as questions. */
  popular(workspace: string, most: number): Promise<string[]>;
  /** An answer that was shown; undefined when it is too old. */
  answer(ref: string): Promise<Answer | undefined>;
  /** Deletes what is kept of an answer that was shown: its controls are dead from now on. */
  discard(ref: string): Promise<void>;
  /** Returns true for one caller per `ms` milliseconds, across all processes. */
  once(what: string, ms: number): Promise<boolean>;
  /** Deletes all that is kept of a workspace or a server. */
  forget(workspace: string): Promise<number>;
  /** Takes up what an earlier process left, now and from time to time. */
  resume(): Promise<void>;
  /** Takes nothing any more; finishes what it can within `ms`, and hands over the rest. */
  stop(ms?: number): Promise<void>;
}

/** The dependencies of a front end; the caller remains responsible for closing the store. */
export interface Surroundings {
  assistant: Assistant;
  store: Store;
  seal: Seal;
  log: Log;
}

export interface ChatOptions<Place> extends Surroundings {
  platform: Platform<Place>;
  place: z.ZodType<Place>;
  tuning?: Tuning | undefined;
}

/** Settings that only tests change. */
export interface Tuning {
  /** The time limit for working out one answer, in milliseconds. */
  workMs?: number | undefined;
  limits?: Limits | undefined;
  /** The time limit for one call of the store that does not answer, in milliseconds. */
  storeMs?: number | undefined;
  /** The time after which it is shown that an answer is worked on, in milliseconds. */
  soonMs?: number | undefined;
  /** The first pause before something is sent again, in milliseconds. */
  pauseMs?: number | undefined;
  /** The time limit for answers under way when the process is told to end, in milliseconds. */
  lastMs?: number | undefined;
  /** The interval between searches for turns that other processes left, in milliseconds. */
  resumeMs?: number | undefined;
}

/** Answers worked out at the same time for one platform; most of that time they wait for the store or a model. */
const AT_ONCE = 48;
/** So many questions that are still to be worked out take longer to draw pictures for than people wait. */
const MANY = 64;
const WORK_MS = 90_000;
/** The time limit for answers under way when the process is told to end, in milliseconds. */
const LAST_MS = 10_000;
/** The time more for answers on their way to the platform by then. */
const SENDING_MS = 3_000;
/**
 * Turns of the event loop between two beginnings of answers, unless so many follow one another in which nothing happened, which
 * takes no longer than this, in milliseconds. Node takes one new connection a turn.
 */
const TURNS = 100;
const QUIET_TURNS = 2;
const QUIET_MS = 0.02;
/** The time in which pressing one control again counts as the same press, in milliseconds. */
const PRESS_MS = 5_000;
/** The time limit for learning whether it does: somebody waits for the platform to be told. */
const PATIENCE_MS = 1_000;
/** Events remembered in this process, before the store is asked. */
const SEEN = 50_000;

/** Answers are begun one by one in a process, in turn for its platforms: none waits longer than another. */
const beginnings = lanes({ atOnce: 1 });

export function openChat<Place>(options: ChatOptions<Place>): Chat<Place> {
  const { assistant, store, seal, log, platform, tuning = {} } = options;
  const { name, usersAre } = platform;
  const passing = forgivingStore(store, log);
  const ownerOf = ({ user, workspace }: { user: string; workspace?: string | undefined }): Owner => ({
    person: [name, ...(workspace && usersAre === 'in a workspace' ? [workspace] : []), user].join(':'),
    ...(workspace ? { workspace: `${name}:${workspace}` } : {}),
  });
  const work = openWork(store, { name, seal, place: turnsAt(options.place) });
  const answering: Answering<Place> = {
    platform,
    log,
    ownerOf,
    views: openViews(passing, name, ownerOf),
    replying: { assistant, ratings: openRatings(store), platform: name },
    pairs: openPairs(passing),
    store: passing,
    async within(work) {
      await beginnings.take('', name, others);
      return deadline(work(), tuning.workMs ?? WORK_MS);
    },
    hurried: () => line.waiting + beginnings.waiting > MANY,
    pauseMs: tuning.pauseMs,
    soonMs: tuning.soonMs,
  };
  const leases = openLeases(work, answering.views.keep, log, tuning.storeMs);
  const seen = new LRUCache<string, true>({ max: SEEN });
  const over = meter(passing, name, tuning.limits);
  const line = lanes({ atOnce: AT_ONCE });
  const begun = underWay();
  const waiting = new Set<Held<Place>>();
  const worked = new Set<Held<Place>>();
  let ending = false;
  let timer: NodeJS.Timeout | undefined;

  /** In a thread or a private chat all turns are one conversation; in a channel those of one person are. */
  const laneOf = ({ spot, thread, user }: Turn<Place>): string => (thread ? spot : `${spot} ${user}`);

  function answer(held: Held<Place>): Promise<void> {
    waiting.add(held);
    const done = line.take(laneOf(held.turn), held.turn.user, async (leave) => {
      // Handed over meanwhile.
      if (!waiting.delete(held)) return;
      worked.add(held);
      held.leave = leave;
      await answerTurn(answering, held);
      worked.delete(held);
    });
    return begun.track(done).catch((error) => log.error({ err: error }, `${name}: a turn failed`));
  }

  async function tell(turn: Turn<Place>, sentence: string): Promise<void> {
    try {
      await platform.tell(turn, sentence);
    } catch (error) {
      log.debug({ err: error }, `${name}: a sentence could not be said`);
    }
  }

  async function once(what: string, ms: number): Promise<boolean> {
    const owner = `process ${process.pid}`;
    return (await passing.claim(`${name}:${what}`, { leaseMs: ms, owner })) !== undefined;
  }

  /** Whether somebody pressed the same control a moment ago: who presses twice wants one answer. */
  async function again({ user, about, request }: Turn<Place>): Promise<boolean> {
    // Leafing is quick, and sharing looks for itself whether it was done.
    if (!about || request.do === 'page' || request.do === 'share') return false;
    const first = once(`press:${refOf(JSON.stringify([user, about.ref, request]))}`, PRESS_MS);
    return !(await Promise.race([first, delay(PATIENCE_MS, true, { ref: false })]));
  }

  async function resume(): Promise<void> {
    for await (const held of leases.left()) {
      seen.set(held.turn.id, true);
      void answer(held);
    }
  }

  return {
    async take(turn) {
      if (ending || seen.has(turn.id)) return undefined;
      seen.set(turn.id, true);
      const { user, channel, workspace = '' } = turn;
      const scopes = { user: `${workspace}:${user}`, channel: `${workspace}:${channel}`, workspace };
      const limit = await over(scopes, ownerOf(turn));
      if (limit) {
        // A control or a command waits for a word; a message does not.
        const told = limit.first || turn.showing !== 'public';
        const go = async () => (told ? tell(turn, say(`busy_${limit.scope}`)) : undefined);
        return { go, drop: nothing };
      }
      if (await again(turn)) return { go: nothing, drop: nothing, repeated: true };
      const opens = turn.thread && !turn.overheard;
      const beside = opens ? [answering.views.opening(turn, refOf(turn.id))] : [];
      const held = await leases.hold(turn, ownerOf(turn), beside);
      return held && { go: () => answer(held), drop: () => held.done() };
    },
    async halt(meant) {
      for (const held of [...waiting, ...worked].filter(({ turn }) => meant(turn))) {
        held.lost = true;
        waiting.delete(held);
        await (held.begun?.halt?.() ?? held.begun?.abandon());
        await held.done();
        await tell(held.turn, say('stopped'));
      }
    },
    popular: (workspace, most) => answering.pairs.top({ workspace: `${name}:${workspace}` }, most),
    knows: async (spot) => (await answering.views.standing(spot)) !== undefined,
    answer: async (ref) => (await answering.views.load(ref))?.answer,
    discard: (ref) => answering.views.discard(ref),
    once,
    async forget(workspace) {
      // Turns in progress there would still write to the store.
      await begun.settle(LAST_MS);
      return store.forget({ workspace: `${name}:${workspace}` });
    },
    async resume() {
      await resume();
      const again = () =>
        void resume().catch((error) => log.error({ err: error }, `${name}: nothing resumed`));
      timer ??= setInterval(again, tuning.resumeMs ?? LEASE_MS / 2).unref();
    },
    async stop(ms = tuning.lastMs ?? LAST_MS) {
      ending = true;
      clearInterval(timer);
      await begun.settle(ms);
      // What is on its way to the platform has a moment more; its lease runs out before anybody looks for it there.
      const left = [...waiting, ...worked].filter(({ state }) => state === 'asked');
      waiting.clear();
      for (const held of left) held.lost = true;
      const given = await Promise.all(left.map((held) => held.handOver()));
      // A turn that is not stored cannot be answered by another process.
      for (const [at, held] of left.entries()) if (!given[at]) await tell(held.turn, say('late'));
      if (worked.size > 0) await begun.settle(Math.min(ms, SENDING_MS));
      leases.close();
    },
  };
}

async function nothing(): Promise<void> {}

/** Lets what came in meanwhile be acknowledged before the next answer is worked out. */
async function others(): Promise<void> {
  for (let [turn, quiet] = [0, 0]; turn < TURNS && quiet < QUIET_TURNS; turn += 1) {
    const before = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    quiet = performance.now() - before < QUIET_MS ? quiet + 1 : 0;
  }
}
