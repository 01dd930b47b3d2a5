import type { Logger } from 'pino';

/** The log of a front end: never a user's words, never a token. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
