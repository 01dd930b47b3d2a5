import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { ImportError } from './error.ts';

/** Files by name: a folder, or the publisher's zip. */
export interface Files extends Disposable {
  /** Base names; folders inside a zip are left out. */
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
}

/** No file of these releases unpacks to more; one that claims to is refused before it is unpacked (bytes). */
const LARGEST_ENTRY = 400 * 1024 * 1024;
/** The highest compression ratio accepted: text packs to a tenth, a zip bomb to a thousandth. */
const HIGHEST_RATIO = 200;
/** A high ratio is harmless below this size, as in a file of blanks (bytes). */
const HARMLESS = 1e6;
/** A workbook inside a zip is held in memory; the largest, of metropolitan areas, has about 20 MB (bytes). */
const LARGEST_HELD = 100 * 1024 * 1024;

/** Opens a folder, or a zip with files in it at any depth. */
export async function openFiles(path: string): Promise<Files> {
  const info = await stat(path).catch(() => {
    throw new ImportError({ file: path }, 'is not there; give a folder or a zip that exists');
  });
  return info.isDirectory() ? openFolder(path) : openZip(path);
}

async function openFolder(path: string): Promise<Files> {
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name);
  return {
    names,
    open: async (name) => createReadStream(join(path, name)),
    [Symbol.dispose]: () => undefined,
  };
}

/** Opens one file as if it lay alone in a folder; what is compressed by itself (".gz") is unpacked. */
export async function openOne(path: string, wanted: string): Promise<Files> {
  await stat(path).catch(() => {
    throw new ImportError({ file: path }, `is not there; give ${wanted}`);
  });
  const open = async () => {
    const raw = createReadStream(path);
    return /\.gz$/i.test(path) ? raw.pipe(createGunzip()) : raw;
  };
  return { names: [basename(path)], open, [Symbol.dispose]: () => undefined };
}

/**
 * Opens a zip by its full entry names (as xlsx needs) or, for data releases, by base names. Nothing is ever
 * written where an entry's name says, so a name that climbs out of a folder leads nowhere.
 * @param bytes the zip itself, where it lies in memory; `path` then only names it.
 */
export async function openZip(
  path: string,
  { bytes, nameOf = basename }: { bytes?: Buffer | undefined; nameOf?: (entry: string) => string } = {},
): Promise<Files> {
  const options = { lazyEntries: true, autoClose: false } as const;
  const opening = bytes ? yauzl.fromBufferPromise(bytes, options) : yauzl.openPromise(path, options);
  const zip = await opening.catch((error: Error) => {
    throw new ImportError({ file: path }, `is no complete zip or xlsx file (${error.message})`, {
      cause: error,
    });
  });
  const entries = await readEntries(zip, path, nameOf).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    names: [...entries.keys()],
    [Symbol.dispose]: () => zip.close(),
    async open(name) {
      const entry = entries.get(name);
      if (!entry) throw new ImportError({ file: path }, `holds no ${name}`);
      const stream = await zip.openReadStreamPromise(entry).catch((error: Error) => {
        throw new ImportError({ file: path }, `${name} cannot be unpacked (${error.message})`, {
          cause: error,
        });
      });
      return pipeline(stream, checked(entry, path), () => undefined);
    },
  };
}

/** A whole file of a zip; refused where it is too large to be held. */
export async function readWhole(files: Files, name: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of await files.open(name)) {
    size += (part as Buffer).length;
    if (size > LARGEST_HELD) throw new ImportError({ file: name }, `is more than ${LARGEST_HELD} bytes`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** Passes a file on and fails at its end when it is not what the zip says it should be. */
function checked(entry: yauzl.Entry, path: string): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      const fault = new ImportError(
        { file: path },
        `${entry.fileName} is damaged (its checksum does not fit)`,
      );
      done(sum === entry.crc32 ? null : fault);
    },
  });
}

async function readEntries(
  zip: yauzl.ZipFile,
  path: string,
  nameOf: (entry: string) => string,
): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, compressedSize, uncompressedSize } = entry;
      const ratio = uncompressedSize / Math.max(1, compressedSize);
      if (uncompressedSize > LARGEST_ENTRY || (uncompressedSize > HARMLESS && ratio > HIGHEST_RATIO)) {
        throw new ImportError(
          { file: path },
          `${fileName} would unpack to ${uncompressedSize} bytes, more than such a file has`,
        );
      }
      if (!fileName.endsWith('/')) entries.set(nameOf(fileName), entry);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError({ file: path }, `is damaged (${(error as Error).message})`, { cause: error });
  }
  return entries;
}
