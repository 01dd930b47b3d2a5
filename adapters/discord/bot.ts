import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import type { Log } from '../common/log.ts';
import type { Once } from './deduplicate.ts';
import type { GuildOptions } from './guilds.ts';
import type { Picture } from './render/types.ts';
import type { Views } from './shown-answers.ts';

/** What the handlers work with; everything but the assistant is Discord's own affair. */
export interface Bot {
  assistant: Assistant;
  log: Log;
  views: Views;
  guilds: GuildOptions;
  once: Once;
  ratings: Ratings;
  /** Forgets all that is kept of a server. */
  forget(guildId: string): Promise<void>;
  /** The chart of an answer; undefined where there is nothing to draw or drawing failed. */
  picture(answer: Answer): Promise<Picture | undefined>;
  /** Runs work a few at a time, so that first responses are never kept waiting behind it. */
  queue<T>(work: () => Promise<T>): Promise<T>;
  /** How long working out one answer may take, in milliseconds. */
  workMs: number;
}
