import { say } from '../../chat/texts.ts';
import type { Log } from '../../common/log.ts';
import { patiently, reasonOf } from '../api.ts';
import type { Clients } from '../bot.ts';
import type { SlackTurn } from '../place.ts';
import type { AskExtra } from './extras.ts';

/** What a private chat shows where Slack has no sessions of agents; of the latter texts it takes up to ten. */
const STATUS = say('slack_status');
const LOADING = [say('slack_loading_read'), say('slack_loading_look'), say('slack_loading_set')];
/** Shows in a conversation that a question is worked on, with Slack's button to stop. Neither method rejects. */
export interface Statuses {
  begin(turn: SlackTurn): void;
  /** `posted`: the answer stands there, which takes away the older status by itself. */
  end(turn: SlackTurn, posted: boolean): Promise<void>;
}

export function statuses(clients: Clients, log: Log, extra: AskExtra): Statuses {
  const begun = new Map<string, Promise<void>>();

  /** Returns whether the conversation has a session of an agent, which has the status now. */
  async function session({ place, user }: SlackTurn, working: boolean): Promise<boolean> {
    const { channel = '', thread = '', team } = place;
    const { agents } = await clients(place);
    const status = working ? { status: 'processing', initiator_user_id: user } : { status: 'active' };
    const given = { channel_id: channel, thread_ts: thread, ...status };
    try {
      const ask = () => patiently(() => agents.sessions.setStatus(given), true);
      return (await extra(team, 'session', ask)) !== undefined;
    } catch (error) {
      if (reasonOf(error) === '') throw error;
      return false;
    }
  }

  async function older({ place }: SlackTurn, working: boolean): Promise<void> {
    const { channel = '', thread = '', direct, team } = place;
    if (!direct) return;
    const { assistant } = await clients(place);
    const said = working ? { status: STATUS, loading_messages: LOADING } : { status: '' };
    const given = { channel_id: channel, thread_ts: thread, ...said };
    await extra(team, 'status', () => patiently(() => assistant.threads.setStatus(given)));
  }

  async function set(turn: SlackTurn, working: boolean, cleared = false): Promise<void> {
    try {
      if (!(await session(turn, working)) && !cleared) await older(turn, working);
    } catch (error) {
      log.debug({ err: error }, 'slack: no status shown');
    }
  }

  return {
    begin: (turn) => void begun.set(turn.id, set(turn, true)),
    async end(turn, posted) {
      const beginning = begun.get(turn.id);
      begun.delete(turn.id);
      await beginning;
      if (beginning) await set(turn, false, posted);
    },
  };
}
