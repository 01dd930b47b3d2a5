import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Store, StoreError } from '../../src/state/store.ts';
import { say } from '../chat/texts.ts';

/** What Rolewise answers in a channel. */
export const ANSWERS = ['mentions', 'questions', 'off'] as const;

const choiceSchema = z.object({
  answers: z.enum(ANSWERS).default('mentions'),
  /** People of other organisations, who are in a shared channel, are answered. */
  strangers: z.boolean().default(true),
  /** Answers are shown to their asker alone, with a button to share. */
  hidden: z.boolean().default(false),
});

/** What its members chose for a channel. */
export type ChannelChoice = z.infer<typeof choiceSchema>;

export const DEFAULT_CHOICE: ChannelChoice = choiceSchema.parse({});

/** The time after which another process's change is seen, in milliseconds, and the channels kept in memory. */
const SEEN_MS = 15_000;
const SEEN = 10_000;

/** The choices of all channels, kept until the workspace leaves. */
export interface Channels {
  of(team: string, channel: string): Promise<ChannelChoice>;
  choose(team: string, channel: string, choice: ChannelChoice): Promise<void>;
  /** Returns the channels of a workspace whose choice is kept. */
  all(team: string): Promise<{ channel: string; choice: ChannelChoice }[]>;
}

export function openChannels(store: Store): Channels {
  const seen = new LRUCache<string, ChannelChoice>({ max: SEEN, ttl: SEEN_MS });
  const prefix = (team: string): string => `slack-channel:${team}:`;
  return {
    async of(team, channel) {
      const key = prefix(team) + channel;
      const known = seen.get(key);
      if (known) return known;
      const choice = (await orNothing(() => store.get(key, choiceSchema))) ?? DEFAULT_CHOICE;
      seen.set(key, choice);
      return choice;
    },
    async choose(team, channel, choice) {
      const key = prefix(team) + channel;
      await store.set(key, choice, { workspace: `slack:${team}` });
      seen.set(key, choice);
    },
    async all(team) {
      const found: { channel: string; choice: ChannelChoice }[] = [];
      await orNothing(async () => {
        for await (const [key, choice] of store.list(prefix(team), choiceSchema))
          found.push({ channel: key.slice(prefix(team).length), choice });
      });
      return found;
    },
  };
}

/** What cannot be read is taken as not chosen: questions are answered all the same. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}

/** Returns a choice in words, as a notice and the Home tab say it. */
export function choiceText({ answers, strangers, hidden }: ChannelChoice): string {
  const mode = say(`slack_answers_${answers}`);
  if (answers === 'off') return mode;
  const without = strangers ? [] : [say('slack_without_strangers')];
  return [mode, say(hidden ? 'slack_hidden' : 'slack_open'), ...without].join('; ');
}
