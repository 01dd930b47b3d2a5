import {
  type Client,
  Events,
  type GuildTextBasedChannel,
  type Message,
  PermissionFlagsBits,
  SnowflakeUtil,
  type TextBasedChannel,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Store, StoreError } from '../../../src/state/store.ts';
import type { Log } from '../../common/log.ts';
import { underWay } from '../../common/under-way.ts';

/** What people said while no process listened: Discord delivers a message once, to whoever is connected. */
export interface Missed {
  /** Takes up what was missed on a shard that is connected anew. Never rejects. */
  catchUp(shard: number): Promise<void>;
  /** Notes no more; waits a moment for what is being taken up, so that it is noted how far that came. */
  stop(): Promise<void>;
}

/** Takes a message as one that has just come; resolves when it is written down. */
export type Take = (message: Message) => Promise<unknown>;

/** Longer ago than this, nobody waits for an answer any more. */
const WAITED_MS = 60 * 60 * 1000;
const NOTED_EACH_MS = 10_000;
/** The time limit for what is being taken up when the process is told to end, in milliseconds. */
const LAST_MS = 1_000;
/** A message that is noted may still be on its way into the store, and one before it on its way to us. */
const BACK_MS = 60_000;
/** Messages of one request, and requests for one channel. */
const PAGE = 100;
const PAGES = 5;
const READABLE = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

const idSchema = z.string().regex(/^\d+$/);

/**
 * Notes the newest message of each shard in the store. When a shard is connected anew, the channels with newer messages
 * are read from there on, and private chats that were in use within the hour; what we replied to already is left out.
 */
export function openMissed(client: Client<true>, store: Store, log: Log, take: Take): Missed {
  const notes = noting(client, store, log);

  async function* channelsOf(shard: number): AsyncGenerator<TextBasedChannel> {
    for (const channel of notes.channels(shard))
      if (channel.permissionsFor(client.user)?.has(READABLE)) yield channel;
    if (shard === 0) yield* notes.privateChats();
  }

  async function catchUp(shard: number): Promise<void> {
    const seen = await notes.lastSeen();
    if (seen === undefined) return;
    const after = back(seen);
    for await (const channel of channelsOf(shard)) {
      if (!isAfter(channel.lastMessageId, after)) continue;
      try {
        for (const message of await unanswered(channel, after)) await take(message);
      } catch (error) {
        log.warn({ err: error }, 'discord: a channel could not be read for what was missed');
      }
    }
  }

  async function takeUp(shard: number): Promise<void> {
    notes.pause(shard);
    try {
      await catchUp(shard);
    } catch (error) {
      log.warn({ err: error }, 'discord: what was missed could not be read');
    }
    await notes.goOn(shard);
  }

  const running = underWay();
  return {
    catchUp: (shard) => running.track(takeUp(shard)),
    async stop() {
      notes.stop();
      await running.settle(LAST_MS);
    },
  };
}

/** Keeps in the store how far each shard has come, and which private chats are in use. */
function noting(client: Client<true>, store: Store, log: Log) {
  const seenKey = `discord-seen:${client.user.id}:`;
  const directKey = `discord-direct:${client.user.id}:`;
  const newest = new Map<number, bigint>();
  const noted = new Set<number>();
  const known = new LRUCache<string, true>({ max: 10_000, ttl: WAITED_MS / 2 });

  async function quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // What the store cannot keep for now is noted the next time.
      if (!(error instanceof StoreError)) throw error;
      log.debug({ fault: error.fault }, 'discord: the newest message was not noted');
    }
  }
  const note = () =>
    quietly(async () => {
      for (const shard of noted)
        await store.set(`${seenKey}${shard}`, String(newest.get(shard) ?? 0n), { ttlMs: WAITED_MS });
    });
  const timer = setInterval(note, NOTED_EACH_MS).unref();
  const channels = (shard: number): GuildTextBasedChannel[] =>
    [...client.channels.cache.values()].filter(
      (channel): channel is GuildTextBasedChannel =>
        !channel.isDMBased() && channel.isTextBased() && channel.guild.shardId === shard,
    );

  client.on(Events.MessageCreate, ({ guild, id, channelId, author }) => {
    const shard = guild?.shardId ?? 0;
    newest.set(shard, later(newest.get(shard), id));
    if (guild || author.bot || known.has(channelId)) return;
    known.set(channelId, true);
    const keeping = { person: `discord:${author.id}`, ttlMs: WAITED_MS };
    void quietly(() => store.set(directKey + channelId, channelId, keeping));
  });
  return {
    channels,
    pause: (shard: number) => void noted.delete(shard),
    async goOn(shard: number) {
      for (const { lastMessageId } of channels(shard))
        newest.set(shard, later(newest.get(shard), lastMessageId));
      noted.add(shard);
      await note();
    },
    /** Of the shard that is furthest behind: with more shards than before, a number stands for other servers. */
    async lastSeen(): Promise<bigint | undefined> {
      let oldest: bigint | undefined;
      for await (const [, seen] of store.list(seenKey, idSchema))
        if (oldest === undefined || BigInt(seen) < oldest) oldest = BigInt(seen);
      return oldest;
    },
    async *privateChats(): AsyncGenerator<TextBasedChannel> {
      for await (const [, channel] of store.list(directKey, idSchema)) {
        const found = await client.channels.fetch(channel).catch(() => null);
        if (found?.isTextBased()) yield found;
      }
    },
    stop: () => clearInterval(timer),
  };
}

/** The messages of a channel that came after one and that we have not replied to, in their order. */
async function unanswered(channel: TextBasedChannel, after: bigint): Promise<Message[]> {
  const found: Message[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const from = found.at(-1)?.id ?? String(after);
    const next = [...(await channel.messages.fetch({ after: from, limit: PAGE })).values()];
    found.push(...next.sort((a, b) => (isAfter(a.id, BigInt(b.id)) ? 1 : -1)));
    if (next.length < PAGE) break;
  }
  const me = channel.client.user.id;
  const answered = new Set(
    found.filter(({ author }) => author.id === me).map((ours) => ours.reference?.messageId),
  );
  return found.filter(({ id }) => !answered.has(id));
}

type Id = string | null | undefined;

function isAfter(message: Id, after: bigint): boolean {
  return BigInt(message ?? 0) > after;
}

function later(a = 0n, b: Id): bigint {
  return isAfter(b, a) ? BigInt(b ?? 0) : a;
}

/** The id of a message that was written so much earlier: ids grow with Discord's clock, which need not be ours. */
function back(newest: bigint): bigint {
  const timestamp = SnowflakeUtil.timestampFrom(newest) - BACK_MS;
  return SnowflakeUtil.generate({ timestamp, increment: 0n, workerId: 0n, processId: 0n });
}
