import { deadline } from '../common/deadline.ts';
import type { Log } from '../common/log.ts';
import type { Client } from './bot.ts';

/** Somebody waits for a form, whose trigger works for three seconds. */
const PATIENCE_MS = 1_000;

/**
 * Returns whether somebody is a guest of the workspace, in one channel or several. Slack says so only where the optional
 * scope `users:read` was granted; elsewhere nobody counts as a guest. Never rejects.
 */
export async function isGuest(client: Client, log: Log, user: string): Promise<boolean> {
  try {
    const { user: found } = await deadline(client.users.info({ user }), PATIENCE_MS);
    return found?.is_restricted === true || found?.is_ultra_restricted === true;
  } catch (error) {
    log.debug({ err: error }, 'slack: whether somebody is a guest is not known');
    return false;
  }
}
