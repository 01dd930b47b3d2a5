import { setTimeout as delay } from 'node:timers/promises';

/** Work in lanes: one after the other in a lane, lanes side by side, and users in turn wherever something is free. */
export interface Lanes {
  take<T>(lane: string, user: string, work: () => Promise<T>): Promise<T>;
  /** The number of waiting jobs. */
  readonly waiting: number;
}

export interface LanesOptions {
  /** Lanes that are worked on at the same time. */
  atOnce?: number | undefined;
  /** The minimum pause between the end of one job and the start of the next in a lane, in milliseconds. */
  gapMs?: number | undefined;
}

type Job = () => Promise<void>;

export function lanes({ atOnce = Number.POSITIVE_INFINITY, gapMs = 0 }: LanesOptions = {}): Lanes {
  /** The waiting jobs of each user, by lane; the user served last comes last. */
  const users = new Map<string, Map<string, Job[]>>();
  const busy = new Set<string>();
  let running = 0;
  let waiting = 0;

  /** The next job: of the user served longest ago who waits for a lane that is free. */
  function next(): { lane: string; job: Job } | undefined {
    for (const [user, waits] of users)
      for (const [lane, jobs] of waits) {
        if (busy.has(lane)) continue;
        const [job] = jobs.splice(0, 1);
        users.delete(user);
        if (jobs.length === 0) waits.delete(lane);
        if (waits.size > 0) users.set(user, waits);
        return job && { lane, job };
      }
    return undefined;
  }

  async function run(lane: string, job: Job): Promise<void> {
    await job();
    running -= 1;
    pump();
    if (gapMs > 0) await delay(gapMs);
    busy.delete(lane);
    pump();
  }

  function pump(): void {
    while (running < atOnce) {
      const found = next();
      if (!found) return;
      waiting -= 1;
      running += 1;
      busy.add(found.lane);
      void run(found.lane, found.job);
    }
  }

  return {
    take<T>(lane: string, user: string, work: () => Promise<T>) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const waits = users.get(user) ?? new Map<string, Job[]>();
      users.set(user, waits);
      const jobs = waits.get(lane) ?? [];
      waits.set(lane, jobs);
      jobs.push(() => work().then(resolve, reject));
      waiting += 1;
      pump();
      return promise;
    },
    get waiting() {
      return waiting;
    },
  };
}
