import { expect, test } from 'vitest';
import { z } from 'zod';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { forgiving } from '../../src/state/forgiving.ts';
import { createStore, StoreError } from '../../src/state/store.ts';

const number = z.number();

function open() {
  const driver = memoryDriver();
  const said: (string | null)[] = [];
  const failing = { is: false };
  const guarded = new Proxy(driver, {
    get: (target, name, receiver) =>
      failing.is && name !== 'name'
        ? async () => Promise.reject(new StoreError('full', 'The disk is full: make room.'))
        : Reflect.get(target, name, receiver),
  });
  const strict = createStore(guarded);
  return { strict, failing, said, store: forgiving(strict, (error) => void said.push(error?.fault ?? null)) };
}

test('a store that fails is as if nothing had been kept; it is said once, and once that it works again', async () => {
  const { store, failing, said } = open();
  await store.set('a', 1);
  failing.is = true;
  expect(await store.get('a', number)).toBeUndefined();
  await store.set('b', 2);
  await store.delete('a');
  expect(await store.update('a', number, (before = 10) => before + 1)).toBe(11);
  const lease = await store.claim('c', { leaseMs: 1_000, owner: 'p' });
  expect([await lease?.renew(1), await lease?.release(), await lease?.done(1)]).toEqual([true, true, true]);
  failing.is = false;
  expect(await store.get('a', number)).toBe(1);
  expect(said).toEqual(['full', null]);
});

test('what must not fail in silence still rejects: forgetting, listing', async () => {
  const { store, failing } = open();
  failing.is = true;
  await expect(store.forget({ person: 'p' })).rejects.toThrow('full');
  await expect(store.list('', number)[Symbol.asyncIterator]().next()).rejects.toThrow('full');
});

test('a mistake of ours is not taken for a failing place', async () => {
  const { store, said } = open();
  await expect(store.set('', 1)).rejects.toThrow(TypeError);
  expect(said).toEqual([]);
});
