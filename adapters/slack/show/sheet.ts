import { LRUCache } from 'lru-cache';
import type { Card } from '../../chat/platform.ts';
import { sheetOf } from '../../chat/sheet.ts';
import type { Log } from '../../common/log.ts';
import type { Client } from '../bot.ts';
import type { SlackTurn } from '../place.ts';
import type { AskExtra } from './extras.ts';
import { upload } from './upload.ts';

/** Answers whose sheet was sent, so that leafing back and forth sends it once. */
const MOST_KEPT = 5_000;

/** Sends the whole of a cut answer as a sheet, once, when somebody leafs on in it. Never rejects. */
export type SendSheet = (turn: SlackTurn, card: Card, client: Client) => Promise<void>;

/** Returns what sends sheets. A message that one person alone sees in a channel cannot hold a file, so it gets none. */
export function sheets(log: Log, extra: AskExtra): SendSheet {
  const sent = new LRUCache<string, true>({ max: MOST_KEPT });
  return async ({ place, hidden }, card, client) => {
    const { channel, thread, under, direct, team } = place;
    if (card.page === 0 || channel === undefined || (hidden && !direct) || sent.has(card.ref)) return;
    sent.set(card.ref, true);
    try {
      const sheet = await sheetOf(card);
      if (!sheet) return;
      const { name, body } = sheet;
      const thread_ts = thread ?? under;
      const where = thread_ts === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts };
      const file = { file: Buffer.from(body), filename: name, title: name, where };
      await extra(team, 'file', () => upload(client, file));
    } catch (error) {
      log.debug({ err: error }, 'slack: the sheet could not be sent');
    }
  };
}
