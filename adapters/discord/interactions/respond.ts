import { setTimeout as delay } from 'node:timers/promises';
import {
  type CommandInteraction,
  ComponentType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { About, Request } from '../../chat/turn.ts';
import type { Bot } from '../bot.ts';
import { isAnswered, isDropped, isStale, isUncertain } from '../errors.ts';
import { interactionTurn } from '../place.ts';
import { decodeId, encodeId } from './ids.ts';

/** Interactions that are answered with a message. */
export type Asked = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** A first response has 3 seconds: one that was dropped is sent again after these pauses, in milliseconds. */
const PAUSES_MS = [100, 400];

/** What became of a first response: `elsewhere`, another process has sent one; `unknown`, nobody knows whether it came through. */
export type FirstResponse = 'taken' | 'elsewhere' | 'unknown' | 'refused';

/** Ids that a list has in turn. */
const COUNTED = 100;

/** Takes an interaction: it is written down, has its first response, and is answered. Never rejects. */
export async function respond(bot: Bot, interaction: Asked, request: Request, about?: About): Promise<void> {
  const turn = interactionTurn(bot, interaction, request, about);
  const taken = await bot.chat.take(turn);
  if (!taken) return;
  const how = taken.repeated ? 'update' : turn.place.interaction?.ack;
  // It is ours to answer, also where an earlier process was killed after its first response, or ours may have come through.
  await ((await acknowledge(bot, interaction, how)) === 'refused' ? taken.drop() : taken.go());
}

/** Sends the first response, which promises an answer. */
export async function acknowledge(bot: Bot, interaction: Asked, how = 'private'): Promise<FirstResponse> {
  return firstResponse(bot, async () => {
    const fresh = how === 'update' && interaction.isStringSelectMenu() ? refreshed(interaction) : undefined;
    if (fresh && interaction.isMessageComponent())
      return interaction.update({ components: fresh, flags: MessageFlags.IsComponentsV2 });
    if (how === 'update' && 'deferUpdate' in interaction) return interaction.deferUpdate();
    return interaction.deferReply(how === 'public' ? {} : { flags: MessageFlags.Ephemeral });
  });
}

/** Sends a first response; again where the connection broke. Never rejects. */
export async function firstResponse(bot: Bot, send: () => Promise<unknown>): Promise<FirstResponse> {
  for (let tried = 0; ; tried += 1) {
    try {
      await send();
      return 'taken';
    } catch (error) {
      const pause = PAUSES_MS[tried];
      if (isDropped(error) && pause !== undefined) {
        await delay(pause);
        continue;
      }
      // A response that was dropped had arrived all the same.
      if (isAnswered(error)) return tried > 0 ? 'taken' : 'elsewhere';
      // Nothing can be said without a first response: Discord tells the user that the app did not answer.
      if (!isStale(error)) bot.log.error({ err: error }, 'discord: no first response');
      return isUncertain(error) ? 'unknown' : 'refused';
    }
  }
}

/**
 * Returns the message of a list as it is, the list under another id: clients do not let the same option be picked twice
 * from a list that stays. Undefined where nothing stays to be picked from, or where a file would have to be sent again.
 */
function refreshed({ message, customId }: StringSelectMenuInteraction) {
  const id = decodeId(customId);
  const components = message.components.map((component) => component.toJSON());
  const sent = JSON.stringify(components);
  if (id?.action !== 'next' || sent.includes(`"type":${ComponentType.File},`)) return undefined;
  const next = encodeId({ ...id, at: ((id.at ?? 0) + 1) % COUNTED });
  // Discord adds to media what it does not take back.
  return JSON.parse(sent, (key, value) =>
    key === 'media' ? { url: value.url } : value === customId ? next : value,
  ) as typeof components;
}
