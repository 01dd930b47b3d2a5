import type { AutocompleteInteraction } from 'discord.js';
import { cut } from '../../chat/turn.ts';
import { plain } from '../../common/text.ts';
import type { Bot } from '../bot.ts';
import { isStale } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** Titles for a half-typed job, without those that other options hold already. */
export async function autocomplete(bot: Bot, interaction: AutocompleteInteraction): Promise<void> {
  try {
    await interaction.respond(titles(bot, interaction).map((title) => ({ name: title, value: title })));
  } catch (error) {
    // The user typed on: these suggestions are out of date.
    if (!isStale(error)) bot.log.warn({ err: error }, 'discord: no suggestions');
  }
}

function titles(bot: Bot, interaction: AutocompleteInteraction): string[] {
  const focused = interaction.options.getFocused(true);
  const taken = interaction.options.data
    .filter(({ name, value }) => name !== focused.name && typeof value === 'string')
    .map(({ value }) => String(value).trim().toLowerCase());
  const found = bot.assistant
    .suggest(cut(focused.value), LIMITS.autocompleteChoices + taken.length)
    .map(({ title }) => plain(title))
    .filter((title) => title !== '' && title.length <= LIMITS.autocompleteName)
    .filter((title) => !taken.includes(title.toLowerCase()));
  return [...new Set(found)].slice(0, LIMITS.autocompleteChoices);
}
