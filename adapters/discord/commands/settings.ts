import { type ChatInputCommandInteraction, channelMention, MessageFlags } from 'discord.js';
import { type Said, say } from '../../chat/texts.ts';
import { refOf } from '../../chat/under-lease.ts';
import { sorry } from '../../common/sentences.ts';
import type { Bot } from '../bot.ts';
import type { Options } from '../guilds.ts';
import { acknowledge } from '../interactions/respond.ts';
import { card } from '../render/notice.ts';

export const SETTINGS_COMMAND = 'rolewise';

/** `/rolewise`: shows the settings of a server, and changes them; Discord shows it to moderators only. */
export async function settings(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  if ((await acknowledge(bot, interaction)) !== 'taken') return;
  const reference = refOf(interaction.id);
  const said = await change(bot, interaction).catch((error: unknown) => {
    bot.log.error({ err: error, reference }, 'discord: a setting was not changed');
    return sorry(reference);
  });
  try {
    await interaction.editReply({ components: [card(said)], flags: MessageFlags.IsComponentsV2 });
  } catch (error) {
    bot.log.warn({ err: error, reference }, 'discord: a moderator could not be told');
  }
}

async function change(bot: Bot, interaction: ChatInputCommandInteraction): Promise<string> {
  const { guildId, channelId, options } = interaction;
  if (!guildId) return say('discord_set_nowhere');
  const subcommand = options.getSubcommand(false);
  if (subcommand === 'show') return list('discord_set_shown', await bot.guilds.load(guildId));
  const changed = subcommand ? changeOf(subcommand, options, channelId) : undefined;
  if (!changed) return say('discord_stale');
  if (options.getString('state') === 'every' && !bot.readsAll) return say('discord_set_unreadable');
  await bot.guilds.change(guildId, changed);
  return list('discord_set_changed', bot.guilds.known(guildId));
}

/** Returns what a subcommand changes; undefined where an old client left out what it needs. */
function changeOf(
  subcommand: string,
  options: ChatInputCommandInteraction['options'],
  channel: string,
): ((chosen: Options) => Options) | undefined {
  const value = options.getString('state') ?? options.getString('visible') ?? options.getString('by');
  const seconds = options.getInteger('seconds');
  if (subcommand === 'cooldown')
    return seconds === null ? undefined : (chosen) => ({ ...chosen, cooldown: seconds });
  if (value === null) return undefined;
  switch (subcommand) {
    case 'channel':
      return (chosen) => switched(chosen, channel, value);
    case 'elsewhere':
      return (chosen) => ({ ...chosen, elsewhere: value === 'on' });
    case 'answers':
      return (chosen) => ({ ...chosen, private: value === 'private' });
    case 'sharing': {
      const sharing = value === 'moderators' || value === 'nobody' ? value : 'everyone';
      return (chosen) => ({ ...chosen, sharing });
    }
  }
  return undefined;
}

function switched(chosen: Options, channel: string, state: string): Options {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== channel);
  const of = (name: string, ids: readonly string[]) =>
    state === name ? [...others(ids), channel] : others(ids);
  return { ...chosen, on: of('on', chosen.on), off: of('off', chosen.off), every: of('every', chosen.every) };
}

function list(head: Said, options: Options): string {
  const named = (['on', 'off', 'every'] as const).flatMap((name) =>
    options[name].length > 0
      ? [say(`discord_list_${name}`, { channels: options[name].map((id) => channelMention(id)).join(', ') })]
      : [],
  );
  const lines = [
    say(`discord_elsewhere_${options.elsewhere}`),
    ...named,
    say(`discord_private_${options.private}`),
    say(`discord_sharing_${options.sharing}`),
    options.cooldown === 0
      ? say('discord_cooldown_none')
      : say('discord_cooldown', { seconds: options.cooldown }),
  ];
  return [say(head), ...lines.map((line) => `- ${line}`)].join('\n');
}
