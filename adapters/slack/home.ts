import { patiently } from './api.ts';
import type { Bot, Client } from './bot.ts';
import { COMFORT } from './limits.ts';
import { spotOf } from './place.ts';
import { renderHome } from './render/home.ts';

/** Publishes a user's Home tab; `notice` is one sentence on top. */
export async function publishHome(
  { assistant, chat, channels }: Bot,
  client: Client,
  { user, team }: { user: string; team: string },
  notice?: string,
): Promise<void> {
  const [help, popular, chosen] = await Promise.all([
    assistant.ask({ text: 'help' }),
    chat.popular(team, COMFORT.buttons),
    channels.all(spotOf(team, '')),
  ]);
  const view = renderHome({ about: assistant.about(), help, popular, channels: chosen, notice });
  await patiently(() => client.views.publish({ user_id: user, view }), true);
}
