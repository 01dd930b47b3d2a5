import { setImmediate } from 'node:timers/promises';
import type { Answer } from '../../../src/contract/answer.ts';
import { sorry } from '../../common/sentences.ts';
import { isForbidden, patiently } from '../api.ts';
import type { Bot } from '../bot.ts';
import { newRef } from '../refs.ts';
import { label } from '../render/text.ts';
import { NOT_LET_IN, tellPrivately } from '../show/post.ts';
import type { Team } from '../show/send-with-chart.ts';
import { leadStream } from '../show/stream.ts';
import { showInThread } from '../show/thread.ts';
import { askerOf } from '../shown-answers.ts';
import type { Heard } from './parse-message.ts';

/** What is said in a private chat while an answer is worked out; Slack takes up to ten. */
const STATUS = 'is looking up the figures…';
const LOADING = ['Reading the question…', 'Looking up the figures…', 'Setting them side by side…'];
/** The longest title of a thread that its list shows whole. */
const TITLE = 60;

/**
 * Answers a message that is for us, once, in its thread. It may come as a mention and as a message, and
 * each of them several times. Never throws.
 */
export async function onMessage(bot: Bot, team: Team, heard: Heard): Promise<void> {
  // Whatever came in together is acknowledged before the first of it is looked at.
  await setImmediate();
  try {
    const conversation = await bot.arrivals.take(arrivalOf(team, heard), () => heed(bot, team.id, heard));
    if (conversation !== undefined) await bot.whole(() => answer(bot, team, heard, conversation));
  } catch (error) {
    await fail(bot, team, heard, error);
  }
}

/** What comes on the heels of a question in its thread is looked at after it, and so known to be for us. */
function arrivalOf({ id }: Team, { channel, thread, direct }: Heard): string {
  return direct ? `${id}:${channel}` : `${id}:${channel}:${thread}`;
}

/** The conversation of a message that is for us and that nobody answers yet; else undefined. */
async function heed(bot: Bot, team: string, heard: Heard): Promise<string | undefined> {
  // Asked before the message is marked as seen: of two deliveries only one may know that it is for us.
  if (!(await isForUs(bot, team, heard))) return undefined;
  if (!(await bot.once.claim(`${team}:${heard.channel}:${heard.ts}`))) return undefined;
  const conversation = await conversationOf(bot, team, heard);
  if (heard.direct || heard.mentioned) await remember(bot, team, heard, conversation);
  return conversation;
}

async function isForUs(bot: Bot, team: string, heard: Heard): Promise<boolean> {
  if (heard.mentioned) return true;
  if (heard.direct) return heard.text !== '';
  // Without a mention only in a thread that we answered in, and not where people speak to each other.
  const known = heard.inThread && (await bot.kept.threadConversation(team, heard.channel, heard.thread));
  return Boolean(known) && heard.text !== '' && !heard.toOthers;
}

async function answer(bot: Bot, team: Team, heard: Heard, conversation: string): Promise<void> {
  const called = heard.direct || heard.mentioned;
  if (heard.direct) showStatus(bot, team, heard);
  const place = { channel: heard.channel, thread: heard.thread };
  const asked = { text: heard.text || 'help', conversation, ...askerOf(team.id, heard.user) };
  const stream = called
    ? leadStream(bot, team.client, { ...place, user: heard.user, team: team.id })
    : undefined;
  const found = await bot.questions
    .take(conversation, () => bot.work(() => bot.assistant.ask(asked, stream?.push)))
    .catch(async (error: unknown) => {
      await stream?.abandon();
      throw error;
    });
  // At once: a lead that came whole is not to be streamed while other things are waited for.
  await stream?.settle();
  // People talk on in threads that we answered in; what is no question about jobs is not for us.
  if (!called && (found.outcome === 'help' || found.outcome === 'out_of_scope')) return;
  await remember(bot, team.id, heard, conversation);
  const asking = { owner: heard.user, conversation, shareable: false };
  await showInThread(bot, team, place, found, asking, stream);
  if (heard.direct && !heard.inThread) nameThread(bot, team, heard, found);
}

/** A thread is one conversation; a private chat goes on for a while outside threads, too. */
async function conversationOf(bot: Bot, team: string, heard: Heard): Promise<string> {
  const { channel, thread, direct, inThread } = heard;
  const known = await bot.kept.threadConversation(team, channel, thread);
  if (known !== undefined) return known;
  const recent = direct && !inThread ? await bot.kept.recentConversation(team, channel) : undefined;
  return recent ?? `slack:${team}:${channel}:${thread}`;
}

/** Before the answer stands there, so that what follows on its heels is heard. */
async function remember(
  bot: Bot,
  team: string,
  { channel, thread, direct, user }: Heard,
  conversation: string,
): Promise<void> {
  const alone = direct ? user : undefined;
  await bot.kept.linkThread(team, channel, thread, conversation, alone);
  if (direct) await bot.kept.linkRecent(team, channel, conversation, user);
}

/** Slack takes the status away when the answer comes. */
function showStatus(bot: Bot, { client }: Team, { channel, thread }: Heard): void {
  const status = { channel_id: channel, thread_ts: thread, status: STATUS, loading_messages: LOADING };
  client.assistant.threads
    .setStatus(status)
    .catch((error) => bot.log.debug({ err: error }, 'slack: no status shown'));
}

function nameThread(bot: Bot, { client }: Team, { channel, thread }: Heard, { roles }: Answer): void {
  if (roles.length === 0) return;
  const title = label(roles.map((role) => role.title).join(' vs '), TITLE);
  client.assistant.threads
    .setTitle({ channel_id: channel, thread_ts: thread, title })
    .catch((error) => bot.log.debug({ err: error }, 'slack: the thread was not named'));
}

async function fail(bot: Bot, team: Team, heard: Heard, error: unknown): Promise<void> {
  const reference = newRef();
  bot.log.error({ err: error, reference }, 'slack: a message went unanswered');
  const { channel, user, direct, inThread, thread } = heard;
  // A thread that does not exist yet shows nothing that is private.
  const told = { channel, user, direct, ...(direct || inThread ? { thread } : {}) };
  try {
    await tellPrivately(bot, team.client, told, isForbidden(error) ? NOT_LET_IN : sorry(reference));
    if (direct) await clearStatus(team, heard);
  } catch (second) {
    bot.log.warn({ err: second, reference }, 'slack: the failure could not be told either');
  }
}

async function clearStatus({ client }: Team, { channel, thread }: Heard): Promise<void> {
  const none = { channel_id: channel, thread_ts: thread, status: '' };
  await patiently(() => client.assistant.threads.setStatus(none), true);
}
