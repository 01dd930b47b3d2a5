import type { ChatInputCommandInteraction } from 'discord.js';
import { isAspect } from '../../../src/contract/aspects.ts';
import type { Bot } from '../bot.ts';
import { respond } from '../interactions/respond.ts';
import { answerJobs } from '../jobs.ts';
import { askerOf, conversationOf, visibility } from '../place.ts';
import { JOB_OPTIONS } from './definitions.ts';

const SAME = 'Those are the same job twice; pick another one to compare it with.';

/** `/compare first second [third] [fourth] [fifth] [about]` */
export function compare(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  return jobs(bot, interaction, JOB_OPTIONS);
}

/** `/role title [about]` */
export function role(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  return jobs(bot, interaction, ['title']);
}

function jobs(bot: Bot, interaction: ChatInputCommandInteraction, options: readonly string[]): Promise<void> {
  const named = options.map((name) => interaction.options.getString(name)).filter((text) => text !== null);
  const about = interaction.options.getString('about') ?? '';
  const asked = {
    jobs: [...new Map(named.map((text) => [text.trim().toLowerCase(), { text }])).values()],
    aspects: isAspect(about) ? [about] : [],
    conversation: conversationOf(interaction),
    ...askerOf(interaction),
  };
  return respond(bot, interaction, visibility(bot, interaction), async () => {
    if (asked.jobs.length < Math.min(2, named.length)) return { notice: SAME };
    return { answer: await answerJobs(bot.assistant, asked), conversation: asked.conversation };
  });
}
