import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { meter } from '../../adapters/chat/limits.ts';
import { openPairs } from '../../adapters/chat/pairs.ts';
import { openViews } from '../../adapters/chat/views.ts';
import { guildOptions } from '../../adapters/discord/guilds.ts';
import { healthOf } from '../../adapters/operate/health.ts';
import { DEFAULT_CHOICE, openChannels } from '../../adapters/slack/channels.ts';
import { openInstallations } from '../../adapters/slack/install/store.ts';
import { registerState } from '../../adapters/terminal/state.ts';
import { createAssistant } from '../../src/assistant.ts';
import { dailyBudget } from '../../src/model/limits.ts';
import { makeFolder } from '../../src/settings/make-folder.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { openConversations } from '../../src/state/conversations.ts';
import { KINDS } from '../../src/state/kinds.ts';
import { openDriver, openStore, type StorePlace } from '../../src/state/open.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { openSeal } from '../../src/state/secret.ts';
import type { Store } from '../../src/state/store.ts';
import { openUnanswered } from '../../src/state/unanswered.ts';
import { openWork } from '../../src/state/work.ts';
import { newFolder } from '../folder.ts';
import { NO_POSTGRES, startPostgres } from './postgres-server.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `npm run state -- …`; gives the lines that it printed. */
async function run(place: StorePlace, ...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  const program = new Command().exitOverride();
  registerState(program, { ...(await readSettings({})), ...place });
  await program.parseAsync(['state', ...args], { from: 'user' });
  return lines;
}

async function within<T>(place: StorePlace, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** Everything that a place holds, as text. */
async function everything(place: StorePlace): Promise<string> {
  const driver = await openDriver(place);
  const rows: unknown[] = [];
  for await (const page of driver.snapshot()) rows.push(...page);
  await driver.close();
  return JSON.stringify(rows);
}

const TWO = ['Nurse', 'Baker'].map((title) => ({
  id: title,
  title,
  soc: null,
  mention: null,
  confidence: 1,
}));

/** One of each thing that Rolewise keeps, of two people in two workspaces. */
async function keepEverything(place: StorePlace): Promise<void> {
  const seal = await openSeal(place);
  await within(place, async (store) => {
    const assistant = createAssistant({
      memory: openConversations(store),
      unanswered: openUnanswered(store, seal),
    });
    const work = openWork(store, { name: 'slack', seal, place: z.object({}), leaseMs: 600_000 });
    for (const [team, user] of [
      ['TONE', 'UANN'],
      ['TTWO', 'UBOB'],
    ] as const) {
      const conversation = `slack:${team}:C1:${user}`;
      const rater = { workspace: `slack:${team}`, person: `slack:${team}:${user}` };
      const asker = { user: rater.person, workspace: rater.workspace };
      const answer = await assistant.ask({
        text: 'officer vs director',
        conversation,
        ...asker,
      });
      await assistant.ask({ text: 'moonbeam wrangler pay', conversation, ...asker });
      for (const [platform, of] of [
        ['slack', rater],
        ['discord', { workspace: `discord:${team}`, person: `discord:${user}` }],
      ] as const) {
        const views = openViews(store, platform, () => of);
        const by = { user, workspace: team };
        await views.keep([
          views.view(`ref-${user}`, { answer, owner: user, hidden: true }, by),
          ...views.stands([`spot-${user}`], `ref-${user}`, by),
          views.last({ ...by, spot: 'C1', hidden: true }, `ref-${user}`),
        ]);
      }
      const rating = { answer: `slack:${team}:ref`, helpful: true, roles: [], aspects: [] };
      await openRatings(store).record(rating, rater);
      await work.take({
        id: `slack:${team}:1`,
        text: 'x',
        place: {},
        deadline: Date.now() + 60_000,
        ...rater,
      });
      const installations = openInstallations(store, { stateSecrets: ['state-secret'] });
      await installations.states.generateStateParam({ scopes: [] });
      await installations.storeInstallation({
        team: { id: team },
        enterprise: undefined,
        user: { id: user, token: undefined, scopes: undefined },
      });
      await healthOf(store, [], undefined);
      await store.set('discord-seen:BOT:0', '1');
      await store.set(`discord-direct:BOT:${user}`, '1', { person: `discord:${user}` });
      await meter(store, 'slack')({ user: `${team}:${user}`, channel: `${team}:C1`, workspace: team }, rater);
      const budget = dailyBudget({ all: 1, each: 1 }, undefined, undefined, store.tally);
      await budget.reserve(1, rater.workspace);
      await openPairs(store).note(rater, { ...answer, outcome: 'answer', intent: 'compare', roles: TWO });
      await openChannels(store).change(`${team}:C1`, () => DEFAULT_CHOICE);
      const guilds = guildOptions(store);
      await guilds.change(team, (options) => ({ ...options, private: false, cooldown: 60 }));
      await guilds.waits(team, user, 'turn');
      await store.tally([{ key: `count:${user}`, by: 1, ttlMs: 60_000, ...rater }]);
    }
  });
}

/** Every file of a data folder with its contents, but the shared memory of those that have it open. */
function folderOf({ dataDir }: StorePlace): Record<string, string> {
  const names = readdirSync(dataDir).filter((name) => !name.endsWith('-shm') && name !== 'machine.json');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dataDir, name), 'base64')]));
}

const faultOf = (name: string) => new RegExp(`${name}\\.sqlite is damaged .*: put a backup in its place`);
const files = (): StorePlace => ({ dataDir: join(newFolder(), 'data') });

describe('npm run state', () => {
  test('check counts each kind that is kept, and knows them all', async () => {
    const place = files();
    await keepEverything(place);
    const [first, ...lines] = await run(place, 'check');
    expect(first).toBe('✓ sqlite opens and is whole.');
    const kinds = lines.map((line) => line.split('\t')[2]);
    expect(kinds.sort()).toEqual(Object.keys(KINDS).sort());
    expect(lines.join('\n')).not.toContain('not known');
    expect(process.exitCode).toBeUndefined();
  });

  test('check says in one sentence what cannot be opened, and leaves it as it is', async () => {
    const place = files();
    await within(place, (store) => store.set('a', 1));
    for (const name of ['state', 'lasting'])
      writeFileSync(join(place.dataDir, `${name}.sqlite`), 'garbage'.repeat(10_000));
    const before = folderOf(place);
    expect(await run(place, 'check')).toEqual(
      ['state', 'lasting'].map((name) => expect.stringMatching(faultOf(name))),
    );
    expect(process.exitCode).toBe(1);
    expect(folderOf(place)).toEqual(before);
  });

  test('check reads what a running process writes, and changes nothing', async () => {
    const place = files();
    await within(place, async (store) => {
      await store.set('view:1', 'x', { ttlMs: 1 });
      const before = folderOf(place);
      expect((await run(place, 'check'))[1]).toMatch(/^1\t1 kB\tview\t/);
      expect(folderOf(place)).toEqual(before);
    });
    const before = folderOf(place);
    await run(place, 'check');
    expect(folderOf(place)).toEqual(before);
  });

  test.each([
    [['check'], 'Nothing is kept yet in '],
    [['forget', '--user', 'discord:1'], ' does not exist: nothing is kept there.'],
    [['backup', join(newFolder(), 'to')], ' does not exist: nothing is kept there.'],
    [['copy', '--to', join(newFolder(), 'to')], ' does not exist: nothing is kept there.'],
  ])('%s makes no folder where nothing is kept', async (args, said) => {
    for (const place of [files(), { dataDir: '/proc/rolewise' }]) {
      const lines = await run(place, ...args).catch((error: Error) => [error.message]);
      expect(lines).toEqual([expect.stringContaining(said)]);
      expect(existsSync(place.dataDir)).toBe(false);
      expect(existsSync(args.at(-1)!)).toBe(false);
    }
  });

  test.runIf(existsSync('/proc/self'))(
    'a folder that nobody can make is refused, not waited for',
    async () => {
      await expect(openDriver({ dataDir: '/proc/rolewise/data' })).rejects.toThrow(/ cannot be used \(/);
      expect(() => makeFolder('/proc/rolewise/data')).toThrow(/ENOENT/);
    },
  );

  test.each([
    [
      ['copy', '--to', 'mysql://host/db'],
      /'mysql:\/\/host\/db' is invalid\. It must be a folder, or postgres:/,
    ],
    [['copy', '--from', 'https://host', '--to', 'x'], /It must be a folder, or postgres:/],
    [['forget', '--user', 'bogus'], /must be slack:WORKSPACE:USER or discord:USER/],
    [['forget', '--user', 'slack:T1'], /must be slack:WORKSPACE:USER or discord:USER/],
    [['forget', '--workspace', 'slack:T1:U1'], /must be slack:WORKSPACE or discord:SERVER/],
  ])('%s is refused in one sentence', async (args, said) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(run(files(), ...args)).rejects.toThrow(said);
    expect(existsSync('mysql:')).toBe(false);
  });

  test('forget deletes a user everywhere, and leaves the others', async () => {
    const place = files();
    await keepEverything(place);
    // A token's owner is the workspace's: it goes with that.
    expect(await run(place, 'forget', '--user', 'slack:TONE:UANN')).toEqual([
      expect.stringMatching(/^[1-9]\d* things were deleted\.$/),
    ]);
    await run(place, 'forget', '--user', 'discord:UANN');
    const left = await everything(place);
    expect(left).not.toContain('UANN');
    expect(left.match(/UBOB/g)?.length).toBeGreaterThan(8);
  });

  test('forget deletes a workspace everywhere, with its installation', async () => {
    const place = files();
    await keepEverything(place);
    await run(place, 'forget', '--workspace', 'slack:TONE');
    await run(place, 'forget', '--workspace', 'discord:TONE');
    const left = await everything(place);
    expect(left).not.toContain('TONE');
    expect(left).toContain('slack-installation:TTWO');
    await expect(run(place, 'forget')).rejects.toThrow(/^Name whom to forget: /);
  });

  test('backup makes a whole copy while others write, which opens with its secret', async () => {
    const place = files();
    await keepEverything(place);
    const copy = join(newFolder(), 'backup');
    const before = await everything(place);
    const [said] = await within(place, async (store) => {
      await store.set('work:later', 1);
      return run(place, 'backup', copy);
    });
    expect(said).toMatch(/^\d+ rows were copied to /);
    const restored = await everything({ dataDir: copy });
    const keysIn = (text: string) => (JSON.parse(text) as { key: string }[]).map(({ key }) => key);
    expect(keysIn(restored)).toEqual([...keysIn(before), 'work:later'].sort());
    expect(existsSync(join(copy, 'secret'))).toBe(true);
    await expect(run(place, 'backup', copy)).rejects.toThrow(/is not empty: name a new folder\.$/);
    const work = openWork(await openedFor({ dataDir: copy }), {
      name: 'slack',
      seal: await openSeal({ dataDir: copy }),
      place: z.object({}),
      now: () => Date.now(),
    });
    expect(await work.take({ id: 'slack:TONE:1', text: 'x', place: {}, deadline: 0 })).toBeUndefined();
  });

  test.skipIf(NO_POSTGRES)(
    `copy moves everything from files to PostgreSQL and back${NO_POSTGRES ? ` (${NO_POSTGRES})` : ''}`,
    async () => {
      const server = await startPostgres();
      onTestFinished(() => server.end());
      const databaseUrl = await server.database();
      const place = files();
      await keepEverything(place);
      const [said] = await run(place, 'copy', '--to', databaseUrl);
      expect(said).toMatch(/^\d+ rows were copied\.$/);
      const database = { dataDir: '', databaseUrl };
      expect((await run(database, 'check'))[0]).toBe('✓ postgres opens and is whole.');
      const back = join(newFolder(), 'back');
      await run(database, 'copy', '--to', back);
      const plain = (text: string) => text.replace(/"ttlMs":[\d.]+/g, '"ttlMs":0');
      expect(plain(await everything({ dataDir: back }))).toBe(plain(await everything(place)));
      await run(database, 'forget', '--user', 'slack:TONE:UANN');
      await run(database, 'forget', '--user', 'discord:UANN');
      expect(await everything(database)).not.toContain('UANN');
    },
  );
});

async function openedFor(place: StorePlace): Promise<Store> {
  const store = await openStore(place);
  onTestFinished(() => store.close());
  return store;
}
