import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../../../src/state/store.ts';

/** The time from opening the page of the installation to Slack's answer, in milliseconds. */
const STATE_MS = 10 * 60 * 1000;
const PREFIX = 'slack-state:';

/** The options of an installation under way, as Bolt hands them over; they come back with Slack's answer. */
const optionsSchema = z.looseObject({ scopes: z.union([z.string(), z.array(z.string())]) });
type Options = z.infer<typeof optionsSchema>;

/** The states that tell an installation begun here from a forged one. */
export interface States {
  generateStateParam(options: object): Promise<string>;
  /** Returns the options of the installation. Rejects where the state is unknown, too old, or was used before. */
  verifyStateParam(now: Date, state: string): Promise<Options>;
}

/** Returns states that are good once; Bolt binds each to the browser by a cookie. */
export function openStates(store: Store): States {
  return {
    async generateStateParam(options) {
      const state = randomUUID();
      await store.set(PREFIX + state, options, { ttlMs: STATE_MS });
      return state;
    },
    async verifyStateParam(_now, state) {
      const key = PREFIX + state;
      const lease = await store.claim(key, { leaseMs: STATE_MS, owner: 'installation' });
      const options = lease && (await store.get(key, optionsSchema));
      if (!lease || !options)
        throw new Error(
          'This page of the installation is too old or was used before: begin the installation anew.',
        );
      await store.delete(key);
      await lease.done(STATE_MS);
      return options;
    },
  };
}
