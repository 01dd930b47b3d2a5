import type { ChatInputCommandInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { respond } from '../interactions/respond.ts';
import { askerOf, conversationOf, visibility } from '../place.ts';

/** `/ask question`; the next one of the same person in the same place may follow up on it. */
export function ask(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  const text = interaction.options.getString('question', true);
  const conversation = conversationOf(interaction);
  return respond(bot, interaction, visibility(bot, interaction), async () => {
    return { answer: await bot.assistant.ask({ text, conversation, ...askerOf(interaction) }), conversation };
  });
}

/** `/help`: always for the asker alone, and no turn of any conversation. */
export function help(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  return respond(bot, interaction, 'private', async () => {
    return { answer: await bot.assistant.ask({ text: 'help' }), conversation: conversationOf(interaction) };
  });
}
