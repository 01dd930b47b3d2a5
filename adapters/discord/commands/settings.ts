import { type ChatInputCommandInteraction, channelMention, MessageFlags } from 'discord.js';
import { TEXTS } from '../../chat/texts.ts';
import { refOf } from '../../chat/under-lease.ts';
import type { Bot } from '../bot.ts';
import type { Options } from '../guilds.ts';
import { acknowledge } from '../interactions/respond.ts';
import { card } from '../render/notice.ts';

export const SETTINGS_COMMAND = 'rolewise';

const SAID = {
  nowhere: 'These settings are for servers; here there is nothing to set.',
  unknown: 'This setting is of another version of Rolewise; reload Discord, then try again.',
  unreadable:
    'Whoever runs this bot has not switched on that it may read every message (DISCORD_MESSAGE_CONTENT), so it cannot answer without a mention.',
  changed: '**Changed.** The settings of this server are now:',
  shown: '**The settings of this server**',
  elsewhere: {
    true: 'Channels: on, save where it is switched off',
    false: 'Channels: off, save where it is switched on',
  },
  lists: { on: 'On in', off: 'Off in', every: 'Every question is answered in' },
  private: {
    true: 'Answers to commands: seen by their asker alone',
    false: 'Answers to commands: seen by everyone',
  },
  sharing: {
    everyone: 'Private answers may be shared by: everyone',
    moderators: 'Private answers may be shared by: those who may manage messages',
    nobody: 'Private answers may be shared by: nobody',
  },
  cooldown: (seconds: number) =>
    seconds === 0
      ? 'Pause between two questions of one person: none'
      : `Pause between two questions of one person: ${seconds} s`,
} as const;

/** `/rolewise`: shows the settings of a server, and changes them; Discord shows it to moderators only. */
export async function settings(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  if (!(await acknowledge(bot, interaction))) return;
  const reference = refOf(interaction.id);
  const said = await change(bot, interaction).catch((error: unknown) => {
    bot.log.error({ err: error, reference }, 'discord: a setting was not changed');
    return TEXTS.sorry(reference);
  });
  try {
    await interaction.editReply({ components: [card(said)], flags: MessageFlags.IsComponentsV2 });
  } catch (error) {
    bot.log.warn({ err: error, reference }, 'discord: a moderator could not be told');
  }
}

async function change(bot: Bot, interaction: ChatInputCommandInteraction): Promise<string> {
  const { guildId, channelId, options } = interaction;
  if (!guildId) return SAID.nowhere;
  const subcommand = options.getSubcommand(false);
  if (subcommand === 'show') return list(SAID.shown, await bot.guilds.load(guildId));
  const changed = subcommand ? changeOf(subcommand, options, channelId) : undefined;
  if (!changed) return SAID.unknown;
  if (options.getString('state') === 'every' && !bot.readsAll) return SAID.unreadable;
  await bot.guilds.change(guildId, changed);
  return list(SAID.changed, bot.guilds.known(guildId));
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

function list(head: string, options: Options): string {
  const named = (['on', 'off', 'every'] as const).flatMap((name) =>
    options[name].length > 0
      ? [`${SAID.lists[name]} ${options[name].map((id) => channelMention(id)).join(', ')}`]
      : [],
  );
  const lines = [
    SAID.elsewhere[`${options.elsewhere}`],
    ...named,
    SAID.private[`${options.private}`],
    SAID.sharing[options.sharing],
    SAID.cooldown(options.cooldown),
  ];
  return [head, ...lines.map((line) => `- ${line}`)].join('\n');
}
