import { LRUCache } from 'lru-cache';
import type { Log } from '../../common/log.ts';
import { reasonOf } from '../api.ts';

/** What an answer can do without, and Slack may lack or not grant. */
export type Extra = 'session' | 'status' | 'title' | 'file';

/**
 * Asks for what an answer can do without; undefined where the workspace has none, which is then not asked again for a day.
 * Rejects with any other failure.
 */
export type AskExtra = <T>(team: string, extra: Extra, ask: () => Promise<T>) => Promise<T | undefined>;

/** Slack's words for having none of it at all, as opposed to none in one conversation. */
const ABSENT = /^(?:unknown_method|missing_scope|not_allowed_token_type)$|agent/;
/** The time for which a workspace counts as having none, in milliseconds, and the maximum number of such workspaces. */
const BELIEVED_MS = 24 * 60 * 60 * 1000;
const WORKSPACES = 10_000;

export function extras(log: Log): AskExtra {
  const without = new LRUCache<string, true>({ max: WORKSPACES, ttl: BELIEVED_MS });
  return async (team, extra, ask) => {
    const key = `${team} ${extra}`;
    if (without.has(key)) return undefined;
    try {
      return await ask();
    } catch (error) {
      const reason = reasonOf(error);
      if (!ABSENT.test(reason)) throw error;
      without.set(key, true);
      log.info({ extra, reason }, 'slack: not to be had here, so not asked for again today');
      return undefined;
    }
  };
}
