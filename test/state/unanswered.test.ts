import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { printUnanswered } from '../../adapters/terminal/unanswered.ts';
import { createAssistant } from '../../src/assistant.ts';
import { openStorage, type Storage } from '../../src/state/storage.ts';
import { KEPT_MS, MOST_KEPT, openUnanswered } from '../../src/state/unanswered.ts';

const DAY_ONE = Date.UTC(2025, 0, 1);

describe('what could not be answered', () => {
  let folder: string;
  let storage: Storage;
  let now: number;
  const unanswered = () => openUnanswered(storage, () => now);
  beforeEach(() => {
    now = DAY_ONE;
    folder = mkdtempSync(join(tmpdir(), 'rolewise-unanswered-'));
    storage = openStorage(folder, () => now);
  });
  afterEach(() => {
    storage.close();
    rmSync(folder, { recursive: true });
  });

  test('is kept by the words that named no role, counted, the most asked first', async () => {
    const assistant = createAssistant({ unanswered: unanswered() });
    for (const text of [
      'Moonbeam Wrangler salary',
      'moonbeam wrangler vs office manager',
      'what does an OM earn?',
    ])
      await assistant.ask({ text, user: 'U1', conversation: text });
    expect(unanswered().all()).toEqual([
      { outcome: 'unknown_role', words: 'moonbeam wrangler', count: 2, last: '2025-01-01' },
      { outcome: 'clarify', words: 'om', count: 1, last: '2025-01-01' },
    ]);
  });

  test('is counted without words where it was out of scope, and not kept where it was answered', async () => {
    const assistant = createAssistant({ unanswered: unanswered() });
    for (const text of ['what is the capital of Peru', 'officer vs director', 'hi'])
      await assistant.ask({ text });
    expect(unanswered().all()).toEqual([
      { outcome: 'out_of_scope', words: '', count: 1, last: '2025-01-01' },
    ]);
  });

  test.each([
    'ann@example.com',
    'agent 47',
    'see https://example.com',
    'a very long story that somebody once told about a job',
  ])('holds nothing that may be personal: %s', (words) => {
    unanswered().note('unknown_role', words);
    expect(unanswered().all()).toEqual([]);
  });

  test('is forgotten when nobody asked again for three months', () => {
    unanswered().note('unknown_role', 'tide turner');
    now += KEPT_MS + 1;
    expect(unanswered().all()).toEqual([]);
  });

  test('is bounded: what is known goes on being counted, new words wait', () => {
    const kept = unanswered();
    const word = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let at = 0; at < MOST_KEPT + 5; at += 1) kept.note('unknown_role', `x ${word(at)}`);
    kept.note('unknown_role', `x ${word(0)}`);
    expect(kept.all()).toHaveLength(MOST_KEPT);
    expect(kept.all()[0]).toMatchObject({ words: 'x a', count: 2 });
  });

  test('is printed as lines that a table takes', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    printUnanswered(unanswered(), false);
    unanswered().note('unknown_role', 'tide turner');
    printUnanswered(unanswered(), false);
    printUnanswered(unanswered(), true);
    const lines = said.mock.calls.map(([line]) => String(line));
    said.mockRestore();
    expect(lines).toEqual([
      'Nothing was left unanswered.',
      '1\t2025-01-01\tno such role\ttide turner',
      '{"outcome":"unknown_role","words":"tide turner","count":1,"last":"2025-01-01"}',
    ]);
  });
});
