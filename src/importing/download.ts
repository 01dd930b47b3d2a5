import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import { ADDRESSES, type Address, readAddresses } from './addresses.ts';
import { ImportError, writing } from './error.ts';
import { checksum, fetchFile } from './fetch-file.ts';
import { byEdition, filesUnder, findSources } from './find.ts';
import type { Progress, SourcePaths } from './import.ts';
import type { SourceName } from './sources/index.ts';

export interface DownloadOptions {
  folder: string;
  /** Files downloaded by hand: those found here by name, at any depth, are not downloaded. */
  from?: string | undefined;
  /** Another list of addresses. */
  addresses?: string | undefined;
  progress?: Progress | undefined;
  /** Milliseconds before the second try; doubles with each. */
  waitMs?: number | undefined;
}

export interface Downloaded {
  files: SourcePaths;
  /** One line a file: its checksum, or why an optional one is left out. */
  log: string[];
}

/** Brings every file of the list; those that a publisher refuses end in one sentence that says how to go on by hand. */
export async function downloadAll(options: DownloadOptions): Promise<Downloaded> {
  const list = options.addresses ?? ADDRESSES;
  const { files, largest } = await readAddresses(list);
  for (const { file } of files) inside(options.folder, file);
  const hand = await filesByHand(options.from);
  const found: Partial<Record<SourceName, string>> = {};
  const log: string[] = [];
  const refused: Refused[] = [];
  for (const [at, address] of files.entries()) {
    options.progress?.(basename(address.file), at, files.length);
    try {
      const file = hand.of(address) ?? (await bring(address, largest, options));
      log.push(await logLine(file));
      const path = await placeOf(address, file, options);
      for (const name of [address.name, ...address.also]) found[name] = path;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (address.optional) log.push(`${error.message} (left out)`);
      else refused.push(error);
    }
  }
  if (refused.length > 0) throw allRefused(refused);
  // A kind that the list does not name may lie among the files downloaded by hand.
  const { onet, ...others } = { ...hand.found, ...found };
  if (!onet) throw new ImportError({ file: list }, 'names no file “onet”');
  return { files: { onet, ...others }, log };
}

/** A file that its publisher does not hand over. */
class Refused extends ImportError {
  readonly file: string;
  readonly reason: string;
  readonly url: string;

  constructor(file: string, reason: string, url: string, options?: ErrorOptions) {
    super(
      { file },
      `could not be downloaded (${reason}); download ${url} by hand and give its folder with --from`,
      options,
    );
    this.file = file;
    this.reason = reason;
    this.url = url;
  }
}

/** One sentence for all of them, so that nobody learns of the next only when the first is there. */
function allRefused(refused: readonly Refused[]): Error {
  const [first, ...others] = refused;
  if (first && others.length === 0) return first;
  const each = refused.map(({ file, reason, url }) => `${file} (${reason}) from ${url}`);
  return new ImportError(
    { file: `${refused.length} files` },
    `could not be downloaded; download them by hand and give their folder with --from: ${each.join(', ')}`,
    { cause: first },
  );
}

/** Files that were downloaded by hand, by address. */
interface ByHand {
  found: Partial<SourcePaths>;
  of(address: Address): string | undefined;
}

async function filesByHand(folder: string | undefined): Promise<ByHand> {
  if (folder === undefined) return { found: {}, of: () => undefined };
  const [found, files] = [await findSources(folder), await filesUnder(folder)];
  return {
    found,
    of(address) {
      const exact = [basename(address.file), basename(new URL(address.url).pathname)];
      const named = files.filter((one) => exact.includes(basename(one)));
      const fitting = named.length > 0 ? named : files.filter((one) => address.like.test(basename(one)));
      const newest = fitting.sort(byEdition).at(-1);
      return newest ?? (isAlone(address) ? found[address.name] : undefined);
    },
  };
}

/** Both crosswalks lie in one folder, and the import takes that; the others are one file each. */
function isAlone({ name }: Address): boolean {
  return name !== 'crosswalks';
}

async function placeOf(address: Address, file: string, { folder }: DownloadOptions): Promise<string> {
  if (isAlone(address)) return file;
  const path = inside(folder, address.file);
  if (resolve(file) !== path) {
    await writing(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      await copyFile(file, path);
    });
  }
  return dirname(path);
}

async function bring(address: Address, largest: number, options: DownloadOptions): Promise<string> {
  const path = inside(options.folder, address.file);
  await fetchFile({ ...address, path, largest, waitMs: options.waitMs ?? 1000 }).catch((error: Error) => {
    if (error instanceof ImportError) throw error;
    throw new Refused(basename(path), reasonOf(error), address.url, { cause: error });
  });
  return path;
}

/** Returns the reason of an error, with its cause where the message alone says little. */
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

async function logLine(file: string): Promise<string> {
  if ((await stat(file)).isDirectory()) return `${basename(file)} is a folder of your own`;
  return `${basename(file)} sha256 ${await checksum(file)}`;
}
