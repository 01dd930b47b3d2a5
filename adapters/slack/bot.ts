import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Chat } from '../chat/chat.ts';
import type { Lanes } from '../chat/lanes.ts';
import type { Log } from '../common/log.ts';
import type { Channels } from './channels.ts';
import type { Place } from './place.ts';

export type Client = webApi.WebClient;

/** The dependencies of the listeners. */
export interface Bot {
  assistant: Assistant;
  log: Log;
  chat: Chat<Place>;
  channels: Channels;
  /** Messages of one thread, until it is clear which of them are for us. */
  arrivals: Lanes;
}

/** The Web API as the app may call it in a workspace. */
export type Clients = (at: Pick<Place, 'team' | 'enterprise'>) => Promise<Client>;
