import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { ImportedStore } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import type { Conversation } from '../../src/contract/conversation.ts';
import { createMemory } from '../../src/state/memory.ts';
import { usableMemory } from '../../src/state/usable-memory.ts';
import { blankConversation } from '../../src/understanding/conversation.ts';

/** What the memory gives of a state that was kept, where the catalogue holds the roles a and b. */
function kept(state: object): Conversation | null {
  const memory = createMemory();
  memory.set('c', state as Conversation);
  return usableMemory(memory, (role) => ['a', 'b'].includes(role)).get('c');
}

describe('a conversation goes on', () => {
  test('where all that it was about is known', () => {
    const state = { ...blankConversation(), compared: ['a'], focus: ['b'], self: 'a' };
    expect(kept(state)).toEqual(state);
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
  ])('but begins anew where the catalogue lacks %s', (_, part) => {
    expect(kept({ ...blankConversation(), ...part })).toBeNull();
  });

  test('and where another version kept it in another shape', () => {
    expect(kept({ ...blankConversation(), version: 1 })).toBeNull();
    expect(kept({ roles: ['a'], listed: [] })).toBeNull();
  });
});

test('a follow-up on a role of a catalogue that is no longer open is answered all the same', async () => {
  const { roles } = loadEmbedded();
  const role = { ...roles[0]!, id: 'gone', title: 'Zymurgist', plural: 'Zymurgists', soc: null, aliases: [] };
  const imported: ImportedStore = {
    ids: ['gone'],
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
  const memory = createMemory();
  await createAssistant({ memory, imported }).compare({ roles: ['gone'], conversation: 'c' });
  expect(memory.get('c')?.roles).toEqual(['gone']);
  const later = await createAssistant({ memory }).ask({ text: 'and skills?', conversation: 'c' });
  expect(later.roles).toEqual([]);
});
