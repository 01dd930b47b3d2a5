import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockModel, mockModel, planOf } from '../model/mock.ts';
import { asked, setup } from './harness.ts';
import { BOT_USER, IN_DM } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

/** The whole way of a lead: from a model on this machine, which chooses its facts, into Slack. */

const QUESTION = 'officer vs director salary';
const PLAN = planOf([
  { say: 'compare', lines: [1, 2], tell: 'gap' },
  { say: 'values', lines: [3] },
]);
const FIRST =
  'An operations officer earns $46,813 a year on average, against $104,050 for an operations director: $57,237 less.';
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
    model.says({ content: PLAN }, SLOWLY);
    const bot = await setup({ assistant: model.assistant() });
    const message = await asked(bot, text, place);
    expect(message.stream).toBe('stopped');
    expect(count(read(message), FIRST)).toBe(1);
    expect(message.blocks.map(({ type }) => type)).toContain('data_table');
  });

  it('is our own, posted at once, where the model fails', async () => {
    model.says({ error: { message: 'down', type: 'server_error' }, status: 500 });
    const bot = await setup({ assistant: model.assistant() });
    const message = await asked(bot, QUESTION, IN_DM);
    expect(message.by).toBe('chat.postMessage');
    expect(read(message)).toContain('$104,050');
  });
});
