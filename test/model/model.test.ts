import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openModel } from '../../src/model/open.ts';
import type { ModelEvent, ModelSettings } from '../../src/model/types.ts';
import { type MockModel, mockModel } from './mock.ts';

/** The model's client against a server on this machine: whatever it does, the question is answered. */

const QUESTION = { text: 'officer vs director salary', user: 'u1' };
const DRAFT = 'An operations director earns $104,050 a year on average. An operations officer earns $46,813.';
const own = await createAssistant().ask(QUESTION);
/** Short limits, for servers that never answer: no machine is too slow for them. */
const HASTY: ModelSettings = { firstTokenMs: 60, totalMs: 120 };

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
});
afterAll(() => server.stop());

async function ask(settings?: ModelSettings, questions = 1) {
  const assistant = server.assistant(settings);
  const pieces: string[] = [];
  let answer = await assistant.ask(QUESTION, (piece) => pieces.push(piece));
  for (let more = 1; more < questions; more += 1) answer = await assistant.ask(QUESTION);
  const counters = assistant.about().model?.counters;
  const happened = Object.fromEntries(Object.entries(counters ?? {}).filter(([, count]) => count > 0));
  return { answer, pieces, happened: happened as Partial<Record<ModelEvent, number>> };
}

describe('a model that answers', () => {
  test('words the lead, sentence by sentence', async () => {
    server.says({ content: DRAFT }, { chunkSize: 4 });
    const { answer, pieces, happened } = await ask();
    expect(answer).toMatchObject({ lead: DRAFT, phrasedBy: 'model' });
    expect(answer.text.replaceAll('\n', ' ')).toContain(DRAFT);
    expect(pieces).toEqual([DRAFT.slice(0, 56), DRAFT.slice(56)]);
    expect(happened).toEqual({ calls: 1, phrased: 1 });
  });

  test('is asked once for one question over the same facts', async () => {
    server.says({ content: DRAFT });
    const { answer, happened } = await ask({}, 3);
    expect(answer.lead).toBe(DRAFT);
    expect(happened).toEqual({ calls: 1, phrased: 1, cache_hits: 2 });
  });

  test('words what was picked in a form, too', async () => {
    server.says({ content: DRAFT });
    const pieces: string[] = [];
    const roles = own.roles.map(({ id }) => id);
    const answer = await server
      .assistant()
      .compare({ roles, aspects: ['salary'] }, (piece) => pieces.push(piece));
    expect([answer.phrasedBy, pieces.join('')]).toEqual(['model', DRAFT]);
    expect(server.requests()[0]?.messages[1]?.content).toContain(
      'Operations Officer vs Operations Director: salary',
    );
  });

  test('is not asked to word what states no fact', async () => {
    server.says({ content: DRAFT });
    const assistant = server.assistant();
    const leads: string[] = [];
    for (const text of ['manager', 'hello', 'roles like office manager'])
      leads.push((await assistant.ask({ text }, (piece) => leads.push(piece))).lead);
    expect(server.requests()).toEqual([]);
    expect(leads).toHaveLength(6);
  });

  test('gets a key where there is one, and needs none', async () => {
    const keys: (string | undefined)[] = [];
    const { url, close } = await serve((request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    for (const apiKey of ['sk-mine', undefined])
      await createAssistant({ model: openModel({ baseUrl: url, apiKey }) }).ask(QUESTION);
    await close();
    expect(keys[0]).toBe('Bearer sk-mine');
    expect(keys).toHaveLength(2);
  });
});

describe('a model that fails is answered for by our own text', () => {
  const failing: [string, () => void, Partial<Record<ModelEvent, number>>, ModelSettings?][] = [
    [
      '429 with Retry-After, again and again',
      () => server.says({ error: { message: 'slow down' }, status: 429, retryAfter: 0.01 }),
      { calls: 1, retries: 2, rate_limited: 1 },
    ],
    [
      '429 that asks for a longer wait than there is time',
      () => server.says({ error: { message: 'slow down' }, status: 429, retryAfter: 50 }),
      { calls: 1, rate_limited: 1 },
    ],
    [
      '500',
      () => server.says({ error: { message: 'oops' }, status: 500 }),
      { calls: 1, retries: 2, server_errors: 1 },
    ],
    [
      'a wrong key',
      () => server.says({ error: { message: 'who?' }, status: 401 }),
      { calls: 1, client_errors: 1 },
    ],
    [
      'no first word',
      () => server.says({ content: DRAFT }, { chaos: { latencyMs: 30_000 } }),
      { calls: 1, timeouts: 1 },
      HASTY,
    ],
    [
      'no second word',
      () => server.says({ content: DRAFT }, { chunkSize: 10, streamingProfile: { ttft: 1, tps: 0.05 } }),
      { calls: 1, timeouts: 1 },
      { ...HASTY, firstTokenMs: 20_000, totalMs: 400 },
    ],
    [
      'half a stream',
      () => server.says({ content: DRAFT }, { chunkSize: 10, truncateAfterChunks: 3 }),
      { calls: 1 },
    ],
    [
      'a stream that ends at its limit of tokens',
      () => server.says({ content: 'An operations director earns', finishReason: 'length' }),
      { calls: 1, broken_streams: 1 },
    ],
    ['no words', () => server.says({ content: '' }), { calls: 1, refused_drafts: 1 }],
    ['malformed JSON', () => server.says({ content: DRAFT }, { chaos: { malformedRate: 1 } }), { calls: 1 }],
    ['a dropped request', () => server.says({ content: DRAFT }, { chaos: { dropRate: 1 } }), { calls: 1 }],
    [
      'a cut connection',
      () => server.says({ content: DRAFT }, { chaos: { disconnectRate: 1 } }),
      { calls: 1 },
    ],
  ];

  test.each(failing)('%s', async (_, prepare, expected, settings) => {
    prepare();
    const { answer, pieces, happened } = await ask(settings);
    expect(answer).toEqual(own);
    expect(pieces.join('')).toBe(own.lead);
    expect(happened).toMatchObject(expected);
    // Counted as what failed, not as a draft that was refused, unless there was one.
    expect(happened.refused_drafts ?? 0).toBe(expected.refused_drafts ?? 0);
  });

  test('a stream that breaks off within its second sentence', async () => {
    const { url, close } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const delta = { content: DRAFT.slice(0, 80) };
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`);
    });
    const assistant = createAssistant({ model: openModel({ baseUrl: url }) });
    const { lead, phrasedBy } = await assistant.ask(QUESTION);
    await close();
    expect(lead).toBe(`${DRAFT.slice(0, 56)} An operations officer earns $46,813 a year on average.`);
    expect(phrasedBy).toBe('model');
    expect(assistant.about().model?.counters).toMatchObject({
      calls: 1,
      broken_streams: 1,
      phrased_in_part: 1,
    });
  });

  test('a server that is not there', async () => {
    const { url, close } = await serve(() => undefined);
    await close();
    const assistant = createAssistant({ model: openModel({ baseUrl: url }) });
    expect(await assistant.ask(QUESTION)).toEqual(own);
    expect(assistant.about().model?.counters).toMatchObject({ calls: 1, server_errors: 1 });
  });
});

describe('a retry', () => {
  test('brings the answer where the server is back by then', async () => {
    let calls = 0;
    server.says(() => {
      calls += 1;
      return calls === 1 ? { error: { message: 'busy' }, status: 429, retryAfter: 0.01 } : { content: DRAFT };
    });
    const { answer, happened } = await ask();
    expect(answer.lead).toBe(DRAFT);
    expect(happened).toEqual({ calls: 1, retries: 1, phrased: 1 });
  });

  test.each(['max_tokens', 'temperature'])(
    'leaves out %s where a server refuses it, for good',
    async (param) => {
      server.says((request) =>
        param in request
          ? { error: { message: `Unsupported: ${param}`, param, code: 'unsupported_parameter' }, status: 400 }
          : { content: DRAFT },
      );
      const assistant = server.assistant();
      expect((await assistant.ask(QUESTION)).lead).toBe(DRAFT);
      await assistant.ask({ text: 'officer vs director hourly pay' });
      expect(server.requests().map((request) => param in request)).toEqual([true, false, false]);
      expect(server.requests().at(-1)?.max_completion_tokens).toBe(param === 'max_tokens' ? 400 : undefined);
    },
  );
});

describe('what a model may cost', () => {
  test('a user over the limit of calls gets our own text', async () => {
    server.says({ content: 'Nothing to the point.' });
    const { answer, happened } = await ask({ callsPerUserMinute: 2 }, 4);
    expect(answer).toEqual(own);
    expect(happened).toEqual({ calls: 2, refused_drafts: 2, over_user_limit: 2 });
  });

  test('nothing is asked beyond the budget of the day', async () => {
    server.says({ content: DRAFT });
    const { answer, happened } = await ask({ tokensPerDay: 100 });
    expect(answer).toEqual(own);
    expect(server.requests()).toEqual([]);
    expect(happened).toEqual({ over_budget: 1 });
  });

  test('the budget counts what the server says was used', async () => {
    server.says({ content: DRAFT, usage: { prompt_tokens: 9_000, completion_tokens: 1_000 } });
    const assistant = server.assistant({ tokensPerDay: 10_500 });
    await assistant.ask(QUESTION);
    await assistant.ask({ text: 'officer vs director hourly pay' });
    expect(assistant.about().model?.counters).toMatchObject({ calls: 1, phrased: 1, over_budget: 1 });
  });

  test('a model that fails again and again is left alone for a while', async () => {
    server.says({ error: { message: 'who?' }, status: 401 });
    const { answer, happened } = await ask({}, 7);
    expect(answer).toEqual(own);
    expect(happened).toEqual({ calls: 5, client_errors: 5, circuit_open: 2 });
  });
});

async function serve(listener: RequestListener) {
  const http = createServer(listener).listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
