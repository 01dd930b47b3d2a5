import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pRetry, { AbortError } from 'p-retry';
import { ImportError, writing } from './error.ts';
import { request } from './http.ts';

/** Publishers refuse clients that do not say who they are. */
const USER_AGENT = 'Rolewise/0.1 (occupation catalogue importer; run by its operator)';
const TRIES = 4;
/** A connection that is silent for this long is given up and tried again (milliseconds). */
const SILENT_MS = 30_000;
/** Answers that another try may change: too early, too often, and faults of the server. */
const PASSING = new Set([408, 425, 429]);

export interface FetchOptions {
  url: string;
  /** The path of the complete file; the partial download lies beside it. */
  path: string;
  /** The file may not be larger (bytes). */
  largest: number;
  sha256?: string | undefined;
  /** Milliseconds before the second try; doubles with each. */
  waitMs: number;
  /** The longest silence of a connection (milliseconds). */
  silentMs?: number | undefined;
}

/** Downloads a file, going on where an earlier try broke off; rejects with what was wrong at the last try. */
export async function fetchFile(options: FetchOptions): Promise<void> {
  const { path, waitMs } = options;
  const part = `${path}.part`;
  await writing(path, () => mkdir(dirname(path), { recursive: true }));
  let have = 0;
  await pRetry(
    async () => {
      await fetchOnce(options, part);
      await mustBeWhole(part, options.sha256);
    },
    {
      retries: TRIES - 1,
      minTimeout: waitMs,
      randomize: true,
      // Trying again is given up where nothing more comes, not where a publisher hands a file over in many pieces.
      shouldConsumeRetry: async () => {
        const before = have;
        have = await sizeOf(part);
        return have <= before;
      },
    },
  );
  await writing(path, async () => {
    await rename(part, path);
    await rm(tagOf(part), { force: true });
  });
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.size,
    () => 0,
  );
}

async function fetchOnce({ url, largest, silentMs = SILENT_MS }: FetchOptions, part: string): Promise<void> {
  const { have, headers } = await resumption(part);
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`nothing came for ${silentMs / 1000} seconds`));
  let timer = setTimeout(giveUp, silentMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, silentMs);
  };
  try {
    const response = await request(url, { 'User-Agent': USER_AGENT, ...headers }, silence.signal);
    try {
      heard();
      await receive(response, { part, have, largest, heard });
    } finally {
      response.destroy();
    }
  } catch (error) {
    throw silence.signal.aborted ? (silence.signal.reason as Error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Writes what comes to the part: behind what is there where the publisher goes on with it, else anew. */
async function receive(
  response: IncomingMessage,
  { part, have, largest, heard }: { part: string; have: number; largest: number; heard: () => void },
): Promise<void> {
  const { statusCode = 0 } = response;
  if (statusCode === 416) {
    await forget(part);
    throw new Error('the part that was there does not fit the file');
  }
  if (statusCode !== 200 && statusCode !== 206) throw refusal(statusCode);
  const resumed = statusCode === 206;
  if (resumed && (startOf(response) ?? have) !== have) {
    await forget(part);
    throw new Error('what came is not the rest of the part that was there');
  }
  if (!resumed) await remember(part, response);
  let size = resumed ? have : 0;
  const expected = size + Number(response.headers['content-length'] ?? Number.NaN);
  const tooLarge = `it is more than the ${largest} bytes that such a file may have`;
  if (expected > largest) throw new AbortError(tooLarge);
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      heard();
      size += chunk.length;
      if (size > largest) done(new AbortError(tooLarge));
      else done(null, chunk);
    },
  });
  const file = createWriteStream(part, { flags: resumed ? 'a' : 'w' });
  // Trying again does not help on a full disk.
  await writing(part, () => pipeline(response, counted, file)).catch((error: Error) => {
    throw error instanceof ImportError ? new AbortError(error) : error;
  });
  if (size < expected) throw new Error(`only ${size} of ${expected} bytes came`);
}

/** Returns the offset at which the bytes of a response begin in the file, if it states one. */
function startOf(response: IncomingMessage): number | undefined {
  const start = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

function refusal(status: number): Error {
  const passing = status >= 500 || PASSING.has(status);
  const message = `the publisher answered ${status}`;
  return passing ? new Error(message) : new AbortError(message);
}

/** Returns the headers that ask for the rest of a partial file, on condition that the file has not changed. */
async function resumption(part: string): Promise<{ have: number; headers: Record<string, string> }> {
  const tag = await readFile(tagOf(part), 'utf8').catch(() => null);
  const have = await sizeOf(part);
  if (tag === null || have === 0) return { have: 0, headers: {} };
  return { have, headers: { Range: `bytes=${have}-`, 'If-Range': tag } };
}

/** Keeps what tells this edition of the file from the next: its strong tag, else its date. */
async function remember(part: string, { headers }: IncomingMessage): Promise<void> {
  const { etag } = headers;
  const mark = etag && !etag.startsWith('W/') ? etag : headers['last-modified'];
  await writing(part, () => (mark ? writeFile(tagOf(part), mark) : rm(tagOf(part), { force: true })));
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
