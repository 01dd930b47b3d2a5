import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockModel, mockModel } from '../model/mock.ts';
import { asked, setup } from './harness.ts';
import { BOT_USER, IN_DM } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

/** The whole way of a lead: from a model on this machine, checked against the facts, into Slack. */

const QUESTION = 'officer vs director salary';
const TRUE = [
  'An operations director earns $104,050 a year on average.',
  'An operations officer earns $46,813 on average.',
  'That is $57,237 more.',
];
const FALSE = 'An operations director earns $114,050 a year on average.';
/** In small pieces, each a while after the one before. */
const SLOWLY = { chunkSize: 12, latency: 15 };

/** The words of a message as they are read. */
const read = (message: Message) => textOf(message).replaceAll(/[\\\u200b]/g, '');
const count = (text: string, part: string) => text.split(part).length - 1;

let model: MockModel;
beforeAll(async () => {
  model = await mockModel();
});
afterAll(() => model.stop());

describe('a lead that a real client of a model receives', () => {
  it.each([
    ['a private chat', QUESTION, IN_DM],
    ['a channel', `<@${BOT_USER}> ${QUESTION}`, undefined],
  ] as const)('is streamed in %s as it comes, then the figures', async (_what, text, place) => {
    model.says({ content: TRUE.join(' ') }, SLOWLY);
    const bot = await setup({ assistant: model.assistant() });
    const message = await asked(bot, text, place);
    expect(message.stream).toBe('stopped');
    for (const sentence of TRUE) expect(count(read(message), sentence)).toBe(1);
    expect(message.blocks.map(({ type }) => type)).toContain('data_table');
  });

  it('that turns false is ended by our own words; what is false is never shown', async () => {
    model.says({ content: [TRUE[0], FALSE, TRUE[1]].join(' ') }, SLOWLY);
    const bot = await setup({ assistant: model.assistant() });
    const message = await asked(bot, QUESTION, IN_DM);
    const all = bot.server.workspace.messages.map(read).join('\n');
    expect(all).not.toContain('114,050');
    expect(count(read(message), String(TRUE[0]))).toBeLessThanOrEqual(1);
    expect(all).toContain('$46,813');
  });

  it('is our own, posted at once, where the model fails', async () => {
    model.says({ error: { message: 'down', type: 'server_error' }, status: 500 });
    const bot = await setup({ assistant: model.assistant() });
    const message = await asked(bot, QUESTION, IN_DM);
    expect(message.by).toBe('chat.postMessage');
    expect(read(message)).toContain('$104,050');
  });
});
