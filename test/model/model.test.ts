import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { ModelEvent, ModelSettings } from '../../src/contract/model.ts';
import { openModel } from '../../src/model/open.ts';
import { linesOf, type MockModel, mockModel, planOf } from './mock.ts';

/** The model's client against a server on this machine: whatever it does, the question is answered. */

const QUESTION = { text: 'officer vs director salary', user: 'u1' };
/** The averages of the two, the officer's first: not what our own plan says, so that a model's is known by it. */
const PLAN = planOf([{ say: 'compare', lines: [1, 2], tell: 'gap' }]);
const PLANNED =
  'An operations officer earns $46,813 a year on average, against $104,050 for an operations director: $57,237 less.';
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
  test('chooses the facts of the lead, which is ours to the letter and comes clause by clause', async () => {
    const clauses = [
      { say: 'compare', lines: [1, 2], tell: 'gap' },
      { say: 'values', lines: [3] },
    ];
    server.says({ content: planOf(clauses) }, { chunkSize: 4 });
    const { answer, pieces, happened } = await ask();
    expect(answer.phrasedBy).toBe('model');
    expect(answer.lead.startsWith(`${PLANNED} An operations `)).toBe(true);
    expect(answer.text.replaceAll('\n', ' ')).toContain(PLANNED);
    expect(pieces).toHaveLength(2);
    expect(pieces.join('')).toBe(answer.lead);
    expect(happened).toEqual({ calls: 1, planned: 1 });
  });

  test('reads every fact as a numbered line with its job and what it measures', async () => {
    server.says({ content: PLAN });
    await ask();
    const lines = linesOf(server.requests()[0] as never);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
    expect(lines[0]?.parts).toEqual(['Operations Officer', 'Average salary, a year', '$46,813']);
    expect(lines.some(({ parts }) => parts.at(-1) === 'missing')).toBe(true);
  });

  test('may write its plan in words around the JSON, where a server knows no structured output', async () => {
    server.says((request) =>
      request.response_format
        ? { error: { message: 'no such parameter', param: 'response_format' }, status: 400 }
        : { content: `Sure!\n\`\`\`json\n${PLAN}\n\`\`\`` },
    );
    expect((await ask()).answer.lead).toBe(PLANNED);
  });

  test('is asked once for one question over the same facts', async () => {
    server.says({ content: PLAN });
    const { answer, happened } = await ask({}, 3);
    expect(answer.lead).toBe(PLANNED);
    expect(happened).toEqual({ calls: 1, planned: 1, cache_hits: 2 });
  });

  test('plans what was picked in a form, too', async () => {
    server.says({ content: PLAN });
    const pieces: string[] = [];
    const roles = own.roles.map(({ id }) => id);
    const answer = await server
      .assistant()
      .compare({ roles, aspects: ['salary'] }, (piece) => pieces.push(piece));
    expect([answer.phrasedBy, pieces.join('')]).toEqual(['model', PLANNED]);
    expect(server.requests()[0]?.messages[1]?.content).toContain(
      'Operations Officer vs Operations Director: salary',
    );
  });

  test('is not asked to plan what states no fact', async () => {
    server.says({ content: PLAN });
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
      () => server.says({ content: PLAN }, { chaos: { latencyMs: 30_000 } }),
      { calls: 1, timeouts: 1 },
      HASTY,
    ],
    [
      'no second word',
      () => server.says({ content: PLAN }, { chunkSize: 10, streamingProfile: { ttft: 1, tps: 0.05 } }),
      { calls: 1, timeouts: 1 },
      { ...HASTY, firstTokenMs: 20_000, totalMs: 400 },
    ],
    [
      'half a stream',
      () => server.says({ content: PLAN }, { chunkSize: 10, truncateAfterChunks: 3 }),
      { calls: 1 },
    ],
    [
      'a stream that ends at its limit of tokens',
      () => server.says({ content: PLAN.slice(0, 20), finishReason: 'length' }),
      { calls: 1, broken_streams: 1 },
    ],
    ['no words', () => server.says({ content: '' }), { calls: 1, refused_plans: 1 }],
    ['malformed JSON', () => server.says({ content: PLAN }, { chaos: { malformedRate: 1 } }), { calls: 1 }],
    ['a dropped request', () => server.says({ content: PLAN }, { chaos: { dropRate: 1 } }), { calls: 1 }],
    [
      'a cut connection',
      () => server.says({ content: PLAN }, { chaos: { disconnectRate: 1 } }),
      { calls: 1 },
    ],
  ];

  test.each(failing)('%s', async (_, prepare, expected, settings) => {
    prepare();
    const { answer, pieces, happened } = await ask(settings);
    expect(answer).toEqual(own);
    expect(pieces.join('')).toBe(own.lead);
    expect(happened).toMatchObject(expected);
    // Counted as what failed, not as a plan that was refused, unless there was one.
    expect(happened.refused_plans ?? 0).toBe(expected.refused_plans ?? 0);
  });

  test('a stream that breaks off after a clause that answers: what was shown stays and is enough', async () => {
    const { url, close } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const delta = { content: `${PLAN.slice(0, PLAN.indexOf('}') + 1)},{"say":"val` };
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`);
    });
    const assistant = createAssistant({ model: openModel({ baseUrl: url }) });
    const { lead, phrasedBy } = await assistant.ask(QUESTION);
    await close();
    expect([lead, phrasedBy]).toEqual([PLANNED, 'model']);
    expect(assistant.about().model?.counters).toMatchObject({ calls: 1, broken_streams: 1 });
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
      return calls === 1 ? { error: { message: 'busy' }, status: 429, retryAfter: 0.01 } : { content: PLAN };
    });
    const { answer, happened } = await ask();
    expect(answer.lead).toBe(PLANNED);
    expect(happened).toEqual({ calls: 1, retries: 1, planned: 1 });
  });

  test.each(['max_tokens', 'temperature'])(
    'leaves out %s where a server refuses it, for good',
    async (param) => {
      server.says((request) =>
        param in request
          ? { error: { message: `Unsupported: ${param}`, param, code: 'unsupported_parameter' }, status: 400 }
          : { content: PLAN },
      );
      const assistant = server.assistant();
      expect((await assistant.ask(QUESTION)).lead).toBe(PLANNED);
      await assistant.ask({ text: 'officer vs director hourly pay' });
      expect(server.requests().map((request) => param in request)).toEqual([true, false, false]);
      expect(server.requests().at(-1)?.max_completion_tokens).toBe(param === 'max_tokens' ? 400 : undefined);
    },
  );
});

describe('what a model may cost', () => {
  test('a user over the limit of calls gets our own text', async () => {
    server.says({ error: { message: 'who?' }, status: 401 });
    const { answer, happened } = await ask({ callsPerUserMinute: 2 }, 4);
    expect(answer).toEqual(own);
    expect(happened).toEqual({ calls: 2, client_errors: 2, over_user_limit: 2 });
  });

  test('nothing is asked beyond the budget of the day', async () => {
    server.says({ content: PLAN });
    const { answer, happened } = await ask({ tokensPerDay: 100 });
    expect(answer).toEqual(own);
    expect(server.requests()).toEqual([]);
    expect(happened).toEqual({ over_budget: 1 });
  });

  test('a workspace that used up its budget gets our own text, another the model, and the log one sentence', async () => {
    server.says({ content: PLAN, usage: { prompt_tokens: 9_000, completion_tokens: 1_000 } });
    const said: string[] = [];
    const use = server.use({ tokensPerWorkspaceDay: 10_500 }, undefined, (sentence) => said.push(sentence));
    const assistant = createAssistant({ model: use });
    const askIn = (workspace: string, text: string) => assistant.ask({ text, workspace, user: 'u' });
    await askIn('slack:T1', QUESTION.text);
    for (const text of ['officer vs director hourly pay', `${QUESTION.text}!`])
      expect((await askIn('slack:T1', text)).phrasedBy).toBe('template');
    expect((await askIn('slack:T2', `${QUESTION.text}?`)).phrasedBy).toBe('model');
    expect(assistant.about().model?.counters).toMatchObject({ calls: 2, over_workspace_budget: 2 });
    expect(said).toEqual([expect.stringMatching(/^The model budget of workspace slack:T1 .*used up: .*\.$/)]);
  });

  test('the budget counts what the server says was used', async () => {
    server.says({ content: PLAN, usage: { prompt_tokens: 9_000, completion_tokens: 1_000 } });
    const assistant = server.assistant({ tokensPerDay: 10_500 });
    await assistant.ask(QUESTION);
    await assistant.ask({ text: 'officer vs director hourly pay' });
    expect(assistant.about().model?.counters).toMatchObject({ calls: 1, planned: 1, over_budget: 1 });
  });

  test('a model that fails again and again is left alone for a while', async () => {
    server.says({ error: { message: 'who?' }, status: 401 });
    const { answer, happened } = await ask({}, 7);
    expect(answer).toEqual(own);
    expect(happened).toEqual({ calls: 5, client_errors: 5, circuit_open: 2 });
  });
});

describe('equal questions', () => {
  test('thirty at once make one call, and all have its lead', async () => {
    server.says({ content: PLAN }, { chunkSize: 8, latency: 5 });
    const assistant = server.assistant();
    const answers = await Promise.all(Array.from({ length: 30 }, () => assistant.ask(QUESTION)));
    expect(server.requests()).toHaveLength(1);
    expect(new Set(answers.map(({ lead }) => lead))).toEqual(new Set([PLANNED]));
    expect(assistant.about().model?.counters).toMatchObject({ calls: 1, shared_calls: 29 });
  });

  test('a plan that was refused is not asked for again', async () => {
    server.says({ content: planOf([]) });
    const { answer, happened } = await ask({}, 3);
    expect(answer).toEqual(own);
    expect(happened).toEqual({ calls: 1, refused_plans: 1, cache_hits: 2 });
  });
});

describe('a plan that is not followed', () => {
  const refused: [string, object[], string][] = [
    ['none at all', [], 'nothing that was asked'],
    ['a number that no line has', [{ say: 'values', lines: [999] }], 'no such line'],
    ['another subject only', [{ say: 'note', line: 9_999 }], 'no such line'],
    ['things that are not alike', [{ say: 'compare', lines: [1, 3], tell: 'gap' }], 'not borne out'],
    [
      'words of its own',
      [{ say: 'values', lines: [1], text: 'Everyone earns $999,999' }],
      'no clause of the form',
    ],
  ];

  test.each(refused)('%s: our own lead stands, and the log says why', async (_, clauses, reason) => {
    server.says({ content: planOf(clauses) });
    const refusals: { answer: string | null; reason: string }[] = [];
    const model = server.use({}, (refusal) => refusals.push(refusal));
    const answer = await createAssistant({ model }).ask({ ...QUESTION, id: 'q7' });
    expect(answer).toEqual({ ...own, id: 'q7' });
    expect(refusals).toEqual([{ answer: 'q7', reason: expect.stringContaining(reason) }]);
  });

  test('ten in a row: the model is left alone', async () => {
    server.says({ content: planOf([]) });
    const assistant = server.assistant();
    for (let turn = 0; turn < 12; turn += 1)
      await assistant.ask({ text: `officer vs director salary${' '.repeat(turn)}?` });
    expect(assistant.about().model?.counters).toMatchObject({ calls: 10, refused_plans: 10, left_alone: 2 });
  });

  test('a clause is said once, and the others are followed', async () => {
    const clause = { say: 'compare', lines: [1, 2], tell: 'gap' };
    server.says({ content: planOf([clause, clause, { say: 'values', lines: [999] }, clause]) });
    expect((await ask()).answer.lead).toBe(PLANNED);
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
