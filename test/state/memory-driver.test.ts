import { expect, test } from 'vitest';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { testStore } from './store-contract.ts';

testStore('memory', async () => ({ open: async (now) => memoryDriver({ now }), end: async () => {} }));

test('memory holds so many rows and no more: those not used longest go', async () => {
  const driver = memoryDriver({ most: 2 });
  for (const key of ['a', 'b']) await driver.write({ key, value: '1' });
  await driver.read('a');
  await driver.write({ key: 'c', value: '1' });
  expect([await driver.read('a'), await driver.read('b'), await driver.read('c')]).toEqual([
    '1',
    undefined,
    '1',
  ]);
});
