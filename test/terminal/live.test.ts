import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLive } from '../../adapters/terminal/live.ts';
import { show } from '../../adapters/terminal/screen.ts';
import { createAssistant } from '../../src/assistant.ts';
import { type MockModel, mockModel, planOf } from '../model/mock.ts';

/** A lead on a terminal, as a model plans it. */

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
});
afterAll(() => server.stop());

const QUESTION = { text: 'officer vs director salary' };
const PLAN = planOf([
  { say: 'values', lines: [1] },
  { say: 'values', lines: [2] },
  { say: 'compare', lines: [2, 1], tell: 'gap' },
]);

/** A terminal that keeps what was written, write by write. */
function terminal(isTTY = true) {
  const writes: string[] = [];
  const output = Object.assign(new PassThrough(), { isTTY });
  output.on('data', (chunk) => writes.push(String(chunk)));
  return { output, writes };
}

describe.each([30, 60, 100])('at %i columns', (columns) => {
  const screen = { columns, colour: false };

  test('a lead is printed sentence by sentence; with the rest it is the answer', async () => {
    server.says({ content: PLAN }, { chunkSize: 6 });
    const { output, writes } = terminal();
    const { answer, begun, rest } = await askLive(server.assistant(), QUESTION, output, screen);
    expect(begun).toBe(true);
    expect(writes).toHaveLength(3);
    expect(`${writes.join('')}\n${rest}`).toBe(show(answer, screen));
  });

  test('our own lead, where a plan is not followed, is printed all the same', async () => {
    server.says({ content: planOf([]) });
    const { output, writes } = terminal();
    const { answer, rest } = await askLive(server.assistant(), QUESTION, output, screen);
    expect(`${writes.join('')}\n${rest}`).toBe(show(answer, screen));
  });
});

test.each([
  ['where the output is no terminal', () => server.assistant(), false],
  ['without a model', () => createAssistant(), true],
])('%s nothing is printed before the answer is whole', async (_, open, isTTY) => {
  server.says({ content: PLAN });
  const { output, writes } = terminal(isTTY);
  const screen = { columns: 80, colour: false };
  const { answer, begun, rest } = await askLive(open(), QUESTION, output, screen);
  expect({ writes, begun, rest }).toEqual({ writes: [], begun: false, rest: show(answer, screen) });
});
