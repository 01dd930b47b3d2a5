import type { App } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import type { Installations } from '../install/store.ts';
import { sourceOf } from '../source.ts';
import { onHomeOpened } from './home.ts';
import { onEdit, onMessage } from './message.ts';
import { hear, hearEdit } from './parse-message.ts';

/**
 * Every event that the manifest subscribes to. An event is acknowledged when its listener is done, so that a listener waits
 * for what must not be lost, and for nothing that Slack is asked to do.
 */
export function register(app: App, bot: Bot, installations: Installations | null): void {
  const unexpected = (error: unknown) => bot.log.error({ err: error }, 'slack: an event failed');
  for (const name of ['message', 'app_mention'] as const) {
    app.event(name, async ({ event, context, body, client }) => {
      const source = sourceOf(context, body.team_id);
      const heard = hear(event, context.botUserId);
      if (heard) return onMessage(bot, source, heard);
      const edited = hearEdit(event, context.botUserId);
      if (edited) void onEdit(bot, source, edited, client).catch(unexpected);
    });
  }
  app.event('agent_session_stopped', async ({ event, context, body }) => {
    const { channel, thread_ts: thread } = event;
    const { team } = sourceOf(context, body.team_id);
    bot.chat
      .halt(({ place }) => place.team === team && place.channel === channel && place.thread === thread)
      .catch(unexpected);
  });
  app.event('app_home_opened', async ({ event, client, context, body }) => {
    void onHomeOpened(bot, client, { ...event, team: sourceOf(context, body.team_id).team });
  });
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
