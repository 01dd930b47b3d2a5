import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import type { Mounts } from '../../adapters/common/mounts.ts';
import type { Running } from '../../adapters/common/running.ts';
import { SCOPES } from '../../adapters/slack/operate/manifest.ts';
import { startSlack, type Tuning } from '../../adapters/slack/start.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { SlackSettings } from '../../src/settings/settings.ts';
import type { Store } from '../../src/state/store.ts';
import { type FakeAssistant, fakeAssistant } from '../adapters/assistant.ts';
import { capture, dataDir, over, SEAL, TUNING } from '../adapters/harness.ts';
import type { Delivery } from './server/deliveries.ts';
import { SlackServer } from './server/index.ts';
import { IN_DM, type Place } from './server/payloads.ts';
import { elementsOf, type Json } from './server/schema/blocks.ts';
import { BOT_TOKEN, type Message, type View } from './server/workspace.ts';

/** An app that talks to a small Slack of its own. */
export interface Setup {
  server: SlackServer;
  /** The scripted assistant, which answers unless the options name another. */
  assistant: FakeAssistant;
  settings: SlackSettings;
  /** The folder of its store. */
  dir: string;
  /** Everything that was logged, one line an entry. */
  log: string[];
  /** Starts one more process's worth of the app over the same store. */
  another(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const SECRET = 'loopback-signing-secret';

/** Settings as the environment gives them, all for this server. */
export function settingsFor(server: SlackServer, more: Partial<SlackSettings> = {}): SlackSettings {
  return {
    botToken: BOT_TOKEN,
    appToken: server.web.appToken,
    signingSecret: undefined,
    host: '127.0.0.1',
    port: 0,
    clientId: undefined,
    clientSecret: undefined,
    stateSecrets: undefined,
    apiUrl: server.apiUrl,
    ...more,
  };
}

export interface Options {
  /** In place of the scripted one. */
  assistant?: Assistant;
  /** Listen by signed HTTP instead of Socket Mode. */
  http?: boolean;
  settings?: Partial<SlackSettings>;
  /** The paths of a server that listens in its place. */
  mounts?: Mounts;
  tuning?: Tuning;
  /** In place of one over a folder. */
  store?: Store;
  /** How long a channel of the server is closed after a message, in milliseconds. */
  messageMs?: number;
  /** What the workspaces granted; left out: what the manifest asks for. */
  scopes?: readonly string[];
  /** Done to the server before the app starts. */
  prepare?: (server: SlackServer) => void;
}

/** Starts server and app; both end with the test, which fails when Slack would have refused anything. */
export async function setup(options: Options = {}): Promise<Setup> {
  const server = await SlackServer.start();
  const assistant = fakeAssistant();
  server.web.messageMs = options.messageMs ?? 0;
  options.prepare?.(server);
  // What is not asked for in the manifest is not granted.
  for (const install of server.workspace.installs) install.scopes = [...(options.scopes ?? SCOPES)];
  const http = options.http
    ? { appToken: undefined, signingSecret: SECRET, port: await freePort() }
    : undefined;
  const settings = settingsFor(server, { ...http, ...options.settings });
  if (http) {
    server.requests.url = `http://127.0.0.1:${http.port}/slack/events`;
    server.requests.secret = SECRET;
  }
  const dir = await dataDir();
  const log: string[] = [];
  const running: Running[] = [];
  const start = async () => {
    const tuning = {
      ...TUNING,
      betweenPostsMs: options.messageMs ?? 0,
      ...options.tuning,
    };
    const asked = options.assistant ?? assistant;
    running.push(
      await over(dir, (store) =>
        startSlack(
          {
            assistant: asked,
            store: options.store ?? store,
            seal: SEAL,
            log: capture(log),
            mounts: options.mounts,
          },
          settings,
          tuning,
        ),
      ),
    );
  };
  const stop = async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await server.until(() => server.sockets.connections.length === 0);
  };
  onTestFinished(async () => {
    await stop();
    await server.close();
    expect(server.violations).toEqual([]);
  });
  await start();
  const restart = async () => {
    await stop();
    await start();
  };
  return { server, assistant, settings, dir, log, stop, restart, another: start };
}

/** A message that stands there whole: no stream is still open. */
function whole(message: Message | undefined): Message | undefined {
  return message?.stream === 'open' ? undefined : message;
}

/** The answer to a message: the first in its thread. */
export function replyTo({ server }: Pick<Setup, 'server'>, ts: string): Promise<Message> {
  return server.until(() => whole(server.repliesTo(ts)[0]));
}

/** Says something and waits for the answer. */
export function asked(bot: Setup, text: string, place?: Place, more?: Json): Promise<Message> {
  return replyTo(bot, bot.server.say(text, place, more));
}

/** What comes after so many messages, private ones included. */
export function messageAfter({ server }: Setup, before: number): Promise<Message> {
  return server.until(() => whole(server.workspace.messages[before]));
}

/** The answer to an interaction: what came by its `response_url`. */
export function answered({ server }: Setup, delivery: Delivery, at = 0): Promise<Message> {
  return server.until(() => delivery.responses[at]);
}

/** The form that an interaction opened. */
export function opened({ server }: Setup, delivery: Delivery): Promise<View> {
  return server.until(() => delivery.view);
}

/** A private chat's answer comes after everything that was sent before it: nothing is on its way any more. */
export async function settle(bot: Setup): Promise<void> {
  const { server } = bot;
  await server.until(() => server.deliveries.open === 0);
  await asked(bot, 'settled?', IN_DM);
}

/** Every control of a message or a form. */
export function elements(shown: Message | View | undefined): Json[] {
  return (shown?.blocks ?? []).flatMap(elementsOf);
}

/** The `action_id` of the control whose label or placeholder begins so. */
export function control(shown: Message | View, start: string): string {
  const named = ({ text, placeholder, positive_button: positive }: Json) =>
    [text, placeholder, (positive as Json | undefined)?.text].map((one) => String((one as Json)?.text ?? ''));
  const found = elements(shown).find((element) => named(element).some((name) => name.startsWith(start)));
  if (typeof found?.action_id !== 'string') throw new Error(`no control "${start}"`);
  return found.action_id;
}

/** The values that a select under a message offers. */
export function optionsOf(shown: Message | View, start: string): { value: string; text: string }[] {
  const id = control(shown, start);
  const options = elements(shown).find(({ action_id }) => action_id === id)?.options as
    | { value: string; text: { text: string } }[]
    | undefined;
  return (options ?? []).map(({ value, text }) => ({ value, text: text.text }));
}

/** Presses the button, or picks the option, whose words begin so. */
export function choose({ server }: Setup, shown: Message, start: string, place?: Place): Delivery {
  const words = (given: unknown) => String((given as Json | undefined)?.text ?? '');
  for (const element of elements(shown)) {
    const id = String(element.action_id);
    if (words(element.text).startsWith(start)) return server.press(shown, id, {}, place);
    const options = (element.options ?? []) as Json[];
    const option = options.find(({ text }) => words(text).startsWith(start));
    if (option) return server.press(shown, id, { options: [{ value: String(option.value) }] }, place);
  }
  throw new Error(`nothing "${start}" to press or pick`);
}

/** The value of the "Helpful" or "Not helpful" button. */
export function rating(shown: Message, which: 'positive_button' | 'negative_button'): string {
  const found = elements(shown).find(({ type }) => type === 'feedback_buttons');
  return String((found?.[which] as Json | undefined)?.value);
}
