import type { ChatInputCommandInteraction } from 'discord.js';
import type { Bot } from '../bot.ts';
import { ask, help } from './ask.ts';
import { compare, role } from './compare.ts';
import { settings } from './settings.ts';

type Handler = (bot: Bot, interaction: ChatInputCommandInteraction) => Promise<void>;

/** The slash commands by name, as `definitions.ts` registers them. */
export const SLASH_COMMANDS: ReadonlyMap<string, Handler> = new Map([
  ['compare', compare],
  ['role', role],
  ['ask', ask],
  ['help', help],
  ['rolewise', settings],
]);
