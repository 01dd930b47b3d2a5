import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from '../../../settings/make-folder.ts';
import { StoreError } from '../../error.ts';

/**
 * Whose a data folder is. SQLite's locks hold between processes of one machine; over a network they do not, and two
 * machines would damage the file. So a machine writes its name and a growing count into the folder, and no other one
 * uses the folder while that count grows.
 */
export interface MachineClaim {
  /** Counts on; throws when another machine has taken the folder meanwhile. */
  beat(): void;
}

export interface MachineOptions {
  /** Left out: this machine's own, new with each start of its kernel. */
  id?: string | undefined;
  beatMs: number;
}

interface Claim {
  id: string;
  name: string;
  beat: number;
}

const FILE = 'machine.json';
/** The number of heartbeats of another machine that are waited for. */
const BEATS = 3;
/** A claim that has not moved for this long by the clock is not waited for: no two clocks differ so much. */
const LONG_AGO_MS = 10 * 60 * 1000;

/** Takes the folder for this machine. Rejects with a `StoreError` when another one is using it. */
export async function claimMachine(
  folder: string,
  { id = thisMachine(), beatMs }: MachineOptions,
): Promise<MachineClaim> {
  // Conversations and sealed tokens: a folder that is made here is its owner's alone.
  makeFolder(folder, 0o700);
  const path = join(folder, FILE);
  const before = readClaim(path);
  if (before && before.id !== id && Date.now() - before.beat < LONG_AGO_MS) {
    await delay(BEATS * beatMs);
    const after = readClaim(path);
    if (after && after.id !== id && after.beat !== before.beat) throw inUse(folder, after.name);
  }
  if (before) writeClaim(path, id);
  else if (!beginClaim(path, id)) return claimMachine(folder, { id, beatMs });
  return {
    beat() {
      const claim = readClaim(path);
      if (claim && claim.id !== id) throw inUse(folder, claim.name);
      writeClaim(path, id);
    },
  };
}

function inUse(folder: string, name: string): StoreError {
  const text = `The data folder ${folder} is in use by another machine (${name}), which SQLite cannot share: use another folder, or set DATABASE_URL for both.`;
  return new StoreError('other-machine', text);
}

/** Containers on one kernel share a machine's locks, so they are one machine. */
function thisMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux.
    return hostname();
  }
}

function readClaim(path: string): Claim | undefined {
  try {
    const { id, name, beat } = JSON.parse(readFileSync(path, 'utf8')) as Claim;
    return { id: String(id), name: String(name), beat: Number(beat) };
  } catch {
    // Missing, or half written after a loss of power: the claim does not have an owner.
    return undefined;
  }
}

/** Makes the first claim of a folder; false when another process was quicker. */
function beginClaim(path: string, id: string): boolean {
  const part = writePart(path, id);
  try {
    // A file that cannot be read is not a claim.
    if (readClaim(path) === undefined) rmSync(path, { force: true });
    linkSync(part, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(part);
  }
}

function writeClaim(path: string, id: string): void {
  renameSync(writePart(path, id), path);
}

/** Written beside and put in place at once: others read it at any time. */
function writePart(path: string, id: string): string {
  const claim: Claim = { id, name: hostname(), beat: Date.now() };
  const part = `${path}.${randomUUID()}`;
  writeFileSync(part, JSON.stringify(claim), { mode: 0o600 });
  return part;
}
