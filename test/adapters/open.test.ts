import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logModel } from '../../adapters/model-log.ts';
import { openAssistant } from '../../adapters/open.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { type MockModel, mockModel, planOf } from '../model/mock.ts';
import { fakeAssistant } from './assistant.ts';

/** The assistant as every front end opens it. */

const ROOT = resolve(import.meta.dirname, '../..');
const PLAN = planOf([{ say: 'values', lines: [2] }]);
const PLANNED = 'An operations director earns $104,050 a year on average.';
const QUESTION = { text: 'officer vs director salary' };

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
  server.says({ content: PLAN });
});
afterAll(() => server.stop());

/** Every file and package that loading a file brings in, without what is imported when needed. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm);
  for (const [, target = ''] of statements) {
    if (!target.startsWith('.')) seen.add(target);
    else if (!target.endsWith('.json') && !seen.has(resolve(dirname(file), target)))
      loaded(resolve(dirname(file), target), seen);
  }
  return seen;
}

describe('a model', () => {
  test('plans the answers where the settings name one', async () => {
    const settings = await readSettings({ OPENAI_BASE_URL: `${server.mock.url}/v1`, OPENAI_MODEL: 'mine' });
    const assistant = await openAssistant(settings);
    expect((await assistant.ask(QUESTION)).lead).toBe(PLANNED);
    expect(assistant.about().model).toMatchObject({ name: 'mine', counters: { calls: 1, planned: 1 } });
  });

  test('is not there where they name none', async () => {
    const assistant = await openAssistant(await readSettings({ OPENAI_MODEL: 'mine' }));
    expect((await assistant.ask(QUESTION)).phrasedBy).toBe('template');
    expect(assistant.about().model).toBeNull();
  });

  test('costs nothing until then: its client is not even loaded', () => {
    const always = [...loaded(`${ROOT}/src/assistant.ts`), ...loaded(`${ROOT}/adapters/open.ts`)];
    expect(always.filter((name) => name.startsWith('openai') || name.includes('src/model/open.ts'))).toEqual(
      [],
    );
    expect([...loaded(`${ROOT}/src/model/open.ts`)]).toContain('openai');
  });
});

describe('the log of a model', () => {
  const started = async (assistant: Parameters<typeof logModel>[0]) => {
    const lines: object[] = [];
    return { lines, stop: logModel(assistant, { info: (what) => lines.push(what) }) };
  };

  test('says at the end what came of it, and only what happened', async () => {
    const assistant = server.assistant();
    const { lines, stop } = await started(assistant);
    await assistant.ask(QUESTION);
    stop();
    expect(lines).toEqual([{ model: 'mock', calls: 1, planned: 1 }]);
  });

  test('says nothing where nothing happened, or there is no model', async () => {
    for (const assistant of [server.assistant(), fakeAssistant()]) {
      const { lines, stop } = await started(assistant);
      stop();
      expect(lines).toEqual([]);
    }
  });
});
