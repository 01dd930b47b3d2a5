import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SETTINGS } from '../src/settings/settings.ts';
import { DiscordServer } from '../test/discord/server/index.ts';
import { APP_ID, channelOf } from '../test/discord/server/payloads.ts';
import type { Tracked } from '../test/discord/server/rest.ts';
import type { Delivery } from '../test/slack/server/deliveries.ts';
import { SlackServer } from '../test/slack/server/index.ts';
import { BOT_USER, dmOf } from '../test/slack/server/payloads.ts';
import { BOT_TOKEN } from '../test/slack/server/workspace.ts';
import { NO_POSTGRES, startPostgres } from '../test/state/postgres-server.ts';
import { draws } from './fitting/random.ts';
import { table } from './measure.ts';

/** The number of times a process is killed in each of the ways; SURVIVE_KILLS overrides it. */
const KILLS = Number(process.env.SURVIVE_KILLS ?? 25);
/** The stores under test; SURVIVE_STORES selects fewer. */
const STORES = (['sqlite', 'postgres'] as const).filter((store) =>
  (process.env.SURVIVE_STORES ?? 'sqlite postgres').includes(store),
);
const EACH_MS = 100;
/** A process lives for so long, once it is connected, until it is killed. */
const LIFE_MS: readonly [number, number] = [800, 2_500];
/** The final wait for outstanding answers, in milliseconds: leases expire, failed sends are retried. */
const LAST_MS = 60_000;
/** The interval of a client's heartbeat, in milliseconds: an event that no process received is not redelivered. */
const HEARTBEAT_MS = 1_000;
const SEED = 7;
const GUILDS = Array.from({ length: 8 }, (_, at) => `80000000000000${1000 + at}`);
const CHANNELS = Array.from({ length: 8 }, (_, at) => `C00000SURV${at}`);
const WAITING = 50;

/** A question, and what came of it. */
interface Asked {
  kind: string;
  at: number;
  /** The platform was told that it is ours. */
  taken(): boolean;
  /** Returns the number of answers, or sentences to the asker, that are shown. */
  answers(): number;
}

interface Platforms {
  slack: SlackServer;
  discord: DiscordServer;
}

/** Kills Rolewise again and again while people ask, and counts whose question was lost or answered twice. */
export async function bench(): Promise<void> {
  const rows: string[][] = [];
  for (const store of STORES) {
    if (store === 'postgres' && NO_POSTGRES) {
      console.log(`${NO_POSTGRES}.\n`);
      continue;
    }
    for (const processes of [1, 2]) {
      rows.push(await survive(store, processes, (running, env) => killing(running, env, processes)));
      if (processes === 1) rows.push(await survive(store, processes, ending));
    }
  }
  const head = ['store', 'processes', 'ended by', 'asked', 'taken', 'lost', 'twice', 'of each kind lost'];
  console.log(table(head, rows));
}

type Act = (platforms: Platforms, env: Record<string, string>) => Promise<{ how: string; asked: Asked[] }>;

async function survive(store: 'sqlite' | 'postgres', processes: number, act: Act): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-survive-'));
  const database = store === 'postgres' ? await startPostgres() : undefined;
  const slack = await SlackServer.start();
  const discord = await DiscordServer.start({ guilds: GUILDS });
  discord.gateway.heartbeatMs = HEARTBEAT_MS;
  slack.web.messageMs = 0;
  slack.deliveries.ackMs = 2 ** 30;
  for (const channel of CHANNELS) slack.workspace.channels.add(channel);
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: slack.web.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.rest.token,
    DISCORD_API_URL: discord.apiUrl,
    ROLEWISE_DATA: folder,
    LOG_LEVEL: 'error',
    ...(database ? { DATABASE_URL: await database.database() } : {}),
  };
  try {
    const { how, asked } = await act({ slack, discord }, env);
    const taken = asked.filter((one) => one.taken());
    const lost = taken.filter((one) => one.answers() === 0);
    const twice = taken.filter((one) => one.answers() > 1);
    for (const { kind, at } of lost)
      console.error(`lost: ${kind}, asked ${Math.round(performance.now() - at)} ms ago`);
    const kinds = Object.entries(Object.groupBy([...lost, ...twice], ({ kind }) => kind));
    const counts = kinds.map(([kind, of]) => `${kind} ${of?.length}`).join(', ') || '–';
    const row = [
      store,
      String(processes),
      how,
      ...[asked, taken, lost, twice].map(({ length }) => String(length)),
      counts,
    ];
    // Each takes minutes: whoever waits sees how it goes.
    console.error(row.join(' · '));
    return row;
  } finally {
    await slack.close();
    await discord.close();
    await database?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killing(platforms: Platforms, env: Record<string, string>, processes: number) {
  const { share } = draws(SEED);
  const asked: Asked[] = [];
  const running = await Promise.all(Array.from({ length: processes }, () => begin(platforms, env)));
  let asking = true;
  const people = (async () => {
    for (let at = 0; asking; at += 1) {
      if (platforms.slack.sockets.connections.length > 0) asked.push(...ask(platforms, at));
      redeliver(platforms.slack);
      await delay(EACH_MS);
    }
  })();
  for (let kill = 0; kill < KILLS; kill += 1) {
    await delay(LIFE_MS[0] + share() * (LIFE_MS[1] - LIFE_MS[0]));
    const at = kill % processes;
    await ended(running[at], 'SIGKILL');
    running[at] = await begin(platforms, env);
  }
  asking = false;
  await people;
  await settled(platforms.slack, asked);
  await Promise.all(running.map((one) => ended(one, 'SIGKILL')));
  return { how: `${KILLS} × kill -9`, asked };
}

/** Many questions wait in one channel, which takes one answer a second, when the process is told to end. */
async function ending(platforms: Platforms, env: Record<string, string>) {
  const first = await begin(platforms, env);
  const { slack } = platforms;
  const asked = Array.from({ length: WAITING }, (_, at) => mention(slack, at, CHANNELS[0] ?? ''));
  await slack.until(() => slack.deliveries.open === 0);
  await ended(first, 'SIGTERM');
  const second = await begin(platforms, env);
  await settled(slack, asked);
  await ended(second, 'SIGKILL');
  return { how: `SIGTERM, ${WAITING} waiting`, asked };
}

/** Starts `npm start` and resolves when both platforms have it. */
async function begin({ slack, discord }: Platforms, env: Record<string, string>): Promise<ChildProcess> {
  const bare = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !(SETTINGS as readonly string[]).includes(name)),
  );
  const launch = join(import.meta.dirname, '../adapters/launch.mjs');
  const [greeted, identified] = [slack.sockets.greeted, discord.gateway.log.identifies.length];
  const child = spawn(process.execPath, [launch, 'start'], {
    env: { ...bare, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await slack.until(() => slack.sockets.greeted > greeted);
  await discord.until(() => discord.gateway.log.identifies.length > identified);
  return child;
}

async function ended(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const over = once(child, 'exit');
  child.kill(signal);
  await over;
}

/** Asks in one of five ways, in turn; every person asks once. */
function ask({ slack, discord }: Platforms, at: number): Asked[] {
  const channel = CHANNELS[at % CHANNELS.length] ?? '';
  const guild = GUILDS[at % GUILDS.length] ?? '';
  const person = `50000000000${10_000 + at}`;
  const sent = performance.now();
  switch (at % 5) {
    case 0:
      return [mention(slack, at, channel)];
    case 1: {
      const user = `U${String(at).padStart(10, '0')}`;
      const ts = slack.say(`officer vs director, number ${at}?`, { channel: dmOf(user), user });
      return [slackAsked('message', slack, ts)];
    }
    case 2: {
      const user = `U${String(at).padStart(10, '0')}`;
      const delivery = slack.slash(`officer vs director, number ${at}`, { channel, user });
      return [
        {
          kind: '/compare',
          at: sent,
          taken: () => delivery.acks > 0,
          answers: () => delivery.responses.length,
        },
      ];
    }
    case 3: {
      const place = { guild, channel: channelOf(guild), user: person };
      const said = discord.say(`<@${APP_ID}> officer vs director, number ${at}?`, place);
      const answers = () => discord.repliesTo(said.id).length;
      return [
        {
          kind: 'Discord mention',
          at: sent,
          taken: () => answers() > 0 || discord.gateway.heard(said),
          answers,
        },
      ];
    }
    default: {
      const tracked = discord.slash(
        'ask',
        { question: `officer vs director, number ${at}?` },
        { guild, user: person },
      );
      return [
        {
          kind: '/ask',
          at: sent,
          taken: () => tracked.state !== 'pending',
          answers: () => answersTo(tracked),
        },
      ];
    }
  }
}

/** Edits of one message are one answer, however often it is written. */
function answersTo({ edits, followUps }: Tracked): number {
  return Math.min(edits, 1) + followUps.length;
}

function mention(slack: SlackServer, at: number, channel: string): Asked {
  const user = `U${String(at).padStart(10, '0')}`;
  return slackAsked(
    'mention',
    slack,
    slack.say(`<@${BOT_USER}> officer vs director, number ${at}?`, { channel, user }),
  );
}

function slackAsked(kind: string, slack: SlackServer, ts: string): Asked {
  const deliveries = slack.deliveries.all.filter((one) => tsOf(one) === ts);
  return {
    kind,
    at: performance.now(),
    taken: () => deliveries.some(({ acks }) => acks > 0) || slack.repliesTo(ts).length > 0,
    answers: () => slack.repliesTo(ts).length,
  };
}

function tsOf({ body }: Delivery): string {
  return String((body.event as { ts?: string } | undefined)?.ts ?? '');
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

/** Waits until everything taken is answered, or nothing more can come. */
async function settled(slack: SlackServer, asked: readonly Asked[]): Promise<void> {
  const until = performance.now() + LAST_MS;
  while (performance.now() < until && asked.some((one) => one.taken() && one.answers() === 0)) {
    redeliver(slack);
    await delay(EACH_MS);
  }
  // Allows time for any duplicate answer to arrive.
  await delay(5_000);
}
