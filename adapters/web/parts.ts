import type { Assistant } from '../../src/contract/assistant.ts';
import type { WebSettings } from '../../src/settings/settings.ts';
import type { Directory } from '../common/directory.ts';
import type { Log } from '../common/log.ts';
import type { AnswerRatings } from './ratings.ts';

/** What the page is made of. */
export interface WebParts {
  assistant: Assistant;
  directory: Directory;
  settings: WebSettings;
  log: Log;
  /** Keeps what a visitor thought of an answer; left out: answers cannot be rated. */
  ratings?: AnswerRatings | undefined;
  /** What else is served beside the page: a path and who answers it. */
  also?: Readonly<Record<string, (request: Request) => Promise<Response>>> | undefined;
}

/** What is known of one request. */
export interface WebEnv {
  Variables: {
    /** Who sends it, for limits: a mark of the network address that only this process can tell. */
    visitor: string;
  };
}

/** What the page listens to where the settings say nothing. */
export const DEFAULT_SETTINGS: WebSettings = {
  port: 3000,
  embedOrigins: [],
  corsOrigins: [],
  behindProxy: false,
};
export const DEFAULT_HOST = '127.0.0.1';
