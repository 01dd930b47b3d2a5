import { z } from 'zod';
import { impatient } from '../../src/state/impatient.ts';
import { type Store, StoreError } from '../../src/state/store.ts';

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
  /** Returns the seconds that somebody still has to wait before this question; counts it where that is none. */
  waits(guildId: string, user: string, turn: string): Promise<number>;
  /** The bot left a server. */
  drop(guildId: string): void;
}

export function guildOptions(store: Store): GuildOptions {
  const seen = new Map<string, Options>();
  const passing = impatient(store, PATIENCE_MS);
  const key = (guildId: string): string => `discord-guild:${guildId}`;
  const known = (guildId: string): Options => seen.get(guildId) ?? DEFAULTS;

  async function load(guildId: string): Promise<Options> {
    await orAsSeen(async () =>
      seen.set(guildId, (await passing.get(key(guildId), optionsSchema)) ?? DEFAULTS),
    );
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
      const { on, off, every, elsewhere } = await load(guildId);
      const among = (ids: readonly string[]) => [channelId, parentId].some((id) => id && ids.includes(id));
      return among(off) || (!elsewhere && !among(on) && !among(every));
    },
    async waits(guildId, user, turn) {
      const ms = known(guildId).cooldown * 1000;
      if (ms === 0) return 0;
      let left = 0;
      const counted = (last: z.infer<typeof askedSchema> | undefined) => {
        left = last && last.turn !== turn ? last.at + ms - Date.now() : 0;
        return left > 0 ? undefined : { turn, at: Date.now() };
      };
      const keeping = { workspace: `discord:${guildId}`, person: `discord:${user}`, ttlMs: ms };
      await orAsSeen(() => passing.update(`discord-pause:${guildId}:${user}`, askedSchema, counted, keeping));
      return Math.max(0, Math.ceil(left / 1000));
    },
    drop: (guildId) => void seen.delete(guildId),
  };
}

/** What the store fails at is left as it was last seen: questions are answered all the same. */
async function orAsSeen(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
