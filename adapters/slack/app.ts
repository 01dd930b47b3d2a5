import { App } from '@slack/bolt';
import type { SlackSettings } from '../../src/settings/settings.ts';
import { deadline } from '../common/deadline.ts';
import type { Log } from '../common/log.ts';
import type { Mounts } from '../common/mounts.ts';
import type { Installations } from './install/store.ts';
import { sdkLogger } from './logger.ts';
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from './operate/manifest.ts';
import { clientOptions, socketReceiver, webReceiver } from './receivers.ts';

/** Everything that Slack and who installs the app ask for. */
const PATHS = [EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH];
/** The time limit for closing a connection, in milliseconds. */
const GOODBYE_MS = 2_000;

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
  /** Returns whether events can arrive now. */
  isConnected(): boolean;
}

/**
 * An app that hears Slack by Socket Mode where there is an app-level token, else by signed HTTP; for the
 * workspace of `self`, or for all that `installations` holds.
 */
export function createApp(
  settings: SlackSettings,
  log: Log,
  self: Self | null,
  installations: Installations | null,
  mounts?: Mounts,
): SlackApp {
  const options = clientOptions(settings, log);
  const socket = settings.appToken ? socketReceiver(settings.appToken, settings, log) : undefined;
  // Beside Socket Mode HTTP serves the pages of an installation alone.
  const web = socket && !installations ? undefined : webReceiver(settings, log, installations, !socket);
  const receiver = socket ?? web;
  if (!receiver) throw new Error('Slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.');
  const app = new App({
    receiver,
    logger: sdkLogger(log),
    clientOptions: options,
    convoStore: false,
    ...(self ? { token: settings.botToken ?? '', ...self, tokenVerificationEnabled: false } : {}),
    // An HTTP receiver that installs authorizes by itself.
    ...(socket && web?.installer ? { authorize: web.installer.authorize } : {}),
  });
  acknowledgeLast(app);
  let connected = false;
  let unmount: (() => void) | undefined;
  // Whether Slack said hello on the socket that is open; over HTTP it is Slack that connects.
  socket?.client.on('connected', () => {
    connected = true;
  });
  socket?.client.on('close', () => {
    connected = false;
  });
  return {
    app,
    isConnected: () => socket === undefined || connected,
    async start() {
      const { host, port } = settings;
      if (web && mounts) unmount = mounts.add(PATHS, web.requestListener);
      else await web?.start({ port, ...(host ? { host } : {}) });
      await socket?.start();
    },
    async stop() {
      // A connection that was never established does not report its end, and clients may keep one open.
      const left = socket && deadline(socket.client.disconnect(), GOODBYE_MS);
      unmount?.();
      const closed = unmount ? undefined : web && deadline(web.stop(), GOODBYE_MS);
      await Promise.allSettled([left, closed]);
    },
  };
}

/**
 * Bolt acknowledges an event before a listener hears of it. Here an event is acknowledged when the listeners have written down
 * what is ours in it: what is lost before is delivered again.
 */
function acknowledgeLast(app: App): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (event.body.type !== 'event_callback') return process(event);
    await process({ ...event, ack: async () => undefined });
    await event.ack();
  };
}
