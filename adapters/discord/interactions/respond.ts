import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalMessageModalSubmitInteraction,
} from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { About, Request } from '../../chat/turn.ts';
import type { Bot } from '../bot.ts';
import { isStale } from '../errors.ts';
import { interactionTurn } from '../place.ts';

/** Interactions that are answered with a message. */
export type Asked =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalMessageModalSubmitInteraction;

/** Takes an interaction: it is written down, has its first response, and is answered. Never rejects. */
export async function respond(bot: Bot, interaction: Asked, request: Request, about?: About): Promise<void> {
  const turn = interactionTurn(bot, interaction, request, about);
  const taken = await bot.chat.take(turn);
  if (!taken) return;
  const acknowledged = await acknowledge(bot, interaction, turn.place.interaction?.ack);
  await (acknowledged ? taken.go() : taken.drop());
}

/** Sends the first response. Returns false if the interaction can no longer be answered. */
export async function acknowledge(bot: Bot, interaction: Asked, how = 'private'): Promise<boolean> {
  try {
    if (how === 'update' && 'deferUpdate' in interaction) await interaction.deferUpdate();
    else if (how === 'private') await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    else await interaction.deferReply();
    return true;
  } catch (error) {
    // Nothing can be said without a first response: Discord tells the user that the app did not answer.
    if (!isStale(error)) bot.log.error({ err: error }, 'discord: no first response');
    return false;
  }
}
