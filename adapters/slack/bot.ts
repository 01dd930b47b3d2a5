import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import type { Store } from '../../src/state/store.ts';
import type { Log } from '../common/log.ts';
import type { Once } from './deduplicate.ts';
import type { Kept } from './shown-answers.ts';
import type { Turns } from './turns.ts';

export type Client = webApi.WebClient;

/** What the listeners work with; everything but the assistant is Slack's own affair. */
export interface Bot {
  assistant: Assistant;
  log: Log;
  kept: Kept;
  once: Once;
  ratings: Ratings;
  /** Forgets all that is kept of a workspace. */
  forget: (workspace: string) => ReturnType<Store['forget']>;
  /** Posts to one channel, no faster than Slack takes them. */
  posts: Turns;
  /** Messages of one thread, until it is clear which of them are for us. */
  arrivals: Turns;
  /** Questions of one conversation, so that each knows what the one before was about. */
  questions: Turns;
  /** What workspaces refused lately, so that it is not tried with every answer. */
  refusals: Refusals;
  /** Runs the working out of answers a few at a time and each within its time limit. */
  work<T>(work: () => Promise<T>): Promise<T>;
  /** Runs something from its beginning to its end, even if the process is told to end meanwhile. */
  whole<T>(act: () => Promise<T>): Promise<T>;
}

/** Blocks that a workspace may not know yet. */
export type Newer = 'charts' | 'tables';

export interface Refusals {
  has(team: string, what: Newer): boolean;
  add(team: string, what: Newer): void;
}
