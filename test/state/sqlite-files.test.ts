import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type SqliteOptions, sqliteDriver } from '../../src/state/drivers/sqlite.ts';
import { LASTING } from '../../src/state/kinds.ts';
import { lookAt } from '../../src/state/open.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { newFolder } from '../folder.ts';
import { hold, smallDisk, unwritable } from './faults.ts';

const anything = z.unknown();
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function open(folder: string, more: Partial<SqliteOptions> = {}): Promise<Store> {
  const store = createStore(await sqliteDriver({ folder, lasting: LASTING, ...more }));
  onTestFinished(() => store.close());
  return store;
}

async function keys(store: Store, prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const [key] of store.list(prefix, anything)) found.push(key);
  return found;
}

/** Waits until something holds; a test that waits in vain runs out of its time. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(10);
}

describe('files of SQLite', () => {
  test('are their owner’s alone, and keep what must never be lost in a file of its own', async () => {
    const folder = join(newFolder(), 'data');
    const store = await open(folder);
    await store.set('slack-installation:T1', 'sealed');
    await store.set('conversation:c', 'state', { ttlMs: 1_000 });
    expect(statSync(folder).mode & 0o077).toBe(0);
    await store.close();
    const kept = (name: string) => {
      const database = new DatabaseSync(join(folder, name));
      const rows = database.prepare('SELECT key FROM kept').all();
      database.close();
      return rows.map(({ key }) => key);
    };
    expect([kept('lasting.sqlite'), kept('state.sqlite')]).toEqual([
      ['slack-installation:T1'],
      ['conversation:c'],
    ]);
  });

  test('of an earlier version lose the indexes that nothing uses any more', async () => {
    const folder = newFolder();
    const path = join(folder, 'state.sqlite');
    await (await open(folder)).close();
    const before = new DatabaseSync(path);
    before.exec('CREATE INDEX kept_person ON kept (person); CREATE INDEX kept_workspace ON kept (workspace)');
    before.close();
    await (await open(folder)).close();
    const after = new DatabaseSync(path);
    const indexes = after
      .prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'kept%' ORDER BY name")
      .all();
    after.close();
    expect(indexes.map(({ name }) => name)).toEqual(['kept', 'kept_expires', 'kept_owner']);
  });

  test('are shared by several who open them at once', async () => {
    const folder = newFolder();
    const stores = await Promise.all(Array.from({ length: 3 }, () => open(folder)));
    await Promise.all(stores.map((store, at) => store.set(`k${at}`, at)));
    expect(await keys(stores[0]!)).toEqual(['k0', 'k1', 'k2']);
  });

  test('are readable, with all that was said to be kept, after a kill in the middle of writing', async () => {
    const folder = newFolder();
    for (let time = 0; time < 3; time += 1) {
      const child = spawn(process.execPath, [script('writing-process.ts'), folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let last = -1;
      for await (const line of createInterface(child.stdout)) {
        last = Number(line);
        if (last === 40 + 25 * time) child.kill('SIGKILL');
      }
      const driver = await sqliteDriver({ folder, lasting: LASTING });
      const store = createStore(driver);
      for (const kind of ['conversation', 'discord-guild'])
        expect(await store.get(`${kind}:${last}`, z.object({ at: z.literal(last) }))).toBeDefined();
      expect((await lookAt({ dataDir: folder })).faults).toEqual([]);
      await store.close();
    }
  });

  test('give each of 3,000 claims to one of two processes', async () => {
    const place = JSON.stringify({ dataDir: newFolder() });
    const run = () => promisify(execFile)(process.execPath, [script('claims-process.ts'), place, '3000']);
    const won = (await Promise.all([run(), run()])).map(({ stdout }) => Number(stdout));
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(3_000);
  });

  test('shrink when what was kept is over', async () => {
    const folder = newFolder();
    let now = Date.now();
    const store = await open(folder, { sweepMs: 20, now: () => now });
    const filling = 'x'.repeat(3_000);
    const made = Array.from({ length: 1_000 }, (_, at) => at);
    await Promise.all(made.map((at) => store.set(`conversation:${at}`, filling, { ttlMs: 1_000 })));
    await store.set('conversation:last', filling, { ttlMs: 100_000 });
    now += 1_000;
    const size = async () => {
      await store.get('conversation:last', anything);
      return statSync(join(folder, 'state.sqlite')).size;
    };
    await until(async () => (await size()) < 200_000);
    expect(await keys(store)).toEqual(['conversation:last']);
  });

  test('of an earlier version give up what people did by hand', async () => {
    const folder = newFolder();
    const old = new DatabaseSync(join(folder, 'chat.sqlite'));
    old.exec('CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) WITHOUT ROWID');
    const add = old.prepare('INSERT INTO kept VALUES (?, ?, NULL)');
    add.run('slack-installation:T1', '"sealed"');
    add.run('discord:guild:G1', '{"off":["C1"]}');
    add.run('conversation:c', '{}');
    old.close();
    const store = await open(folder);
    expect(await keys(store)).toEqual(['discord-guild:G1', 'slack-installation:T1']);
    expect(await store.forget({ workspace: 'slack:T1' })).toBe(1);
    expect(existsSync(join(folder, 'chat.sqlite'))).toBe(false);
    await store.close();
    expect(await keys(await open(folder))).toEqual(['discord-guild:G1']);
  });

  test('of a newer version are refused', async () => {
    const folder = newFolder();
    const newer = new DatabaseSync(join(folder, 'lasting.sqlite'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(open(folder)).rejects.toThrow(/a newer Rolewise wrote it/);
  });
});

describe('while another process holds the file', () => {
  test('reads are answered at once, and writes when it lets go', async () => {
    const folder = newFolder();
    const store = await open(folder, { patienceMs: 50_000 });
    await store.set('a', 1);
    const release = await hold(folder);
    let written = false;
    const writing = Promise.all([store.set('b', 2), store.claim('c', { leaseMs: 60_000, owner: 'p' })]);
    void writing.then(() => {
      written = true;
    });
    expect(await store.get('a', anything)).toBe(1);
    expect(await store.get('b', anything)).toBeUndefined();
    expect(written).toBe(false);
    await release();
    expect((await writing)[1]).toBeDefined();
    expect(await store.get('b', anything)).toBe(2);
  });

  test('a write that has waited long enough is refused in one sentence, and the next goes through', async () => {
    const folder = newFolder();
    const store = await open(folder, { patienceMs: 0 });
    await store.set('a', 1);
    const release = await hold(folder);
    await expect(store.set('a', 2)).rejects.toMatchObject({
      name: 'StoreError',
      fault: 'busy',
      message: `Another process keeps ${join(folder, 'state.sqlite')} locked: try again, or end what holds it.`,
    });
    await release();
    await store.set('a', 3);
    expect(await store.get('a', anything)).toBe(3);
  });

  test('which is another machine, nothing is opened, and what is open ends', async () => {
    const folder = newFolder();
    const beatMs = 50;
    const first = await open(folder, { machine: 'first', beatMs });
    await first.set('a', 1);
    await expect(open(folder, { machine: 'second', beatMs })).rejects.toMatchObject({
      fault: 'other-machine',
      message: expect.stringMatching(
        /is in use by another machine \(.+\), which SQLite cannot share: .*DATABASE_URL/,
      ),
    });
    expect(await (await open(folder, { machine: 'first', beatMs })).get('a', anything)).toBe(1);
    // A machine that lost sight of the first for a while has taken the folder.
    await until(() => {
      const other = JSON.stringify({ id: 'second', name: 'host2', beat: Date.now() });
      writeFileSync(join(folder, 'machine.json'), other);
      return first.get('a', anything).then(
        () => false,
        (error) => error.fault === 'other-machine',
      );
    });
  });

  test('which is another machine that stopped, its folder is taken over', async () => {
    const folder = newFolder();
    const first = await open(folder, { machine: 'first', beatMs: 20 });
    await first.set('a', 1);
    await first.close();
    expect(await (await open(folder, { machine: 'second', beatMs: 20 })).get('a', anything)).toBe(1);
  });
});

describe('where the place fails', () => {
  test('a full disk refuses in one sentence, loses nothing, and goes on by itself', async ({ skip }) => {
    const folder = smallDisk();
    if (folder === undefined) return skip('no small disk can be made here: that takes root');
    const store = await open(folder);
    await store.set('a', 1);
    writeFileSync(join(folder, 'other'), Buffer.alloc(100_000));
    const filling = 'x'.repeat(50_000);
    const fill = async () => {
      for (let at = 0; ; at += 1) await store.set(`conversation:${at}`, filling, { ttlMs: 600_000 });
    };
    await expect(fill()).rejects.toMatchObject({ name: 'StoreError', fault: 'full' });
    await expect(store.set('b', filling)).rejects.toThrow(/^The disk of .*state\.sqlite is full: make room/);
    expect(await store.get('a', anything)).toBe(1);
    rmSync(join(folder, 'other'));
    await store.set('b', 'x'.repeat(20_000));
    expect(await store.get('b', anything)).toHaveLength(20_000);
  });

  test('a folder that is a file, and one that may only be read, are refused at the start', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(open(file)).rejects.toThrow(
      /^\S+ cannot be used .*ROLEWISE_DATA to a folder that can be used\.$/,
    );
  });

  test('a file that can be read and not written is found out at the start', async ({ skip }) => {
    const folder = newFolder();
    await (await open(folder)).close();
    if (!unwritable(join(folder, 'state.sqlite'))) return skip('no file can be made unwritable here');
    await expect(open(folder)).rejects.toMatchObject({ name: 'StoreError', fault: 'read-only' });
  });

  test('a damaged file of what is over soon is put aside, said, and begun anew', async () => {
    const folder = newFolder();
    const path = join(folder, 'state.sqlite');
    await (await open(folder)).close();
    writeFileSync(path, Buffer.alloc(40_000, 'garbage '));
    const said: string[] = [];
    const store = await open(folder, { notice: (sentence) => void said.push(sentence) });
    await store.set('a', 1);
    expect(await store.get('a', anything)).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/state\.sqlite was damaged: it stands aside as \S+, and a new one/),
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).not.toEqual([]);
  });

  test('a file that is damaged while it is open is put aside as soon as that is seen', async () => {
    const folder = newFolder();
    const path = join(folder, 'state.sqlite');
    const before = await open(folder);
    const filling = 'x'.repeat(3_000);
    const made = Array.from({ length: 300 }, (_, at) => at);
    await Promise.all(made.map((at) => before.set(`conversation:${at}`, filling)));
    await before.close();
    const store = await open(folder);
    const bytes = statSync(path).size;
    writeFileSync(path, Buffer.alloc(bytes - 4096, 'garbage '), { flag: 'r+' });
    for (const at of made) await store.get(`conversation:${at}`, anything);
    await store.set('a', 1);
    expect(await store.get('a', anything)).toBe(1);
  });

  test('a damaged file of what must never be lost stops the start, and stays as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'lasting.sqlite'), Buffer.alloc(40_000, 'garbage '));
    await expect(open(folder)).rejects.toMatchObject({
      fault: 'garbled',
      message: expect.stringMatching(
        /^\S+lasting\.sqlite is damaged or not a database of Rolewise: put a backup/,
      ),
    });
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  test('a folder that is taken away is begun anew when that is seen', async () => {
    const folder = join(newFolder(), 'data');
    const store = await open(folder, { beatMs: 20 });
    await store.set('a', 1);
    // Moved, since a beat may write into a folder while it is emptied.
    renameSync(folder, `${folder}-away`);
    mkdirSync(folder);
    await until(() => existsSync(join(folder, 'machine.json')));
    await until(async () => (await store.get('a', anything)) === undefined);
    await store.set('b', 2);
    await store.close();
    expect(await keys(await open(folder))).toEqual(['b']);
  });
});
