import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL of our own, for tests and benchmarks: on a loopback port, in a temporary folder, gone at the end. */
export interface PostgresServer {
  /** A new, empty database. */
  database(): Promise<string>;
  /** Stops the server as an operator would. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  end(): Promise<void>;
}

/** Where Debian puts the binaries; the newest first. */
const BIN = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** Why no server can be started here; undefined where one can. */
export const NO_POSTGRES =
  BIN && existsSync(join(BIN, 'initdb'))
    ? undefined
    : 'no PostgreSQL here: "apt-get install postgresql" brings the binaries';

/** The server refuses to run as root. */
const UNPRIVILEGED = 65_534;
const user = process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-postgres-'));
  if (user.uid) chownSync(folder, user.uid, UNPRIVILEGED);
  const data = join(folder, 'data');
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(BIN ?? '', program), args, { ...user, cwd: folder, stdio: 'pipe' });
  run('initdb', '-D', data, '-U', 'rolewise', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  const port = await freePort();
  const url = (name: string) => `postgres://rolewise:secret@127.0.0.1:${port}/${name}`;
  let server: ChildProcess | undefined;
  let databases = 0;

  async function start(): Promise<void> {
    const options = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off'];
    server = spawn(join(BIN ?? '', 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' });
    while (!(await answers(url('postgres')))) await delay(50);
  }
  async function stop(): Promise<void> {
    if (!server) return;
    const ended = once(server, 'exit');
    // Fast: connections are ended, as at a restart of the machine.
    server.kill('SIGINT');
    await ended;
    server = undefined;
  }
  await start();
  return {
    start,
    stop,
    async database() {
      databases += 1;
      await query(url('postgres'), `CREATE DATABASE test${databases}`);
      return url(`test${databases}`);
    },
    async end() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs SQL on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows ?? [];
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await query(url, 'SELECT 1');
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
