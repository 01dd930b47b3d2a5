import { type App, webApi } from '@slack/bolt';
import type { SlackSettings } from '../../src/settings/settings.ts';
import { type Surroundings as ChatSurroundings, type Tuning as ChatTuning, openChat } from '../chat/chat.ts';
import { lanes } from '../chat/lanes.ts';
import { safeLog } from '../chat/safe-log.ts';
import { deadline } from '../common/deadline.ts';
import type { Log } from '../common/log.ts';
import type { Mounts } from '../common/mounts.ts';
import type { Running } from '../common/running.ts';
import { registerActions } from './actions.ts';
import { patiently, reasonOf } from './api.ts';
import { createApp, type Self, type SlackApp } from './app.ts';
import type { Bot } from './bot.ts';
import { openChannels } from './channels.ts';
import { clientOfToken, clientsOf } from './clients.ts';
import { registerCommands } from './commands.ts';
import { register as registerEvents } from './events/index.ts';
import { reduce } from './failing.ts';
import { type Installations, openInstallations } from './install/store.ts';
import { LIMITS } from './limits.ts';
import { missingScopes } from './operate/scopes.ts';
import { registerOptions } from './options.ts';
import { placeSchema } from './place.ts';
import { slackPlatform } from './platform.ts';
import { clientOptions } from './receivers.ts';
import { registerForms } from './views/sent.ts';

/** Settings that only tests change. */
export interface Tuning extends ChatTuning {
  /** The pause between two posts to one channel, in milliseconds. */
  betweenPostsMs?: number | undefined;
}

/** The dependencies of the front end. */
export interface Surroundings extends ChatSurroundings {
  /** The paths of a server that listens already; left out: Slack's requests come to a port of their own. */
  mounts?: Mounts | undefined;
}

/** The time limit for the first connection, in milliseconds. */
const CONNECT_MS = 60_000;

/**
 * Starts the app and resolves when it is connected: Socket Mode with an app-level token, else HTTP on `port`; one workspace
 * with a bot token, else every one that installs it. Rejects with one sentence when Slack does not let it in.
 */
export async function startSlack(
  { assistant, store, seal, log: raw, mounts }: Surroundings,
  settings: SlackSettings,
  tuning: Tuning = {},
): Promise<Running> {
  const log = safeLog(raw, reduce);
  const options = clientOptions(settings, log);
  const self = settings.botToken ? await whoAmI(settings, log) : null;
  const installations = self ? null : openInstallations(store, settings);
  await installations?.reseal();
  const clients = installations
    ? clientsOf(installations, options)
    : clientOfToken(settings.botToken ?? '', options);
  const channels = openChannels(store);
  const platform = slackPlatform(clients, channels, log, tuning.betweenPostsMs ?? LIMITS.betweenPostsMs);
  const chat = openChat({ assistant, store, seal, log, platform, place: placeSchema, tuning });
  const slack = createApp(settings, log, self, installations, mounts);
  listen(slack.app, { assistant, log, chat, channels, arrivals: lanes() }, installations);
  await connect(slack);
  await chat.resume();
  log.info({ mode: settings.appToken ? 'socket' : 'http' }, 'slack: connected');
  return {
    isReady: slack.isConnected,
    async stop() {
      await slack.stop();
      await chat.stop();
    },
  };
}

function listen(app: App, bot: Bot, installations: Installations | null): void {
  registerEvents(app, bot, installations);
  registerCommands(app, bot);
  registerActions(app, bot);
  registerForms(app, bot);
  registerOptions(app, bot);
  app.error(async (error) => bot.log.error({ err: error }, 'slack: an event failed'));
}

/** Returns the bot that the token belongs to; logs the scopes that it lacks. */
async function whoAmI(settings: SlackSettings, log: Log): Promise<Self> {
  const client = new webApi.WebClient(settings.botToken, clientOptions(settings, log));
  try {
    const found = await patiently(() => client.auth.test(), true);
    const missing = missingScopes(found.response_metadata?.scopes);
    if (missing.length > 0) {
      log.warn({ missing }, 'slack: the app lacks scopes; update its manifest and reinstall it');
    }
    return { botId: found.bot_id ?? '', botUserId: found.user_id ?? '' };
  } catch (error) {
    const why = reasonOf(error);
    throw new Error(
      why
        ? `Slack does not accept SLACK_BOT_TOKEN (${why}); run "npm run slack -- doctor" for what to do.`
        : 'Slack cannot be reached; run "npm run slack -- doctor" for what to do.',
      { cause: error },
    );
  }
}

async function connect({ start, stop }: SlackApp): Promise<void> {
  try {
    await deadline(start(), CONNECT_MS);
  } catch (error) {
    await stop();
    const why = reasonOf(error) || (error instanceof Error ? error.message : String(error));
    throw new Error(`Slack cannot be connected (${why}); run "npm run slack -- doctor" for what to do.`, {
      cause: error,
    });
  }
}
