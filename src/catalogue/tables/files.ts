import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { makeFolder } from '../../settings/make-folder.ts';

/** The one file of an imported catalogue. */
export const STORE_FILE = 'catalogue.tables';

/** Raised with every change of the tables; a catalogue of another version is refused, never guessed at. */
export const SCHEMA_VERSION = 2;

/** Files of a catalogue by name. */
export interface TableFiles {
  /** The name used in error messages. */
  readonly where: string;
  read(name: string): Buffer | undefined;
  close(): void;
}

/** A catalogue that cannot be opened: one sentence that says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const MAGIC = 'rolewise catalogue ';

interface Entry {
  name: string;
  at: number;
  size: number;
  crc: number;
}

/** The prefix of an unfinished import's file; the id of the writing process follows. */
const ASIDE = `.${STORE_FILE}.`;

/**
 * Writes all files of a catalogue as one, aside, and then puts it in the place of the old one with a single rename,
 * so that a failure at any moment leaves the old one as it was.
 */
export function writeContainer(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  makeFolder(folder);
  clearLeftovers(folder);
  const aside = join(folder, `${ASIDE}${process.pid}`);
  let at = 0;
  const entries = [...files].map(([name, data]): Entry => {
    const entry = { name, at, size: data.length, crc: crc32(data) };
    at += data.length;
    return entry;
  });
  try {
    const file = openSync(aside, 'w');
    try {
      writeSync(file, `${MAGIC}${SCHEMA_VERSION} ${JSON.stringify(entries)}\n`);
      for (const data of files.values()) writeWhole(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, join(folder, STORE_FILE));
  } finally {
    rmSync(aside, { force: true });
  }
}

/** One write may put down less than it was given. */
function writeWhole(file: number, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
}

/** An import that was killed leaves its unfinished file; that of one still at work stays. */
function clearLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(ASIDE) && !isAtWork(Number.parseInt(name.slice(ASIDE.length), 10)))
      rmSync(join(folder, name));
  }
}

function isAtWork(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Opens what {@link writeContainer} wrote; each file is checked when it is first read. Throws a {@link StoreError}. */
export function openContainer(path: string): TableFiles {
  const damaged = (cause?: unknown) =>
    new StoreError(`${path} is damaged or no catalogue: import again.`, { cause });
  const file = openSync(path, 'r');
  try {
    const head = headOf(file, path);
    if (!head) throw damaged();
    const entries = new Map(head.entries.map((entry) => [entry.name, entry]));
    return {
      where: path,
      close: () => closeSync(file),
      read(name) {
        const entry = entries.get(name);
        if (!entry) return undefined;
        const data = Buffer.allocUnsafeSlow(entry.size);
        let have = 0;
        while (have < entry.size) {
          const came = readSync(file, data, have, entry.size - have, head.start + entry.at + have);
          if (came === 0) throw damaged();
          have += came;
        }
        if (crc32(data) !== entry.crc) throw damaged();
        return data;
      },
    };
  } catch (error) {
    closeSync(file);
    throw error instanceof StoreError ? error : damaged(error);
  }
}

/** Reads the header line; null if the file is not one of ours. */
function headOf(file: number, path: string): { entries: Entry[]; start: number } | null {
  const buffer = Buffer.alloc(65_536);
  const line = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0));
  const end = line.indexOf('\n');
  const [, version, json] =
    /^rolewise catalogue (\d+) (.*)$/.exec(line.toString('utf8', 0, Math.max(0, end))) ?? [];
  if (version === undefined || json === undefined) return null;
  if (Number(version) !== SCHEMA_VERSION) {
    throw new StoreError(
      `${path} was made by another version of Rolewise (schema ${version}, this one reads ${SCHEMA_VERSION}): import again.`,
    );
  }
  return { entries: JSON.parse(json) as Entry[], start: end + 1 };
}

/** In a folder, binaries lie compressed. */
const PACKED = '.zst';
const PACK_LEVEL = 19;
/** Unpacking in one piece takes half the time of joining many (bytes). */
const UNPACKED_AT_ONCE = 8 * 1024 * 1024;

/** Writes all files of a catalogue into a folder, as text that diffs well; what lay there before goes. */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  keep: readonly string[],
): void {
  makeFolder(folder);
  const names = new Set(keep);
  for (const [name, data] of files) {
    const binary = !isText(name);
    const file = binary ? `${name}${PACKED}` : name;
    names.add(file);
    writeFileSync(join(folder, file), binary ? packed(data) : data);
  }
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
}

function isText(name: string): boolean {
  return /\.(?:tsv|json)$/.test(name);
}

function packed(data: Uint8Array): Buffer {
  return zstdCompressSync(data, { params: { [constants.ZSTD_c_compressionLevel]: PACK_LEVEL } });
}

/** Opens a folder of tables as {@link writeFolder} leaves it; undefined if it does not exist. */
export function openFolder(folder: string): TableFiles | undefined {
  if (!existsSync(join(folder, 'manifest.json'))) return undefined;
  return {
    where: folder,
    close: () => undefined,
    read(name) {
      const path = join(folder, isText(name) ? name : `${name}${PACKED}`);
      if (!existsSync(path)) return undefined;
      try {
        const data = readFileSync(path);
        return isText(name) ? data : zstdDecompressSync(data, { chunkSize: UNPACKED_AT_ONCE });
      } catch (error) {
        throw new StoreError(`${path} is damaged: fetch it anew from the repository.`, { cause: error });
      }
    },
  };
}
