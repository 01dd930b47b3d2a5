import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../adapters/web/limits.ts';
import { rateLimit } from '../../adapters/web/rate.ts';
import { answerSchema } from '../../src/contract/answer.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { embedded, posted, type Rated, webApp } from './harness.ts';

/** The one sentence of a refusal. */
async function refusal(response: Response): Promise<[status: number, sentence: string]> {
  const body = (await response.json()) as Record<string, unknown>;
  expect(Object.keys(body)).toEqual(['error']);
  const { error } = body as { error: string };
  expect(error).toMatch(/^\S[^\n]*[.!]$/);
  return [response.status, error];
}

describe('POST /api/ask', () => {
  test('answers as the assistant does, and goes on with a conversation', async () => {
    const app = await webApp();
    const first = await app.request(
      '/api/ask',
      posted({ text: 'officer vs director salary', conversation: 'a-conversation' }),
    );
    const answer = answerSchema.parse(await first.json());
    expect(answer).toMatchObject({ outcome: 'answer', intent: 'compare', aspects: ['salary'] });
    const next = await app.request(
      '/api/ask',
      posted({ text: 'and skills?', conversation: 'a-conversation' }),
    );
    expect(await next.json()).toMatchObject({
      aspects: ['skills'],
      roles: [{ id: 'operations-officer' }, { id: 'operations-director' }],
    });
    const alone = await app.request('/api/ask', posted({ text: 'and skills?' }));
    expect(((await alone.json()) as { roles: unknown[] }).roles).toEqual([]);
  });

  test('gives a piece of the page to who asks for HTML', async () => {
    const app = await webApp();
    const response = await app.request(
      '/api/ask',
      posted({ text: 'officer vs director salary' }, { accept: 'text/html' }),
    );
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/^<article class="turn">[\s\S]*\$104,050[\s\S]*<\/article>$/);
  });

  test('no conversation of the API is one of another front end', async () => {
    const assistant = fakeAssistant();
    const app = await webApp({}, { assistant });
    await app.request('/api/ask', posted({ text: 'officer', conversation: 'slack-T1-C1-1' }));
    expect(assistant.calls.asked[0]).toMatchObject({ conversation: 'web:slack-T1-C1-1' });
  });

  test.each([
    ['no JSON', '{"text": ', {}, 400, /not valid JSON/],
    [
      'another type',
      'text=officer',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      /must be JSON/,
    ],
    ['no question', {}, {}, 400, /“text” is missing: it must be a text/],
    ['a blank question', { text: '  ' }, {}, 400, /“text” must not be empty/],
    ['a long question', { text: 'x'.repeat(1001) }, {}, 400, /“text” must have at most 1,000 characters/],
    [
      'a bad conversation',
      { text: 'officer', conversation: '../x' },
      {},
      400,
      /“conversation” must be 8 to 64/,
    ],
    ['unknown keys', { text: 'officer', admin: true }, {}, 400, /The request does not take “admin”/],
    ['a list', [], {}, 400, /^The request must be an object, not a list/],
    ['a number for words', { text: 5 }, {}, 400, /“text” must be a text, not a number/],
    ['a large body', { text: 'x'.repeat(20_000) }, {}, 413, /too large: send 16 kB at most/],
    [
      'another site',
      { text: 'officer' },
      { origin: 'https://evil.example' },
      403,
      /other sites are not taken/,
    ],
    ['no origin that can be read', { text: 'officer' }, { origin: 'null' }, 403, /other sites are not taken/],
    ['a foreign host name', { text: 'officer' }, { host: 'evil.example' }, 403, /not served here/],
  ])('refuses %s in one sentence', async (_, body, headers, status, sentence) => {
    const app = await webApp();
    const [given, said] = await refusal(await app.request('/api/ask', posted(body, headers)));
    expect(given).toBe(status);
    expect(said).toMatch(sentence);
  });

  test('takes the host name that a proxy on this machine hands on', async () => {
    const app = await webApp({ behindProxy: true, host: '127.0.0.1' });
    const own = { host: 'jobs.example.org', origin: 'https://jobs.example.org' };
    expect((await app.request('/api/ask', posted({ text: 'officer' }, own))).status).toBe(200);
    const foreign = { ...own, origin: 'https://evil.example' };
    expect((await app.request('/api/ask', posted({ text: 'officer' }, foreign))).status).toBe(403);
  });

  test('says that something failed with a reference, and nothing of what it was', async () => {
    const app = await webApp({}, { assistant: fakeAssistant() });
    const [status, sentence] = await refusal(await app.request('/api/ask', posted({ text: 'fail' })));
    expect(status).toBe(500);
    expect(sentence).toMatch(/reference [0-9a-f]{8}/);
    expect(sentence).not.toContain('scripted');
  });
});

describe('GET /api/suggest', () => {
  test('completes the title at the end of what was typed', async () => {
    const app = await webApp();
    const suggested = async (q: string) =>
      (await app.request(`/api/suggest?${new URLSearchParams({ q })}`)).json();
    expect(await suggested('officer vs operations dir')).toMatchObject({
      from: 11,
      roles: [{ title: 'Operations Director' }],
    });
    expect(await suggested('registered nu')).toMatchObject({
      from: 0,
      roles: [{ title: 'Registered Nurse' }],
    });
    expect(await suggested('what about rn')).toMatchObject({
      from: 11,
      roles: [{ title: 'Registered Nurse' }],
    });
    expect(await suggested('  ')).toEqual({ from: 2, roles: [] });
  });

  test('refuses what is no question or limit', async () => {
    const app = await webApp();
    expect(await refusal(await app.request('/api/suggest'))).toEqual([400, expect.stringMatching(/^“q”/)]);
    expect(await refusal(await app.request('/api/suggest?q=a&limit=1e9'))).toEqual([
      400,
      expect.stringMatching(/^“limit” must be at most 20/),
    ]);
    expect(await refusal(await app.request('/api/suggest?q=a&limit=x'))).toEqual([
      400,
      expect.stringMatching(/^“limit” must be a number;/),
    ]);
  });
});

test.each([
  ['GET', '/api/ask', 'POST'],
  ['PUT', '/api/suggest', 'GET'],
  ['POST', '/roles', 'GET'],
  ['DELETE', '/compare/lawyer/dentist', 'GET'],
])('%s %s is told in one sentence what is taken there', async (method, path, allowed) => {
  const response = await (await webApp()).request(path, { method });
  expect(response.headers.get('allow')).toBe(allowed);
  expect(await refusal(response)).toEqual([405, `${method} is not taken here: send ${allowed}.`]);
});

describe('GET /api/roles', () => {
  test('lists every role, those of a group, those of a search', async () => {
    const app = await webApp();
    const { directory } = await embedded();
    const list = async (query: string) =>
      (await (await app.request(`/api/roles${query}`)).json()) as {
        roles: { id: string }[];
        groups: { roles: number }[];
      };
    const all = await list('');
    expect(all.roles).toHaveLength(directory.roles.length);
    expect(all.groups.reduce((sum, { roles }) => sum + roles, 0)).toBe(directory.roles.length);
    expect((await list('?group=29')).roles).toContainEqual(
      expect.objectContaining({ id: 'registered-nurse' }),
    );
    expect((await list('?q=registered+nurse')).roles[0]).toMatchObject({ id: 'registered-nurse' });
    expect(await refusal(await app.request('/api/roles?group=77'))).toEqual([
      404,
      expect.stringContaining('no such group'),
    ]);
  });
});

describe('POST /api/rate', () => {
  test('notes what was thought of an answer, and what it was about, and nothing else', async () => {
    const rated: Rated[] = [];
    const app = await webApp({}, {}, rated);
    const asked = await app.request('/api/ask', posted({ text: 'officer vs director' }));
    const answer = asked.headers.get('x-rating') ?? '';
    expect((await app.request('/api/rate', posted({ answer, helpful: true }))).status).toBe(204);
    expect(rated).toEqual([
      {
        answer: expect.stringMatching(/^web:[0-9a-f-]{36}$/),
        helpful: true,
        roles: ['operations-officer', 'operations-director'],
        aspects: ['overview'],
      },
    ]);
    const unknown = posted({ answer: `${answer.slice(0, -4)}AAAA`, helpful: true });
    expect(await refusal(await app.request('/api/rate', unknown))).toEqual([
      404,
      expect.stringContaining('rated'),
    ]);
  });
});

describe('other sites', () => {
  test('may call the API only where they are listed', async () => {
    const origin = 'https://careers.example.org';
    const closed = await (await webApp()).request('/api/suggest?q=nurse', { headers: { origin } });
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
    const app = await webApp({ corsOrigins: [origin] });
    const open = await app.request('/api/ask', posted({ text: 'officer vs director' }, { origin }));
    expect(open.status).toBe(200);
    expect(open.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await app.request(
      '/api/ask',
      posted({ text: 'officer' }, { origin: 'https://evil.example' }),
    );
    expect(await refusal(other)).toEqual([403, expect.any(String)]);
  });

  test('may frame the page only where they are listed', async () => {
    const framers = async (embedOrigins: string[]) =>
      (await (await webApp({ embedOrigins })).request('/embed')).headers;
    expect((await framers([])).get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect((await framers([])).get('x-frame-options')).toBe('SAMEORIGIN');
    const listed = await framers(['https://careers.example.org']);
    expect(listed.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://careers.example.org",
    );
    expect(listed.get('x-frame-options')).toBeNull();
  });
});

describe('a share for everyone', () => {
  test('an address that asks too much waits; it may go on when its bucket fills', () => {
    let now = 0;
    const take = rateLimit(60, () => now);
    for (let count = 0; count < 60; count += 1) expect(take('a')).toBe(0);
    expect(take('a')).toBe(1);
    expect(take('b')).toBe(0);
    now += 1_000;
    expect(take('a')).toBe(0);
    expect(take('a')).toBe(1);
  });

  test('is refused in one sentence that says when to come again', async () => {
    const app = await webApp({ requestsPerMinute: 2, behindProxy: true });
    const from = (address: string) =>
      app.request('/api/suggest?q=nurse', { headers: { 'x-forwarded-for': `9.9.9.9, ${address}` } });
    await from('1.1.1.1');
    await from('1.1.1.1');
    const third = await from('1.1.1.1');
    expect(third.headers.get('retry-after')).toBe('30');
    expect(await refusal(third)).toEqual([
      429,
      'Too many requests from your address: please try again in 30 seconds.',
    ]);
    expect((await from('2.2.2.2')).status).toBe(200);
  });
});

test('what comes while too many requests are under way is refused at once, and taken again after them', async () => {
  const assistant = fakeAssistant();
  const { promise, resolve } = Promise.withResolvers<void>();
  assistant.before = () => promise;
  const app = await webApp({}, { assistant });
  const ask = () => app.request('/api/ask', posted({ text: 'officer vs director' }));
  const underWay = Array.from({ length: LIMITS.atOnce }, ask);
  const late = await ask();
  expect(late.headers.get('retry-after')).toBe('1');
  expect(await refusal(late)).toEqual([503, expect.stringContaining('try again in a second')]);
  expect((await app.request('/assets/page.css')).status).toBe(200);
  resolve();
  for (const { status } of await Promise.all(underWay)) expect(status).toBe(200);
  expect((await ask()).status).toBe(200);
});

test('what has waited too long for its turn is refused, so that those after it need not wait', async () => {
  for (const [mostMs, status] of [
    [-1, 503],
    [undefined, 200],
  ] as const) {
    const app = await webApp({}, { assistant: fakeAssistant(), patienceMs: mostMs });
    expect((await app.request('/api/ask', posted({ text: 'officer' }))).status).toBe(status);
  }
});

test('the OpenAPI document is valid to a foreign validator, and describes each path that is served', async () => {
  const app = await webApp();
  const document = (await (await app.request('/openapi.json')).json()) as Record<string, unknown>;
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(Object.keys(document.paths as object)).toEqual([
    '/api/ask',
    '/api/suggest',
    '/api/roles',
    '/api/rate',
  ]);
  expect(Object.keys((document.components as { schemas: object }).schemas)).toEqual(
    expect.arrayContaining(['Answer', 'Ask', 'Refusal', 'Roles', 'Suggestions']),
  );
});
