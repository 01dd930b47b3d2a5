import { setTimeout as delay } from 'node:timers/promises';
import { App, HTTPReceiver, type InstallationStore, SocketModeReceiver, type webApi } from '@slack/bolt';
import { deadline } from './deadline.ts';
import { type Log, sdkLogger } from './logger.ts';
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH, SCOPES } from './operate/manifest.ts';
import type { SlackSettings } from './settings.ts';

/** How long one request to Slack may take, in milliseconds. */
const REQUEST_MS = 10_000;
/** How long Slack may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 2_000;
/** The longest pause between two tries to connect again, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** The bot that a single token belongs to. */
export interface Self {
  botId: string;
  botUserId: string;
}

/** A Bolt app and what starts and stops it. */
export interface SlackApp {
  app: App;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How the Web API is called: within a time, and never repeated by the SDK, which cannot know what is safe to. */
export function clientOptions(settings: Pick<SlackSettings, 'apiUrl'>, log: Log): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    timeout: REQUEST_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(log),
  };
}

/**
 * An app that hears Slack by Socket Mode where there is an app-level token, else by signed HTTP; for the
 * workspace of `self`, or for all that `installations` holds. `host` is what HTTP listens on.
 */
export function createApp(
  settings: SlackSettings,
  log: Log,
  self: Self | null,
  installations: InstallationStore | null,
  host?: string,
): SlackApp {
  const options = clientOptions(settings, log);
  const logger = sdkLogger(log);
  const oauth = installations && {
    clientId: settings.clientId ?? '',
    clientSecret: settings.clientSecret ?? '',
    stateSecret: settings.stateSecret ?? '',
    installationStore: installations,
    scopes: [...SCOPES],
    installerOptions: {
      clientOptions: options,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
    },
  };
  const listen = { port: settings.port, ...(host ? { host } : {}) };
  const socket = settings.appToken ? socketReceiver(settings.appToken, settings, log) : undefined;
  const web =
    socket && !oauth
      ? undefined
      : new HTTPReceiver({
          signingSecret: settings.signingSecret ?? '',
          signatureVerification: !socket,
          // Beside Socket Mode the pages of an installation are all that is served.
          endpoints: socket ? [] : [EVENTS_PATH],
          logger,
          ...(oauth ?? {}),
        });
  const receiver = socket ?? web;
  if (!receiver) throw new Error('Slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.');
  const app = new App({
    receiver,
    logger,
    clientOptions: options,
    convoStore: false,
    ...(self ? { token: settings.botToken ?? '', ...self, tokenVerificationEnabled: false } : {}),
    // An HTTP receiver that installs authorizes by itself.
    ...(socket && web?.installer ? { authorize: web.installer.authorize } : {}),
  });
  return {
    app,
    async start() {
      if (web) await web.start(listen);
      await socket?.start();
    },
    async stop() {
      // A connection that never came about says nothing when it ends.
      const left = socket && deadline(socket.client.disconnect(), GOODBYE_MS);
      await Promise.allSettled([left, web?.stop()]);
    },
  };
}

function socketReceiver(appToken: string, { apiUrl }: SlackSettings, log: Log): SocketModeReceiver {
  const logger = sdkLogger(log);
  // Only the address of the next connection is asked for with these, again and again until the network is back.
  const clientOptions = {
    slackApiUrl: apiUrl,
    timeout: REQUEST_MS,
    retryConfig: { forever: true, factor: 1.5, maxTimeout: LONGEST_PAUSE_MS },
    logger,
  };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  keepReconnecting(receiver, log);
  return receiver;
}

/**
 * The SDK calls `start` for every new connection, and nobody waits for those after the first: where Slack
 * refuses one (as when it revokes the token) the rejection would end the process.
 */
function keepReconnecting({ client }: SocketModeReceiver, log: Log): void {
  const start = client.start.bind(client);
  let connected = false;
  let ended = false;
  client.on('disconnecting', () => {
    ended = true;
  });
  client.start = async () => {
    try {
      const opened = await start();
      connected = true;
      return opened;
    } catch (error) {
      if (!connected) throw error;
      if (!ended) log.error({ err: error }, 'slack: the connection is lost; trying again');
      await delay(LONGEST_PAUSE_MS, undefined, { ref: false });
      // Nobody waits for this one.
      return ended ? new Promise<never>(() => undefined) : client.start();
    }
  };
}
