import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pRetry, { AbortError } from 'p-retry';
import { z } from 'zod';
import { openZip } from './archive.ts';
import { ImportError } from './error.ts';
import type { ImportPaths, Progress } from './import.ts';

/** The addresses that ship with Rolewise. */
const ADDRESSES = fileURLToPath(new URL('../../data/downloads.json', import.meta.url));
/** Publishers refuse clients that do not say who they are. */
const USER_AGENT = 'Rolewise/0.1 (occupation catalogue importer; run by its operator)';
const TRIES = 4;
/** A connection that is silent for this long is given up and tried again (milliseconds). */
const SILENT_MS = 30_000;

const addressesSchema = z.strictObject({
  /** No file of the list is larger (bytes). */
  largest: z.number().int().positive(),
  files: z
    .array(
      z.strictObject({
        name: z.enum(['onet', 'oews', 'ep', 'cps', 'crosswalks', 'soc']),
        /** Where it is kept, below the folder of downloads. */
        file: z.string().min(1),
        /** The file to take out of a zip. */
        member: z.string().optional(),
        url: z.url(),
      }),
    )
    .min(1),
});
type Address = z.infer<typeof addressesSchema>['files'][number];

export interface DownloadOptions {
  folder: string;
  /** Files downloaded by hand: those found here by name are not downloaded. */
  from?: string | undefined;
  /** Another list of addresses. */
  addresses?: string | undefined;
  progress?: Progress | undefined;
  /** Milliseconds before the second try; doubles with each. */
  waitMs?: number | undefined;
}

export interface Downloaded {
  files: Omit<ImportPaths, 'out'>;
  /** One line a file: its checksum, or why an optional one is left out. */
  log: string[];
}

/** Brings every file of the list; one that a publisher refuses ends in a sentence that says how to go on by hand. */
export async function downloadAll(options: DownloadOptions): Promise<Downloaded> {
  const { files, largest } = await readAddresses(options.addresses ?? ADDRESSES);
  const found: Record<string, string> = {};
  const log: string[] = [];
  for (const [at, address] of files.entries()) {
    options.progress?.(basename(address.file), at, files.length);
    const path = inside(options.folder, address.file);
    const own = options.from ? await byHand(options.from, address) : undefined;
    const packed = own ?? (await fetchFile(address, path, largest, options.waitMs ?? 1000));
    const file =
      address.member && packed.endsWith('.zip')
        ? await unpack(packed, address.member, dirname(path))
        : packed;
    log.push(`${basename(file)} sha256 ${await checksum(file)}`);
    found[address.name] = ['crosswalks', 'soc'].includes(address.name) ? dirname(file) : file;
  }
  const { onet } = found;
  if (!onet) throw new ImportError({ file: options.addresses ?? ADDRESSES }, 'names no file “onet”');
  return { files: { ...found, onet }, log };
}

async function readAddresses(path: string): Promise<z.infer<typeof addressesSchema>> {
  try {
    return addressesSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new ImportError({ file: path }, `is no list of addresses (${reason})`, { cause: error });
  }
}

/** A path below the folder; a name that climbs out of it is refused. */
function inside(folder: string, file: string): string {
  const path = resolve(folder, file);
  if (!path.startsWith(resolve(folder) + sep))
    throw new ImportError({ file }, 'would be written outside the folder of downloads');
  return path;
}

async function byHand(folder: string, address: Address): Promise<string | undefined> {
  const names = [address.file, basename(address.file), ...(address.member ? [address.member] : [])];
  for (const name of names) {
    const path = join(folder, name);
    if (
      await stat(path).then(
        (info) => info.isFile(),
        () => false,
      )
    )
      return path;
  }
  return undefined;
}

/** Downloads to a part file and renames it when it is whole; a part that is there is continued. */
async function fetchFile(address: Address, path: string, largest: number, waitMs: number): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  await pRetry(() => fetchOnce(address, part, largest), {
    retries: TRIES - 1,
    minTimeout: waitMs,
    randomize: true,
  }).catch((error: Error) => {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      { file: basename(path) },
      `could not be downloaded (${error.message}); download ${address.url} by hand and give its folder with --from`,
      { cause: error },
    );
  });
  await rename(part, path);
  return path;
}

async function fetchOnce(address: Address, part: string, largest: number): Promise<void> {
  const have = await stat(part).then(
    (info) => info.size,
    () => 0,
  );
  const headers: Record<string, string> = {
    'User-Agent': USER_AGENT,
    ...(have > 0 ? { Range: `bytes=${have}-` } : {}),
  };
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  try {
    const response = await fetch(address.url, { headers, signal: silence.signal });
    if (response.status === 416) {
      await rm(part, { force: true });
      throw new Error('the part that was there does not fit the file');
    }
    if (response.status === 401 || response.status === 403 || response.status === 404) {
      throw new AbortError(`the publisher answered ${response.status}`);
    }
    if (!response.ok || !response.body) throw new Error(`the publisher answered ${response.status}`);
    const resumed = response.status === 206;
    const expected = (resumed ? have : 0) + Number(response.headers.get('content-length') ?? Number.NaN);
    if (expected > largest)
      throw new AbortError(`it is ${expected} bytes, more than the ${largest} that such a file may have`);
    let size = resumed ? have : 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENT_MS);
        size += chunk.length;
        if (size > largest)
          done(new AbortError(`it is more than the ${largest} bytes that such a file may have`));
        else done(null, chunk);
      },
    });
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      counted,
      createWriteStream(part, { flags: resumed ? 'a' : 'w' }),
    );
    if (Number.isFinite(expected) && size < expected)
      throw new Error(`only ${size} of ${expected} bytes came`);
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(zip: string, member: string, folder: string): Promise<string> {
  const files = await openZip(zip);
  try {
    const path = inside(folder, basename(member));
    await pipeline(await files.open(basename(member)), createWriteStream(path));
    return path;
  } finally {
    files.close();
  }
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
