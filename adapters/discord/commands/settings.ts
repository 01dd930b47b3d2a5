import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { TEXTS } from '../../chat/texts.ts';
import { refOf } from '../../chat/under-lease.ts';
import type { Bot } from '../bot.ts';
import { acknowledge } from '../interactions/respond.ts';
import { renderNotice } from '../render/notice.ts';

export const SETTINGS_COMMAND = 'rolewise';

/** `/rolewise channel state` and `/rolewise answers visible`; Discord shows them to moderators only. */
export async function settings(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  if (!(await acknowledge(bot, interaction))) return;
  const reference = refOf(interaction.id);
  const sentence = await change(bot, interaction).catch((error: unknown) => {
    bot.log.error({ err: error, reference }, 'discord: a setting was not changed');
    return TEXTS.sorry(reference);
  });
  try {
    await interaction.editReply({
      components: renderNotice(sentence).components,
      flags: MessageFlags.IsComponentsV2,
    });
  } catch (error) {
    bot.log.warn({ err: error, reference }, 'discord: a moderator could not be told');
  }
}

async function change(
  bot: Bot,
  { guildId, channelId, options }: ChatInputCommandInteraction,
): Promise<string> {
  if (!guildId) return 'These settings are for servers; here there is nothing to set.';
  if (options.getSubcommand(true) === 'channel')
    return switchChannel(bot, guildId, channelId, options.getString('state') === 'on');
  return showAnswers(bot, guildId, options.getString('visible') === 'private');
}

async function switchChannel(bot: Bot, guildId: string, channelId: string, on: boolean): Promise<string> {
  await bot.guilds.change(guildId, (chosen) => {
    const others = chosen.off.filter((id) => id !== channelId);
    return { ...chosen, off: on ? others : [...others, channelId] };
  });
  return on ? 'Rolewise answers in this channel again.' : 'Rolewise is switched off in this channel.';
}

async function showAnswers(bot: Bot, guildId: string, hidden: boolean): Promise<string> {
  await bot.guilds.change(guildId, (chosen) => ({ ...chosen, private: hidden }));
  return hidden
    ? 'Answers to slash commands are now shown to their asker alone, who can share them.'
    : 'Answers to slash commands are now shown to everyone in the channel.';
}
