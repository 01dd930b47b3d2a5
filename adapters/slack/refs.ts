import { randomBytes } from 'node:crypto';

/** A new name for an answer or a failure: short enough to be read out, and never given twice. */
export function newRef(): string {
  return randomBytes(6).toString('hex');
}
