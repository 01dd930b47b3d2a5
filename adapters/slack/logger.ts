import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Log } from '../common/log.ts';

const nothing = () => undefined;

/** For commands that say themselves what goes wrong. */
export const QUIET: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * The SDK's log in ours. Its debug lines are dropped at every level: they hold whole requests, and with
 * them the words of users.
 */
export function sdkLogger(log: Log): BoltLogger {
  const to =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      const words = parts.filter((part) => typeof part === 'string').join(' ');
      log[level]({ ...(err ? { err } : {}) }, `slack: ${words || 'an error of the SDK'}`);
    };
  return {
    debug: () => undefined,
    // "Connected", "retrying": nothing that an operator must see.
    info: (...parts) => log.debug({}, `slack: ${parts.filter((part) => typeof part === 'string').join(' ')}`),
    warn: to('warn'),
    error: to('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
