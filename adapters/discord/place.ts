import {
  type BaseInteraction,
  ChannelType,
  InteractionContextType,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { z } from 'zod';
import { type About, type Request, type Showing, showingOf, type Turn } from '../chat/turn.ts';
import type { Bot } from './bot.ts';
import type { Spot } from './guilds.ts';
import type { Asked } from './interactions/respond.ts';
import { LIMITS } from './limits.ts';

/** The place of an event in Discord, with the data needed to answer there: plain JSON. */
export const placeSchema = z.object({
  channel: z.string(),
  /** The channel's name, for sentences. */
  name: z.string().optional(),
  guild: z.string().optional(),
  /** The channel that a thread belongs to. */
  parent: z.string().optional(),
  /** A private chat with the bot. */
  direct: z.boolean(),
  /** Pictures may be attached; messages may be written. */
  attaches: z.boolean(),
  writes: z.boolean(),
  /** The message that is answered by a reply. */
  message: z.string().optional(),
  /** An interaction: its application, its token, and what its first response promised. */
  interaction: z
    .object({ app: z.string(), token: z.string(), ack: z.enum(['private', 'public', 'update']) })
    .optional(),
});
export type Place = z.infer<typeof placeSchema>;
export type DiscordTurn = Turn<Place>;

/** A token's life, a little less: what is sent at the last moment arrives. */
const TOKEN_MS = LIMITS.tokenMs - 30_000;
/** The time that a user waits for an answer to a message, in milliseconds. */
const WAITS_MS = 60 * 60 * 1000;

/** Returns the audience of a command's answer: on servers as moderators chose, in a private chat its members. */
function visibility(bot: Bot, interaction: BaseInteraction): 'private' | 'public' {
  if (interaction.guildId) return bot.guilds.known(interaction.guildId).private ? 'private' : 'public';
  return interaction.context === InteractionContextType.PrivateChannel ? 'private' : 'public';
}

export function spotOf(place: Place): Spot {
  return { guildId: place.guild ?? null, channelId: place.channel, parentId: place.parent };
}

/** An interaction as a turn; `about`: the answer that it was made under. */
export function interactionTurn(bot: Bot, interaction: Asked, request: Request, about?: About): DiscordTurn {
  const own = about === undefined || about.owner === interaction.user.id;
  const message = 'message' in interaction ? interaction.message : null;
  const hidden = message?.flags.has(MessageFlags.Ephemeral) ?? false;
  const showing: Showing =
    request.do === 'help'
      ? 'private'
      : !about
        ? visibility(bot, interaction)
        : // A form may come without the message that it was opened on: there is nothing to replace.
          message
          ? showingOf(request.do, own, hidden)
          : 'private';
  const where = placeOf(interaction);
  const alone = where.direct || showing === 'private' || (showing === 'replace' && hidden);
  const attaches = !interaction.inGuild() || interaction.appPermissions.has(PermissionFlagsBits.AttachFiles);
  // The list that was picked from is drawn anew, so that the same can be picked again.
  const listed = request.do === 'next' || request.do === 'aspect';
  const ack = showing === 'replace' || listed ? 'update' : showing;
  const { applicationId: app, token } = interaction;
  return {
    ...common(interaction, where),
    id: interaction.id,
    user: interaction.user.id,
    request,
    ...(about ? { about } : {}),
    toUs: false,
    showing,
    hidden: alone,
    shareable: interaction.inGuild(),
    deadline: interaction.createdTimestamp + TOKEN_MS,
    place: { ...where, attaches, writes: true, interaction: { app, token, ack } },
  };
}

/** A message for us as a turn. */
export function messageTurn(message: Message, text: string): DiscordTurn {
  const where = placeOf(message);
  const replyTo = message.reference?.messageId;
  return {
    ...common(message, where),
    id: message.id,
    user: message.author.id,
    request: { do: 'ask', text },
    ...(replyTo ? { replyTo } : {}),
    toUs: message.mentions.repliedUser?.id === message.client.user.id,
    showing: 'public',
    hidden: where.direct,
    shareable: false,
    deadline: Date.now() + WAITS_MS,
    place: { ...where, ...permissions(message), message: message.id },
  };
}

function common(
  event: BaseInteraction | Message,
  { channel, guild, direct }: Pick<Place, 'channel' | 'guild' | 'direct'>,
) {
  const thread = direct || (event.channel?.isThread() ?? false);
  return { channel, spot: channel, thread, overheard: false, ...(guild ? { workspace: guild } : {}) };
}

function placeOf({ channelId, channel, guildId }: BaseInteraction | Message) {
  const parent = channel?.isThread() ? channel.parentId : undefined;
  const name = channel && 'name' in channel ? channel.name : undefined;
  return {
    channel: channelId ?? '',
    direct: channel?.type === ChannelType.DM,
    ...(guildId ? { guild: guildId } : {}),
    ...(parent ? { parent } : {}),
    ...(name ? { name } : {}),
  };
}

/** Returns the bot's permissions at the place of a message, as known without a request. */
function permissions({ channel, guild }: Message): { attaches: boolean; writes: boolean } {
  const me = guild?.members.me;
  if (!me || channel.isDMBased()) return { attaches: true, writes: true };
  const may = channel.permissionsFor(me);
  const write = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return {
    attaches: may.has(PermissionFlagsBits.AttachFiles),
    // An answer is a reply, and who replies must see what is replied to.
    writes: may.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory, write]),
  };
}
