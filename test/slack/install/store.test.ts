import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInstallations } from '../../../adapters/slack/install/store.ts';
import { openStore } from '../../../src/state/open.ts';
import type { Store } from '../../../src/state/store.ts';

const TOKEN = 'xoxb-secret-token';
const WORKSPACE: Installation<'v2', false> = {
  team: { id: 'T1', name: 'One' },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { id: 'B1', userId: 'U2', token: TOKEN, scopes: ['commands'] },
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
const OF_T1 = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false as const };

describe('installations', () => {
  let dir: string;
  let storage: Store;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rolewise-'));
    storage = await openStore({ dataDir: dir });
  });

  afterEach(async () => {
    await storage.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('come back as they were, after a restart too', async () => {
    await openInstallations(storage, 'secret').storeInstallation(WORKSPACE);
    const found = await openInstallations(storage, 'secret').fetchInstallation(OF_T1);
    expect(found.bot?.token).toBe(TOKEN);
  });

  it('are nowhere to be read in the data folder', async () => {
    await openInstallations(storage, 'secret').storeInstallation(WORKSPACE);
    const files = ['lasting.sqlite', 'lasting.sqlite-wal', 'state.sqlite', 'state.sqlite-wal'].map((file) =>
      readFile(join(dir, file), 'latin1'),
    );
    expect((await Promise.all(files)).join('')).not.toContain(TOKEN);
  });

  it('cannot be read with another secret, and that is said', async () => {
    await openInstallations(storage, 'secret').storeInstallation(WORKSPACE);
    const other = openInstallations(storage, 'another');
    await expect(other.fetchInstallation(OF_T1)).rejects.toThrow('SLACK_STATE_SECRET');
  });

  it('are gone once removed, those of others stay', async () => {
    const store = openInstallations(storage, 'secret');
    await store.storeInstallation(WORKSPACE);
    await store.storeInstallation({ ...WORKSPACE, team: { id: 'T2' } });
    await store.remove('T1', undefined);
    await expect(store.fetchInstallation(OF_T1)).rejects.toThrow('not installed');
    expect((await store.all()).map(({ team }) => team?.id)).toEqual(['T2']);
  });

  it('of a whole organisation serve each of its workspaces', async () => {
    const store = openInstallations(storage, 'secret');
    await store.storeInstallation({
      ...WORKSPACE,
      team: undefined,
      enterprise: { id: 'E1' },
      isEnterpriseInstall: true,
    } as Installation<'v2', true>);
    const found = await store.fetchInstallation({ ...OF_T1, enterpriseId: 'E1' });
    expect(found.bot?.token).toBe(TOKEN);
  });
});
