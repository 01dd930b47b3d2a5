import type { App, MessageShortcut } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { CALLBACKS } from '../controls.ts';
import { named } from './named.ts';

export function register(app: App, bot: Bot): void {
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: CALLBACKS.named }, (args) =>
    named(bot, args),
  );
}
