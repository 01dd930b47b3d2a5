import { say } from '../../adapters/chat/texts.ts';
import { sorry } from '../../adapters/common/sentences.ts';
import type { DiscordServer } from '../../test/discord/server/index.ts';
import { APP_ID, channelOf } from '../../test/discord/server/payloads.ts';
import type { SlackServer } from '../../test/slack/server/index.ts';
import { BOT_USER, dmOf } from '../../test/slack/server/payloads.ts';

export const GUILDS = Array.from({ length: 8 }, (_, at) => `80000000000000${1000 + at}`);
export const CHANNELS = Array.from({ length: 8 }, (_, at) => `C00000SURV${at}`);

export interface Platforms {
  slack: SlackServer;
  discord: DiscordServer;
}

/** A question, and what came of it. */
export interface Asked {
  kind: string;
  at: number;
  /** Rolewise owes something: the platform was told that it is ours, or never asks whether it is. */
  owed(): boolean;
  /** Returns what stands there for it: answers, and sentences that say why there is none. */
  shown(): unknown[];
  /** Something is left as if an answer were still on its way. */
  open(): boolean;
}

/** The sentences that tell an asker of a failure, as far as they are the same for all. */
const SENTENCES = [
  say('late'),
  say('unsure'),
  say('busy_user'),
  say('busy_channel'),
  say('busy_workspace'),
  sorry('').split('.', 1)[0] ?? '',
];

/** Returns how many answers stand there, and how many sentences to the asker. */
export function counted(asked: Asked): { answers: number; told: number } {
  const shown = asked.shown();
  const told = shown.filter((one) => SENTENCES.some((sentence) => JSON.stringify(one).includes(sentence)));
  return { answers: shown.length - told.length, told: told.length };
}

/** Asks in one of five ways, in turn; every person asks once. */
export function ask(platforms: Platforms, at: number): Asked {
  const channel = CHANNELS[at % CHANNELS.length] ?? '';
  const guild = GUILDS[at % GUILDS.length] ?? '';
  const ways = [
    () => slackMention(platforms, at, channel),
    () => slackMessage(platforms, at),
    () => slackCommand(platforms, at, channel),
    () => discordMention(platforms, at, guild),
    () => discordCommand(platforms, at, guild),
  ];
  return (ways[at % ways.length] as () => Asked)();
}

const question = (at: number) => `officer vs director salary, number ${at}?`;
const slackUser = (at: number) => `U${String(at).padStart(10, '0')}`;
const discordUser = (at: number) => `50000000000${10_000 + at}`;

export function slackMention({ slack }: Platforms, at: number, channel: string): Asked {
  const ts = slack.say(`<@${BOT_USER}> ${question(at)}`, { channel, user: slackUser(at) });
  return inThread('mention', slack, ts);
}

function slackMessage({ slack }: Platforms, at: number): Asked {
  const user = slackUser(at);
  const ts = slack.say(question(at), { channel: dmOf(user), user });
  const asked = inThread('message', slack, ts);
  // A status goes when an answer comes, or when it is taken away.
  const waits = () => {
    const last = slack.workspace.statuses.findLast(({ thread_ts }) => thread_ts === ts);
    return last !== undefined && last.status !== '' && asked.shown().length === 0;
  };
  return { ...asked, open: () => asked.open() || waits() };
}

function inThread(kind: string, slack: SlackServer, ts: string): Asked {
  const deliveries = slack.deliveries.all.filter(
    ({ body }) => (body.event as { ts?: string } | undefined)?.ts === ts,
  );
  const shown = () => slack.repliesTo(ts);
  return {
    kind,
    at: performance.now(),
    owed: () => deliveries.some(({ acks }) => acks > 0) || shown().length > 0,
    shown,
    open: () => shown().some(({ stream }) => stream === 'open'),
  };
}

function slackCommand({ slack }: Platforms, at: number, channel: string): Asked {
  const delivery = slack.slash(question(at), { channel, user: slackUser(at) });
  return {
    kind: '/compare',
    at: performance.now(),
    owed: () => delivery.acks > 0,
    shown: () => delivery.responses,
    open: () => false,
  };
}

/** Discord does not ask whether a message was taken: whatever is said to the bot is owed. */
export function discordMention({ discord }: Platforms, at: number, guild: string): Asked {
  const said = discord.say(`<@${APP_ID}> ${question(at)}`, {
    guild,
    channel: channelOf(guild),
    user: discordUser(at),
  });
  return {
    kind: 'Discord mention',
    at: performance.now(),
    owed: () => true,
    shown: () => discord.repliesTo(said.id),
    open: () => false,
  };
}

function discordCommand({ discord }: Platforms, at: number, guild: string): Asked {
  const tracked = discord.slash('ask', { question: question(at) }, { guild, user: discordUser(at) });
  // Edits of one message are one answer, however often it is written.
  const shown = () => [...(tracked.edits > 0 ? [tracked.original] : []), ...tracked.followUps];
  return {
    kind: '/ask',
    at: performance.now(),
    owed: () => tracked.state !== 'pending',
    shown,
    open: () => tracked.state === 'deferred' && shown().length === 0,
  };
}
