import { expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';

/** A place through the turns of a conversation. */

const assistant = createAssistant();

async function turns(conversation: string, ...texts: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const text of texts) answers.push(await assistant.ask({ text, conversation }));
  return answers;
}

const codes = ({ place }: Answer) => [place ?? []].flat().map(({ code }) => code);

test('where the asker is is asked, and what is said next fills it; it is kept', async () => {
  const [asked, told, other] = await turns(
    'a',
    'plumber pay near me',
    'Missouri',
    'what do welders make near me',
  );
  expect(asked).toMatchObject({ outcome: 'clarify', intent: 'describe', roles: [{ id: 'plumber' }] });
  expect(codes(told as Answer)).toEqual(['29']);
  expect(codes(other as Answer)).toEqual(['29']);
});

test('anywhere is the whole country', async () => {
  const [, told] = await turns('b', 'plumber pay near me', 'anywhere');
  expect(told).toMatchObject({ outcome: 'answer', place: null });
});

test('a place takes that of the one before, or stands beside it', async () => {
  const [, other, beside, nation] = await turns(
    'c',
    'nurse pay in Texas',
    'and in Florida?',
    'vs California',
    'is that above the national median?',
  );
  expect(codes(other as Answer)).toEqual(['12']);
  expect(codes(beside as Answer)).toEqual(['12', '06']);
  expect(codes(nation as Answer)).toEqual(['12', '06']);
});

test('a city of a shared name is told apart by its state', async () => {
  const [asked, told] = await turns('d', 'plumber pay in Springfield', 'Missouri');
  expect(asked).toMatchObject({ outcome: 'clarify' });
  expect(asked?.choices.map(({ label }) => label)).toContain('Springfield, MO');
  expect(codes(told as Answer)).toEqual(['29']);
});

test('a place stands beside the nation in the table, and its prices where they are asked for', async () => {
  const [plain, prices] = await turns('e', 'electrician pay in Ohio', 'and adjusted for the cost of living?');
  expect(plain?.table?.columns).toEqual(['Ohio', 'United States']);
  const last = prices?.table?.rows.at(-1);
  expect(last?.cells.map(({ text }) => text)).toEqual(['92.77%', '100%']);
  expect(prices?.lead).toMatch(/^In Ohio .* buys what about \$69,740 buys in the country at large\.$/);
});

test('an area whose figures only an import brings is said to; a state of it stands in, the others are offered', async () => {
  const [answer] = await turns('f', 'electrician pay in Philly');
  expect(answer?.lead).toMatch(/^For Philadelphia, .* alone no figures are known here/);
  expect(codes(answer as Answer)).toEqual(['42']);
  expect(answer?.followUps.map(({ text }) => text)).toContain('Electrician salary in New Jersey');
});

test('where somebody says they live is where they are; a city by its short name takes its place', async () => {
  const [, near, other] = await turns('g', 'I live in Georgia', 'what do plumbers make near me', 'and LA?');
  expect(codes(near as Answer)).toEqual(['13']);
  expect(other?.lead).toMatch(/^For Los Angeles, CA alone no figures are known here/);
});
