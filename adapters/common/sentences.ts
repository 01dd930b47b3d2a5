/** The sentences that chat front ends share. */

/** To somebody whose question failed; the log has the reference, too. */
export function sorry(reference: string): string {
  return `Something went wrong on our side (reference ${reference}): please ask again in a minute.`;
}

/** To somebody who rated an answer. */
export function thanks(helpful: boolean): string {
  return helpful ? 'Thank you; noted as helpful.' : 'Thank you; noted, so that it can be made better.';
}
