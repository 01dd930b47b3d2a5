import { setTimeout as delay } from 'node:timers/promises';

/** Work in lanes: one after the other in a lane, lanes side by side, and users in turn wherever something is free. */
export interface Lanes {
  /** Where all that is left of the work is waiting, it may `leave`: another lane goes on meanwhile, its own stays taken. */
  take<T>(lane: string, user: string, work: (leave: () => void) => Promise<T>): Promise<T>;
  /** The number of waiting jobs. */
  readonly waiting: number;
}

export interface LanesOptions {
  /** Lanes that are worked on at the same time. */
  atOnce?: number | undefined;
  /** The minimum pause between the end of one job and the start of the next in a lane, in milliseconds. */
  gapMs?: number | undefined;
}

/** A user who was served comes after whoever comes within this time, in milliseconds, and before those who come later. */
const OTHERS_MS = 10_000;

interface Job {
  lane: string;
  user: string;
  /** When it came; later where its user was served while it waited. The first is the next. */
  due: number;
  run(leave: () => void): Promise<void>;
}

export function lanes({ atOnce = Number.POSITIVE_INFINITY, gapMs = 0 }: LanesOptions = {}): Lanes {
  /** What waits, in the order in which it came. */
  const waiting: Job[] = [];
  const busy = new Set<string>();
  let running = 0;

  /** The next job whose lane is free; what else its user waits for comes later than what others have asked by then. */
  function next(): Job | undefined {
    let first: Job | undefined;
    for (const job of waiting) if (!busy.has(job.lane) && !(first && first.due <= job.due)) first = job;
    if (!first) return undefined;
    waiting.splice(waiting.indexOf(first), 1);
    const due = performance.now() + OTHERS_MS;
    for (const job of waiting) if (job.user === first.user) job.due = due;
    return first;
  }

  async function run({ lane, run: work }: Job): Promise<void> {
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      running -= 1;
      pump();
    };
    await work(leave);
    leave();
    if (gapMs > 0) await delay(gapMs);
    busy.delete(lane);
    pump();
  }

  function pump(): void {
    while (running < atOnce) {
      const job = next();
      if (!job) return;
      running += 1;
      busy.add(job.lane);
      void run(job);
    }
  }

  return {
    take<T>(lane: string, user: string, work: (leave: () => void) => Promise<T>) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const before = waiting.findLast((job) => job.user === user);
      const due = Math.max(performance.now(), before?.due ?? 0);
      waiting.push({ lane, user, due, run: (leave) => work(leave).then(resolve, reject) });
      pump();
      return promise;
    },
    get waiting() {
      return waiting.length;
    },
  };
}
