import { elementsOf, type Json } from './schema/blocks.ts';

/** Events and interactions as Slack sends them, as small as Bolt takes them. */

export const TEAM = 'T0000000001';
export const APP_ID = 'A0000000001';
export const BOT_USER = 'U000000BOT1';
export const BOT_ID = 'B0000000001';
export const USER = 'U0000000001';
export const OTHER_USER = 'U0000000002';
export const CHANNEL = 'C0000000001';
export const PRIVATE_CHANNEL = 'C00000PRIV1';
/** A private chat of several people. */
export const GROUP_CHAT = 'C00000MPIM1';

let counter = 0;

/** A number that no other id has. */
export function next(): number {
  counter += 1;
  return counter;
}

/** A new message id: seconds, and a count that grows. */
export function newTs(): string {
  return `${Math.floor(Date.now() / 1000)}.${String(next() % 1_000_000).padStart(6, '0')}`;
}

/** The direct conversation of the bot with a user. */
export function dmOf(user: string): string {
  return user.replace(/^U/, 'D');
}

/** Where something happens, and who does it. */
export interface Place {
  channel: string;
  /** The first message of the thread. */
  thread?: string | undefined;
  user: string;
  team?: string | undefined;
}

export const IN_CHANNEL: Place = { channel: CHANNEL, user: USER };
export const IN_PRIVATE: Place = { channel: PRIVATE_CHANNEL, user: USER };
export const IN_GROUP_CHAT: Place = { channel: GROUP_CHAT, user: USER };
export const IN_DM: Place = { channel: dmOf(USER), user: USER };

const team = (place: Place) => place.team ?? TEAM;

/** How an event names the kind of its conversation. */
export function channelType(channel: string): 'channel' | 'group' | 'im' | 'mpim' {
  if (channel.startsWith('D')) return 'im';
  if (channel === GROUP_CHAT) return 'mpim';
  return channel === PRIVATE_CHANNEL ? 'group' : 'channel';
}

/** An event in its wrapper; every delivery of one has the same `event_id`. */
export function eventBody(event: Json, inTeam = TEAM): Json {
  return {
    token: 'unused',
    team_id: inTeam,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: `Ev${next()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: inTeam, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** A message of a person. Text is as Slack sends it: escaped, mentions in angle brackets. */
export function messageEvent(text: string, place: Place, more: Json = {}): Json & { ts: string } {
  const ts = newTs();
  return {
    type: 'message',
    user: place.user,
    ts,
    client_msg_id: `client-${ts}`,
    text,
    team: team(place),
    channel: place.channel,
    channel_type: channelType(place.channel),
    event_ts: ts,
    ...(place.thread ? { thread_ts: place.thread } : {}),
    ...more,
  };
}

/** The second event of a message that mentions the bot. */
export function mentionOf({ channel_type: _, ...message }: Json): Json {
  return { ...message, type: 'app_mention' };
}

function person(place: Place): Json {
  return { id: place.user, username: 'someone', name: 'someone', team_id: team(place) };
}

const common = (place: Place): Json => ({
  user: person(place),
  api_app_id: APP_ID,
  token: 'unused',
  team: { id: team(place), domain: 'example' },
  enterprise: null,
  is_enterprise_install: false,
});

/** What identifies the answer to an interaction. */
export interface Handles {
  trigger_id: string;
  response_url: string;
}

export function slashBody(command: string, text: string, place: Place, handles: Handles): Json {
  return {
    token: 'unused',
    team_id: team(place),
    team_domain: 'example',
    channel_id: place.channel,
    channel_name: 'general',
    user_id: place.user,
    user_name: 'someone',
    command,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    ...handles,
  };
}

/** A press or a pick under a message that the bot posted; of one that only its reader sees, no message comes along. */
export function actionBody(
  action: Json,
  message: Json,
  hidden: boolean,
  place: Place,
  handles: Handles,
): Json {
  const { ts, channel, thread_ts } = message;
  return {
    type: 'block_actions',
    ...common(place),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: hidden,
      ...(thread_ts ? { thread_ts } : {}),
    },
    channel: { id: channel, name: 'general' },
    ...(hidden ? {} : { message: { type: 'message', user: BOT_USER, bot_id: BOT_ID, ...message } }),
    state: { values: {} },
    actions: [{ ...action, action_ts: newTs() }],
    ...handles,
  };
}

export function viewActionBody(action: Json, view: Json, place: Place, handles: Handles): Json {
  const { response_url: _, ...trigger } = handles;
  return {
    type: 'block_actions',
    ...common(place),
    container: { type: 'view', view_id: view.id },
    view,
    actions: [{ ...action, action_ts: newTs() }],
    ...trigger,
  };
}

export function shortcutBody(callbackId: string, message: Json, place: Place, handles: Handles): Json {
  return {
    type: 'message_action',
    ...common(place),
    callback_id: callbackId,
    message_ts: message.ts,
    message,
    channel: { id: place.channel, name: 'general' },
    action_ts: newTs(),
    ...handles,
  };
}

export function submissionBody(view: Json, values: Json, place: Place, trigger_id: string): Json {
  return {
    type: 'view_submission',
    ...common(place),
    trigger_id,
    view: { ...view, state: { values } },
    response_urls: [],
  };
}

export function suggestionBody(element: Json, typed: string, around: Json, place: Place): Json {
  const { action_id, block_id } = element;
  return { type: 'block_suggestion', ...common(place), action_id, block_id, value: typed, ...around };
}

/** Blocks as Slack keeps them: each with a `block_id`, each element with an `action_id`. */
export function withIds(blocks: Json[]): Json[] {
  return blocks.map((block) => {
    const named = structuredClone({ block_id: `b${next()}`, ...block });
    for (const element of elementsOf(named)) {
      if (typeof element.type === 'string' && !['image', 'mrkdwn', 'plain_text'].includes(element.type))
        element.action_id ??= `a${next()}`;
    }
    return named;
  });
}
