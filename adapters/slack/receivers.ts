import { setTimeout as delay } from 'node:timers/promises';
import { HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { SlackSettings } from '../../src/settings/settings.ts';
import type { Log } from '../common/log.ts';
import { wholeForm } from '../common/whole-form.ts';
import { withBody } from './bodies.ts';
import type { Installations } from './install/store.ts';
import { sdkLogger } from './logger.ts';
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH, SCOPES } from './operate/manifest.ts';

/** The time limit for one request to Slack, in milliseconds. */
const REQUEST_MS = 10_000;
/** The longest pause between two tries to connect again, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** Returns the options of Web API calls: a time limit, and no retries, as the SDK cannot know which are safe. */
export function clientOptions(settings: Pick<SlackSettings, 'apiUrl'>, log: Log): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    timeout: REQUEST_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(log),
    fetch: fetchWhole,
  };
}

/** Sends files as bytes. */
const fetchWhole: typeof fetch = async (input, init) => {
  if (!(init?.body instanceof FormData)) return fetch(input, init);
  const { body, type } = await wholeForm(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', type);
  return fetch(input, { ...init, headers, body });
};

/** Hears Slack by signed HTTP (`events`), and serves the pages of an installation where there may be some. */
export function webReceiver(
  settings: SlackSettings,
  log: Log,
  installations: Installations | null,
  events: boolean,
): HTTPReceiver {
  const oauth = installations && {
    clientId: settings.clientId ?? '',
    clientSecret: settings.clientSecret ?? '',
    installationStore: installations,
    scopes: [...SCOPES],
    installerOptions: {
      clientOptions: clientOptions(settings, log),
      stateStore: installations.states,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
    },
  };
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    signatureVerification: events,
    endpoints: events ? [EVENTS_PATH] : [],
    logger: sdkLogger(log),
    ...(oauth ?? {}),
  });
  receiver.requestListener = withBody(receiver.requestListener);
  return receiver;
}

/** Hears Slack by Socket Mode, and connects again whenever the connection is lost. */
export function socketReceiver(appToken: string, { apiUrl }: SlackSettings, log: Log): SocketModeReceiver {
  const logger = sdkLogger(log);
  // Only the address of the next connection is asked for with these, again and again until the network is back.
  const options = {
    slackApiUrl: apiUrl,
    timeout: REQUEST_MS,
    retryConfig: { forever: true, factor: 1.5, maxTimeout: LONGEST_PAUSE_MS },
    logger,
  };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: options } });
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
