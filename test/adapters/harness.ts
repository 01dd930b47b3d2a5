import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Log } from '../../adapters/common/log.ts';

/** A log that keeps each entry as one line. */
export function capture(lines: string[]): Log {
  const write = (level: string) => (entry: unknown, message?: string) => {
    const text = JSON.stringify(entry, (_key, value) => (value instanceof Error ? value.stack : value));
    lines.push(`${level} ${message ?? ''} ${text}`);
  };
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return log as Log;
}

export function temporaryDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'rolewise-'));
}

/** A folder for a store, gone after the test. */
export async function dataDir(): Promise<string> {
  const dir = await temporaryDir();
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
