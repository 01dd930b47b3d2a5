import { setImmediate } from 'node:timers/promises';
import type { Bot } from '../bot.ts';
import { messageTurn, spotOf } from '../place.ts';
import type { Heard } from './parse-message.ts';

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
    return (await isForUs(bot, source, heard)) ? bot.chat.take(messageTurn(source, heard)) : undefined;
  });
  void taken?.go();
}

async function isForUs({ chat }: Bot, { team }: Source, heard: Heard): Promise<boolean> {
  const { mentioned, direct, text, inThread, toOthers, channel, thread } = heard;
  if (mentioned) return true;
  if (text === '') return false;
  // Without a mention only in a thread that we answered in, and not where people speak to each other.
  return direct || (inThread && !toOthers && (await chat.knows(spotOf(team, channel, thread))));
}
