import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { type Seal, seal } from '../../../src/state/seal.ts';
import type { Store } from '../../../src/state/store.ts';

/** Workspaces that installed the app, with their tokens encrypted. */
export interface Installations extends InstallationStore {
  remove(team: string | undefined, enterprise: string | undefined): Promise<void>;
  /** Every installation, for the doctor. */
  all(): Promise<Installation[]>;
}

const PREFIX = 'slack-installation:';
/** Keeps this key apart from whatever else the secret is used for. */
const PURPOSE = 'rolewise: installations of the Slack app';
const sealedSchema = z.string();

/** `secret` is SLACK_STATE_SECRET; with another one the tokens cannot be read and the app must be installed again. */
export function openInstallations(store: Store, secret: string): Installations {
  const sealed = seal([secret], PURPOSE);
  return {
    async storeInstallation(installation) {
      const { team, enterprise, isEnterpriseInstall: whole } = installation;
      const id = (whole ? enterprise?.id : team?.id) ?? '';
      const key = PREFIX + id;
      await store.set(key, sealed.close(key, JSON.stringify(installation)), { workspace: `slack:${id}` });
    },
    async fetchInstallation(query) {
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
