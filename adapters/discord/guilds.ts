import { z } from 'zod';
import type { Storage } from '../../src/state/storage.ts';

const optionsSchema = z.object({
  /** Answers to slash commands are shown to their asker alone, with a button to share. */
  private: z.boolean().default(true),
  /** Channels in which a moderator switched Rolewise off. */
  off: z.array(z.string()).default([]),
});
export type Options = z.infer<typeof optionsSchema>;

const DEFAULTS: Options = optionsSchema.parse({});

/** Where something happens, as the switches care. */
export interface Spot {
  guildId: string | null;
  channelId: string | null;
  /** The channel that a thread belongs to. */
  parentId?: string | null | undefined;
}

/** What the moderators of each server chose; kept in the store, and in memory for first responses. */
export interface GuildOptions {
  /** As last seen, without waiting. */
  known(guildId: string): Options;
  /** As the store has it now. */
  load(guildId: string): Options;
  change(guildId: string, change: (options: Options) => Options): void;
  isOff(spot: Spot): boolean;
}

export function guildOptions(storage: Storage): GuildOptions {
  const memory = new Map<string, Options>();
  const key = (guildId: string): string => `discord:guild:${guildId}`;

  function load(guildId: string): Options {
    const parsed = optionsSchema.safeParse(storage.get(key(guildId)) ?? {});
    const options = parsed.success ? parsed.data : DEFAULTS;
    memory.set(guildId, options);
    return options;
  }

  return {
    known: (guildId) => memory.get(guildId) ?? DEFAULTS,
    load,
    change(guildId, change) {
      const next = change(load(guildId));
      storage.set(key(guildId), next);
      memory.set(guildId, next);
    },
    isOff({ guildId, channelId, parentId }) {
      if (!guildId) return false;
      const { off } = load(guildId);
      return [channelId, parentId].some((id) => id && off.includes(id));
    },
  };
}
