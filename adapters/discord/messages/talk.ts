import { type REST, type RESTGetAPIChannelMessagesResult, Routes } from 'discord.js';
import type { Place } from '../place.ts';

/** Messages of a thread that are looked at. */
const LOOKED_AT = 50;

/** Returns what people said in a thread before a message, the newest first; nothing where that cannot be read. */
export async function talkBefore(rest: REST, { channel, message, direct, writes }: Place): Promise<string[]> {
  // Who may not read a channel may not write there either: a refusal counts against the whole machine.
  if (message === undefined || direct || !writes) return [];
  const query = new URLSearchParams({ before: message, limit: String(LOOKED_AT) });
  try {
    const found = await rest.get(Routes.channelMessages(channel), { query });
    return (found as RESTGetAPIChannelMessagesResult)
      .filter(({ author }) => !author.bot)
      .map(({ content, referenced_message: begun }) => content || begun?.content || '');
  } catch {
    return [];
  }
}
