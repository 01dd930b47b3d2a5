import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Storage } from '../../../src/state/storage.ts';
import { type Seal, seal } from './seal.ts';

/** Workspaces that installed the app, with their tokens encrypted. */
export interface Installations extends InstallationStore {
  remove(team: string | undefined, enterprise: string | undefined): void;
  /** Every installation, for the doctor. */
  all(): Installation[];
}

const PREFIX = 'slack-installation:';

/** `secret` is SLACK_STATE_SECRET; with another one the tokens cannot be read and the app must be installed again. */
export function openInstallations(storage: Storage, secret: string): Installations {
  const sealed: Seal = seal(secret);
  const open = (key: string, value: unknown): Installation => JSON.parse(sealed.open(key, String(value)));
  return {
    async storeInstallation(installation) {
      const key = keyOf(installation.team?.id, installation.enterprise?.id, installation.isEnterpriseInstall);
      storage.set(key, sealed.close(key, JSON.stringify(installation)));
    },
    async fetchInstallation(query) {
      for (const key of keysFor(query)) {
        const value = storage.get(key);
        if (value !== undefined) return open(key, value);
      }
      throw new Error('This workspace has not installed the app.');
    },
    async deleteInstallation({ teamId, enterpriseId }) {
      this.remove(teamId, enterpriseId);
    },
    remove(team, enterprise) {
      if (team) storage.delete(keyOf(team, undefined, false));
      if (enterprise) storage.delete(keyOf(undefined, enterprise, true));
    },
    all: () => storage.list(PREFIX).map(([key, value]) => open(key, value)),
  };
}

/** An installation for a whole organisation is the organisation's, any other its workspace's. */
function keyOf(team: string | undefined, enterprise: string | undefined, whole: boolean | undefined): string {
  return `${PREFIX}${(whole ? enterprise : team) ?? ''}`;
}

function keysFor({ teamId, enterpriseId }: InstallationQuery<boolean>): string[] {
  return [teamId, enterpriseId].flatMap((id) => (id ? [`${PREFIX}${id}`] : []));
}
