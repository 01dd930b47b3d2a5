import { MessageFlags, type REST, type RESTGetAPIChannelMessagesResult, Routes } from 'discord.js';
import { chartFor, heightOf, renderPng } from '../../src/charts/index.ts';
import { abilities } from '../chat/abilities.ts';
import type { Card, Platform, Sending, Shown } from '../chat/platform.ts';
import { sheetOf } from '../chat/sheet.ts';
import { say } from '../chat/texts.ts';
import type { Log } from '../common/log.ts';
import { ForbiddenError, failing, isGone, refusal } from './errors.ts';
import type { GuildOptions } from './guilds.ts';
import { LIMITS } from './limits.ts';
import { talkBefore } from './messages/talk.ts';
import { type DiscordTurn, type Place, spotOf } from './place.ts';
import { type AnswerView, hasRoomForChart, renderAnswer } from './render/answer.ts';
import { renderNotice } from './render/notice.ts';
import type { Attached, Rendered } from './render/types.ts';

/** The ability that a message with a picture requires. */
const PICTURE = 'picture';
const SHEET = 'sheet';
const PRIVATE = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;

/** What the platform works with; `readsAll`: Discord sends the words of every message. */
interface Surroundings {
  guilds: GuildOptions;
  readsAll: boolean;
  help(): Promise<string>;
  log: Log;
}

/** Discord as the front end needs it; everything goes by its REST API, so that any process can answer. */
export function discordPlatform(rest: REST, { guilds, readsAll, help, log }: Surroundings): Platform<Place> {
  const noticed = (reason: string) => log.warn({ reason }, 'discord: the chart was refused, sent without it');
  const able = abilities({ refused: refusal, noticed });

  /** Sends to the webhook of an interaction, which has a token of its own. */
  function webhook(
    { app, token }: Interaction,
    method: 'post' | 'patch' | 'delete',
    message?: Rendered,
    flags?: number,
  ) {
    const route =
      method === 'post' ? Routes.webhook(app, token) : Routes.webhookMessage(app, token, '@original');
    return rest[method](route, { auth: false, ...(message ? bodyOf(message, flags) : {}) }) as Promise<{
      id: string;
    }>;
  }

  function reply({ place }: DiscordTurn, message: Rendered, more: object = {}): Promise<{ id: string }> {
    const { body, files } = bodyOf(message);
    return rest.post(Routes.channelMessages(place.channel), {
      body: { ...body, ...more },
      files,
    }) as Promise<{ id: string }>;
  }

  /** Sends one message for a card; returns its id. */
  async function send(
    turn: DiscordTurn,
    { showing }: Card,
    message: Rendered,
    sending: Sending,
  ): Promise<string> {
    const { interaction, writes } = turn.place;
    // Refused requests are counted against the whole machine.
    if (!interaction && !writes) throw new ForbiddenError('The bot may not write in a channel.');
    sending.ready();
    await sending.now();
    if (interaction) {
      if (interaction.ack !== 'update' || showing === 'replace')
        return (await webhook(interaction, 'patch', message)).id;
      return (await webhook(interaction, 'post', message, showing === 'private' ? PRIVATE : undefined)).id;
    }
    return (await reply(turn, message, referenceTo(turn))).id;
  }

  /** Sends a private message, or one in the channel if that fails: many people block messages from bots. */
  async function tellByMessage(turn: DiscordTurn, notice: Rendered): Promise<void> {
    const { direct, writes, interaction } = turn.place;
    if (direct && !interaction) return void (await reply(turn, notice, referenceTo(turn)));
    try {
      const body = { recipient_id: turn.user };
      const { id } = (await rest.post(Routes.userChannels(), { body })) as { id: string };
      await rest.post(Routes.channelMessages(id), bodyOf(notice));
    } catch (error) {
      if (refusal(error) === undefined || !writes || interaction) throw error;
      await reply(turn, notice, referenceTo(turn));
    }
  }

  return {
    name: 'discord',
    usersAre: 'everywhere',
    async refusal({ id, user, about, place, overheard }) {
      if (await guilds.isOff(spotOf(place))) return place.interaction ? say('discord_off') : null;
      const seconds = place.guild && !about ? await guilds.waits(place.guild, user, id) : 0;
      if (seconds === 0) return undefined;
      return overheard ? null : say(seconds === 1 ? 'discord_pause_one' : 'discord_pause', { seconds });
    },
    begin: ({ place }) => ({
      working() {
        if (place.interaction || !place.writes) return;
        const quietly = (error: unknown) => log.debug({ err: error }, 'discord: typing not shown');
        rest.post(Routes.channelTyping(place.channel)).catch(quietly);
      },
      abandon: async () => undefined,
    }),
    async show(turn, card, sending) {
      const attached = turn.place.attaches && !card.plain ? await attachedTo(card, log) : {};
      const usage = card.answer.outcome === 'help' ? await help() : undefined;
      const drawn = (shown: Beside) => send(turn, card, renderAnswer({ ...card, ...shown, usage }), sending);
      const needs = Object.keys(attached);
      const id = await able.send(turn.place.guild ?? turn.place.channel, card.ref, [
        ...(needs.length > 0 ? [{ needs, send: () => drawn(attached) }] : []),
        { needs: [], send: () => drawn({}) },
      ]);
      return { spots: [id] };
    },
    async tell(turn, sentence, asksWhy) {
      const { interaction } = turn.place;
      const notice = renderNotice(sentence, asksWhy ? turn.about : undefined);
      if (!interaction) return tellByMessage(turn, notice);
      try {
        const edits = interaction.ack === 'private' || turn.request.do === 'reason';
        if (edits) return void (await webhook(interaction, 'patch', notice));
        // A public response cannot be made private, so it is deleted and a private message is sent.
        if (interaction.ack === 'public') await webhook(interaction, 'delete');
        await webhook(interaction, 'post', notice, PRIVATE);
      } catch (error) {
        if (!isGone(error)) throw error;
        await tellByMessage(turn, notice);
      }
    },
    async find({ place, request, showing }): Promise<Shown | undefined | null> {
      const { channel, message, interaction } = place;
      // The reply to an interaction may be written again; what is beside it cannot be looked up.
      const beside = interaction?.ack === 'update' && (showing !== 'replace' || request.do === 'share');
      if (interaction) return beside ? null : undefined;
      try {
        const query = new URLSearchParams({ after: message ?? '0', limit: '100' });
        const found = (await rest.get(Routes.channelMessages(channel), {
          query,
        })) as RESTGetAPIChannelMessagesResult;
        const ours = found.find((one) => one.author.bot && one.message_reference?.message_id === message);
        return ours && { spots: [ours.id] };
      } catch {
        return null;
      }
    },
    talk: async ({ place, thread }) => (readsAll && thread ? talkBefore(rest, place) : []),
    failing,
  };
}

type Interaction = NonNullable<Place['interaction']>;

/** Pings nobody; the nonce makes a repeated send the same message. */
function referenceTo({ place: { message } }: DiscordTurn): object {
  if (!message) return {};
  const reference = { message_id: message, fail_if_not_exists: false };
  return { message_reference: reference, nonce: message.slice(-LIMITS.nonce), enforce_nonce: true };
}

/** A message as the REST API takes it; files of an earlier state go. */
function bodyOf({ components, files }: Rendered, flags: number = MessageFlags.IsComponentsV2) {
  const attachments = files.map(({ name, alt }, id) => ({
    id: String(id),
    filename: name,
    description: alt,
  }));
  const body = { components, attachments, flags, allowed_mentions: { parse: [], replied_user: false } };
  return { body, files: files.map(({ name, data }) => ({ name, data })) };
}

/** The files of a page: the chart on the first, on those behind "More" the whole answer as a sheet. */
type Beside = Partial<Record<typeof PICTURE | typeof SHEET, Attached>>;

async function attachedTo(card: Card, log: Log): Promise<Beside> {
  if (card.page > 0) {
    const sheet = await sheetOf(card);
    if (!sheet) return {};
    return { [SHEET]: { name: sheet.name, data: Buffer.from(sheet.body), alt: say('discord_sheet') } };
  }
  const picture = await pictureOf(card, log);
  return picture ? { [PICTURE]: picture } : {};
}

/**
 * Returns the chart of an answer; undefined where it has none, where its figures are told already or it has no room, or if
 * drawing failed: the answer works without it.
 */
export async function pictureOf(view: AnswerView, log: Log): Promise<Attached | undefined> {
  try {
    const chart = chartFor(view.answer);
    if (!chart || (chart.kind === 'pay' && !chart.spanMeans)) return undefined;
    if (!hasRoomForChart(view.answer, view, heightOf(chart))) return undefined;
    // Most of Discord's clients are dark, and a picture cannot know.
    const data = await renderPng(chart, 'dark');
    return data.length <= LIMITS.fileBytes ? { name: 'chart.png', data, alt: chart.alt } : undefined;
  } catch (error) {
    log.warn({ err: error }, 'discord: the chart could not be drawn');
    return undefined;
  }
}
