import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Row } from '../../driver.ts';

/** The one file of earlier versions. What it kept for a day is let go; what people did by hand is carried over. */
const FILE = 'chat.sqlite';
const CARRIED: readonly { from: string; to: string; workspace: (id: string) => string }[] = [
  { from: 'slack-installation:', to: 'slack-installation:', workspace: (id) => `slack:${id}` },
  { from: 'discord:guild:', to: 'discord-guild:', workspace: (id) => `discord:${id}` },
];

/** Hands every row worth keeping to `write`, then renames the old file. Does nothing if it does not exist. */
export function carryOver(folder: string, write: (row: Row) => void): void {
  const path = join(folder, FILE);
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    for (const { from, to, workspace } of CARRIED) {
      const rows = database.prepare("SELECT key, value FROM kept WHERE key LIKE ? || '%'").all(from);
      for (const { key, value } of rows) {
        const id = String(key).slice(from.length);
        write({ key: to + id, value: String(value), workspace: workspace(id) });
      }
    }
  } finally {
    database.close();
  }
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, `${path}.carried-over${ending}`);
  }
}
