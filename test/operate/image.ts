/**
 * Runs the steps of the Dockerfile without Docker: the context is copied, RUN steps are run in it, and the command is
 * started in a root folder that holds nothing but Node and that copy, as a user who may write to the data folder alone.
 * Needs root and leave to use `chroot`; says so and does nothing elsewhere.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const HERE = join(import.meta.dirname, '../..');
/** The user "nobody", who owns nothing. */
const NOBODY = 65_534;
const PORT = '38417';

interface Step {
  name: string;
  rest: string;
}

/** Returns the instructions of the Dockerfile, in order. */
function steps(): Step[] {
  return readFileSync(join(HERE, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
}

const all = steps();
const last = (name: string) => all.findLast((step) => step.name === name)?.rest ?? '';
const words = (json: string) => JSON.parse(json) as string[];

/** Copies the context of a build: the files of the repository but for those that .dockerignore names. */
function copyContext(to: string): void {
  const left = readFileSync(join(HERE, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: HERE, encoding: 'utf8' }).split('\0');
  for (const file of files) {
    if (file === '' || left.some((one) => file === one || file.startsWith(`${one}/`))) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(HERE, file), join(to, file));
  }
}

/** Puts the libraries that a program needs into a root folder. */
function putLibraries(program: string, root: string): void {
  const needs = execFileSync('ldd', [program], { encoding: 'utf8' });
  for (const [library] of needs.matchAll(/\/\S+/g)) {
    if (existsSync(join(root, library))) continue;
    mkdirSync(dirname(join(root, library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}

/** Returns the native modules of the machine's C library; others of the same package are for other systems. */
function nativeModules(app: string): string[] {
  return globSync('node_modules/**/*.node', { cwd: app })
    .filter((path) => !path.includes('musl'))
    .map((path) => join(app, path));
}

function build(root: string): void {
  const app = join(root, 'app');
  mkdirSync(app, { recursive: true });
  copyContext(app);
  // The first stage alone has steps of its own; the second makes the data folder.
  for (const { name, rest } of all)
    if (name === 'RUN' && rest.startsWith('npm '))
      execFileSync('sh', ['-c', rest], { cwd: app, stdio: 'pipe' });
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  copyFileSync(process.execPath, join(root, 'usr/local/bin/node'));
  for (const program of [process.execPath, ...nativeModules(app)]) putLibraries(program, root);
  for (const [folder, owner] of [
    ['data', NOBODY],
    ['tmp', NOBODY],
  ] as const) {
    mkdirSync(join(root, folder));
    chownSync(join(root, folder), owner, owner);
  }
  execFileSync('chmod', ['-R', 'a-w', app]);
  chmodSync(root, 0o555);
}

function begin(root: string, command: readonly string[], env: Record<string, string>) {
  const args = [`--userspec=${NOBODY}:${NOBODY}`, root, ...command];
  return spawn('chroot', args, {
    env: { PATH: '/usr/local/bin:/usr/sbin:/usr/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function succeeds(
  root: string,
  command: readonly string[],
  env: Record<string, string>,
): Promise<boolean> {
  const [code] = await once(begin(root, command, env), 'exit');
  return code === 0;
}

/** Returns whether this process may use `chroot`; containers often may not. */
function mayChangeRoot(): boolean {
  const args = [`--userspec=${NOBODY}:${NOBODY}`, '/', 'true'];
  return process.getuid?.() === 0 && spawnSync('chroot', args).status === 0;
}

async function main(): Promise<void> {
  if (!mayChangeRoot()) {
    console.log('The image is not tried: that needs root, and leave to change the root folder.');
    return;
  }
  const root = mkdtempSync(join(tmpdir(), 'rolewise-image-'));
  try {
    build(root);
    const env = Object.fromEntries(
      last('ENV')
        .split(' ')
        .map((pair) => pair.split('=', 2) as [string, string]),
    );
    // There is no WORKDIR in a chroot: the way to the program is written out.
    const [node = '', ...entry] = words(last('ENTRYPOINT'));
    const command = [node, ...entry.map((path) => join('/app', path)), ...words(last('CMD'))];
    const health = words(last('HEALTHCHECK').replace(/^.*?CMD /, ''));
    const settings = { ...env, PORT };
    const running = begin(root, command, settings);
    let said = '';
    running.stderr.on('data', (text) => {
      said += text;
    });
    for (let tried = 0; tried < 30 && !(await succeeds(root, health, settings)); tried += 1) await delay(500);
    assert.equal(await succeeds(root, health, settings), true, `The image is not healthy: ${said}`);
    const answer = await fetch(`http://127.0.0.1:${PORT}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'officer vs director?' }),
    });
    assert.match(await answer.text(), /\$104,050/);
    running.kill('SIGTERM');
    assert.deepEqual(await once(running, 'exit'), [0, null]);
    const written = execFileSync(
      'find',
      [root, '-newer', join(root, 'app/package.json'), '-type', 'f', '-user', String(NOBODY)],
      { encoding: 'utf8' },
    );
    assert.deepEqual(
      written.split('\n').filter((path) => path !== '' && !path.startsWith(join(root, 'data'))),
      [],
    );
    console.log(
      'The image starts without root in a read-only folder, is healthy, answers, and ends cleanly.',
    );
  } finally {
    execFileSync('chmod', ['-R', 'u+w', root]);
    rmSync(root, { recursive: true, force: true });
  }
}

await main();
