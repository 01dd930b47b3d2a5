import type { Assistant } from '../../src/contract/assistant.ts';
import type { WebSettings } from '../../src/settings/settings.ts';
import type { Directory } from '../common/directory.ts';
import type { Log } from '../common/log.ts';
import type { AnswerRatings } from './ratings.ts';

/** The dependencies of the page. */
export interface WebParts {
  assistant: Assistant;
  directory: Directory;
  settings: WebSettings;
  log: Log;
  /** Keeps what a visitor thought of an answer; left out: answers cannot be rated. */
  ratings?: AnswerRatings | undefined;
  /** The time after which a request that still waits for its turn is refused, in milliseconds; left out: never. */
  patienceMs?: number | undefined;
  /** Other routes served besides the page: a path and its handler. */
  also?: Readonly<Record<string, (request: Request) => Promise<Response>>> | undefined;
}

/** The state of one request. */
export interface WebEnv {
  Variables: {
    /** The sender, for limits: a mark of the network address that only this process can compute. */
    visitor: string;
  };
}

/** The default settings of the page. */
export const DEFAULT_SETTINGS: WebSettings = {
  port: 3000,
  embedOrigins: [],
  corsOrigins: [],
  behindProxy: false,
};
export const DEFAULT_HOST = '127.0.0.1';
