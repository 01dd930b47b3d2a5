import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pRetry, { AbortError } from 'p-retry';

/** Publishers refuse clients that do not say who they are. */
const USER_AGENT = 'Rolewise/0.1 (occupation catalogue importer; run by its operator)';
const TRIES = 4;
/** A connection that is silent for this long is given up and tried again (milliseconds). */
const SILENT_MS = 30_000;
/** Answers that another try may change: too early, too often, and faults of the server. */
const PASSING = new Set([408, 425, 429]);

export interface FetchOptions {
  url: string;
  /** Where the file is put when it is whole; a part of it lies beside it till then. */
  path: string;
  /** The file may not be larger (bytes). */
  largest: number;
  sha256?: string | undefined;
  /** Milliseconds before the second try; doubles with each. */
  waitMs: number;
}

/** Downloads a file, going on where an earlier try broke off; rejects with what was wrong at the last try. */
export async function fetchFile(options: FetchOptions): Promise<void> {
  await mkdir(dirname(options.path), { recursive: true });
  const part = `${options.path}.part`;
  await pRetry(
    async () => {
      await fetchOnce(options, part);
      await mustBeWhole(part, options.sha256);
    },
    { retries: TRIES - 1, minTimeout: options.waitMs, randomize: true },
  );
  await rename(part, options.path);
  await rm(tagOf(part), { force: true });
}

async function fetchOnce({ url, largest }: FetchOptions, part: string): Promise<void> {
  const { have, headers } = await resumption(part);
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`nothing came for ${SILENT_MS / 1000} seconds`));
  let timer = setTimeout(giveUp, SILENT_MS);
  try {
    const response = await fetch(url, {
      headers: { 'User-Agent': USER_AGENT, ...headers },
      signal: silence.signal,
    });
    if (response.status === 416) {
      await forget(part);
      throw new Error('the part that was there does not fit the file');
    }
    if (!response.ok || !response.body) throw refusal(response.status);
    const resumed = response.status === 206;
    if (!resumed) await remember(part, response);
    let size = resumed ? have : 0;
    const expected = size + Number(response.headers.get('content-length') ?? Number.NaN);
    const tooLarge = `it is more than the ${largest} bytes that such a file may have`;
    if (expected > largest) throw new AbortError(tooLarge);
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, SILENT_MS);
        size += chunk.length;
        if (size > largest) done(new AbortError(tooLarge));
        else done(null, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, counted, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
    if (size < expected) throw new Error(`only ${size} of ${expected} bytes came`);
  } finally {
    clearTimeout(timer);
  }
}

function refusal(status: number): Error {
  const passing = status >= 500 || PASSING.has(status);
  const message = `the publisher answered ${status}`;
  return passing ? new Error(message) : new AbortError(message);
}

/** What asks for the rest of a part, only where the file is still the same as when the part came. */
async function resumption(part: string): Promise<{ have: number; headers: Record<string, string> }> {
  const tag = await readFile(tagOf(part), 'utf8').catch(() => null);
  const have = await stat(part).then(
    (info) => info.size,
    () => 0,
  );
  if (tag === null || have === 0) return { have: 0, headers: {} };
  return { have, headers: { Range: `bytes=${have}-`, 'If-Range': tag } };
}

/** Keeps what tells this edition of the file from the next: its strong tag, else its date. */
async function remember(part: string, response: Response): Promise<void> {
  const tag = response.headers.get('etag');
  const mark = tag && !tag.startsWith('W/') ? tag : response.headers.get('last-modified');
  if (mark) await writeFile(tagOf(part), mark);
  else await rm(tagOf(part), { force: true });
}

function tagOf(part: string): string {
  return `${part}.tag`;
}

async function forget(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(tagOf(part), { force: true });
}

/** Every file of these releases is a zip, xlsx included; some publishers send a page that refuses in its place. */
async function mustBeWhole(part: string, sha256: string | undefined): Promise<void> {
  const file = await open(part);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const sum = sha256 === undefined ? undefined : await checksum(part);
  if (buffer.toString('latin1') === 'PK' && sum === sha256) return;
  await forget(part);
  if (buffer.toString('latin1') !== 'PK') throw new AbortError('what came is no zip or xlsx file');
  throw new AbortError(`its checksum is ${sum}, not ${sha256}`);
}

/** The SHA-256 of a file in hexadecimal. */
export async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
