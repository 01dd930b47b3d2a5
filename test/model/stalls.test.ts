import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openModel } from '../../src/model/open.ts';
import { planOf } from './mock.ts';

/** A server that stops at every stage of an answer, with the limits that ship: the question is answered all the same. */

const QUESTION = { text: 'officer vs director salary' };
const PLAN = planOf([{ say: 'compare', lines: [1, 2], tell: 'gap' }]);
/** What an answer may take in all, and after a stall that follows the first token, in milliseconds. */
const IN_ALL = 8_000;
const AFTER_FIRST = 3_000;
const TURN_MS = 20;
const own = await createAssistant().ask(QUESTION);

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

const head = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const piece = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;

/**
 * Counts the time that this process was given, in milliseconds: a machine that is busy elsewhere withholds turns, and
 * the turns that it withholds are not counted.
 */
function turnsOfTime(): { now(): number; stop(): void } {
  let passed = 0;
  const timer = setInterval(() => {
    passed += TURN_MS;
  }, TURN_MS);
  return { now: () => passed, stop: () => clearInterval(timer) };
}

/** Answers of a server that does this with each request, and how long the answer took after `since` was set. */
async function answered(act: (response: ServerResponse, mark: () => void) => void) {
  const clock = turnsOfTime();
  let since = 0;
  server = createServer((request, response) => {
    request.resume();
    act(response, () => {
      since = clock.now();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const assistant = createAssistant({ model: openModel({ baseUrl }) });
  const start = clock.now();
  const answer = await assistant.ask(QUESTION);
  clock.stop();
  return { answer, took: clock.now() - start, afterStall: clock.now() - since };
}

const late: [string, (response: ServerResponse) => void][] = [
  ['before the head of its response', () => {}],
  ['after the head', (response) => head(response).flushHeaders()],
  ['within the first event', (response) => void head(response).write('data: {"choi')],
  ['after comments that only keep the connection', (response) => void head(response).write(': wait\n\n')],
];
const between: [string, string][] = [
  ['after the first token', PLAN.slice(0, 3)],
  ['in the middle of a clause', PLAN.slice(0, 30)],
  ['after a whole clause', PLAN.slice(0, PLAN.indexOf('}') + 1)],
  ['after the whole plan, without an end', PLAN],
];

describe('a server that stalls', () => {
  test.concurrent.each(late)('%s: our own lead, in time', async (_, act) => {
    const { answer, took } = await answered(act);
    expect(answer).toEqual(own);
    expect(took).toBeLessThan(IN_ALL);
  });

  test.each(between)('%s: an answer soon after', async (_, said) => {
    const { answer, took, afterStall } = await answered((response, mark) => {
      head(response).write(piece(said));
      mark();
    });
    expect(answer.lead).toMatch(/\$57,237/);
    expect(took).toBeLessThan(IN_ALL);
    expect(afterStall).toBeLessThan(AFTER_FIRST);
  });
});
