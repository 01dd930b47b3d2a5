import type { MiddlewareHandler } from 'hono';
import { turn } from '../common/turn.ts';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

/**
 * Takes requests one by one, and refuses those that would be answered when nobody waits for it any more: too many are under
 * way, or its turn came later than after `mostMs`.
 */
export function patience(mostMs = Number.POSITIVE_INFINITY): MiddlewareHandler {
  let underWay = 0;
  return async (c, next) => {
    const refuse = () => {
      c.header('Retry-After', '1');
      throw new Refusal(503, 'Too many questions come at once: please try again in a second.');
    };
    if (underWay >= LIMITS.atOnce) refuse();
    underWay += 1;
    try {
      const came = performance.now();
      await turn();
      if (performance.now() - came > mostMs) refuse();
      await next();
    } finally {
      underWay -= 1;
    }
  };
}
