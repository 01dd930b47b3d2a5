import { setImmediate } from 'node:timers/promises';
import { refOf } from '../../chat/under-lease.ts';
import { patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';
import { DEFAULT_CHOICE } from '../channels.ts';
import { messageTurn, spotOf } from '../place.ts';
import { renderEdited } from '../render/notice.ts';
import type { Heard } from './parse-message.ts';

/** The time in which one edit is delivered again, in milliseconds. */
const EDIT_MS = 24 * 60 * 60 * 1000;

/** The workspace that an event comes from. */
export interface Source {
  team: string;
  enterprise?: string | undefined;
}

/**
 * Takes a message that is for us; it is answered in its thread. It may come as a mention and as a message, and each of them
 * several times. Resolves when it is written down.
 */
export async function onMessage(bot: Bot, source: Source, heard: Heard): Promise<void> {
  // Whatever came in together is looked at together.
  await setImmediate();
  const { channel, thread, direct, user } = heard;
  // A message right after a question in its thread is examined after it, and so is known to be for us.
  const arrival = direct ? spotOf(source.team, channel) : spotOf(source.team, channel, thread);
  const taken = await bot.arrivals.take(arrival, user, async () => {
    // Asked before the message is taken: of two deliveries only one may know that it is for us.
    if (!(await isForUs(bot, source, heard))) return undefined;
    const { hidden } = direct ? DEFAULT_CHOICE : await bot.channels.load(spotOf(source.team, channel));
    return bot.chat.take(messageTurn(source, heard, hidden));
  });
  void taken?.go();
}

async function isForUs({ chat, channels }: Bot, { team }: Source, heard: Heard): Promise<boolean> {
  const { mentioned, direct, text, inThread, toOthers, channel, thread, fileAlone } = heard;
  if (mentioned || (direct && fileAlone)) return true;
  if (text === '') return false;
  if (direct || toOthers) return direct;
  // Without a mention only in a thread that we answered in, and where its members want every question answered.
  if (inThread) return chat.knows(spotOf(team, channel, thread));
  return (await channels.load(spotOf(team, channel))).answers === 'questions';
}

/** Offers an answer to a question that was changed after it was answered; to who changed it alone. */
export async function onEdit(bot: Bot, source: Source, heard: Heard, client: Client): Promise<void> {
  const { channel, thread, inThread, user, text, ts } = heard;
  const known = await bot.chat.knows(spotOf(source.team, channel, thread));
  if (text === '' || !known || !(await isForUs(bot, source, heard))) return;
  // Slack may deliver it again.
  if (!(await bot.chat.once(`edit:${channel}:${ts}:${refOf(text)}`, EDIT_MS))) return;
  const { text: words, blocks } = renderEdited(text, thread);
  const message = { channel, user, text: words, blocks, ...(inThread ? { thread_ts: thread } : {}) };
  try {
    await patiently(() => client.chat.postEphemeral(message));
  } catch (error) {
    bot.log.debug({ err: error }, 'slack: an edited question was not offered an answer');
  }
}
