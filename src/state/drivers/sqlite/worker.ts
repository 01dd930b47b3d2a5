import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { CLAIM_PATIENCE_MS, kindOf, type Row } from '../../driver.ts';
import { StoreError } from '../../error.ts';
import { faultOf, storeError } from './faults.ts';
import { type DatabaseFile, databaseFile } from './file.ts';
import { LASTING_FILE, PASSING_FILE } from './look.ts';
import { claimMachine, type MachineClaim } from './machine.ts';
import { type Calls, gathered, type Request, type Response, type WorkerSettings } from './messages.ts';
import { writeQueue } from './queue.ts';
import type { Statements } from './statements.ts';
import { inSteps, STEP, sweep } from './sweep.ts';
import { carryOver } from './upgrade.ts';

/** The thread of the files: every statement runs here, so that no question waits for a disk. */

const settings = workerData as WorkerSettings;
const port = parentPort!;
const queue = writeQueue(settings.patienceMs);
const lastingKinds = new Set(settings.lasting);
const file = (name: string, durable: boolean): DatabaseFile =>
  databaseFile({
    path: join(settings.folder, name),
    durable,
    replaceable: !durable,
    notice: (notice) => post({ notice }),
  });
const passing = file(PASSING_FILE, false);
const lasting = file(LASTING_FILE, true);
const files = [passing, lasting];
const of = (key: string): DatabaseFile => (lastingKinds.has(kindOf(key)) ? lasting : passing);

let claim: MachineClaim | undefined;
/** The reason to refuse further calls. */
let refusal: unknown;
let now: () => number = Date.now;
const timers: NodeJS.Timeout[] = [];
let nextView = 1;
const views = new Map<number, { files: { statements: Statements; close(): void }[] }>();

const write = <T>(key: string, act: (statements: Statements) => T, patienceMs?: number): Promise<T> =>
  queue.write(of(key), act, patienceMs);

/** What is read comes after what was to be written before, unless that has to wait. */
const written = setImmediate;

const calls: Calls = {
  async open() {
    claim = await claimMachine(settings.folder, { id: settings.machine, beatMs: settings.beatMs });
    // A file that can be read and not written is found out now, not with the first question.
    for (const one of files) await queue.write(one, (s) => s.remove('opened:', undefined, now()));
    await queue.write(lasting, (s) => carryOver(settings.folder, (row) => s.write(row, now())));
    timers.push(setInterval(beat, settings.beatMs));
    void sweepAll();
  },
  async read(key) {
    await written();
    return of(key).use((s) => s.read(key, now()));
  },
  write: (row) => write(row.key, (s) => s.write(row, now())),
  swap: (row, before) => write(row.key, (s) => s.swap(row, before, now())),
  take: (row, ticket, beside = []) =>
    write(
      row.key,
      (s) => s.take(row, ticket, beside, now()),
      Math.min(settings.patienceMs, CLAIM_PATIENCE_MS),
    ),
  extend: (key, ticket, ttlMs, sealed, beside) =>
    write(key, (s) => s.extend(key, ticket, ttlMs, sealed, beside, now())),
  tally: (counts) => queue.write(passing, (s) => s.tally(counts, now())),
  remove: (key, ticket) => write(key, (s) => s.remove(key, ticket, now())),
  removePrefix: (prefix) => removeEverywhere((s) => s.removePrefix(prefix, STEP)),
  removeOwned: (owner) => removeEverywhere((s) => s.removeOwned(owner, STEP)),
  async page(prefix, after, most, unclaimed = false) {
    await written();
    return merged(
      files.map((one) => one.use((s) => s.page(prefix, after, most, now(), unclaimed))),
      most,
    );
  },
  async restore(rows) {
    for (const one of files) {
      const its = rows.filter(({ key }) => of(key) === one);
      if (its.length > 0) await queue.write(one, (s) => s.writeAll(its, now()));
    }
  },
  count: async () => files.flatMap((one) => one.use((s) => s.count())),
  async freeze() {
    const view = nextView;
    nextView += 1;
    views.set(view, { files: files.map((one) => one.freeze()) });
    return view;
  },
  async frozenPage(view, after, most) {
    const frozen = views.get(view)?.files ?? [];
    return merged(
      frozen.map(({ statements }) => statements.page('', after, most, now())),
      most,
    );
  },
  async thaw(view) {
    for (const one of views.get(view)?.files ?? []) one.close();
    views.delete(view);
  },
  async close() {
    for (const timer of timers) clearTimeout(timer);
    refusal = new StoreError('closed', `${settings.folder} is closed: the process is ending.`);
    await queue.run(() => undefined);
    for (const one of files) one.close();
  },
};

async function removeEverywhere(step: (statements: Statements) => number): Promise<number> {
  let all = 0;
  for (const one of files) all += await inSteps(queue, STEP, () => one.use(step));
  return all;
}

/** Pages of two files as one, in the order of the keys. */
function merged(pages: Row[][], most: number): Row[] {
  const [only, other] = pages.filter((page) => page.length > 0);
  if (!other) return only ?? [];
  const inOrder = (a: Row, b: Row) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
  return pages.flat().sort(inOrder).slice(0, most);
}

/** Keeps the claim of this machine, and notices when somebody took a file away. */
function beat(): void {
  try {
    claim?.beat();
    for (const one of files) one.look();
    // The other one gave it back.
    if (refusal !== undefined && faultOf(refusal) === 'other-machine') refusal = undefined;
  } catch (error) {
    if (faultOf(error) === 'other-machine') refusal = error;
  }
}

async function sweepAll(): Promise<void> {
  try {
    for (const one of files) await sweep(one, queue, now);
  } catch {
    // Full, locked or damaged: whoever asks for something is told; what is over waits for the next time.
  }
  if (refusal === undefined) timers[1] = setTimeout(() => void sweepAll(), settings.sweepMs);
}

const post = gathered((responses: Response[]) => port.postMessage(responses));

port.on('message', (requests: Request[]) => {
  for (const request of requests) void answer(request);
});

async function answer({ id, call, args, now: given }: Request): Promise<void> {
  if (given !== undefined) now = () => given;
  try {
    if (refusal !== undefined) throw refusal;
    const act = calls[call] as (...args: unknown[]) => Promise<unknown>;
    const value = await act(...args);
    post({ id, value });
  } catch (error) {
    const { fault, message } = storeError(error, settings.folder);
    post({ id, fault, message });
  }
}
