import { performance } from 'node:perf_hooks';
import type { DiscordServer } from '../test/discord/server/index.ts';
import { APP_ID, channelOf } from '../test/discord/server/payloads.ts';
import type { Delivery } from '../test/slack/server/deliveries.ts';
import type { SlackServer } from '../test/slack/server/index.ts';
import { BOT_USER } from '../test/slack/server/payloads.ts';

/** Conversations on each platform, the workspaces that Slack's are in, and the people who talk in one. */
const CONVERSATIONS = 100;
const WORKSPACES = 20;
const PEOPLE = 12;
/** Of so many questions on Discord one is a mention: the bot may send 50 requests a second, replies to commands aside. */
const MENTIONS_ONE_IN = 8;

export const GUILDS = Array.from({ length: CONVERSATIONS }, (_, at) =>
  String(800_000_000_000_000_000n + (BigInt(at) << 22n)),
);
const CHANNELS = Array.from({ length: CONVERSATIONS }, (_, at) => `C${String(at).padStart(10, '0')}`);

/** A question on its way; times are milliseconds since it was asked. */
export interface Asked {
  kind: string;
  /** Of the user who asks much more than the others. */
  flood: boolean;
  at: number;
  /** Undefined until the platform was told, and where it is never told. */
  ackMs?: number;
  answerMs?: number;
}

/** People who ask on both platforms, and what they saw come of it. */
export interface People {
  readonly asked: readonly Asked[];
  /** Asks in the conversation whose turn it is. */
  ask(text: string): void;
  /** Asks in the first conversation, always as the same user. */
  flood(text: string): void;
  /** Notes what came meanwhile; returns how many questions of others wait for an answer. */
  look(): number;
}

export function people(slack: SlackServer, discord: DiscordServer): People {
  const asked: Asked[] = [];
  const waiting = new Map<Asked, (one: Asked) => void>();
  const replied = new Map<string, Asked>();
  let turn = 0;

  const answered = (one: Asked): void => {
    one.answerMs ??= performance.now() - one.at;
  };
  const noted = (key: unknown): void => {
    const one = replied.get(String(key));
    if (one) answered(one);
  };
  for (const channel of CHANNELS) slack.workspace.channels.add(channel);
  const echo = slack.workspace.onPosted;
  slack.workspace.onPosted = (message) => {
    noted(message.thread_ts);
    echo(message);
  };
  const { messages } = discord.rest;
  const keep = messages.set.bind(messages);
  messages.set = (id, message) => {
    noted((message.message_reference as { message_id?: string } | undefined)?.message_id);
    return keep(id, message);
  };

  function begun(kind: string, flood: boolean, look: (one: Asked) => void): Asked {
    const one: Asked = { kind, flood, at: performance.now() };
    asked.push(one);
    waiting.set(one, look);
    return one;
  }

  /** Looks whether what Slack delivered was acknowledged, each of it. */
  const acknowledged = (deliveries: readonly Delivery[]) => (one: Asked) => {
    if (one.ackMs === undefined && deliveries.every(({ acks }) => acks > 0))
      one.ackMs = Math.max(...deliveries.map(({ ackMs = 0 }) => ackMs));
  };

  function slackMention(text: string, at: number, user: string, flood = false): void {
    const { all } = slack.deliveries;
    const before = all.length;
    const place = { channel: CHANNELS[at] ?? '', user, team: teamOf(at) };
    const ts = slack.say(`<@${BOT_USER}> ${text}`, place);
    replied.set(ts, begun('Slack mention', flood, acknowledged(all.slice(before))));
  }

  function slackCommand(text: string, at: number, user: string): void {
    const delivery = slack.slash(text, { channel: CHANNELS[at] ?? '', user, team: teamOf(at) });
    const taken = acknowledged([delivery]);
    begun('Slack command', false, (one) => {
      taken(one);
      if (delivery.responses.length > 0) answered(one);
    });
  }

  function discordCommand(text: string, guild: string, user: string): void {
    const tracked = discord.slash('ask', { question: text }, { guild, user });
    begun('Discord command', false, (one) => {
      if (tracked.state !== 'pending') one.ackMs ??= performance.now() - one.at;
      if (tracked.edits + tracked.followUps.length > 0) answered(one);
    });
  }

  function discordMention(text: string, guild: string, user: string): void {
    const said = discord.say(`<@${APP_ID}> ${text}`, { guild, channel: channelOf(guild), user });
    replied.set(
      said.id,
      begun('Discord mention', false, () => undefined),
    );
  }

  return {
    asked,
    ask(text) {
      const round = Math.floor(turn / 2);
      const at = round % CONVERSATIONS;
      const person = 100 * at + (Math.floor(round / CONVERSATIONS) % PEOPLE);
      const onSlack = turn % 2 === 0;
      turn += 1;
      if (onSlack) {
        const user = `U${String(person).padStart(10, '0')}`;
        return (Math.floor(round / CONVERSATIONS) + at) % 2 === 0
          ? slackMention(text, at, user)
          : slackCommand(text, at, user);
      }
      const user = `500000000000${100_000 + person}`;
      const guild = GUILDS[at] ?? '';
      return round % MENTIONS_ONE_IN === 0
        ? discordMention(text, guild, user)
        : discordCommand(text, guild, user);
    },
    flood: (text) => slackMention(text, 0, 'UFLOODER01', true),
    look() {
      let left = 0;
      for (const [one, look] of waiting) {
        look(one);
        if (one.answerMs !== undefined) waiting.delete(one);
        else if (!one.flood) left += 1;
      }
      return left;
    },
  };
}

function teamOf(at: number): string {
  return `T${String(at % WORKSPACES).padStart(10, '0')}`;
}
