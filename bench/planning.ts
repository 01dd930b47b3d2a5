import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createAssistant } from '../src/assistant.ts';
import { openModel } from '../src/model/open.ts';
import { duration, median, quantile, table } from './measure.ts';

const ROUNDS = 100;
/** The goal for the delay between the end of a sentence at the model and its display. */
const GOAL_MS = 20;
/** The delay of a quick model before its first word, and before each after that. */
const FIRST_TOKEN_MS = 60;
const TOKEN_MS = 2;
const QUESTION = 'officer vs director salary';
const DRAFT =
  'An operations director earns $104,050 a year on average. An operations officer earns $46,813 on average. ' +
  'That is a difference of $57,237.';

/** The times at which the model had written its first sentence and its last, in milliseconds of one clock. */
interface Written {
  first: number;
  last: number;
}

interface PhrasingFigures {
  /** Milliseconds from the model's last letter of the first sentence to its showing, one a round. */
  first: number[];
  /** Milliseconds from the model's end to the finished answer. */
  whole: number[];
  /** Milliseconds that the same question takes without a model. */
  own: number[];
}

/** Asks one question again and again, of a model server on this machine that writes a word every few milliseconds. */
async function measure(): Promise<PhrasingFigures> {
  const figures: PhrasingFigures = { first: [], whole: [], own: [] };
  let written: Written = { first: 0, last: 0 };
  const server = createServer((request, response) => {
    request.resume();
    void write(response).then((times) => {
      written = times;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const model = { baseUrl, firstTokenMs: 10_000, totalMs: 20_000, tokensPerDay: Number.MAX_SAFE_INTEGER };
  const worded = createAssistant({ model: openModel(model) });
  const plain = createAssistant();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      // Another question each time, to the letter: the answer to one is remembered.
      const text = `${QUESTION}${' '.repeat(round)}`;
      let shown = 0;
      const answer = await worded.ask({ text }, () => {
        shown ||= performance.now();
      });
      const done = performance.now();
      if (answer.lead !== DRAFT) throw new Error('The benchmark’s draft was not shown whole: correct it.');
      // The server learns of its own end a turn later than the reader does.
      while (written.last === 0) await wait(1);
      figures.first.push(shown - written.first);
      figures.whole.push(done - written.last);
      written = { first: 0, last: 0 };
      const start = performance.now();
      await plain.ask({ text: QUESTION });
      figures.own.push(performance.now() - start);
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return figures;
}

/** Streams the draft as the protocol has it; a moment's pause after the first sentence, as between any two words. */
async function write(response: ServerResponse): Promise<Written> {
  const send = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    );
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  await wait(FIRST_TOKEN_MS);
  let first = 0;
  for (const word of DRAFT.match(/\S+\s?|\s/g) ?? []) {
    const text = word.trimEnd();
    send({ content: text });
    if (text.endsWith('.')) first ||= performance.now();
    await wait(TOKEN_MS);
    if (word !== text) send({ content: ' ' });
  }
  send({}, 'stop');
  const last = performance.now();
  response.end('data: [DONE]\n\n');
  return { first, last };
}

/** Measures the delay that a model's words have on the way to the reader: it should not be noticeable. */
export async function bench(): Promise<void> {
  const { first, whole, own } = await measure();
  const row = (what: string, times: readonly number[], goal: string) => [
    what,
    duration(median(times)),
    duration(quantile(times, 0.95)),
    duration(Math.max(...times)),
    goal,
  ];
  console.log(
    table(
      ['', 'median', '95%', 'longest', 'goal'],
      [
        row('First sentence: from the model’s end of it to its showing', first, `${GOAL_MS} ms`),
        row('From the model’s last word to the finished answer', whole, '–'),
        row('The same question without a model', own, '–'),
      ],
    ),
  );
}
