import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DiscordServer } from '../test/discord/server/index.ts';
import { discordSettings, rolewise, slackSettings } from '../test/rolewise.ts';
import { SlackServer } from '../test/slack/server/index.ts';
import { NO_POSTGRES, startPostgres } from '../test/state/postgres-server.ts';
import { draws } from './fitting/random.ts';
import type { BenchInputs } from './inputs.ts';
import { table } from './measure.ts';
import {
  type Asked,
  ask,
  CHANNELS,
  counted,
  discordMention,
  GUILDS,
  type Platforms,
  slackMention,
} from './surviving/asked.ts';
import { startModel } from './surviving/model.ts';

const EACH_MS = 100;
/** Nobody asks while more than this wait: a machine that has other things to do is not to be drowned. */
const MOST_WAITING = 200;
/** A process lives for so long, once it is connected, until it is killed. */
const LIFE_MS: readonly [number, number] = [800, 2_500];
/** A process stands still for so long: longer than a lease, so that another one takes what it had. */
const STILL_MS: readonly [number, number] = [12_500, 18_500];
/** One stands still as often as so many are killed. */
const KILLS_A_STILL = 10;
/** So long nothing more must come, in milliseconds, till what is owed counts as lost: leases expire, sends are retried. */
const LAST_MS = 60_000;
/** The wait for any answer that is given twice. */
const AFTER_MS = 5_000;
/** The pause of the model between two clauses of a lead: so long an answer is being streamed. */
const CLAUSE_MS = 150;
const SEED = 7;
/** Questions that wait in one channel of each platform when a process is told to end. */
const WAITING = 50;

const STORES = ['sqlite', 'postgres'] as const;
type StoreName = (typeof STORES)[number];

/** What ends processes, and what was asked meanwhile. */
type Act = (running: Fleet) => Promise<{ how: string; asked: Asked[]; aSecond?: number }>;

/** Kills Rolewise again and again while people ask, and counts whose question was lost or answered twice. */
export async function bench({ kills, over }: Pick<BenchInputs, 'kills' | 'over'>): Promise<void> {
  const rows: string[][] = [];
  for (const store of STORES.filter((one) => over.startsWith(one) || over === '')) {
    if (store === 'postgres' && NO_POSTGRES) {
      console.log(`${NO_POSTGRES}.\n`);
      continue;
    }
    for (const processes of [1, 2].filter((many) => `${store} ${many}`.startsWith(over)))
      for (const act of [killing(kills), ...(processes > 1 ? [stopping(kills)] : []), ending])
        rows.push(await survive(store, processes, act));
  }
  const counts = ['a second', 'asked', 'owed', 'lost', 'doubled', 'open', 'told', 'unsure'];
  console.log(table(['store', 'processes', 'ended by', ...counts, 'lost or doubled', 'crashed'], rows));
  console.log(
    '\nowed: acknowledged, or a Discord mention · told: a sentence instead of an answer · unsure: an answer, and the ' +
      'sentence that it may be missing, since nobody can look it up (a private one, killed between sending and noting it).',
  );
}

async function survive(store: StoreName, processes: number, act: Act): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-survive-'));
  const database = store === 'postgres' ? await startPostgres() : undefined;
  const model = await startModel(CLAUSE_MS);
  const slack = await SlackServer.start();
  const discord = await DiscordServer.start({ guilds: GUILDS });
  slack.web.messageMs = 0;
  slack.deliveries.ackMs = 2 ** 30;
  // What is sent is looked at by the tests.
  slack.web.checks = false;
  discord.rest.checks = false;
  for (const channel of CHANNELS) slack.workspace.channels.add(channel);
  const fleet = fleetOf(
    processes,
    { slack, discord },
    {
      ...slackSettings(slack),
      ...discordSettings(discord),
      OPENAI_BASE_URL: model.url,
      OPENAI_TOKENS_PER_DAY: String(2 ** 31),
      ROLEWISE_DATA: folder,
      LOG_LEVEL: 'error',
      ...(database ? { DATABASE_URL: await database.database() } : {}),
    },
  );
  try {
    await fleet.begin();
    const { how, asked, aSecond } = await act(fleet);
    await settled(slack, asked);
    const row = [
      store,
      String(processes),
      how,
      aSecond?.toFixed(1) ?? '–',
      ...figures(asked),
      String(fleet.crashed),
    ];
    // Each takes minutes: whoever waits sees how it goes.
    console.error(row.join(' · '));
    return row;
  } finally {
    await fleet.end();
    model.close();
    await slack.close();
    await discord.close();
    await database?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the columns of the table that count what was asked. */
function figures(asked: readonly Asked[]): string[] {
  const owed = asked.filter((one) => one.owed()).map((one) => ({ ...one, ...counted(one) }));
  const lost = owed.filter(({ answers, told }) => answers + told === 0);
  const doubled = owed.filter(({ answers }) => answers > 1);
  const counts = [
    asked,
    owed,
    lost,
    doubled,
    asked.filter((one) => one.open()),
    owed.filter(({ answers, told }) => answers === 0 && told > 0),
    owed.filter(({ answers, told }) => answers > 0 && told > 0),
  ];
  const kinds = Object.entries(Object.groupBy([...lost, ...doubled], ({ kind }) => kind));
  const named = kinds.map(([kind, of]) => `${kind} ${of?.length}`).join(', ') || '–';
  return [...counts.map(({ length }) => String(length)), named];
}

const killing = (kills: number): Act =>
  whileAsked(`${kills} × kill -9`, kills, (fleet, at) => fleet.replace(at, 'SIGKILL'));

/** A process stands still, as on a machine that has other things to do, and then goes on with what another one has by now. */
const stopping = (kills: number): Act => {
  const times = Math.ceil(kills / KILLS_A_STILL);
  return whileAsked(`${times} × SIGSTOP`, times, (fleet, at, share) =>
    fleet.pause(at, within(STILL_MS, share)),
  );
};

function within([least, most]: readonly [number, number], share: () => number): number {
  return least + share() * (most - least);
}

/** Does something to a process again and again while people ask. */
const whileAsked =
  (how: string, times: number, act: (fleet: Fleet, at: number, share: () => number) => Promise<void>): Act =>
  async (fleet) => {
    const { share } = draws(SEED);
    const { platforms } = fleet;
    const asked: Asked[] = [];
    const began = performance.now();
    let asking = true;
    const people = (async () => {
      let left: Asked[] = [];
      for (let at = 0; asking; at += 1) {
        if (at % 10 === 0) left = asked.slice(-2 * MOST_WAITING).filter(waits);
        if (platforms.slack.sockets.connections.length > 0 && left.length < MOST_WAITING)
          asked.push(ask(platforms, at));
        redeliver(platforms.slack);
        await delay(EACH_MS);
      }
    })();
    for (let at = 0; at < times; at += 1) {
      await delay(within(LIFE_MS, share));
      await act(fleet, at, share);
    }
    asking = false;
    await people;
    return {
      how,
      asked,
      aSecond: (1000 * asked.length) / (performance.now() - began),
    };
  };

/** Many questions wait in one channel, which is answered one by one, when each process in turn is told to end. */
const ending: Act = async (fleet) => {
  const { platforms } = fleet;
  const asked = Array.from({ length: WAITING }, (_, at) => [
    slackMention(platforms, at, CHANNELS[0] ?? ''),
    discordMention(platforms, at, GUILDS[0] ?? ''),
  ]).flat();
  await platforms.slack.until(() => platforms.slack.deliveries.open === 0);
  for (let at = 0; at < fleet.size; at += 1) await fleet.replace(at, 'SIGTERM');
  return { how: `SIGTERM, ${WAITING} waiting each`, asked };
};

/** The processes that answer. */
interface Fleet {
  platforms: Platforms;
  size: number;
  /** Processes that nobody killed and that are gone. */
  crashed: number;
  begin(): Promise<void>;
  /** Ends one process, and starts another when it is over. */
  replace(at: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Lets one process stand still for a while. */
  pause(at: number, ms: number): Promise<void>;
  end(): Promise<void>;
}

function fleetOf(size: number, platforms: Platforms, env: Record<string, string>): Fleet {
  const running: ChildProcess[] = [];
  const fleet: Fleet = {
    platforms,
    size,
    crashed: 0,
    async begin() {
      for (let at = 0; at < size; at += 1) running[at] = await begin(platforms, env);
    },
    async replace(at, signal) {
      if (!(await ended(running[at % size], signal))) fleet.crashed += 1;
      running[at % size] = await begin(platforms, env);
    },
    async pause(at, ms) {
      running[at % size]?.kill('SIGSTOP');
      await delay(ms);
      running[at % size]?.kill('SIGCONT');
    },
    async end() {
      await Promise.all(running.map((one) => ended(one, 'SIGKILL')));
    },
  };
  return fleet;
}

/** Starts `npm start` and resolves when both platforms have it. */
async function begin({ slack, discord }: Platforms, env: Record<string, string>): Promise<ChildProcess> {
  const [greeted, identified] = [slack.sockets.greeted, discord.gateway.log.identifies.length];
  const child = rolewise(['start'], env);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`A process ended by itself as it started (exit code ${code}).`);
  });
  const connected = Promise.all([
    slack.until(() => slack.sockets.greeted > greeted),
    discord.until(() => discord.gateway.log.identifies.length > identified),
  ]);
  await Promise.race([connected, failed]);
  failed.catch(() => undefined);
  return child;
}

/** Ends a process; false when it was gone already. */
async function ended(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<boolean> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return false;
  const over = once(child, 'exit');
  child.kill(signal);
  await over;
  return true;
}

/** Slack sends an event once more that nobody acknowledged, for some minutes. */
function redeliver(slack: SlackServer): void {
  const now = performance.now();
  for (const delivery of slack.deliveries.all) {
    const late = delivery.kind === 'events_api' && delivery.acks === 0 && now - delivery.sentAt > 3_000;
    if (!late || slack.sockets.connections.length === 0) continue;
    delivery.sentAt = Number.POSITIVE_INFINITY;
    slack.deliver('events_api', delivery.body, { retry: 1 });
  }
}

function waits(one: Asked): boolean {
  return one.open() || (one.owed() && one.shown().length === 0);
}

/** Waits until everything owed is answered, or nothing more can come. */
async function settled(slack: SlackServer, asked: readonly Asked[]): Promise<void> {
  let left = asked.filter(waits);
  for (let last = performance.now(); left.length > 0 && performance.now() - last < LAST_MS; ) {
    redeliver(slack);
    await delay(EACH_MS);
    const next = left.filter(waits);
    if (next.length < left.length) last = performance.now();
    left = next;
  }
  await delay(AFTER_MS);
}
