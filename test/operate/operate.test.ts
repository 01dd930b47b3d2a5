import { rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchCatalogue } from '../../adapters/operate/catalogue-watch.ts';
import { healthOf } from '../../adapters/operate/health.ts';
import { keepStarting } from '../../adapters/operate/keep-starting.ts';
import { createMetrics } from '../../adapters/operate/metrics.ts';
import { observed } from '../../adapters/operate/observed.ts';
import { startOperate } from '../../adapters/operate/server.ts';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import { writeStore } from '../../src/catalogue/store-write.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { StoreError } from '../../src/state/error.ts';
import { createStore } from '../../src/state/store.ts';
import { content, role } from '../catalogue/content.ts';
import { newFolder } from '../folder.ts';
import { assistant } from '../understanding/asking.ts';

const SOC = '11-1021.00';

const openMemory = () => createStore(memoryDriver());

const SECRET = 'zebrawhisperer';

function logged() {
  const lines: string[] = [];
  const put = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  return { lines, log: { debug: put, info: put, warn: put, error: put } };
}

async function operated(
  parts: Parameters<typeof healthOf>[1] = [],
  store = openMemory(),
  note = (): string | undefined => undefined,
) {
  const metrics = createMetrics(() => undefined);
  const server = await startOperate(
    { host: '127.0.0.1', port: 0 },
    () => healthOf(store, parts, note()),
    metrics,
  );
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
      notes: [],
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
      set: async () => Promise.reject(new StoreError('full', 'The disk is full.')),
    };
    const { get } = await operated([], store);
    expect(await (await get('/healthz')).json()).toMatchObject({
      ready: false,
      parts: { store: 'The disk is full.' },
    });
  });

  test('of a store that never answers comes all the same', async () => {
    const store = { ...openMemory(), set: () => new Promise<never>(() => {}) };
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

describe('a catalogue that is replaced on disk', () => {
  test('is said once in the log and in the health, and answered on from the one that was opened', async () => {
    const folder = newFolder();
    const named = (title: string) => ({ ...content(), roles: [role(SOC, title, [])] });
    const titleIn = (store: OpenStore) => store.head(store.ids[0] ?? '').title;
    writeStore(folder, named('Moonbeam wranglers'));
    const { lines, log } = logged();
    const watch = watchCatalogue(folder, log);
    onTestFinished(() => watch.stop());
    const opened = openStore(folder);
    onTestFinished(() => opened.close());
    const { get } = await operated([], openMemory(), watch.note);
    const health = async () => (await get('/healthz')).json();
    expect(await health()).toMatchObject({ ready: true, notes: [] });
    writeStore(folder, named('Sunbeam wranglers'));
    const note = `The catalogue in ${folder} was replaced: this process answers from the one that it opened; restart it to use what is there now.`;
    for (let asked = 0; asked < 2; asked += 1)
      expect(await health()).toMatchObject({ ready: true, notes: [note] });
    expect(lines).toEqual([JSON.stringify([{}, note])]);
    expect(titleIn(opened)).toBe('Moonbeam wranglers');
    const anew = openStore(folder);
    expect(titleIn(anew)).toBe('Sunbeam wranglers');
    anew.close();
  });

  test('is missed when it is taken away', () => {
    const folder = newFolder();
    writeStore(folder, content());
    const watch = watchCatalogue(folder, logged().log);
    expect(watch.note()).toBeUndefined();
    rmSync(folder, { recursive: true });
    expect(watch.note()).toContain('is gone');
    watch.stop();
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
