import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batch } from '../../adapters/terminal/batch.ts';
import { LONGEST_LINE, linesOf } from '../../adapters/terminal/lines.ts';
import { fakeAssistant } from './sample.ts';

async function run(
  input: string | Buffer[],
  assistant = fakeAssistant(),
): Promise<Record<string, unknown>[]> {
  const output = new PassThrough({ highWaterMark: 64 });
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  await batch(assistant, Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input), output);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('batch', () => {
  test('answers in order, each with its id', async () => {
    const input = ['q1', 'q2', 'q3'].map((id) => JSON.stringify({ id, text: 'porter?' })).join('\n');
    expect((await run(input)).map(({ id, outcome }) => [id, outcome])).toEqual([
      ['q1', 'answer'],
      ['q2', 'answer'],
      ['q3', 'answer'],
    ]);
  });

  test('a line that cannot be read gives an error line, and the next is answered', async () => {
    const input = [
      '{"id": "a", "text": "porter?"',
      'null',
      '[1]',
      '{"id": "b"}',
      '{"id": "c", "text": 7}',
      '{"id": "d", "text": "x", "conversation": {}}',
      '',
      '   ',
      '{"id": "e", "text": "porter?"}',
    ].join('\r\n');
    const answers = await run(input);
    expect(answers.map(({ id, error, outcome }) => [id, error ?? outcome])).toEqual([
      [null, 'the line is not valid JSON'],
      [null, 'the line is not a JSON object'],
      [null, 'the line is not a JSON object'],
      ['b', '"text" must be there and be a string'],
      ['c', '"text" must be there and be a string'],
      ['d', '"conversation" must be a string'],
      ['e', 'answer'],
    ]);
  });

  test('lines of one conversation are passed on as such', async () => {
    const assistant = fakeAssistant();
    await run(
      '{"id":"1","conversation":"c1","text":"a"}\n{"id":"2","conversation":null,"text":"b"}\n',
      assistant,
    );
    expect(assistant.asked.map(({ conversation }) => conversation)).toEqual(['c1', undefined]);
  });

  test('a question that fails gives an error line with its id', async () => {
    const assistant = fakeAssistant();
    assistant.ask = async () => Promise.reject(new Error('the catalogue is gone'));
    expect(await run('{"id":"1","text":"a"}', assistant)).toEqual([
      { id: '1', error: 'the catalogue is gone' },
    ]);
  });

  test('an answer comes before the next question is there', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const ended = batch(fakeAssistant(), input, output);
    for (const id of ['1', '2']) {
      input.write(`${JSON.stringify({ id, text: 'porter?' })}\n`);
      const [line] = (await new Promise<Buffer>((resolve) => output.once('data', resolve)))
        .toString()
        .split('\n');
      expect(JSON.parse(line ?? '')).toMatchObject({ id });
    }
    input.end();
    await ended;
  });

  test('any text arrives as it was sent, lone surrogates included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const assistant = fakeAssistant();
        await run(`${JSON.stringify({ id: text, text })}\n`, assistant);
        expect(assistant.asked).toEqual([expect.objectContaining({ id: text, text })]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('lines of a stream', () => {
  const collect = async (chunks: Buffer[]) =>
    Array.fromAsync(linesOf(Readable.from(chunks, { objectMode: false })));

  test('are the same however the bytes are cut', async () => {
    const text = 'grüße\u2028weiter\n👩‍🚒\n\nlast';
    const bytes = Buffer.from(text);
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await collect(chunks)).toEqual(text.split('\n'));
    }
  });

  test('one that is too long is said to be so and not kept', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const chunks = Array.from({ length: LONGEST_LINE / chunk.length + 1 }, () => chunk);
    expect(await collect([...chunks, Buffer.from('\nnext\n')])).toEqual([undefined, 'next']);
  });
});
