import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DiscordServer } from '../test/discord/server/index.ts';
import { discordSettings, rolewise, slackSettings } from '../test/rolewise.ts';
import { SlackServer } from '../test/slack/server/index.ts';
import { NO_POSTGRES, startPostgres } from '../test/state/postgres-server.ts';
import { type BenchInputs, readLines } from './inputs.ts';
import { type Asked, GUILDS, type People, people } from './load-people.ts';
import { duration, quantile, table } from './measure.ts';
import { processorSeconds } from './web.ts';

/** Questions a second of the user who floods one conversation. */
const FLOOD = 20;
/** The duration of the load that lets everything be loaded, and its rate. */
const WARM_S = 10;
const WARM_RATE = 20;
const LOOK_MS = 10;
/** The longest wait for what is still to come after the last question, in milliseconds. */
const LAST_MS = 60_000;

interface Setting {
  store: 'sqlite' | 'postgres';
  processes: number;
}

const SETTINGS_MEASURED: readonly Setting[] = [
  { store: 'sqlite', processes: 1 },
  { store: 'postgres', processes: 1 },
  { store: 'postgres', processes: 2 },
];

/** What was measured in one setting. */
interface Measured extends Setting {
  asked: readonly Asked[];
  /** Answers a second from the first question to the last answer. */
  rate: number;
  /** Seconds of a processor that the processes, and the sender beside them, worked. */
  worked: number;
  sender: number;
  load: string;
}

/**
 * Measures both bots under load: this process is Slack, Discord and the people, and Rolewise runs as others do. Answers a
 * second are those of a bot that always has more to do where the rate is beyond what it can.
 */
export async function bench(inputs: BenchInputs): Promise<void> {
  const texts = [...inputs.questions, ...globSync(join(import.meta.dirname, '../data/eval/spent/*.jsonl'))]
    .flatMap((file) => readLines<{ text: string }>(file))
    .map(({ text }) => text);
  const rows: Measured[] = [];
  for (const setting of SETTINGS_MEASURED) {
    if (setting.store === 'postgres' && NO_POSTGRES) console.log(`${NO_POSTGRES}.\n`);
    else rows.push(await measured(setting, texts, inputs));
  }
  print(rows, inputs);
}

async function measured(setting: Setting, texts: readonly string[], inputs: BenchInputs): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-load-'));
  const database = setting.store === 'postgres' ? await startPostgres() : undefined;
  const slack = await SlackServer.start();
  const discord = await DiscordServer.start({ guilds: [...GUILDS] });
  slack.deliveries.ackMs = 2 ** 30;
  slack.web.checks = false;
  discord.rest.checks = false;
  const env = {
    ...slackSettings(slack),
    ...discordSettings(discord),
    DISCORD_SHARD_COUNT: String(setting.processes),
    ROLEWISE_DATA: folder,
    LOG_LEVEL: 'error',
    ...(database ? { DATABASE_URL: await database.database() } : {}),
    ...(inputs.catalogue ? { ROLEWISE_CATALOGUE: inputs.catalogue } : {}),
  };
  const children: ChildProcess[] = [];
  try {
    for (let at = 0; at < setting.processes; at += 1) {
      children.push(rolewise(['start'], { ...env, DISCORD_SHARD_IDS: String(at) }));
      await slack.until(() => slack.sockets.connections.length > at);
      await discord.until(() => discord.gateway.connected.length > at);
    }
    const all = people(slack, discord);
    await asking(all, texts, WARM_RATE, WARM_S, false);
    const before = all.asked.length;
    const load = loadavg()
      .map((one) => one.toFixed(1))
      .join(' ');
    const [worked, own] = [workOf(children), process.cpuUsage()];
    const start = performance.now();
    await asking(all, texts, inputs.rate, inputs.seconds, true);
    const asked = all.asked.slice(before);
    const ends = asked.flatMap(({ at, answerMs }) => (answerMs === undefined ? [] : [at + answerMs]));
    const { user, system } = process.cpuUsage(own);
    return {
      ...setting,
      asked,
      rate: (1000 * ends.length) / (Math.max(...ends) - start),
      worked: workOf(children) - worked,
      sender: (user + system) / 1e6,
      load,
    };
  } finally {
    for (const child of children) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await slack.close();
    await discord.close();
    await database?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const workOf = (children: readonly ChildProcess[]) =>
  children.reduce((sum, child) => sum + processorSeconds(child), 0);

/** Asks so many questions a second for so long, then waits for the answers. */
async function asking(
  { ask, flood, look }: People,
  texts: readonly string[],
  rate: number,
  seconds: number,
  flooded: boolean,
): Promise<void> {
  const start = performance.now();
  const text = (at: number) => texts[at % texts.length] ?? '';
  let [sent, extra] = [0, 0];
  while (sent < rate * seconds) {
    const passed = (performance.now() - start) / 1000;
    for (; sent < Math.min(rate * seconds, passed * rate); sent += 1) ask(text(sent));
    for (; flooded && extra < passed * FLOOD; extra += 1) flood(text(extra));
    look();
    await delay(LOOK_MS);
  }
  const until = performance.now() + LAST_MS;
  while (look() > 0 && performance.now() < until) await delay(LOOK_MS);
}

function print(rows: readonly Measured[], { rate, seconds }: BenchInputs): void {
  console.log(
    `${rate} questions a second for ${seconds} s over ${2 * GUILDS.length} conversations, and one user with ${FLOOD} a second in one of them.\n`,
  );
  const times = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return [0.5, 0.95, 0.99, 1].map((share) => duration(quantile(known, share))).join(' · ');
  };
  const head = ['', 'asked', 'answered', 'flooder answered', 'ack: half · 95% · 99% · last'];
  const more = [
    "others' answer",
    'answers a second',
    'processor, each answer',
    'sender',
    'load of the machine',
  ];
  const lines = rows.map(({ store, processes, asked, rate: reached, worked, sender, load }) => {
    const others = asked.filter(({ flood }) => !flood);
    const answers = asked.filter(({ answerMs }) => answerMs !== undefined);
    const answered = others.filter(({ answerMs }) => answerMs !== undefined).length;
    return [
      `${store}, ${processes === 1 ? 'one process' : `${processes} processes`}`,
      String(others.length),
      String(answered),
      `${answers.length - answered} of ${asked.length - others.length}`,
      times(asked.map(({ ackMs }) => ackMs)),
      times(others.map(({ answerMs }) => answerMs)),
      reached.toFixed(0),
      duration((1000 * worked) / answers.length),
      `${sender.toFixed(1)} s`,
      load,
    ];
  });
  console.log(table([...head, ...more], lines));
  const [one, two] = [1, 2].map((many) =>
    rows.find((row) => row.store === 'postgres' && row.processes === many),
  );
  if (!one || !two) return;
  const each = ({ worked, asked }: Measured) => worked / asked.filter(({ answerMs }) => answerMs).length;
  console.log(
    `\nTwo processes over PostgreSQL answer ${(two.rate / one.rate).toFixed(2)} times what one does; by the time that a processor works for an answer, ${((2 * each(one)) / each(two)).toFixed(2)} times on cores of their own.`,
  );
}
