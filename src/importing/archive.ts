import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ImportError } from './error.ts';

/** Files by name: a folder, or the publisher's zip. */
export interface Files {
  /** Base names; folders inside a zip are left out. */
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  close(): void;
}

/** No file of these releases unpacks to more; one that claims to is refused before it is unpacked (bytes). */
const LARGEST_ENTRY = 400 * 1024 * 1024;
/** How much smaller a file may be packed: text packs to a tenth, a zip bomb to a thousandth. */
const HIGHEST_RATIO = 200;

/** Opens a folder, or a zip with files in it at any depth. */
export async function openFiles(path: string): Promise<Files> {
  const info = await stat(path).catch(() => {
    throw new ImportError({ file: path }, 'is not there; give a folder or a zip that exists');
  });
  return info.isDirectory() ? openFolder(path) : openZip(path);
}

async function openFolder(path: string): Promise<Files> {
  const names = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  return { names, open: async (name) => createReadStream(join(path, name)), close: () => undefined };
}

/** Opens a zip by its full entry names (as xlsx needs) or, for data releases, by base names. */
export async function openZip(path: string, nameOf: (entry: string) => string = basename): Promise<Files> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error)
        reject(
          new ImportError({ file: path }, `is no complete zip or xlsx file (${error.message})`, {
            cause: error,
          }),
        );
      else resolve(opened);
    });
  });
  const entries = await readEntries(zip, path, nameOf);
  return {
    names: [...entries.keys()],
    close: () => zip.close(),
    open(name) {
      const entry = entries.get(name);
      if (!entry) throw new ImportError({ file: path }, `holds no ${name}`);
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error)
            reject(
              new ImportError({ file: path }, `${name} cannot be unpacked (${error.message})`, {
                cause: error,
              }),
            );
          else resolve(stream);
        });
      });
    },
  };
}

function readEntries(
  zip: yauzl.ZipFile,
  path: string,
  nameOf: (entry: string) => string,
): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      const packed = Math.max(1, entry.compressedSize);
      const bomb =
        entry.uncompressedSize > LARGEST_ENTRY ||
        (entry.uncompressedSize > 1e6 && entry.uncompressedSize / packed > HIGHEST_RATIO);
      if (bomb) {
        reject(
          new ImportError(
            { file: path },
            `${entry.fileName} would unpack to ${entry.uncompressedSize} bytes, more than such a file has`,
          ),
        );
        return;
      }
      if (!entry.fileName.endsWith('/')) entries.set(nameOf(entry.fileName), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) =>
      reject(new ImportError({ file: path }, `is damaged (${error.message})`, { cause: error })),
    );
    zip.readEntry();
  });
}
