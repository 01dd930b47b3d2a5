import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../settings/make-folder.ts';
import type { StorePlace } from './open.ts';
import { type Seal, seal } from './seal.ts';
import { StoreError } from './store.ts';

/** The file in the data folder that holds the secret of its store. */
export const SECRET_FILE = 'secret';
const SECRET_BYTES = 32;
/** Keeps this key apart from whatever else the secret is used for. */
const PURPOSE = 'rolewise: questions under way';

/**
 * The seal for what users typed: of ROLEWISE_SECRET where it is set; else with files of a secret that is kept beside
 * them, made when it is first needed; else of the user and the password of the database, which all machines share.
 */
export async function openSeal(place: StorePlace & { secret?: string | undefined }): Promise<Seal> {
  return seal([place.secret ?? (await secretOf(place))], PURPOSE);
}

async function secretOf({ dataDir, databaseUrl }: StorePlace): Promise<string> {
  if (databaseUrl === undefined) return fileSecret(dataDir);
  const { username, password, pathname } = new URL(databaseUrl);
  return [username, password, pathname].join(' ');
}

async function fileSecret(folder: string): Promise<string> {
  const path = join(folder, SECRET_FILE);
  try {
    makeFolder(folder, 0o700);
    const part = `${path}.${randomUUID()}`;
    return await readFile(path, 'utf8').catch(async () => {
      await writeFile(part, randomBytes(SECRET_BYTES).toString('hex'), { mode: 0o600 });
      // Whoever links first has made it; the others read that.
      await link(part, path).catch(() => undefined);
      await rm(part);
      return readFile(path, 'utf8');
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The secret of the data folder cannot be read or made (${why}): set ROLEWISE_DATA to a folder that can be used.`;
    throw new StoreError('unreachable', text, { cause: error });
  }
}
