import { describe, expect, onTestFinished, test } from 'vitest';
import { healthOf } from '../../adapters/operate/health.ts';
import { keepStarting } from '../../adapters/operate/keep-starting.ts';
import { createMetrics } from '../../adapters/operate/metrics.ts';
import { observed } from '../../adapters/operate/observed.ts';
import { startOperate } from '../../adapters/operate/server.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { StoreError } from '../../src/state/error.ts';
import { createStore } from '../../src/state/store.ts';
import { assistant } from '../understanding/asking.ts';

const openMemory = () => createStore(memoryDriver());

const SECRET = 'zebrawhisperer';

function logged() {
  const lines: string[] = [];
  const put = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  return { lines, log: { debug: put, info: put, warn: put, error: put } };
}

async function operated(parts: Parameters<typeof healthOf>[1] = [], store = openMemory()) {
  const metrics = createMetrics(() => undefined);
  const server = await startOperate({ host: '127.0.0.1', port: 0 }, () => healthOf(store, parts), metrics);
  onTestFinished(() => server.stop());
  return { metrics, get: (path: string, init?: RequestInit) => fetch(server.url + path, init) };
}

const running = (isReady: () => boolean) => ({ name: 'slack', running: { isReady, stop: async () => {} } });

describe('health', () => {
  test('is ready when the store answers and every front end is connected', async () => {
    const { get } = await operated([running(() => true)]);
    const response = await get('/healthz/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ready: true,
      parts: { catalogue: 'ok', store: 'ok', slack: 'ok' },
    });
  });

  test('names the front end that is not connected, and lives on', async () => {
    const { get } = await operated([running(() => false)]);
    const response = await get('/healthz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ready: false,
      parts: { slack: 'slack is not connected.' },
    });
    expect((await get('/healthz/live')).status).toBe(200);
  });

  test('says in one sentence why the store fails', async () => {
    const store = {
      ...openMemory(),
      get: async () => Promise.reject(new StoreError('full', 'The disk is full.')),
    };
    const { get } = await operated([], store);
    expect(await (await get('/healthz')).json()).toMatchObject({
      ready: false,
      parts: { store: 'The disk is full.' },
    });
  });

  test('of a store that never answers comes all the same', async () => {
    const store = { ...openMemory(), get: () => new Promise<never>(() => {}) };
    const { get } = await operated([], store);
    const { parts } = (await (await get('/healthz')).json()) as { parts: Record<string, string> };
    expect(parts.store).toMatch(/^The store did not answer within \d+ ms\.$/);
  });

  test('serves its paths alone, to reading alone', async () => {
    const { get } = await operated();
    expect((await get('/etc/passwd')).status).toBe(404);
    expect((await get('/healthz', { method: 'POST' })).status).toBe(404);
  });
});

describe('metrics and the log', () => {
  test('count questions and answers by outcome, and time them', async () => {
    const { metrics, get } = await operated();
    const { log } = logged();
    const watched = observed(assistant, metrics, log);
    await watched.ask({ text: 'officer vs director salary' });
    await watched.ask({ text: `what does a ${SECRET} earn` });
    await watched.compare({ roles: ['operations-officer', 'operations-director'] });
    const response = await get('/metrics');
    const body = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(body).toContain('rolewise_questions_total 3');
    expect(body).toContain('rolewise_answers_total{outcome="answer",intent="compare"} 2');
    expect(body).toContain('rolewise_questions_under_way 0');
    expect(body).toContain('rolewise_answer_seconds_count 3');
    expect(body).not.toContain(SECRET);
  });

  test('a line an answer names it, and holds no word of users', async () => {
    const { lines, log } = logged();
    const watched = observed(
      assistant,
      createMetrics(() => undefined),
      log,
    );
    const answer = await watched.ask({ text: `${SECRET} vs director` });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(answer.id);
    expect(lines[0]).not.toContain(SECRET);
  });

  test('a failure is counted, and thrown on', async () => {
    const metrics = createMetrics(() => undefined);
    const broken = { ...assistant, ask: async () => Promise.reject(new Error('broken')) };
    await expect(observed(broken, metrics, logged().log).ask({ text: 'x' })).rejects.toThrow('broken');
    const { body } = await metrics.text();
    expect(body).toContain('rolewise_answers_total{outcome="error",intent="none"} 1');
    expect(body).toContain('rolewise_questions_under_way 0');
  });
});

describe('a front end that cannot be started', () => {
  test('is tried again, and is ready once it is started', async () => {
    let tried = 0;
    let stopped = 0;
    const start = async () => {
      tried += 1;
      if (tried < 3) throw new Error('down');
      return {
        stop: async () => {
          stopped += 1;
        },
      };
    };
    const { lines, log } = logged();
    const kept = keepStarting('discord', start, log, 1);
    expect(kept.isReady?.()).toBe(false);
    await expect.poll(() => kept.isReady?.(), { timeout: 10_000 }).toBe(true);
    expect(lines.filter((line) => line.includes('discord: not started: down'))).toHaveLength(2);
    await kept.stop();
    expect({ tried, stopped }).toEqual({ tried: 3, stopped: 1 });
  });

  test('is given up when the process ends', async () => {
    const kept = keepStarting('discord', async () => Promise.reject(new Error('down')), logged().log, 60_000);
    await kept.stop();
    expect(kept.isReady?.()).toBe(false);
  });
});
