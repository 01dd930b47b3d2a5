import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { printUnanswered, wordsOn } from '../../adapters/terminal/unanswered.ts';
import { createAssistant } from '../../src/assistant.ts';
import type { Driver } from '../../src/state/driver.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { seal } from '../../src/state/seal.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { KEPT_MS, MOST_KEPT, NEW_A_DAY, openUnanswered } from '../../src/state/unanswered.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SEAL = seal(['a secret of the tests'], 'tests');

describe('what could not be answered', () => {
  let driver: Driver;
  let store: Store;
  let now: number;
  const unanswered = () => openUnanswered(store, SEAL, () => now);
  beforeEach(() => {
    now = Date.UTC(2025, 0, 1);
    driver = memoryDriver({ now: () => now });
    store = createStore(driver);
  });
  /** Two people ask: only then words are kept. */
  const noteTwice = async (words: string, outcome: 'unknown_role' | 'clarify' = 'unknown_role') => {
    for (const user of ['ann', 'bob']) await unanswered().note(outcome, words, user);
  };
  const everything = async () => {
    const rows: unknown[] = [];
    for await (const page of driver.snapshot()) rows.push(...page);
    return JSON.stringify(rows);
  };

  test('nothing is kept of a visitor in passing, who adds only to what others brought', async () => {
    const assistant = createAssistant({ unanswered: unanswered() });
    const visit = { text: 'Moonbeam Wrangler salary', passing: true };
    for (const user of ['V1', 'V2']) await assistant.ask({ ...visit, user });
    expect(await everything()).toBe('[]');
    await noteTwice('moonbeam wrangler');
    await assistant.ask({ ...visit, user: 'V1' });
    expect(await unanswered().all()).toMatchObject([{ words: 'moonbeam wrangler', count: 3 }]);
  });

  test('is kept by the words that named no role, counted, the most asked first', async () => {
    const assistant = createAssistant({ unanswered: unanswered() });
    for (const text of [
      'Moonbeam Wrangler salary',
      'moonbeam wrangler vs office manager',
      'what does an OM earn?',
    ])
      for (const user of ['U1', 'U2']) await assistant.ask({ text, user, conversation: text + user });
    expect(await unanswered().all()).toEqual([
      { outcome: 'unknown_role', words: 'moonbeam wrangler', count: 4, last: '2025-01-01' },
      { outcome: 'clarify', words: 'om', count: 2, last: '2025-01-01' },
    ]);
  });

  test('is explained by its line of the list, where words are kept', async () => {
    await noteTwice('moonbeam wrangler');
    await unanswered().note('out_of_scope', 'what is the capital of Peru');
    expect(await wordsOn(unanswered(), '1')).toBe('moonbeam wrangler');
    await expect(wordsOn(unanswered(), '2')).rejects.toThrow('keeps no words: of what is out of scope');
    for (const line of ['0', '3', 'x', '1.5'])
      await expect(wordsOn(unanswered(), line)).rejects.toThrow(`has no line “${line}”: it has 2`);
  });

  test('is counted without words where it was out of scope, and not kept where it was answered', async () => {
    const assistant = createAssistant({ unanswered: unanswered() });
    for (const text of ['what is the capital of Peru', 'officer vs director', 'hi'])
      await assistant.ask({ text });
    expect(await unanswered().all()).toEqual([
      { outcome: 'out_of_scope', words: '', count: 1, last: '2025-01-01' },
    ]);
  });

  test('holds no word that one person alone used, however often: it may be a name', async () => {
    for (let time = 0; time < 3; time += 1)
      await unanswered().note('unknown_role', 'marylou featherstone', 'ann');
    expect(await unanswered().all()).toMatchObject([{ words: '', count: 3 }]);
    expect(await everything()).not.toMatch(/marylou|featherstone|"ann"/);
  });

  test.each([
    'ann@example.com',
    '@marylou',
    '<@U123ABC>',
    'call 555 0123',
    '+49 (170) 123-45-67',
    'badge 48213',
    'see https://example.com',
    'www.example.com',
    'a very long story that somebody once told about a job',
  ])('holds nothing that may be personal, whoever said it: %s', async (words) => {
    await noteTwice(words);
    expect(await unanswered().all()).toEqual([]);
    expect(await everything()).toBe('[]');
  });

  test('holds no digits of a number, however they are written', async () => {
    const apart = fc.constantFrom('', ' ', '-', '.', ') ', '/');
    const number = fc
      .array(fc.tuple(fc.nat(9), apart), { minLength: 3, maxLength: 9 })
      .map((digits) => digits.map(([digit, mark]) => digit + mark).join(''));
    await fc.assert(
      fc.asyncProperty(number, async (digits) => {
        await noteTwice(`x ${digits}`);
        expect(await unanswered().all()).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps a grade of a job', async () => {
    await noteTwice('grade 7 tide turner');
    expect(await unanswered().all()).toMatchObject([{ words: 'grade 7 tide turner' }]);
  });

  test('is forgotten when nobody asked again for three months', async () => {
    await noteTwice('tide turner');
    now += KEPT_MS + 1;
    expect(await unanswered().all()).toEqual([]);
  });

  const word = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

  test('takes so many new words of one user in a day, and goes on counting known ones', async () => {
    await noteTwice('tide turner');
    for (let at = 0; at < NEW_A_DAY + 30; at += 1)
      await unanswered().note('unknown_role', `x ${word(at)}`, 'eve');
    await unanswered().note('unknown_role', 'tide turner', 'eve');
    const all = await unanswered().all();
    expect(all).toHaveLength(NEW_A_DAY + 1);
    expect(all[0]).toMatchObject({ words: 'tide turner', count: 3 });
    now += DAY_MS;
    await unanswered().note('unknown_role', 'x new', 'eve');
    expect(await unanswered().all()).toHaveLength(NEW_A_DAY + 2);
  });

  test('is bounded, and junk of many users does not shut out what people ask', async () => {
    await noteTwice('tide turner');
    now += DAY_MS;
    for (let at = 0; at < MOST_KEPT + 200; at += 1)
      await unanswered().note('unknown_role', `x ${word(at)}`, `user ${Math.floor(at / NEW_A_DAY)}`);
    await noteTwice('moonbeam wrangler');
    const all = await unanswered().all();
    expect(all.length).toBeLessThanOrEqual(MOST_KEPT);
    expect(all.filter(({ words }) => words !== '').map(({ words }) => words)).toEqual([
      'moonbeam wrangler',
      'tide turner',
    ]);
  });

  test('is printed as lines that a table takes', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    await printUnanswered(unanswered(), false);
    await noteTwice('tide turner');
    await unanswered().note('clarify', 'om', 'ann');
    await printUnanswered(unanswered(), false);
    await printUnanswered(unanswered(), true);
    const lines = said.mock.calls.map(([line]) => String(line));
    said.mockRestore();
    expect(lines).toEqual([
      'Nothing was left unanswered.',
      '2\t2025-01-01\tno such role\ttide turner',
      '1\t2025-01-01\tseveral roles\t(asked by one person so far)',
      '{"outcome":"unknown_role","words":"tide turner","count":2,"last":"2025-01-01"}',
      '{"outcome":"clarify","words":"","count":1,"last":"2025-01-01"}',
    ]);
  });
});
