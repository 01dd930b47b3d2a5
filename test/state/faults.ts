import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from '../folder.ts';

/** Another process that holds the file for writing until it is told to let go. */
export async function hold(folder: string): Promise<() => Promise<void>> {
  const source = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec('BEGIN IMMEDIATE');
    console.log('held');
    process.stdin.once('data', () => { database.exec('COMMIT'); process.exit(0); });`;
  const child = spawn(process.execPath, ['-e', source, join(folder, 'state.sqlite')]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    const ended = once(child, 'exit');
    child.stdin.write('.');
    await ended;
  };
}

/** A folder on a disk of its own with little room; undefined where that cannot be had. */
export function smallDisk(): string | undefined {
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Makes a file that can be read and not written, and gives back how to undo that; undefined where it cannot be done. */
export function unwritable(path: string): (() => void) | undefined {
  // Root may write everything but what cannot be changed at all.
  const root = process.getuid?.() === 0;
  const set = (on: boolean): void => {
    if (root) execFileSync('chattr', [on ? '+i' : '-i', path], { stdio: 'ignore' });
    else chmodSync(path, on ? 0o400 : 0o600);
  };
  try {
    set(true);
  } catch {
    return undefined;
  }
  onTestFinished(() => set(false));
  return () => set(false);
}
