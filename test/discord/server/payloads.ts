import { type APIUser, PermissionFlagsBits } from 'discord.js';

/** Events and objects as Discord sends them, as small as the client library takes them. */

export const APP_ID = '900000000000000001';
export const GUILD = '800000000000000001';
export const CHANNEL = '700000000000000001';
export const DM_CHANNEL = '600000000000000001';
export const USER = '500000000000000001';
export const OTHER_USER = '500000000000000002';

/** What the bot may do in a channel, when nobody took anything away. */
export const ALL_PERMISSIONS = (
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles
).toString();

let counter = 0n;
const EPOCH = 1_420_070_400_000;

/** A new id of Discord's kind, growing with time. */
export function snowflake(): string {
  counter += 1n;
  return ((BigInt(Date.now() - EPOCH) << 22n) + counter).toString();
}

/** https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guild: string, shards: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(shards));
}

export function user(id: string, more: Partial<APIUser> = {}): APIUser {
  return {
    id,
    username: `user${id.slice(-2)}`,
    discriminator: '0',
    global_name: null,
    avatar: null,
    ...more,
  };
}

export function botUser(): APIUser {
  return user(APP_ID, { username: 'Rolewise', bot: true });
}

/** A member of a server as messages carry it (without its user). */
export function member() {
  return { roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 };
}

export function channelPayload(id: string, guild: string, more: Record<string, unknown> = {}) {
  return {
    id,
    guild_id: guild,
    type: 0,
    name: 'general',
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    ...more,
  };
}

/** A server with one channel per guild: the last digits of both ids are the same. */
export function guildPayload(guild: string, permissions = ALL_PERMISSIONS) {
  const everyone = { id: guild, name: '@everyone', permissions, position: 0, color: 0, colors: {}, flags: 0 };
  return {
    id: guild,
    name: 'A server',
    owner_id: OTHER_USER,
    roles: [everyone],
    channels: [channelPayload(channelOf(guild), guild)],
    threads: [],
    members: [{ ...member(), user: botUser() }],
    member_count: 3,
    emojis: [],
    stickers: [],
    features: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: '2026-01-01T00:00:00Z',
    large: false,
    unavailable: false,
    preferred_locale: 'en-US',
    system_channel_flags: 0,
    premium_tier: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
  };
}

/** The channel of a guild made by `guildPayload`. */
export function channelOf(guild: string): string {
  return `7${guild.slice(1)}`;
}

/** Where something happens, and who does it. */
export interface Place {
  /** Left out: a private chat with the bot. */
  guild?: string | undefined;
  channel?: string | undefined;
  /** A thread: its parent. */
  parent?: string | undefined;
  user?: string | undefined;
  /** What the bot may do there. */
  permissions?: string | undefined;
}

export const IN_SERVER: Place = { guild: GUILD };
export const IN_DM: Place = {};

/** What every interaction carries beside its data. */
export function interactionPayload(
  type: number,
  data: unknown,
  place: Place,
  more: Record<string, unknown> = {},
) {
  const id = snowflake();
  const channel = placeChannel(place);
  const who = user(place.user ?? USER);
  return {
    id,
    application_id: APP_ID,
    type,
    token: `token-${id}`,
    version: 1,
    channel_id: channel.id,
    channel,
    locale: 'en-US',
    app_permissions: place.permissions ?? ALL_PERMISSIONS,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: place.guild ? { '0': place.guild } : { '1': who.id },
    context: place.guild ? 0 : 1,
    ...(place.guild
      ? {
          guild_id: place.guild,
          guild: { id: place.guild, features: [], locale: 'en-US' },
          guild_locale: 'en-US',
        }
      : {}),
    ...(place.guild ? { member: { ...member(), user: who, permissions: ALL_PERMISSIONS } } : { user: who }),
    data,
    ...more,
  };
}

export function placeChannel(place: Place) {
  if (!place.guild)
    return { id: place.channel ?? DM_CHANNEL, type: 1, recipients: [user(place.user ?? USER)] };
  const id = place.channel ?? channelOf(place.guild);
  return channelPayload(id, place.guild, place.parent ? { type: 11, parent_id: place.parent } : {});
}

/** A message that somebody wrote. */
export function messagePayload(content: string, place: Place, more: Record<string, unknown> = {}) {
  return {
    id: snowflake(),
    channel_id: placeChannel(place).id,
    channel_type: placeChannel(place).type,
    ...(place.guild ? { guild_id: place.guild, member: member() } : {}),
    author: user(place.user ?? USER),
    content,
    timestamp: '2026-01-01T00:00:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    components: [],
    ...more,
  };
}
