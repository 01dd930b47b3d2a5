import { setImmediate } from 'node:timers/promises';
import type { DatabaseFile } from './file.ts';
import type { WriteQueue } from './queue.ts';

/** Rows deleted, and pages given back to the disk, in one step: a step takes a few milliseconds. */
const ROWS = 100;
const PAGES = 200;

/** Runs `step` until it says that nothing is left; whatever came in meanwhile has its turn between two steps. */
export async function inSteps(queue: WriteQueue, most: number, step: () => number): Promise<number> {
  let all = 0;
  for (;;) {
    const done = await queue.run(step);
    all += done;
    if (done < most) return all;
    await setImmediate();
  }
}

/** Deletes what is over and lets the file shrink. */
export async function sweep(file: DatabaseFile, queue: WriteQueue, now: () => number): Promise<void> {
  await inSteps(queue, ROWS, () => file.use((statements) => statements.removeExpired(ROWS, now())));
  const shrunk = await inSteps(queue, 1, () => shrink(file));
  // The file is cut when the log has gone into it.
  if (shrunk > 0) await queue.run(() => file.query('PRAGMA wal_checkpoint(PASSIVE)'));
}

/** One step of giving free pages back; returns 1 when there were any. */
function shrink(file: DatabaseFile): number {
  const free = Number(file.query('PRAGMA freelist_count')[0]?.freelist_count);
  if (free > 0) file.query(`PRAGMA incremental_vacuum(${PAGES})`);
  return Math.min(free, 1);
}

/** Deletes what matches in steps of this many rows. */
export const STEP = ROWS;
