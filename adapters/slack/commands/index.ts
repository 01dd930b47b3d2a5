import type { App } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { compare } from './compare.ts';

/** Every command that the app has: an operator may name `/compare` otherwise in the manifest. */
export function register(app: App, bot: Bot): void {
  app.command(/^\//, (args) => compare(bot, args));
}
