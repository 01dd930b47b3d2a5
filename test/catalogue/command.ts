import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const LAUNCH = fileURLToPath(new URL('../../adapters/launch.mjs', import.meta.url));

/** Runs a command of Rolewise as a user would, with no catalogue but the one it names. */
export async function runCommand(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { ROLEWISE_CATALOGUE: _, ...env } = process.env;
  const child = spawn(process.execPath, [LAUNCH, ...args], { env: { ...env, NO_COLOR: '1' } });
  child.stdin.end();
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), out, err };
}
