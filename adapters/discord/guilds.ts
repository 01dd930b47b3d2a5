import { z } from 'zod';
import { impatient } from '../../src/state/impatient.ts';
import { type Store, StoreError } from '../../src/state/store.ts';

const optionsSchema = z.object({
  /** Answers to slash commands are shown to their asker alone, with a button to share. */
  private: z.boolean().default(true),
  /** Channels in which a moderator switched Rolewise off. */
  off: z.array(z.string()).default([]),
});
export type Options = z.infer<typeof optionsSchema>;

const DEFAULTS: Options = optionsSchema.parse({});
/** Every answer on a server waits for its options. */
const PATIENCE_MS = 1_000;

/** The place of an event, as needed by the switches. */
export interface Spot {
  guildId: string | null;
  channelId: string | null;
  /** The channel that a thread belongs to. */
  parentId?: string | null | undefined;
}

/** The options that moderators chose for each server; kept in the store, and in memory for first responses. */
export interface GuildOptions {
  /** Returns the options as last seen, without waiting. */
  known(guildId: string): Options;
  /** Returns the options from the store; as last seen if it cannot be read. */
  load(guildId: string): Promise<Options>;
  change(guildId: string, change: (options: Options) => Options): Promise<void>;
  isOff(spot: Spot): Promise<boolean>;
  /** The bot left a server. */
  drop(guildId: string): void;
}

export function guildOptions(store: Store): GuildOptions {
  const seen = new Map<string, Options>();
  const passing = impatient(store, PATIENCE_MS);
  const key = (guildId: string): string => `discord-guild:${guildId}`;
  const known = (guildId: string): Options => seen.get(guildId) ?? DEFAULTS;

  async function load(guildId: string): Promise<Options> {
    try {
      seen.set(guildId, (await passing.get(key(guildId), optionsSchema)) ?? DEFAULTS);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
    return known(guildId);
  }

  return {
    known,
    load,
    async change(guildId, change) {
      const next = await store.update(key(guildId), optionsSchema, (before) => change(before ?? DEFAULTS), {
        workspace: `discord:${guildId}`,
      });
      if (next) seen.set(guildId, next);
    },
    async isOff({ guildId, channelId, parentId }) {
      if (!guildId) return false;
      const { off } = await load(guildId);
      return [channelId, parentId].some((id) => id && off.includes(id));
    },
    drop: (guildId) => void seen.delete(guildId),
  };
}
