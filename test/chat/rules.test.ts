import { describe, expect, it, vi } from 'vitest';
import { abilities, type Version } from '../../adapters/chat/abilities.ts';
import { meter } from '../../adapters/chat/limits.ts';
import { replyTo } from '../../adapters/chat/replies.ts';
import { safeLog } from '../../adapters/chat/safe-log.ts';
import { say } from '../../adapters/chat/texts.ts';
import { cut, MOST_TEXT, showingOf } from '../../adapters/chat/turn.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { createStore } from '../../src/state/store.ts';
import { CLARIFY } from '../adapters/answers.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { capture } from '../adapters/harness.ts';
import { fakePlatform, process_, turn } from './platform.ts';

const MINUTE_MS = 60_000;

describe('limits', () => {
  it('stop who floods, tell them once in a minute, and leave the others alone', async () => {
    const limits = { user: 5, channel: 100, workspace: 1_000 };
    const { platform, ask } = process_(createStore(memoryDriver()), undefined, { limits });
    for (let at = 0; at < 30; at += 1) await ask(turn(`question ${at}`));
    await ask(turn('officer vs director?', { user: 'bob' }));
    expect(platform.shown.filter(({ card }) => card.owner === 'ann')).toHaveLength(5);
    expect(platform.shown.filter(({ card }) => card.owner === 'bob')).toHaveLength(1);
    expect(platform.told.map(({ sentence }) => sentence)).toEqual([say('busy_user')]);
  });

  it('are of a user, a channel and a workspace, of all processes together, and over after a minute', async () => {
    let now = 0;
    const store = createStore(memoryDriver({ now: () => now }));
    const limits = { user: 1, channel: 2, workspace: 3 };
    const processes = [1, 2].map(() => meter(store, 'fake', limits, () => now));
    const asked = async (...questions: [user: string, channel: string][]) => {
      const scopes: unknown[] = [];
      for (const [at, [user, channel]] of questions.entries())
        scopes.push((await processes[at % 2]?.({ user, channel, workspace: 'w' }, {}))?.scope);
      return scopes;
    };
    const four = await asked(['ann', 'c1'], ['ann', 'c1'], ['bob', 'c1'], ['cid', 'c1']);
    expect(four).toEqual([undefined, 'user', undefined, 'channel']);
    expect(await asked(['dee', 'c2'], ['eve', 'c3'])).toEqual([undefined, 'workspace']);
    now += MINUTE_MS;
    expect(await asked(['ann', 'c1'])).toEqual([undefined]);
  });

  it('cost one call of the store for many questions at once, and none for who floods', async () => {
    const driver = memoryDriver();
    const tally = vi.spyOn(driver, 'tally');
    const over = meter(createStore(driver), 'fake', { user: 2, channel: 100, workspace: 100 });
    const flood = () => over({ user: 'ann', channel: 'c', workspace: 'w' }, {});
    const taken = await Promise.all(Array.from({ length: 50 }, flood));
    expect(taken.filter((one) => one === undefined)).toHaveLength(2);
    expect(tally.mock.calls.length).toBeLessThan(5);
    tally.mockClear();
    for (let at = 0; at < 50; at += 1) expect((await flood())?.scope).toBe('user');
    expect(tally).not.toHaveBeenCalled();
  });
});

describe('answers of two platforms', () => {
  it('are begun in turn, however many wait', async () => {
    const order: number[] = [];
    const MANY = 40;
    const asked = ['one', 'another'].flatMap((name, which) => {
      const platform = { ...fakePlatform(), name };
      const { ask, assistant } = process_(createStore(memoryDriver()), platform);
      assistant.before = async () => void order.push(which);
      return Array.from({ length: MANY }, (_, at) => ask(turn(`question ${at}`, { user: `user ${at}` })));
    });
    await Promise.all(asked);
    const ofSecond = order.slice(0, MANY).filter((which) => which === 1).length;
    expect(order).toHaveLength(2 * MANY);
    expect(Math.abs(ofSecond - MANY / 2)).toBeLessThanOrEqual(2);
  });
});

describe('answers that wait for a platform', () => {
  it('keep nobody else from theirs, however many they are', async () => {
    const { platform, ask } = process_(createStore(memoryDriver()));
    const { show } = platform;
    const open = Promise.withResolvers<void>();
    platform.show = async (asked, card, sending) => {
      sending.ready();
      if (asked.channel === 'slow') await open.promise;
      return show(asked, card, sending);
    };
    const MANY = 100;
    const slow = Array.from({ length: MANY }, (_, at) =>
      ask(turn(`question ${at}`, { user: `user ${at}`, channel: 'slow' })),
    );
    await ask(turn('officer vs director?', { user: 'bob' }));
    expect(platform.shown.map(({ card }) => card.owner)).toEqual(['bob']);
    open.resolve();
    await Promise.all(slow);
    expect(platform.shown).toHaveLength(MANY + 1);
  });
});

describe('pictures', () => {
  it('are left out while many wait, and there again when few do', async () => {
    const { platform, ask, assistant } = process_(createStore(memoryDriver()));
    const gate = Promise.withResolvers<void>();
    assistant.before = () => gate.promise;
    const all = Array.from({ length: 200 }, (_, at) => ask(turn(`question ${at}`, { user: `user ${at}` })));
    gate.resolve();
    await Promise.all(all);
    const plain = platform.shown.map(({ card }) => card.plain);
    expect(plain).toHaveLength(200);
    expect([plain[0], plain.at(-1)]).toEqual([true, false]);
  });
});

describe('what a place can show', () => {
  const refusing = (...known: string[]) => {
    const tried: string[] = [];
    const able = abilities({ refused: (error) => String(error), noticed: () => undefined });
    const version = (needs: string[]): Version<string> => ({
      needs,
      async send() {
        tried.push(needs.join(' ') || 'plain');
        const unknown = needs.find((need) => !known.includes(need));
        if (unknown) throw `unsupported type: ${unknown}`;
        return needs.join(' ') || 'plain';
      },
    });
    const send = (answer: string) => {
      tried.length = 0;
      return able.send('place', answer, [version(['chart', 'table']), version(['table']), version([])]);
    };
    return { send, tried };
  };

  it('is believed when two answers were refused for the same reason and taken without', async () => {
    const { send, tried } = refusing('table');
    expect(await send('one')).toBe('table');
    expect(await send('one')).toBe('table');
    await send('two');
    expect(tried).toEqual(['chart table', 'table']);
    await send('three');
    expect(tried).toEqual(['table']);
  });

  it('takes the reason at its word: what needs the same is not tried', async () => {
    const { send, tried } = refusing('chart');
    expect(await send('one')).toBe('plain');
    expect(tried).toEqual(['chart table', 'plain']);
  });
});

describe('who sees what comes of a control', () => {
  it.each([
    ['page', true, false, 'replace'],
    ['choose', true, true, 'replace'],
    ['next', true, false, 'public'],
    ['aspect', true, true, 'private'],
    ['rate', true, false, 'private'],
    ['reason', false, true, 'replace'],
    ['page', false, false, 'private'],
    ['next', false, false, 'private'],
  ] as const)('%s, own: %s, hidden: %s: %s', (request, own, hidden, showing) => {
    expect(showingOf(request, own, hidden)).toBe(showing);
  });
});

describe('another title in place of those that a question back offers', () => {
  it('is asked with the rest of the question as it was', async () => {
    const assistant = fakeAssistant();
    const choice = {
      label: 'Sales Manager',
      text: 'Sales Manager vs Baker in Texas',
      roles: ['s'],
      socs: [],
    };
    const view = { answer: { ...CLARIFY, choices: [choice] }, owner: 'ann', hidden: false };
    const request = { do: 'other' as const, job: { id: 'x', text: 'Zoo Manager' } };
    const asked = { ...turn(''), request, about: { ref: 'r', owner: 'ann' } };
    const replying = { assistant, ratings: openRatings(createStore(memoryDriver())), platform: 'fake' };
    await replyTo(
      replying,
      asked,
      { view, load: async () => undefined },
      { id: '1', conversation: 'c', user: 'ann' },
    );
    expect(assistant.calls.asked.map(({ text }) => text)).toEqual(['Zoo Manager vs Baker in Texas']);
  });
});

describe('a text from a platform', () => {
  it('is cut to what is looked at, never in the middle of a character', () => {
    expect(cut('x'.repeat(MOST_TEXT + 1))).toHaveLength(MOST_TEXT);
    expect(cut(`${'x'.repeat(MOST_TEXT - 1)}😀`)).toBe('x'.repeat(MOST_TEXT - 1));
    expect(cut('short')).toBe('short');
  });
});

describe('the log', () => {
  it('has of an error what the platform says of it, else our own words and where', () => {
    const lines: string[] = [];
    const secret = Object.assign(new Error('canary'), { body: 'canary' });
    const log = safeLog(capture(lines), (error) =>
      error === secret ? { type: 'Sdk', code: 50013 } : undefined,
    );
    log.error({ err: secret, reference: 'r' }, 'failed');
    log.warn({ err: new TypeError('x is not a function') }, 'failed');
    expect(lines[0]).toBe('error failed {"reference":"r","fault":{"type":"Sdk","code":50013}}');
    expect(lines[1]).toMatch(/TypeError.*x is not a function.*rules\.test\.ts/);
  });
});
