import type { Logger } from 'pino';

/** What a front end writes to: never a user's words, never a token. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
