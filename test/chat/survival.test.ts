import { describe, expect, it, vi } from 'vitest';
import { say } from '../../adapters/chat/texts.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { fullStore } from '../adapters/harness.ts';
import { fakePlatform, process_, turn } from './platform.ts';

/** Never resolves: what was begun when a process was killed. */
const NEVER = () => new Promise<void>(() => undefined);
/** Keeps its promises for longer than anybody waits. */
const LATER_MS = 60_000;

/** A store of its own whose clock the test moves. */
function movable(): { store: Store; pass(ms: number): void } {
  let now = Date.now();
  const pass = (ms: number): void => {
    now += ms;
  };
  return { store: createStore(memoryDriver({ now: () => now })), pass };
}

describe('a question that a process left', () => {
  it('is answered by the next one, once, wherever the first was killed', async () => {
    for (const where of ['working', 'sending', 'sent'] as const) {
      const { store, pass } = movable();
      const platform = fakePlatform();
      const killed = process_(store, platform);
      if (where === 'working') killed.assistant.before = NEVER;
      const { show } = platform;
      if (where !== 'working')
        platform.show = async (...given) => {
          if (where === 'sent') await show(...given);
          return NEVER() as never;
        };
      void killed.ask(turn('officer vs director?'));
      await vi.waitFor(() =>
        expect(where === 'sent' ? platform.shown : killed.assistant.calls.asked).toHaveLength(1),
      );
      await new Promise((resolve) => setImmediate(resolve));
      platform.show = show;
      pass(LATER_MS);
      const next = process_(store, platform);
      await next.chat.resume();
      await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
      await next.chat.stop(1_000);
      expect(platform.shown, where).toHaveLength(1);
      expect(platform.told, where).toEqual([]);
      expect(platform.cleared, where).toHaveLength(where === 'sent' ? 0 : 1);
    }
  });

  it('whose answer may stand where nobody can look, is asked for again instead of answered twice', async () => {
    const { store, pass } = movable();
    const platform = fakePlatform();
    platform.looks = false;
    const { show } = platform;
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    platform.show = async (_turn, _card, sending) => {
      await sending.now();
      begin();
      return NEVER() as never;
    };
    const killed = process_(store, platform);
    void killed.ask(turn('officer vs director?'));
    await begun;
    platform.show = show;
    pass(LATER_MS);
    await process_(store, platform).chat.resume();
    await vi.waitFor(() => expect(platform.told.map(({ sentence }) => sentence)).toEqual([say('unsure')]));
    expect(platform.shown).toEqual([]);
  });

  it('is told once, in one sentence, when it is too late for an answer', async () => {
    const { store, pass } = movable();
    const platform = fakePlatform();
    // Killed when it had just been written down.
    await process_(store, platform).chat.take(turn('officer vs director?', { deadline: Date.now() - 1 }));
    pass(LATER_MS);
    for (let time = 0; time < 2; time += 1) await process_(store, platform).chat.resume();
    await vi.waitFor(() => expect(platform.told.map(({ sentence }) => sentence)).toEqual([say('late')]));
    expect(platform.shown).toEqual([]);
  });

  it('is not sent by a process that was so slow that another one has taken it', async () => {
    const { store, pass } = movable();
    const platform = fakePlatform();
    const slow = process_(store, platform);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    slow.assistant.before = () => gate;
    const asked = slow.ask(turn('officer vs director?'));
    await vi.waitFor(() => expect(slow.assistant.calls.asked).toHaveLength(1));
    pass(LATER_MS);
    await process_(store, platform).chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(1));
    open();
    await asked;
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('is not taken by a second process while the first is at it, nor when it is delivered again', async () => {
    const { store } = movable();
    const platform = fakePlatform();
    const asked = turn('officer vs director?');
    const first = process_(store, platform);
    const second = process_(store, platform);
    const taken = await Promise.all([first, first, second].map(({ chat }) => chat.take(asked)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await Promise.all(taken.map((one) => one?.go()));
    expect(await second.chat.take({ ...asked })).toBeUndefined();
    expect(platform.shown).toHaveLength(1);
  });
});

describe('a process that is told to end', () => {
  it('takes nothing any more, and hands over what waits: fifty of fifty are answered, each once', async () => {
    const { store } = movable();
    const platform = fakePlatform();
    const ending = process_(store, platform);
    ending.assistant.before = NEVER;
    const asked = Array.from({ length: 50 }, (_, at) => turn(`question ${at}`, { user: `user ${at % 5}` }));
    for (const one of asked) void ending.ask(one);
    await vi.waitFor(() => expect(ending.assistant.calls.asked.length).toBeGreaterThan(0));
    await ending.chat.stop();
    expect(await ending.chat.take(turn('one more'))).toBeUndefined();
    const next = process_(store, platform);
    await next.chat.resume();
    await vi.waitFor(() => expect(platform.shown).toHaveLength(50), 60_000);
    expect(new Set(platform.shown.map(({ turn: id }) => id)).size).toBe(50);
  });

  it('says so to who cannot be handed over, since nothing could be written down', async () => {
    const { chat, platform, assistant, ask } = process_(fullStore());
    assistant.before = NEVER;
    void ask(turn('officer vs director?'));
    await vi.waitFor(() => expect(assistant.calls.asked).toHaveLength(1));
    await chat.stop();
    expect(platform.told.map(({ sentence }) => sentence)).toEqual([say('late')]);
  });
});

describe('a store that fails', () => {
  it('costs nobody an answer, and one line in the log', async () => {
    const { platform, ask, log } = process_(fullStore());
    for (let at = 0; at < 3; at += 1) await ask(turn('officer vs director?'));
    expect(platform.shown).toHaveLength(3);
    expect(log.filter((line) => line.includes('without being written down'))).toHaveLength(1);
  });

  it('that does not answer keeps nobody waiting for ever', async () => {
    const silent = new Proxy(memoryDriver(), {
      get: (target, name) =>
        name === 'name' ? target.name : name === 'read' ? async () => undefined : NEVER,
    });
    const { chat } = process_(createStore(silent), fakePlatform(), { storeMs: 1 });
    expect(await chat.take(turn('officer vs director?'))).toBeDefined();
  });
});

describe('an answer that is sent', () => {
  const PASSING = { kind: 'passing', sent: false } as const;
  const UNSURE = { kind: 'passing', sent: true } as const;

  it.each([
    ['that the platform refused in passing is sent again', [{ failing: PASSING }, { failing: UNSURE }]],
    ['that stands there in spite of a failure is found', [{ failing: UNSURE, done: true }]],
  ])('%s: it stands there once', async (_what, faults) => {
    const { platform, ask } = process_(createStore(memoryDriver()));
    platform.faults.push(...faults);
    await ask(turn('officer vs director?'));
    expect(platform.shown).toHaveLength(1);
    expect(platform.told).toEqual([]);
  });

  it('that may have been too much for the platform is sent again more plainly', async () => {
    const { platform, ask } = process_(createStore(memoryDriver()));
    platform.faults.push({ failing: PASSING }, { failing: UNSURE });
    const show = vi.spyOn(platform, 'show');
    await ask(turn('officer vs director?'));
    expect(show.mock.calls.map(([, card]) => card.plain)).toEqual([false, false, true]);
  });

  it('where it may not be is told in the words of the platform', async () => {
    const { platform, ask } = process_(createStore(memoryDriver()));
    platform.faults.push({ failing: { kind: 'forbidden', sentence: 'Invite it.' } });
    await ask(turn('officer vs director?'));
    expect(platform.told.map(({ sentence }) => sentence)).toEqual(['Invite it.']);
  });

  it('is shared when it stands there, not before: a refused one may be shared again', async () => {
    const { platform, ask } = process_(createStore(memoryDriver()));
    await ask(turn('officer vs director?', { hidden: true, showing: 'private', shareable: true }));
    const ref = platform.shown[0]?.card.ref ?? '';
    const sharing = () =>
      turn('', { request: { do: 'share' }, about: { ref, owner: 'ann' }, showing: 'replace', hidden: true });
    platform.faults.push({ failing: { kind: 'other' } });
    for (let time = 0; time < 3; time += 1) await ask(sharing());
    const sentences = platform.told.map(({ sentence }) => sentence);
    expect(sentences[0]).toMatch(/went wrong/);
    expect(sentences.slice(1)).toEqual([say('shared'), say('shared_already')]);
    expect(platform.shown.filter(({ card }) => card.sharedBy === 'ann')).toHaveLength(1);
  });
});
