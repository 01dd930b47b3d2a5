import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { beginning } from '../../adapters/chat/beginning.ts';

function counted() {
  const calls: string[] = [];
  const begun = {
    working: () => void calls.push('working'),
    abandon: async () => void calls.push('abandoned'),
  };
  return { calls, begun };
}

it('an answer that takes a while is said to be coming, one that comes at once is not', async () => {
  const [slow, quick] = [counted(), counted()];
  beginning(slow.begun, 20);
  beginning(quick.begun, 20).over();
  await delay(60);
  expect([slow.calls, quick.calls]).toEqual([['working'], []]);
});

it('nothing is said to be coming any more where it was given up or stopped', async () => {
  const [abandoned, halted] = [counted(), counted()];
  await beginning(abandoned.begun, 20).begun.abandon();
  await beginning(halted.begun, 20).begun.halt?.();
  await delay(60);
  expect([abandoned.calls, halted.calls]).toEqual([['abandoned'], ['abandoned']]);
});
