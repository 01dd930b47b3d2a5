import type { App } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import type { Installations } from '../install/store.ts';
import { sourceOf } from '../source.ts';
import { onHomeOpened } from './home.ts';
import { onMessage } from './message.ts';
import { hear } from './parse-message.ts';

/** Every event that the manifest subscribes to. Bolt acknowledges events before a listener is called. */
export function register(app: App, bot: Bot, installations: Installations | null): void {
  for (const name of ['message', 'app_mention'] as const) {
    app.event(name, async ({ event, context, body }) => {
      const heard = hear(event, context.botUserId);
      if (heard) await onMessage(bot, sourceOf(context, body.team_id), heard);
    });
  }
  app.event('app_home_opened', ({ event, client }) => onHomeOpened(bot, client, event));
  app.event('app_uninstalled', async ({ body }) => forget(bot, installations, body));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await forget(bot, installations, body);
  });
}

/** The app is gone from a workspace, or may act there no more: nothing of it is kept. */
async function forget(
  bot: Bot,
  installations: Installations | null,
  { team_id: team, enterprise_id: enterprise }: { team_id: string; enterprise_id?: string },
): Promise<void> {
  await installations?.remove(team, enterprise);
  await bot.chat.forget(team);
  bot.log.info({ team }, 'slack: a workspace left, and what was kept of it');
}
