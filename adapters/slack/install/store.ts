import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { SlackSettings } from '../../../src/settings/settings.ts';
import { type Seal, seal } from '../../../src/state/seal.ts';
import type { Store } from '../../../src/state/store.ts';
import { openStates, type States } from './states.ts';

/** Workspaces that installed the app, with their tokens encrypted. */
export interface Installations extends InstallationStore {
  remove(team: string | undefined, enterprise: string | undefined): Promise<void>;
  /** The states of installations under way. */
  states: States;
  /** Every installation, for the doctor. */
  all(): Promise<Installation[]>;
  /**
   * Seals every installation with the first secret. Rejects with one sentence if all of them fail to open: the
   * secret is another one than it was.
   */
  reseal(): Promise<void>;
}

const PREFIX = 'slack-installation:';
/** Keeps this key apart from whatever else the secret is used for. */
const PURPOSE = 'rolewise: installations of the Slack app';
const sealedSchema = z.string();

/** The settings that installations need. */
type Keys = Pick<SlackSettings, 'stateSecrets' | 'workspaces'>;

/**
 * Returns the installations of a store, sealed with the first of SLACK_STATE_SECRET; with other secrets the tokens cannot be
 * read and the app must be installed again. Only the allowed workspaces may install it and are answered.
 */
export function openInstallations(store: Store, { stateSecrets = [''], workspaces }: Keys): Installations {
  const sealed = seal(stateSecrets, PURPOSE);
  const check = (...ids: (string | undefined)[]) => {
    if (workspaces && !ids.some((id) => id !== undefined && workspaces.includes(id)))
      throw new Error('This workspace is not among those that may install the app (SLACK_WORKSPACES).');
  };
  const write = async (installation: Installation<'v1' | 'v2', boolean>) => {
    const { team, enterprise, isEnterpriseInstall: whole } = installation;
    const id = (whole ? enterprise?.id : team?.id) ?? '';
    const key = PREFIX + id;
    await store.set(key, sealed.close(key, JSON.stringify(installation)), { workspace: `slack:${id}` });
  };
  return {
    states: openStates(store),
    async storeInstallation(installation) {
      check(installation.team?.id, installation.enterprise?.id);
      await write(installation);
    },
    async fetchInstallation(query) {
      check(query.teamId, query.enterpriseId);
      for (const key of keysFor(query)) {
        const value = await store.get(key, sealedSchema);
        if (value !== undefined) return open(sealed, key, value);
      }
      throw new Error('This workspace has not installed the app.');
    },
    deleteInstallation({ teamId, enterpriseId }) {
      return this.remove(teamId, enterpriseId);
    },
    async remove(team, enterprise) {
      if (team) await store.delete(PREFIX + team);
      if (enterprise) await store.delete(PREFIX + enterprise);
    },
    async all() {
      const all: Installation[] = [];
      for await (const [key, value] of store.list(PREFIX, sealedSchema)) all.push(open(sealed, key, value));
      return all;
    },
    async reseal() {
      const rows: [string, string][] = [];
      for await (const row of store.list(PREFIX, sealedSchema)) rows.push(row);
      const opened = rows.flatMap(([key, value]) => {
        try {
          return [open(sealed, key, value)];
        } catch {
          return [];
        }
      });
      const [first] = rows;
      // Rejects with the sentence of the first.
      if (first && opened.length === 0) open(sealed, ...first);
      for (const installation of opened) await write(installation);
    },
  };
}

function open(sealed: Seal, key: string, value: string): Installation {
  try {
    return JSON.parse(sealed.open(key, value));
  } catch (error) {
    throw new Error(
      'A kept installation cannot be read: was SLACK_STATE_SECRET changed? Set the old one, or install the app again.',
      { cause: error },
    );
  }
}

/** An installation for a whole organisation is the organisation's, any other its workspace's. */
function keysFor({ teamId, enterpriseId }: InstallationQuery<boolean>): string[] {
  return [teamId, enterpriseId].flatMap((id) => (id ? [`${PREFIX}${id}`] : []));
}
