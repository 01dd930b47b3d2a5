import { expect, onTestFinished } from 'vitest';
import type { Tuning } from '../../adapters/chat/chat.ts';
import type { Running } from '../../adapters/common/running.ts';
import { startDiscord } from '../../adapters/discord/start.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { DiscordSettings } from '../../src/settings/settings.ts';
import type { Store } from '../../src/state/store.ts';
import { type FakeAssistant, fakeAssistant } from '../adapters/assistant.ts';
import { capture, dataDir, over, SEAL, TUNING } from '../adapters/harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID, user } from './server/payloads.ts';
import type { StoredMessage, Tracked } from './server/rest.ts';
import { componentsIn } from './server/validate.ts';

/** A bot that talks to a small Discord of its own. */
export interface Setup {
  server: DiscordServer;
  /** The first server that the bot is on. */
  guild: string;
  assistant: FakeAssistant;
  settings: DiscordSettings;
  /** The folder of its store. */
  dir: string;
  /** Everything that was logged, one line an entry. */
  log: string[];
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Options {
  /** In place of the scripted one. */
  assistant?: Assistant;
  guilds?: string[];
  heartbeatMs?: number;
  tuning?: Tuning;
  token?: string;
  messageContent?: boolean;
  /** In place of one over a folder. */
  store?: Store;
}

/** Starts server and bot; both end with the test, which fails when Discord would have refused anything. */
export async function setup(options: Options = {}): Promise<Setup> {
  const server = await DiscordServer.start(options.guilds ? { guilds: options.guilds } : {});
  const assistant = fakeAssistant();
  server.rest.showsWords = options.messageContent ?? false;
  server.gateway.heartbeatMs = options.heartbeatMs ?? server.gateway.heartbeatMs;
  const settings = {
    token: options.token ?? server.rest.token,
    apiUrl: server.apiUrl,
    messageContent: options.messageContent,
  };
  const dir = await dataDir();
  const log: string[] = [];
  let running: Running | undefined;
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  onTestFinished(async () => {
    await stop();
    await server.close();
    expect(server.rest.violations).toEqual([]);
  });
  const start = () =>
    over(dir, (store) =>
      startDiscord(
        {
          assistant: options.assistant ?? assistant,
          store: options.store ?? store,
          seal: SEAL,
          log: capture(log),
        },
        settings,
        { ...TUNING, ...options.tuning },
      ),
    );
  running = await start();
  return {
    server,
    guild: server.gateway.guilds[0] ?? '',
    assistant,
    settings,
    dir,
    log,
    stop,
    async restart() {
      await stop();
      running = await start();
    },
  };
}

/** Every text of a message. */
export function textOf(message: StoredMessage | undefined): string {
  const contents = componentsIn(message?.components ?? []).map(({ content }) => content);
  return contents.filter((content) => typeof content === 'string').join('\n');
}

export function hidden(message: StoredMessage | undefined): boolean {
  return Boolean((message?.flags ?? 0) & 64);
}

/** The `custom_id` of the control whose label or placeholder begins so. */
export function control(message: StoredMessage | undefined, start: string): string {
  const found = componentsIn(message?.components ?? []).find(({ label, placeholder }) =>
    String(label ?? placeholder ?? '').startsWith(start),
  );
  if (typeof found?.custom_id !== 'string') throw new Error(`no control "${start}" in ${textOf(message)}`);
  return found.custom_id;
}

export function optionsOf(
  message: StoredMessage | undefined,
  start: string,
): { label: string; value: string }[] {
  const id = control(message, start);
  const found = componentsIn(message?.components ?? []).find(({ custom_id }) => custom_id === id);
  return (found?.options ?? []) as { label: string; value: string }[];
}

/** The type of a first response that is a whole message. */
const REPLY = 4;

/** Waits until the interaction has its answer: a reply, an edited one, or a private message beside it. */
export async function answered(server: DiscordServer, tracked: Tracked): Promise<StoredMessage> {
  return server.until(() =>
    tracked.edits > 0 || tracked.first === REPLY ? tracked.original : tracked.followUps.at(-1),
  );
}

/** What Discord adds to a reply to a message of the bot; with the ping on, a mention of it. */
export function replying(message: StoredMessage, ping = true) {
  const me = { ...user(APP_ID), bot: true };
  return {
    type: 19,
    message_reference: { message_id: message.id, channel_id: message.channel_id },
    referenced_message: message,
    mentions: ping ? [me] : [],
  };
}
