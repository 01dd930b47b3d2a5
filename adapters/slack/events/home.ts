import { say } from '../../chat/texts.ts';
import { patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';
import { publishHome } from '../home.ts';
import { prompts } from '../render/prompts.ts';

/** Somebody opened a tab of the app: the Home tab is drawn anew, the Messages tab gets questions to begin with. Never rejects. */
export async function onHomeOpened(
  bot: Bot,
  client: Client,
  { user, channel, tab, team }: { user: string; channel: string; tab?: string; team: string },
): Promise<void> {
  try {
    if (tab === 'messages') await suggest(bot, client, channel);
    else await publishHome(bot, client, { user, team });
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: a tab of the app could not be drawn');
  }
}

async function suggest(bot: Bot, client: Client, channel: string): Promise<void> {
  const help = await bot.assistant.ask({ text: 'help' });
  const offered = { channel_id: channel, title: say('ask_for_instance'), prompts: prompts(help) };
  await patiently(() => client.assistant.threads.setSuggestedPrompts(offered), true);
}
