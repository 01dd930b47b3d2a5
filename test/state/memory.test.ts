import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/contract/conversation.ts';
import { CONVERSATIONS_KEPT, createMemory, REMEMBERED_MS } from '../../src/state/memory.ts';
import { blankConversation } from '../../src/understanding/conversation.ts';

const about = (role: string): Conversation => ({ ...blankConversation(), focus: [role] });

describe('the memory of this process', () => {
  test('keeps what a conversation was about, each for itself, until it is told to forget', () => {
    const memory = createMemory();
    memory.set('a', about('x'));
    memory.set('b', about('y'));
    expect([memory.get('a')?.focus, memory.get('b')?.focus, memory.get('c')]).toEqual([['x'], ['y'], null]);
    memory.forget('a');
    expect([memory.get('a'), memory.get('b')?.focus]).toEqual([null, ['y']]);
  });

  test('starts a conversation anew that was silent for a day', () => {
    let now = 1_000;
    const memory = createMemory({ now: () => now });
    memory.set('a', about('x'));
    now += REMEMBERED_MS - 1000;
    expect(memory.get('a')?.focus).toEqual(['x']);
    now += 2000;
    expect(memory.get('a')).toBeNull();
  });

  test('holds 10,000 conversations and no more: those silent longest go', () => {
    const memory = createMemory();
    for (let at = 0; at < CONVERSATIONS_KEPT + 100; at += 1) memory.set(`c${at}`, about(`r${at}`));
    const kept = Array.from({ length: CONVERSATIONS_KEPT + 100 }, (_, at) => memory.get(`c${at}`) !== null);
    expect(kept.filter(Boolean)).toHaveLength(CONVERSATIONS_KEPT);
    expect(kept.indexOf(true)).toBe(100);
  });
});

test('a state stays small over a long conversation', async () => {
  const { createAssistant } = await import('../../src/assistant.ts');
  const memory = createMemory();
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
  expect(JSON.stringify(memory.get('c')).length).toBeLessThan(8000);
});
