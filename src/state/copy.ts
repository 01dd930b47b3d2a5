import type { Driver } from './driver.ts';

/** Copies everything as it is at one moment; what `to` has under the same keys is replaced. Returns how many rows. */
export async function copyAll(from: Driver, to: Driver): Promise<number> {
  let copied = 0;
  for await (const rows of from.snapshot()) {
    await to.restore(rows);
    copied += rows.length;
  }
  return copied;
}
