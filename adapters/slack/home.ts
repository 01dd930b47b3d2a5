import { patiently } from './api.ts';
import type { Bot, Client } from './bot.ts';
import { renderHome } from './render/home.ts';

/** Publishes a user's Home tab; `notice` is one sentence on top. */
export async function publishHome(bot: Bot, client: Client, user: string, notice?: string): Promise<void> {
  const help = await bot.assistant.ask({ text: 'help' });
  const view = renderHome({ about: bot.assistant.about(), help, notice });
  await patiently(() => client.views.publish({ user_id: user, view }), true);
}
