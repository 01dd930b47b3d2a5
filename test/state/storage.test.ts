import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openFeedback } from '../../src/state/feedback.ts';
import { openSeen, SEEN_MS } from '../../src/state/seen.ts';
import { openStorage } from '../../src/state/storage.ts';
import { storedMemory } from '../../src/state/stored-memory.ts';
import { blankConversation } from '../../src/understanding/conversation.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rolewise-storage-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function open(dir = folder(), now?: () => number) {
  const storage = openStorage(dir, now);
  onTestFinished(() => storage.close());
  return storage;
}

describe('the store', () => {
  it('keeps plain values over a closing and an opening', () => {
    const dir = folder();
    const first = openStorage(dir);
    first.set('a', { list: [1, 'two', null] });
    first.close();
    expect(open(dir).get('a')).toEqual({ list: [1, 'two', null] });
  });

  it('waits for a process that is just making it', async () => {
    const dir = folder();
    const script = `
      const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(process.argv[1]);
      database.exec('CREATE TABLE other (a); BEGIN; SELECT * FROM other');
      console.log('locked');
      setTimeout(() => database.exec('COMMIT'), 300);`;
    const child = spawn(process.execPath, ['-e', script, join(dir, 'chat.sqlite')]);
    onTestFinished(() => void child.kill());
    await once(child.stdout, 'data');
    const storage = open(dir);
    storage.set('a', 1);
    expect(storage.get('a')).toBe(1);
  });

  it('forgets what its time is over for, and what was deleted', () => {
    let now = 1_000;
    const storage = open(folder(), () => now);
    storage.set('short', 1, 500);
    storage.set('long', 2);
    storage.set('deleted', 3);
    storage.delete('deleted');
    now = 1_500;
    expect([storage.get('short'), storage.get('long'), storage.get('deleted')]).toEqual([
      undefined,
      2,
      undefined,
    ]);
    expect(storage.list('')).toEqual([['long', 2]]);
  });

  it('lists what begins alike, in order', () => {
    const storage = open();
    for (const key of ['b:2', 'a:1', 'b:1', 'b', 'c']) storage.set(key, key);
    expect(storage.list('b:').map(([key]) => key)).toEqual(['b:1', 'b:2']);
  });

  it('gives a key to one of several processes that want it at once', async () => {
    const dir = folder();
    const script = join(dir, 'claim.ts');
    const source = new URL('../../src/state/storage.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { openStorage } from '${source}';
       const storage = openStorage('${dir}');
       let won = 0;
       for (let at = 0; at < 200; at += 1) if (storage.claim('event-' + at, 60_000)) won += 1;
       console.log(won);`,
    );
    const runs = [1, 2, 3].map(() => promisify(execFile)(process.execPath, [script]));
    const won = (await Promise.all(runs)).map(({ stdout }) => Number(stdout));
    expect(won.reduce((sum, one) => sum + one, 0)).toBe(200);
  }, 30_000);

  it('says in one sentence when its folder cannot be used', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    expect(() => openStorage(file)).toThrow(/cannot be used .*ROLEWISE_DATA/);
  });

  it('makes a folder that its owner alone can look into', () => {
    const dir = join(folder(), 'data');
    open(dir);
    expect(statSync(dir).mode & 0o077).toBe(0);
  });
});

describe('seen events', () => {
  it('are claimed once a day', () => {
    let now = 0;
    const seen = openSeen(open(folder(), () => now));
    expect([seen.claim('a'), seen.claim('a'), seen.claim('b')]).toEqual([true, false, true]);
    now = SEEN_MS;
    expect(seen.claim('a')).toBe(true);
  });
});

describe('feedback', () => {
  it('keeps the last rating of each user', () => {
    const feedback = openFeedback(open());
    const rating = {
      answer: 'discord:1',
      user: 'u1',
      helpful: true,
      roles: ['office-manager'],
      aspects: ['salary'],
    };
    feedback.record(rating);
    feedback.record({ ...rating, user: 'u2' });
    feedback.record({ ...rating, helpful: false });
    expect(feedback.all().map(({ user, helpful }) => [user, helpful])).toEqual([
      ['u1', false],
      ['u2', true],
    ]);
  });
});

describe('the memory of conversations', () => {
  it('is shared by all who opened the store, until it is told to forget', () => {
    const dir = folder();
    const [here, there] = [storedMemory(open(dir)), storedMemory(open(dir))];
    const asked = { ...blankConversation().asked, aspects: ['salary' as const] };
    const state = { ...blankConversation(), roles: ['a'], asked };
    here.set('c', state);
    expect(there.get('c')).toEqual(state);
    there.forget('c');
    expect(here.get('c')).toBeNull();
  });
});
