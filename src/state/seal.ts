import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto';

/** Encrypts texts under a name; what was sealed under one name opens under no other. */
export interface Seal {
  close(name: string, text: string): string;
  /** The text; throws a `SealError` when it was changed, or sealed with another secret. */
  open(name: string, sealed: string): string;
  /** Returns a mark of a text that reveals nothing without the secret. */
  mark(text: string): string;
}

/** A sealed text cannot be opened. */
export class SealError extends Error {
  override name = 'SealError';
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK_CHARACTERS = 22;

/**
 * A seal whose keys are derived from secrets; deriving one takes some fifty milliseconds. The first secret seals, each
 * of them opens, so that a secret can be changed. `purpose` keeps the keys apart from whatever else they are used for.
 */
export function seal(secrets: readonly [string, ...string[]], purpose: string): Seal {
  const keys = secrets.map((secret) => createSecretKey(scryptSync(secret, purpose, KEY_BYTES)));
  const first = keys[0]!;
  return {
    close(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, first, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      for (const key of keys) {
        const text = opened(key, name, bytes);
        if (text !== undefined) return text;
      }
      throw new SealError(`What is kept as ${name} cannot be read with this secret.`);
    },
    mark: (text) => createHmac('sha256', first).update(text).digest('base64url').slice(0, MARK_CHARACTERS),
  };
}

function opened(key: KeyObject, name: string, bytes: Buffer): string | undefined {
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    // Another key sealed it, or somebody changed it.
    return undefined;
  }
}
