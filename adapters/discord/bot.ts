import type { Assistant } from '../../src/contract/assistant.ts';
import type { Chat } from '../chat/chat.ts';
import type { Log } from '../common/log.ts';
import type { GuildOptions } from './guilds.ts';
import type { Place } from './place.ts';

/** The dependencies of the handlers. */
export interface Bot {
  assistant: Assistant;
  log: Log;
  chat: Chat<Place>;
  guilds: GuildOptions;
  /** The words of every message are sent to the bot. */
  readsAll: boolean;
}
