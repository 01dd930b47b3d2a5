import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ADDRESSES, type Address, readAddresses } from './addresses.ts';
import { ImportError } from './error.ts';
import { checksum, fetchFile } from './fetch-file.ts';
import type { ImportPaths, Progress } from './import.ts';

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
  const list = options.addresses ?? ADDRESSES;
  const { files, largest } = await readAddresses(list);
  const found: Partial<Record<Address['name'], string>> = {};
  const log: string[] = [];
  for (const [at, address] of files.entries()) {
    options.progress?.(basename(address.file), at, files.length);
    try {
      const file = await bring(address, largest, options);
      log.push(await logLine(file));
      // Both crosswalks lie in one folder, and the import takes that.
      found[address.name] = address.name === 'crosswalks' ? dirname(file) : file;
    } catch (error) {
      if (!(error instanceof ImportError) || !address.optional) throw error;
      log.push(`${error.message} (left out)`);
    }
  }
  const { onet } = found;
  if (!onet) throw new ImportError({ file: list }, 'names no file “onet”');
  return { files: { ...found, onet }, log };
}

async function bring(address: Address, largest: number, options: DownloadOptions): Promise<string> {
  const path = inside(options.folder, address.file);
  const own = options.from === undefined ? undefined : await byHand(options.from, address);
  if (own !== undefined) {
    if (address.name !== 'crosswalks') return own;
    await mkdir(dirname(path), { recursive: true });
    await copyFile(own, path);
    return path;
  }
  await fetchFile({ ...address, path, largest, waitMs: options.waitMs ?? 1000 }).catch((error: Error) => {
    throw new ImportError(
      { file: basename(path) },
      `could not be downloaded (${reasonOf(error)}); download ${address.url} by hand and give its folder with --from`,
      { cause: error },
    );
  });
  return path;
}

/** `fetch` says only that it failed; what failed is its cause. */
function reasonOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && cause.message ? `${error.message}: ${cause.message}` : error.message;
}

/** A path below the folder; a name that climbs out of it is refused. */
function inside(folder: string, file: string): string {
  const path = resolve(folder, file);
  if (!path.startsWith(resolve(folder) + sep))
    throw new ImportError({ file }, 'would be written outside the folder of downloads');
  return path;
}

/** The file as it is in the folder, also of another release; of several the last by name, which is the newest. */
async function byHand(folder: string, address: Address): Promise<string | undefined> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new ImportError({ file: folder }, 'is no folder that can be read', { cause: error });
  });
  const exact = [basename(address.file), basename(new URL(address.url).pathname)];
  const name =
    names.find((one) => exact.includes(one)) ??
    names
      .filter((one) => address.like.test(one))
      .sort()
      .at(-1);
  return name === undefined ? undefined : join(folder, name);
}

async function logLine(file: string): Promise<string> {
  if ((await stat(file)).isDirectory()) return `${basename(file)} is a folder of your own`;
  return `${basename(file)} sha256 ${await checksum(file)}`;
}
