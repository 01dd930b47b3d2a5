import { webApi } from '@slack/bolt';
import type { Assistant } from '../../src/assistant.ts';
import { clientOptions, createApp, type Self } from './app.ts';
import type { Log } from './logger.ts';
import type { SlackSettings } from './settings.ts';

/** A front end that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Starts the app and resolves when it is connected. Rejects with one sentence when Slack does not let it in. */
export async function startSlack(_assistant: Assistant, settings: SlackSettings, log: Log): Promise<Running> {
  const self = await whoAmI(settings, log);
  const slack = createApp(settings, log, self, null);
  await slack.start();
  return { stop: slack.stop };
}

async function whoAmI(settings: SlackSettings, log: Log): Promise<Self> {
  try {
    const client = new webApi.WebClient(settings.botToken, clientOptions(settings, log));
    const found = await client.auth.test();
    return { botId: found.bot_id ?? '', botUserId: found.user_id ?? '' };
  } catch (error) {
    throw new Error('Slack does not accept SLACK_BOT_TOKEN; run "npm run slack -- doctor" for what to do.', {
      cause: error,
    });
  }
}
