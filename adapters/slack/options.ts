import type { App, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { cut } from '../chat/turn.ts';
import type { Bot } from './bot.ts';
import { ACTIONS, FIELDS } from './controls.ts';
import { LIMITS } from './limits.ts';
import { roleOptions } from './render/forms.ts';

/** The typeahead of every field that takes a role, over the whole catalogue. */
export function registerOptions(app: App, bot: Bot): void {
  for (const field of [FIELDS.roles, FIELDS.role, ACTIONS.homeFind]) {
    app.options(field, (args) => suggest(bot, args));
  }
}

async function suggest(
  bot: Bot,
  { ack, options }: Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'ack' | 'options'>,
): Promise<void> {
  await ack({ options: roleOptions(bot.assistant.suggest(cut(options.value), LIMITS.options)) });
}
