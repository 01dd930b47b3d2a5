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
    await openInstallations(storage, { stateSecrets: ['secret'] }).storeInstallation(WORKSPACE);
    const found = await openInstallations(storage, { stateSecrets: ['secret'] }).fetchInstallation(OF_T1);
    expect(found.bot?.token).toBe(TOKEN);
  });

  it('are nowhere to be read in the data folder', async () => {
    await openInstallations(storage, { stateSecrets: ['secret'] }).storeInstallation(WORKSPACE);
    const files = ['lasting.sqlite', 'lasting.sqlite-wal', 'state.sqlite', 'state.sqlite-wal'].map((file) =>
      readFile(join(dir, file), 'latin1'),
    );
    expect((await Promise.all(files)).join('')).not.toContain(TOKEN);
  });

  it('cannot be read with another secret, and that is said', async () => {
    await openInstallations(storage, { stateSecrets: ['secret'] }).storeInstallation(WORKSPACE);
    const other = openInstallations(storage, { stateSecrets: ['another'] });
    await expect(other.fetchInstallation(OF_T1)).rejects.toThrow('SLACK_STATE_SECRET');
  });

  it('are sealed anew with the newest secret, so that the old one can go', async () => {
    await openInstallations(storage, { stateSecrets: ['old'] }).storeInstallation(WORKSPACE);
    await openInstallations(storage, { stateSecrets: ['new', 'old'] }).reseal();
    const found = await openInstallations(storage, { stateSecrets: ['new'] }).fetchInstallation(OF_T1);
    expect(found.bot?.token).toBe(TOKEN);
  });

  it('of which none can be opened stop the start in one sentence', async () => {
    await openInstallations(storage, { stateSecrets: ['old'] }).storeInstallation(WORKSPACE);
    await expect(openInstallations(storage, { stateSecrets: ['new'] }).reseal()).rejects.toThrow(
      /^A kept installation cannot be read: .*SLACK_STATE_SECRET/,
    );
    await openInstallations(storage, { stateSecrets: ['old'] }).reseal();
  });

  it('are of the allowed workspaces alone', async () => {
    const open = (workspaces?: string[]) =>
      openInstallations(storage, { stateSecrets: ['secret'], ...(workspaces ? { workspaces } : {}) });
    await expect(open(['T2']).storeInstallation(WORKSPACE)).rejects.toThrow('SLACK_WORKSPACES');
    await open(['T1']).storeInstallation(WORKSPACE);
    await expect(open(['T2']).fetchInstallation(OF_T1)).rejects.toThrow('SLACK_WORKSPACES');
    expect((await open().fetchInstallation(OF_T1)).bot?.token).toBe(TOKEN);
  });

  it('are begun with a state that is good once', async () => {
    const { states } = openInstallations(storage, { stateSecrets: ['secret'] });
    const state = await states.generateStateParam({ scopes: ['commands'] });
    expect(await states.verifyStateParam(new Date(), state)).toEqual({ scopes: ['commands'] });
    await expect(states.verifyStateParam(new Date(), state)).rejects.toThrow('used before');
    await expect(states.verifyStateParam(new Date(), 'forged')).rejects.toThrow(
      'begin the installation anew',
    );
  });

  it('are gone once removed, those of others stay', async () => {
    const store = openInstallations(storage, { stateSecrets: ['secret'] });
    await store.storeInstallation(WORKSPACE);
    await store.storeInstallation({ ...WORKSPACE, team: { id: 'T2' } });
    await store.remove('T1', undefined);
    await expect(store.fetchInstallation(OF_T1)).rejects.toThrow('not installed');
    expect((await store.all()).map(({ team }) => team?.id)).toEqual(['T2']);
  });

  it('of a whole organisation serve each of its workspaces', async () => {
    const store = openInstallations(storage, { stateSecrets: ['secret'] });
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
