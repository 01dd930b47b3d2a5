import { sqliteDriver } from '../../src/state/drivers/sqlite.ts';
import { newFolder } from '../folder.ts';
import { testStore } from './store-contract.ts';

testStore('sqlite', async () => {
  const folder = newFolder();
  return {
    open: (now) => sqliteDriver({ folder, now, lasting: ['b', 'q', 'c'] }),
    end: async () => {},
  };
});
