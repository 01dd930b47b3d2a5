interface Asked<In, Out> {
  one: In;
  settle: PromiseWithResolvers<Out>;
}

/** What is done in one call; more wait for the next. */
const MOST = 200;

/**
 * Does in one call what came while the last one was under way, so that many cost little more than one. `run` gives a
 * result for each, in their order.
 */
export function coalesce<In, Out>(
  run: (all: readonly In[]) => Promise<readonly Out[]>,
): (one: In) => Promise<Out> {
  const waiting: Asked<In, Out>[] = [];
  let busy = false;
  async function work(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const asked = waiting.splice(0, MOST);
      try {
        const results = await run(asked.map(({ one }) => one));
        for (const [at, { settle }] of asked.entries()) settle.resolve(results[at] as Out);
      } catch (error) {
        for (const { settle } of asked) settle.reject(error);
      }
    }
    busy = false;
  }
  return (one) => {
    const settle = Promise.withResolvers<Out>();
    waiting.push({ one, settle });
    if (!busy) void work();
    return settle.promise;
  };
}
