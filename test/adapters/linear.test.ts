import type { Message } from 'discord.js';
import { ChannelType, MessageType } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { replyTo } from '../../adapters/chat/replies.ts';
import { type Request as Asked, requestSchema, type Turn } from '../../adapters/chat/turn.ts';
import type { View } from '../../adapters/chat/views.ts';
import { decodeId } from '../../adapters/discord/interactions/ids.ts';
import { hear as hearDiscord } from '../../adapters/discord/messages/question.ts';
import { decodeAbout } from '../../adapters/slack/controls.ts';
import { hear as hearSlack, wordsOf } from '../../adapters/slack/events/parse-message.ts';
import { decodeMetadata } from '../../adapters/slack/views/metadata.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { createStore } from '../../src/state/store.ts';
import { embedded, posted, webApp } from '../web/harness.ts';

/** Time to read a text grows no faster than its length, and not at all beyond what is looked at. */

const SHAPES = [
  ...['<!a^', '<@U1|', '<a|', '<https://x|', '<', '>', '&amp;', '&lt;!', '<:a:1>', '<@', ':a:'],
  ...['((', ' [x](', '*_~`', '||', '"\'', '@here ', 'http://', '.com/', 'a-b/', '\\', '{"a":[', '-'],
  ...['a', 'aaaa ', '1,', '9.9% ', '$1 to $', '\n', '  \t', '\u202e', 'e\u0301\u0302', '😀', '\ud83d'],
  ...[
    'vs ',
    'and or ',
    'not un-',
    'nurse vs ',
    'operations officer, ',
    'in new york or ',
    'is it true that ',
  ],
];
const SHORT = 500;
const LONG = 4 * SHORT;
/** Far beyond what is looked at. */
const HUGE = 64_000;
/** Four times the length may take ten times the work: sixteen times is growth with the square. */
const MOST_GROWTH = 10;
/** Less is the noise of a measurement: a collection of garbage. */
const NOISE_MS = 50;
const TRIES = 5;

type Entry = (text: string) => unknown;

/** Milliseconds that this thread worked, whatever else the machine does; the least of several tries. */
async function work(entry: Entry, text: string): Promise<number> {
  const before = process.threadCpuUsage();
  await entry(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

const repeated = (shape: string, length: number) =>
  shape.repeat(Math.ceil(length / shape.length)).slice(0, length);

/** Returns what is wrong with the growth; a second look is taken where something else may have been at work. */
async function fault(entry: Entry, shape: string): Promise<string | undefined> {
  const least = [SHORT, LONG, HUGE].map(() => Number.POSITIVE_INFINITY);
  for (let tried = 0; tried < TRIES; tried += 1) {
    for (const [at, length] of [SHORT, LONG, HUGE].entries())
      least[at] = Math.min(least[at] ?? 0, await work(entry, repeated(shape, length)));
    const [short = 0, long = 0, huge = 0] = least;
    if (long < NOISE_MS + MOST_GROWTH * short && huge < NOISE_MS + MOST_GROWTH * long) return undefined;
  }
  return `${JSON.stringify(shape)}: ${least.map((ms) => Math.round(ms)).join(', ')} ms`;
}

const ME = 'U1';

function discordMessage(content: string): Message {
  const none = { has: () => false, some: () => false, filter: () => [], size: 0 };
  return {
    content,
    type: MessageType.Default,
    author: { bot: false },
    webhookId: null,
    client: { user: { id: ME } },
    channel: { type: ChannelType.DM },
    mentions: { users: none, roles: none, repliedUser: null },
    attachments: none,
    stickers: none,
  } as unknown as Message;
}

const slackEvent = (text: string) => ({ channel: 'C1', ts: '1.0', user: 'U2', text, channel_type: 'im' });

let assistant: Assistant;
let app: Awaited<ReturnType<typeof webApp>>;
let view: View;
beforeAll(async () => {
  ({ assistant } = await embedded());
  app = await webApp();
  view = { answer: await assistant.ask({ text: 'officer vs director' }), owner: 'u', hidden: false };
  for (const entry of Object.values(ENTRIES)) await entry('officer');
});

const ratings = openRatings(createStore(memoryDriver()));

/** A request as a chat front end replies to it, read from the store first. */
function replied(request: Asked): Promise<unknown> {
  const turn = { request: requestSchema.parse(request), user: 'u', about: { ref: 'r', owner: 'u' } };
  const asking = { id: 'i', conversation: 'c', user: 'u' };
  return replyTo(
    { assistant, ratings, platform: 'test' },
    turn as Turn<unknown>,
    { view, load: async () => view },
    asking,
  );
}

const encoded = (path: string, text: string) => `${path}${encodeURIComponent(text.toWellFormed())}`;

function tool(name: string, args: object): Promise<unknown> {
  const params = { name, arguments: args };
  const accept = 'application/json, text/event-stream';
  const request = posted({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, { accept });
  return Promise.resolve(app.request('/mcp', request));
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  'a question': (text) => assistant.ask({ text }),
  'a turn of a conversation': async (text) => {
    await assistant.ask({ text: 'officer vs director', conversation: 'here' });
    await assistant.ask({ text, conversation: 'here' });
  },
  'a half-typed title': (text) => assistant.suggest(text, 10),
  'roles in a text': (text) => assistant.rolesIn(text, 5),
  'an explanation': (text) => assistant.explain(text),
  'a message in Slack': (text) => hearSlack(slackEvent(text), ME),
  'words of Slack': (text) => wordsOf(text, ME),
  'controls of Slack': (text) => [decodeAbout(text), decodeMetadata(text)],
  'a message in Discord': (text) => hearDiscord(discordMessage(text)),
  'controls of Discord': (text) => decodeId(text),
  'a question in a chat': (text) => replied({ do: 'ask', text }),
  'a form of two jobs': (text) => replied({ do: 'jobs', jobs: [{ text }, { text: 'nurse' }], aspects: [] }),
  'a form that adds a job': (text) => replied({ do: 'add', job: { text } }),
  'the jobs of a message': (text) => replied({ do: 'named', text }),
  'a question to the API': (text) => app.request('/api/ask', posted({ text })),
  'a title to the API': (text) => app.request(encoded('/api/suggest?q=', text)),
  'a list of the API': (text) => app.request(encoded('/api/roles?q=', text)),
  'the page': (text) => app.request(encoded('/?q=', text)),
  'the list of the page': (text) => app.request(encoded('/roles?q=', text)),
  'a pair of the page': (text) => app.request(encoded('/compare/nurse/', text)),
  'a title to MCP': (text) => tool('find_role', { title: text }),
  'titles to MCP': (text) => tool('compare_roles', { roles: ['nurse', text] }),
  'a question to MCP': (text) => tool('rank_roles', { question: text }),
};

describe('reading takes no longer than the length of a text explains', () => {
  test.each(Object.keys(ENTRIES))(
    '%s',
    async (name) => {
      const entry = ENTRIES[name] as Entry;
      const faults: string[] = [];
      for (const shape of SHAPES) faults.push((await fault(entry, shape)) ?? '');
      expect(faults.filter(Boolean)).toEqual([]);
    },
    300_000,
  );
});
