import type { MiddlewareHandler } from 'hono';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** How often it is looked at whether this process keeps up, in milliseconds. */
const LOOK_MS = 100;

/** Returns how many milliseconds behind the event loop is: what arrives has waited about as long already. */
export function eventLoopDelay(): () => number {
  let due = performance.now() + LOOK_MS;
  let late = 0;
  setInterval(() => {
    late = Math.max(0, performance.now() - due);
    due = performance.now() + LOOK_MS;
  }, LOOK_MS).unref();
  return () => Math.max(late, performance.now() - due);
}

/** Refuses what would be answered when nobody waits for it any more: too many requests are under way, or have waited too long. */
export function patience(delay: () => number = () => 0): MiddlewareHandler {
  let underWay = 0;
  return async (c, next) => {
    if (underWay >= LIMITS.atOnce || delay() > LIMITS.patienceMs) {
      c.header('Retry-After', '1');
      throw new Refusal(503, 'Too many questions come at once: please try again in a second.');
    }
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
    }
  };
}
