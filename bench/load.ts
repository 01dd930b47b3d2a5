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
import { holdShare } from './hold-share.ts';
import { type BenchInputs, readLines } from './inputs.ts';
import { type Asked, GUILDS, type People, people } from './load-people.ts';
import { duration, processorSeconds, quantile, table } from './measure.ts';

/** Questions a second of the user who floods one conversation. */
const FLOOD = 20;
/**
 * Questions a second, of each process, and the duration of the load that lets everything be loaded and compiled, as it is in a
 * process that has answered for a while; so many questions, again and again, none of which counts later.
 */
const WARM_RATE = 40;
const WARM_S = 75;
const WARM_TEXTS = 700;
const LOOK_MS = 10;
/** The longest wait for what is still to come after the last question, in milliseconds. */
const LAST_MS = 60_000;
/** So many questions wait for each process that always has more to do. */
const WAITING = 100;
/** The share of a core of each process where one and two are compared: people, platforms and database have the rest. */
const SHARE = 0.35;

interface Setting {
  store: 'sqlite' | 'postgres';
  processes: number;
  /** Each process is held to this share of a core, and always has more to do; left out: it is asked at the rate of the load. */
  share?: number;
}

const SETTINGS_MEASURED: readonly Setting[] = [
  { store: 'sqlite', processes: 1 },
  { store: 'postgres', processes: 1, share: SHARE },
  { store: 'postgres', processes: 2, share: SHARE },
];

/** What was measured in one setting. */
interface Measured extends Setting {
  asked: readonly Asked[];
  /** Answers a second as long as questions were asked. */
  rate: number;
  /** Seconds of a processor that the processes, and the sender beside them, worked. */
  worked: number;
  sender: number;
  /** The share of a core that each process did work. */
  used: number;
  load: string;
}

/**
 * Measures both bots under load: this process is Slack, Discord and the people, and Rolewise runs as others do. What a second
 * process adds is measured with the same share of a core for each, since all of them share the cores of this machine.
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
  let release: (() => Promise<void>) | undefined;
  try {
    for (let at = 0; at < setting.processes; at += 1) {
      children.push(rolewise(['start'], { ...env, DISCORD_SHARD_IDS: String(at) }));
      await slack.until(() => slack.sockets.connections.length > at);
      await discord.until(() => discord.gateway.connected.length > at);
    }
    const all = people(slack, discord);
    const warm = { rate: WARM_RATE * setting.processes, seconds: WARM_S };
    await asking(all, texts.slice(0, WARM_TEXTS), warm);
    await settled(all);
    const before = all.asked.length;
    const load = loadavg()
      .map((one) => one.toFixed(1))
      .join(' ');
    release = setting.share === undefined ? undefined : await holdShare(children, setting.share);
    const [worked, own] = [workOf(children), process.cpuUsage()];
    const start = performance.now();
    const { rate, seconds } = inputs;
    const many = release ? { waiting: WAITING * setting.processes } : { rate, flood: FLOOD };
    await asking(all, texts.slice(WARM_TEXTS), { seconds, ...many });
    const used = (workOf(children) - worked) / seconds / setting.processes;
    await settled(all);
    const { user, system } = process.cpuUsage(own);
    const asked = all.asked.slice(before);
    const ended = asked.filter(({ at, answerMs }) => answerMs && at + answerMs <= start + 1000 * seconds);
    return {
      ...setting,
      asked,
      rate: ended.length / seconds,
      worked: workOf(children) - worked,
      sender: (user + system) / 1e6,
      used,
      load,
    };
  } finally {
    await release?.();
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

/** Questions for so long: so many a second, or as many as keep so many `waiting`; `flood`: those of one user beside them. */
interface Load {
  seconds: number;
  rate?: number;
  waiting?: number;
  flood?: number;
}

/** Asks what was not asked before, as long as there is more. */
async function asking(
  { asked, ask, flood, look }: People,
  texts: readonly string[],
  load: Load,
): Promise<void> {
  const start = performance.now();
  const next = () => texts[asked.length % texts.length] ?? '';
  let [sent, extra] = [0, 0];
  for (let passed = 0; passed < load.seconds; await delay(LOOK_MS)) {
    passed = Math.min(load.seconds, (performance.now() - start) / 1000);
    const left = look();
    const until = load.waiting === undefined ? passed * (load.rate ?? 0) : sent + load.waiting - left;
    for (; sent < until; sent += 1) ask(next());
    for (; extra < passed * (load.flood ?? 0); extra += 1) flood(next());
  }
}

/** Waits for what is still to come. */
async function settled({ look }: People): Promise<void> {
  const until = performance.now() + LAST_MS;
  while (look() > 0 && performance.now() < until) await delay(LOOK_MS);
}

function print(rows: readonly Measured[], { rate, seconds }: BenchInputs): void {
  console.log(
    `${rate} questions a second for ${seconds} s over ${2 * GUILDS.length} conversations, and one user with ${FLOOD} a second in one of them; where a share of a core is held, ${WAITING} questions always wait for each process.\n`,
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
  const lines = rows.map(({ store, processes, share, used, asked, rate: reached, worked, sender, load }) => {
    const others = asked.filter(({ flood }) => !flood);
    const answers = asked.filter(({ answerMs }) => answerMs !== undefined);
    const answered = others.filter(({ answerMs }) => answerMs !== undefined).length;
    return [
      `${store}, ${processes === 1 ? 'one process' : `${processes} processes`}${share ? `, each ${used.toFixed(2)} of its ${share} of a core` : ''}`,
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
  console.log(
    `\nTwo processes over PostgreSQL, each held to ${SHARE} of a core, answer ${(two.rate / one.rate).toFixed(2)} times what one does that is held alike.`,
  );
}
