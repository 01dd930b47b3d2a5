import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { processorSeconds } from './measure.ts';

/** The pause between two looks at what the processes have worked, in milliseconds. */
const LOOK_MS = 2;
/** What a process may save up, in seconds of a core: it is stopped and goes on every few hundredths of a second. */
const SAVED_S = 0.01;

/** A process, and the seconds of a core that it had worked at the beginning, and may have worked by now. */
interface Held {
  pid: number;
  began: number;
  allowed: number;
  stopped: boolean;
}

/**
 * Holds each of these processes to a share of a core, whatever else the machine does: one that has worked more is stopped until
 * its share has caught up, as the kernel does by its quotas, for which nobody needs a right here. From a thread of its own,
 * which is never late. Returns how to let them run again.
 */
export async function holdShare(
  children: readonly ChildProcess[],
  share: number,
): Promise<() => Promise<void>> {
  const pids = children.flatMap(({ pid }) => pid ?? []);
  const thread = new Worker(new URL(import.meta.url), { workerData: { pids, share } });
  await once(thread, 'online');
  return async () => {
    await thread.terminate();
    for (const pid of pids) signal(pid, 'SIGCONT');
  };
}

function hold({ pids, share }: { pids: readonly number[]; share: number }): void {
  const all = pids.map(
    (pid): Held => ({ pid, began: processorSeconds({ pid }), allowed: 0, stopped: false }),
  );
  let before = performance.now();
  setInterval(() => {
    const now = performance.now();
    const more = (share * (now - before)) / 1000;
    before = now;
    for (const held of all) look(held, more);
  }, LOOK_MS);
}

function look(held: Held, more: number): void {
  const worked = processorSeconds(held) - held.began;
  held.allowed = Math.min(held.allowed + more, worked + SAVED_S);
  const stop = worked > held.allowed;
  if (stop !== held.stopped) signal(held.pid, stop ? 'SIGSTOP' : 'SIGCONT');
  held.stopped = stop;
}

/** A process that has ended needs no signal. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {}
}

if (!isMainThread) hold(workerData);
