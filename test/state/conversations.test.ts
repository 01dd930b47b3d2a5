import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { ImportedStore } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import type { Conversation } from '../../src/contract/conversation.ts';
import {
  CONVERSATIONS_KEPT,
  conversationsHere,
  openConversations,
  REMEMBERED_MS,
  usable,
} from '../../src/state/conversations.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore } from '../../src/state/store.ts';
import { blankConversation } from '../../src/understanding/conversation/conversation.ts';

const about = (role: string): Conversation => ({ ...blankConversation(), focus: [role] });

describe('conversations', () => {
  test('are each for themselves, until they are told to be forgotten', async () => {
    const memory = conversationsHere();
    await memory.set('a', about('x'));
    await memory.set('b', about('y'));
    const roles = async (name: string) => (await memory.get(name))?.focus;
    expect([await roles('a'), await roles('b'), await memory.get('c')]).toEqual([['x'], ['y'], null]);
    await memory.forget('a');
    expect([await memory.get('a'), await roles('b')]).toEqual([null, ['y']]);
  });

  test('start anew that were silent for a day', async () => {
    let now = 1_000;
    const memory = conversationsHere({ now: () => now });
    await memory.set('a', about('x'));
    now += REMEMBERED_MS - 1;
    expect((await memory.get('a'))?.focus).toEqual(['x']);
    now += 1;
    expect(await memory.get('a')).toBeNull();
  });

  test('are 10,000 in one process and no more: those silent longest go', async () => {
    const memory = conversationsHere();
    const names = Array.from({ length: CONVERSATIONS_KEPT + 100 }, (_, at) => `c${at}`);
    for (const name of names) await memory.set(name, about(name));
    const kept = await Promise.all(names.map(async (name) => (await memory.get(name)) !== null));
    expect(kept.filter(Boolean)).toHaveLength(CONVERSATIONS_KEPT);
    expect(kept.indexOf(true)).toBe(100);
  });

  test('are forgotten with the person whose turn was the last, or with the workspace', async () => {
    const store = createStore(memoryDriver());
    const memory = openConversations(store);
    const assistant = createAssistant({ memory });
    for (const user of ['ann', 'bob'])
      await assistant.ask({ text: 'officer vs director', conversation: user, user, workspace: 'w' });
    await store.forget({ person: 'ann' });
    expect([await memory.get('ann'), await memory.get('bob')]).toEqual([null, expect.anything()]);
    await store.forget({ workspace: 'w' });
    expect(await memory.get('bob')).toBeNull();
  });

  test('hold a state that stays small over many turns', async () => {
    const memory = conversationsHere();
    const assistant = createAssistant({ memory });
    const turns = [
      'officer vs director',
      'pay?',
      'what does an OM earn',
      'the office one',
      'which job pays most',
      'skills of the first',
    ];
    for (let at = 0; at < 60; at += 1)
      await assistant.ask({ text: turns[at % turns.length] ?? '', conversation: 'c' });
    expect(JSON.stringify(await memory.get('c')).length).toBeLessThan(8000);
  });
});

/** What is given of a state that was kept, where the catalogue holds the roles a and b. */
async function kept(state: object): Promise<Conversation | null> {
  const memory = conversationsHere();
  await memory.set('c', state as Conversation);
  return usable(memory, (role) => ['a', 'b'].includes(role)).get('c');
}

describe('a conversation goes on', () => {
  test('where all that it was about is known', async () => {
    const state = { ...blankConversation(), compared: ['a'], focus: ['b'], self: 'a' };
    expect(await kept(state)).toEqual(state);
  });

  test.each([
    ['a role', { focus: ['a', 'gone'] }],
    ['the last that came up', { recent: ['a', 'gone'] }],
    ["the person's own role", { self: 'gone' }],
    ['another reading of a title', { last: { intent: 'describe', role: { id: 'a', others: ['gone'] } } }],
    [
      'a choice that was offered',
      { open: { intent: 'unsettled', roles: [], open: [{ candidates: ['gone'] }] } },
    ],
  ])('but begins anew where the catalogue lacks %s', async (_, part) => {
    expect(await kept({ ...blankConversation(), ...part })).toBeNull();
  });

  test('and where another version kept it, in another shape or under another number', async () => {
    const store = createStore(memoryDriver());
    for (const value of [{ ...about('a'), version: 1 }, { roles: ['a'], listed: [] }, null, 'text']) {
      await store.set('conversation:c', value);
      expect(await openConversations(store).get('c')).toBeNull();
    }
  });
});

test('a follow-up on a role of a catalogue that is no longer open is answered all the same', async () => {
  const { roles } = loadEmbedded();
  const role = { ...roles[0]!, id: 'gone', title: 'Zymurgist', plural: 'Zymurgists', soc: null, aliases: [] };
  const imported: ImportedStore = {
    ids: ['gone'],
    lists: () => new Map(),
    groups: [],
    sources: [],
    places: [],
    gaps: {},
    head: () => ({ ...role, kind: 'role' }),
    role: () => role,
    members: () => [],
    byPlace: () => [],
    atPlace: () => [],
    placeFacts: () => [],
    column: () => [],
    columnAt: () => [],
    phrases: () => new Map(),
    titles: () => [],
    blob: () => undefined,
    close: () => undefined,
  };
  const memory = conversationsHere();
  await createAssistant({ memory, imported }).compare({ roles: ['gone'], conversation: 'c' });
  expect((await memory.get('c'))?.focus).toEqual(['gone']);
  const later = await createAssistant({ memory }).ask({ text: 'and skills?', conversation: 'c' });
  expect(later.roles).toEqual([]);
});
