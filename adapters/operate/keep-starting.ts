import pRetry from 'p-retry';
import type { Log } from '../common/log.ts';
import type { Running } from '../common/running.ts';

/** The pauses between attempts to start, in milliseconds; they double from the first to the last. */
const FIRST_PAUSE_MS = 10_000;
const LAST_PAUSE_MS = 300_000;

/**
 * Starts a front end that failed to start, again and again until it does or is stopped, so that one platform that is down
 * does not keep another from answering. It is not ready till then.
 */
export function keepStarting(
  name: string,
  start: () => Promise<Running>,
  log: Log,
  pauseMs = FIRST_PAUSE_MS,
): Running {
  const ending = new AbortController();
  let started: Running | undefined;
  const attempts = pRetry(
    async () => {
      const running = await start();
      if (ending.signal.aborted) return running.stop();
      started = running;
      log.info(`${name}: started`);
    },
    {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: pauseMs,
      maxTimeout: Math.max(pauseMs, LAST_PAUSE_MS),
      unref: true,
      signal: ending.signal,
      onFailedAttempt: ({ error }) => log.error(`${name}: not started: ${error.message}`),
    },
  ).catch(() => undefined);
  return {
    ended: attempts.then(() => started?.ended ?? new Promise<never>(() => {})),
    isReady: () => started !== undefined && (started.isReady?.() ?? true),
    async stop() {
      ending.abort();
      await (started ? started.stop() : attempts);
    },
  };
}
