import { type InstallationStore, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Client, Clients } from './bot.ts';

/** The time that a workspace's token is kept in memory, in milliseconds, and the maximum number of tokens. */
const KEPT_MS = 60_000;
const KEPT = 1_000;

/** The client of the one workspace whose token it is. */
export function clientOfToken(token: string, options: webApi.WebClientOptions): Clients {
  const client = new webApi.WebClient(token, options);
  return async () => client;
}

/** A client for each workspace that installed the app; rejects for any other. */
export function clientsOf(installations: InstallationStore, options: webApi.WebClientOptions): Clients {
  const known = new LRUCache<string, Client>({ max: KEPT, ttl: KEPT_MS });
  return async ({ team, enterprise }) => {
    const key = `${team} ${enterprise}`;
    const found = known.get(key);
    if (found) return found;
    const query = { teamId: team, enterpriseId: enterprise, isEnterpriseInstall: false as const };
    const { bot } = await installations.fetchInstallation(query);
    const client = new webApi.WebClient(bot?.token, { ...options, teamId: team });
    known.set(key, client);
    return client;
  };
}
