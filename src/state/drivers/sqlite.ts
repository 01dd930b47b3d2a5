import { Worker } from 'node:worker_threads';
import { type Driver, PAGE, type Row } from '../driver.ts';
import { StoreError } from '../error.ts';
import { type Calls, gathered, type Request, type Response, type WorkerSettings } from './sqlite/messages.ts';

export interface SqliteOptions {
  /** The data folder; made where it is missing. */
  folder: string;
  /** Kinds of rows that must never be lost: they live in a file of their own. */
  lasting?: readonly string[] | undefined;
  /** The time that a write waits while another process holds the file, in milliseconds. */
  patienceMs?: number | undefined;
  /** Receives a sentence for the operator: a damaged file was put aside. */
  notice?: ((sentence: string) => void) | undefined;
  /** The name of this machine, its heartbeat and the pause between two sweeps, for tests. */
  machine?: string | undefined;
  beatMs?: number | undefined;
  sweepMs?: number | undefined;
  now?: (() => number) | undefined;
}

/** Longer than a lock of another process is held when nothing is wrong, shorter than an asker waits. */
const PATIENCE_MS = 8_000;
const BEAT_MS = 5_000;
const SWEEP_MS = 60_000;
/** Where much is asked, so long is gathered for one transaction, in milliseconds: each writes whole pages, most of them anew. */
const GAP_MS = 20;
const WORKER = new URL('./sqlite/worker.ts', import.meta.url);

/**
 * Files of SQLite in a folder, for the processes of one machine. All statements run in a thread of their own, so that
 * no question waits for a disk. Rejects with a `StoreError` when the folder cannot be used.
 */
export async function sqliteDriver(options: SqliteOptions): Promise<Driver> {
  const { folder, now } = options;
  const settings: WorkerSettings = {
    folder,
    lasting: options.lasting ?? [],
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    machine: options.machine,
    beatMs: options.beatMs ?? BEAT_MS,
    sweepMs: options.sweepMs ?? SWEEP_MS,
  };
  const thread = startThread(settings, options.notice, now);
  const { call } = thread;
  await call('open').catch(async (error: unknown) => {
    await thread.end();
    throw error;
  });
  return {
    name: 'sqlite',
    read: (key) => call('read', key),
    write: (row) => call('write', row),
    swap: (row, before) => call('swap', row, before),
    take: (row, ticket, beside) => call('take', row, ticket, beside),
    extend: (...extending) => call('extend', ...extending),
    tally: (counts) => call('tally', counts),
    remove: (key, ticket) => call('remove', key, ticket),
    removePrefix: (prefix) => call('removePrefix', prefix),
    removeOwned: (owner) => call('removeOwned', owner),
    page: (...of) => call('page', ...of),
    snapshot: () => snapshot(call),
    restore: (rows) => call('restore', rows),
    count: () => call('count'),
    close: () => thread.end(),
  };
}

type Call = <Name extends keyof Calls>(
  name: Name,
  ...args: Parameters<Calls[Name]>
) => Promise<Awaited<ReturnType<Calls[Name]>>>;

async function* snapshot(call: Call): AsyncGenerator<Row[]> {
  const view = await call('freeze');
  try {
    let after = '';
    for (;;) {
      const rows = await call('frozenPage', view, after, PAGE);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.key ?? '';
    }
  } finally {
    await call('thaw', view);
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: StoreError): void;
}

/** The thread and its calls. It keeps the process alive only while a call is waited for. */
function startThread(
  settings: WorkerSettings,
  notice: (sentence: string) => void = () => {},
  now: (() => number) | undefined,
): { call: Call; end(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let ended: StoreError | undefined;
  let calls = 0;

  const failAll = (message: string): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new StoreError('other', message));
    waiting.clear();
  };
  const settleAll = (responses: readonly Response[]): void => {
    for (const response of responses) settle(response);
    if (waiting.size === 0) worker?.unref();
  };
  const settle = (response: Response): void => {
    if ('notice' in response) {
      notice(response.notice);
      return;
    }
    const asked = waiting.get(response.id);
    waiting.delete(response.id);
    if ('fault' in response) asked?.reject(new StoreError(response.fault, response.message));
    else asked?.resolve(response.value);
  };
  const start = (): Worker => {
    const thread = new Worker(WORKER, { workerData: settings });
    const gone = `The thread that keeps ${settings.folder} ended: ask again.`;
    thread.on('message', settleAll);
    thread.on('error', (error) => notice(`The thread of ${settings.folder} failed: ${error.message}.`));
    thread.on('exit', () => {
      if (worker === thread) failAll(gone);
    });
    return thread;
  };
  // One that ended meanwhile has failed what it was asked.
  const post = gathered((requests: Request[]) => {
    worker?.ref();
    worker?.postMessage(requests);
  }, GAP_MS);
  const send = (name: keyof Calls, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      if (!worker) {
        worker = start();
        // A thread that takes the place of one that failed opens the files first.
        if (name !== 'open') void send('open', []).catch(() => undefined);
      }
      calls += 1;
      waiting.set(calls, { resolve, reject });
      post({ id: calls, call: name, args, now: now?.() });
    });
  return {
    call: (name, ...args) => send(name, args) as never,
    async end() {
      if (ended || !worker) return;
      const last = worker;
      await send('close', []).catch(() => undefined);
      ended = new StoreError('closed', `${settings.folder} is closed: the process is ending.`);
      await last.terminate();
      failAll(ended.message);
    },
  };
}
