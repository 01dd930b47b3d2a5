import type { types } from '@slack/bolt';
import { patiently } from '../api.ts';
import type { Bot, Client } from '../bot.ts';

/** Opens a form. A trigger works once and for three seconds, so opening is not retried. Never rejects. */
export async function openView(
  { log }: Bot,
  client: Client,
  trigger: string | undefined,
  view: types.ModalView,
): Promise<void> {
  try {
    await patiently(() => client.views.open({ trigger_id: trigger ?? '', view }));
  } catch (error) {
    log.error({ err: error }, 'slack: a form could not be opened');
  }
}
