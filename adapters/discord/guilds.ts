import { z } from 'zod';
import { impatient } from '../../src/state/impatient.ts';
import type { Store } from '../../src/state/store.ts';
import { type Choices, openChoices, unlessStoreFails } from '../chat/choices.ts';

const optionsSchema = z.object({
  /** Answers to slash commands are shown to their asker alone, with a button to share. */
  private: z.boolean().default(true),
  /** Rolewise answers in channels that nothing is said of. */
  elsewhere: z.boolean().default(true),
  /** Channels in which moderators switched Rolewise on or off. */
  on: z.array(z.string()).default([]),
  off: z.array(z.string()).default([]),
  /** Channels in which every question is answered, as in a forum for them. */
  every: z.array(z.string()).default([]),
  /** Who may share a private answer with everyone. */
  sharing: z.enum(['everyone', 'moderators', 'nobody']).default('everyone'),
  /** Seconds that somebody waits between two questions. */
  cooldown: z.number().int().min(0).default(0),
});
export type Options = z.infer<typeof optionsSchema>;

/** The last question of somebody, by the id of its turn. */
const askedSchema = z.object({ turn: z.string(), at: z.number() });

/** Every answer on a server waits for its pause. */
const PATIENCE_MS = 1_000;

/** The place of an event, as needed by the switches. */
export interface Spot {
  guildId: string | null;
  channelId: string | null;
  /** The channel that a thread belongs to. */
  parentId?: string | null | undefined;
}

/** The options that moderators chose for each server. */
export interface GuildOptions extends Pick<Choices<Options>, 'known' | 'load' | 'change' | 'drop'> {
  isOff(spot: Spot): Promise<boolean>;
  /** Returns the seconds that somebody still has to wait before this question; counts it where that is none. */
  waits(guildId: string, user: string, turn: string): Promise<number>;
}

export function guildOptions(store: Store): GuildOptions {
  const ownerOf = (guildId: string) => ({ workspace: `discord:${guildId}` });
  const choices = openChoices(store, {
    prefix: 'discord-guild:',
    schema: optionsSchema,
    freshMs: 0,
    ownerOf,
  });
  const passing = impatient(store, PATIENCE_MS);
  return {
    ...choices,
    async isOff({ guildId, channelId, parentId }) {
      if (!guildId) return false;
      const { on, off, every, elsewhere } = await choices.load(guildId);
      const among = (ids: readonly string[]) => [channelId, parentId].some((id) => id && ids.includes(id));
      return among(off) || (!elsewhere && !among(on) && !among(every));
    },
    async waits(guildId, user, turn) {
      const ms = choices.known(guildId).cooldown * 1000;
      if (ms === 0) return 0;
      let left = 0;
      const counted = (last: z.infer<typeof askedSchema> | undefined) => {
        left = last && last.turn !== turn ? last.at + ms - Date.now() : 0;
        return left > 0 ? undefined : { turn, at: Date.now() };
      };
      const keeping = { ...ownerOf(guildId), person: `discord:${user}`, ttlMs: ms };
      await unlessStoreFails(async () => {
        await passing.update(`discord-pause:${guildId}:${user}`, askedSchema, counted, keeping);
      });
      return Math.max(0, Math.ceil(left / 1000));
    },
  };
}
