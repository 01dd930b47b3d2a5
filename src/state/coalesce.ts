import { setImmediate } from 'node:timers/promises';

interface Asked<In, Out> {
  one: In;
  settle: PromiseWithResolvers<Out>;
}

/** What is done in one call; more wait for the next. */
const MOST = 200;

/**
 * Does in one call what came in one turn of the event loop, or while the last call was under way, so that many cost little more
 * than one. `run` gives a result for each, in their order; where it fails, each is done by itself, and fails alone. Two of the
 * same name are never done in one call.
 */
export function coalesce<In, Out>(
  run: (all: readonly In[]) => Promise<readonly Out[]>,
  nameOf?: (one: In) => string,
): (one: In) => Promise<Out> {
  let waiting: Asked<In, Out>[] = [];
  let busy = false;

  function next(): Asked<In, Out>[] {
    const names = new Set<string>();
    const together = waiting.slice(0, MOST).filter(({ one }) => {
      const name = nameOf?.(one);
      if (name === undefined) return true;
      const isFirst = !names.has(name);
      names.add(name);
      return isFirst;
    });
    const taken = new Set(together);
    waiting = waiting.filter((asked) => !taken.has(asked));
    return together;
  }
  async function attempt(asked: readonly Asked<In, Out>[]): Promise<void> {
    try {
      const results = await run(asked.map(({ one }) => one));
      for (const [at, { settle }] of asked.entries()) settle.resolve(results[at] as Out);
    } catch (error) {
      if (asked.length === 1) asked[0]?.settle.reject(error);
      else await Promise.all(asked.map((one) => attempt([one])));
    }
  }
  async function work(): Promise<void> {
    busy = true;
    await setImmediate();
    while (waiting.length > 0) await attempt(next());
    busy = false;
  }
  return (one) => {
    const settle = Promise.withResolvers<Out>();
    waiting.push({ one, settle });
    if (!busy) void work();
    return settle.promise;
  };
}
