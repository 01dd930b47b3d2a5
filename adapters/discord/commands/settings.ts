import type { ChatInputCommandInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { respond } from '../interactions/respond.ts';

/** `/rolewise channel state` and `/rolewise answers visible`; Discord shows them to moderators only. */
export function settings(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  return respond(bot, interaction, 'private', async () => {
    const { guildId, channelId } = interaction;
    if (!guildId) return { notice: 'These settings are for servers; here there is nothing to set.' };
    const subcommand = interaction.options.getSubcommand(true);
    if (subcommand === 'channel') {
      return switchChannel(bot, guildId, channelId, interaction.options.getString('state', true) === 'on');
    }
    return showAnswers(bot, guildId, interaction.options.getString('visible', true) === 'private');
  });
}

async function switchChannel(bot: Bot, guildId: string, channelId: string, on: boolean) {
  await bot.guilds.change(guildId, (options) => {
    const others = options.off.filter((id) => id !== channelId);
    return { ...options, off: on ? others : [...others, channelId] };
  });
  return {
    notice: on ? 'Rolewise answers in this channel again.' : 'Rolewise is switched off in this channel.',
  };
}

async function showAnswers(bot: Bot, guildId: string, hidden: boolean) {
  await bot.guilds.change(guildId, (options) => ({ ...options, private: hidden }));
  return {
    notice: hidden
      ? 'Answers to slash commands are now shown to their asker alone, who can share them.'
      : 'Answers to slash commands are now shown to everyone in the channel.',
  };
}
