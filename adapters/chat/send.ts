import { setTimeout as delay } from 'node:timers/promises';
import type { Failing, Shown } from './platform.ts';

/** The maximum number of attempts to send an answer, and the pauses between them. */
const TRIES = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_WAIT_MS = 120_000;

export interface Attempts {
  /** `plainly`: a failure on the platform's side met what was sent before, which may have been too much for it. */
  send(plainly: boolean): Promise<Shown>;
  /** Looks the answer up, like `Platform.find`. */
  find(): Promise<Shown | undefined | null>;
  failing(error: unknown): Failing;
  /** The time from which the answer is no longer wanted, in milliseconds since 1970. */
  deadline: number;
  /** The first pause; tests wait less. */
  pauseMs?: number | undefined;
}

/** Nobody can say whether an answer stands there. */
export class UnsureError extends Error {
  override name = 'UnsureError';
}

/**
 * Sends an answer so that it stands there once: a failure that may pass is waited out, and where what was sent may stand
 * there all the same, that is looked up before it is sent again; where nobody can look, a platform that was silent rejects with an
 * `UnsureError`. Rejects with what does not pass.
 */
export async function sendOnce({ send, find, failing, deadline, pauseMs }: Attempts): Promise<Shown> {
  let pause = pauseMs ?? FIRST_PAUSE_MS;
  let plainly = false;
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(plainly);
    } catch (error) {
      const failure = failing(error);
      if (failure.kind !== 'passing' || tried === TRIES) throw error;
      const wait = failure.waitMs ?? pause;
      if (wait > LONGEST_WAIT_MS || Date.now() + wait > deadline) throw error;
      await delay(wait);
      pause *= 2;
      if (!failure.sent) continue;
      plainly = true;
      const found = await find();
      if (found) return found;
      if (found === null && failure.silent)
        throw new UnsureError('what was sent may stand there', { cause: error });
      // A platform that says that it failed has hardly shown it.
    }
  }
}
