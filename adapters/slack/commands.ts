import type {
  AllMiddlewareArgs,
  App,
  MessageShortcut,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import { say } from '../chat/texts.ts';
import { acknowledge } from './acknowledge.ts';
import type { Bot } from './bot.ts';
import { CALLBACKS } from './controls.ts';
import { wordsOf } from './events/parse-message.ts';
import { wordsOfMessage } from './events/words.ts';
import { isGuest } from './guests.ts';
import { interactionTurn, spotOf } from './place.ts';
import { channelForm } from './render/channel-form.ts';
import { compareForm } from './render/forms.ts';
import { renderNotice } from './render/notice.ts';
import { respond } from './show/response-url.ts';
import { sourceOf } from './source.ts';
import { encodeMetadata } from './views/metadata.ts';
import { openView } from './views/open.ts';

type Command = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type Shortcut = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** The command for what members choose for a channel. */
const SETTINGS = '/rolewise';

/** Every command that the app has, which an operator may name otherwise than `/compare` in the manifest; the shortcut. */
export function registerCommands(app: App, bot: Bot): void {
  app.command(/^\//, (args) => (args.command.command === SETTINGS ? choose(bot, args) : compare(bot, args)));
  const named = { type: 'message_action' as const, callback_id: CALLBACKS.named };
  app.shortcut<MessageShortcut>(named, (args) => compareNamed(bot, args));
}

/** `/rolewise` opens what is chosen for its channel; guests, and who comes from another organisation, cannot choose. */
async function choose(bot: Bot, { ack, command, context, client }: Command): Promise<void> {
  const { channel_id: channel, response_url: url, trigger_id: trigger, team_id: home } = command;
  await ack();
  const place = { ...sourceOf(context, home), channel, url, direct: false, streams: false, named: false };
  const { team, enterprise } = place;
  const member = (home === team || home === enterprise) && !(await isGuest(client, bot.log, command.user_id));
  const refused = channel.startsWith('D')
    ? say('slack_no_channel')
    : member
      ? undefined
      : say('slack_not_yours');
  if (refused) return respond({ url }, renderNotice(refused), 'private');
  const choice = await bot.channels.load(spotOf(team, channel));
  return openView(bot, client, trigger, channelForm(encodeMetadata({ place }), choice));
}

/** `/compare officer vs director` answers its user alone; `/compare` opens a form. */
async function compare(bot: Bot, { ack, command, context, client }: Command): Promise<void> {
  const { user_id: user, channel_id: channel, response_url: url, trigger_id: trigger } = command;
  const place = {
    ...sourceOf(context, command.team_id),
    channel,
    url,
    direct: false,
    streams: false,
    named: false,
  };
  const text = wordsOf(command.text ?? '', context.botUserId);
  if (text === '') {
    await ack();
    return openView(bot, client, trigger, compareForm(encodeMetadata({ place }), true));
  }
  const taken = await bot.chat.take(interactionTurn({ place, user, trigger, request: { do: 'ask', text } }));
  await acknowledge(ack, taken);
}

/** "Compare jobs named here": sets the jobs that a message names side by side, for its user alone. */
async function compareNamed(bot: Bot, { ack, shortcut, context }: Shortcut): Promise<void> {
  const { user, channel, message, response_url: url, trigger_id: trigger } = shortcut;
  const thread = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  const source = sourceOf(context, shortcut.team?.id);
  const place = { ...source, channel: channel.id, thread, url, direct: false, streams: false, named: false };
  const request = { do: 'named' as const, text: wordsOf(wordsOfMessage(message)) };
  const taken = await bot.chat.take(interactionTurn({ place, user: user.id, trigger, request }));
  await acknowledge(ack, taken);
}
