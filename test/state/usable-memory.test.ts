import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { ImportedStore } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { blankQuery } from '../../src/contract/query.ts';
import { createMemory } from '../../src/state/memory.ts';
import { usableMemory } from '../../src/state/usable-memory.ts';
import { blankState, type ConversationState } from '../../src/understanding/state.ts';

/** What the memory gives of a state that was kept, where the catalogue holds the roles a and b. */
function kept(state: object): ConversationState | null {
  const memory = createMemory();
  memory.set('c', state as ConversationState);
  return usableMemory(memory, new Set(['a', 'b'])).get('c');
}

describe('a conversation goes on', () => {
  test('where all that it was about is known', () => {
    const open = { text: 'x', position: 0, likeness: 1, candidates: ['a', 'b'] };
    const pending = { ...blankQuery(), unclear: [open] };
    const state = { ...blankState(), roles: ['a'], listed: ['b'], pending };
    expect(kept(state)).toEqual(state);
  });

  test.each([
    ['a role', { roles: ['a', 'gone'] }],
    ['the last of a list', { listed: ['a', 'gone'] }],
    ["the person's own role", { self: 'gone' }],
    [
      'another reading of a title',
      { settled: { ...blankQuery(), roles: [{ id: 'a', mention: 'a', confidence: 1, others: ['gone'] }] } },
    ],
  ])('but begins anew where the catalogue lacks %s', (_, part) => {
    expect(kept({ ...blankState(), ...part })).toBeNull();
  });

  test('and where another version kept it in another shape', () => {
    const { goal: _, ...older } = blankState();
    expect(kept(older)).toBeNull();
    expect(kept({ ...blankState(), pending: { intent: 'compare' } })).toBeNull();
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
