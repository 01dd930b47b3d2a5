import type { Reason } from '../../src/state/ratings.ts';

/** The sentences that front ends share. */

/** To somebody whose question failed; the log has the reference, too. */
export function sorry(reference: string): string {
  return `Something went wrong on our side (reference ${reference}): please ask again in a minute.`;
}

/** What was wrong with an answer, on buttons and in lists. */
export const REASON_LABELS: Readonly<Record<Reason, string>> = {
  job: 'Wrong job',
  figure: 'Wrong figure',
  question: 'Not what I asked',
  length: 'Too long',
};
