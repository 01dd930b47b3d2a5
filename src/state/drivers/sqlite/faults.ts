import { StoreError, type StoreFault } from '../../error.ts';

/** The last byte of a result code is the code, those before say more of it: https://www.sqlite.org/rescode.html */
const FAULTS: Readonly<Record<number, StoreFault>> = {
  3: 'read-only',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'unreachable',
  11: 'garbled',
  13: 'full',
  14: 'unreachable',
  26: 'garbled',
};
const ERRNO: Readonly<Record<string, StoreFault>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Returns the fault that an error of SQLite or of the file system amounts to. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreError) return error.fault;
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (errcode !== undefined) return FAULTS[errcode & 0xff] ?? 'other';
  if (code === undefined) return 'other';
  return ERRNO[code] ?? (/^E[A-Z]+$/.test(code) ? 'unreachable' : 'other');
}

const WHAT_TO_DO: Readonly<Record<StoreFault, (place: string, why: string) => string>> = {
  busy: (place) => `Another process keeps ${place} locked: try again, or end what holds it.`,
  full: (place) => `The disk of ${place} is full: make room, and it goes on by itself.`,
  'read-only': (place) =>
    `${place} cannot be written: give this user the right to, or set ROLEWISE_DATA to a folder that can be used.`,
  garbled: (place) =>
    `${place} is damaged or not a database of Rolewise: put a backup in its place, or move it away to begin anew.`,
  unreachable: (place, why) =>
    `${place} cannot be used (${why}): set ROLEWISE_DATA to a folder that can be used.`,
  'other-machine': (place) =>
    `${place} is in use by another machine, which SQLite cannot share: use another folder, or set DATABASE_URL.`,
  closed: (place) => `${place} is closed: the process is ending.`,
  other: (place, why) => `${place} cannot be used (${why}): run "npm run state -- check".`,
};

/** The error as one sentence about the place where things are kept. */
export function storeError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const fault = faultOf(error);
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(fault, WHAT_TO_DO[fault](place, why), { cause: error });
}
