import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Encrypts texts under a name; what was sealed under one name opens under no other. */
export interface Seal {
  close(name: string, text: string): string;
  /** Throws one sentence when the text was changed, or sealed with another secret. */
  open(name: string, sealed: string): string;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Keeps this key apart from whatever else the secret is used for. */
const PURPOSE = 'rolewise: installations of the Slack app';

/** A seal whose key is derived from a secret of the operator's; deriving takes some fifty milliseconds. */
export function seal(secret: string): Seal {
  const key = scryptSync(secret, PURPOSE, KEY_BYTES);
  return {
    close(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
        const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
        const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new Error(
          'A kept installation cannot be read: was SLACK_STATE_SECRET changed? Set the old one, or install the app again.',
          { cause: error },
        );
      }
    },
  };
}
