import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { CALLBACKS } from '../controls.ts';
import { compareSent } from './compare.ts';
import { rolesSent } from './roles.ts';

/** Every form sent off. */
export function register(app: App, bot: Bot): void {
  app.view<ViewSubmitAction>(CALLBACKS.compare, (args) => compareSent(bot, args));
  app.view<ViewSubmitAction>(CALLBACKS.swap, (args) => rolesSent(bot, args));
  app.view<ViewSubmitAction>(CALLBACKS.add, (args) => rolesSent(bot, args));
}
