import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { picked, pressed } from '../chat/presses.ts';
import { say } from '../chat/texts.ts';
import type { About, Request } from '../chat/turn.ts';
import { acknowledge } from './acknowledge.ts';
import type { Bot } from './bot.ts';
import { ACTIONS, decodeAbout } from './controls.ts';
import { publishHome } from './home.ts';
import { type Interaction, interactionTurn, type Place } from './place.ts';
import { aboutOfBlock, FORMS } from './render/controls.ts';
import { addForm, compareForm, otherForm, swapForm } from './render/forms.ts';
import { renderNotice } from './render/notice.ts';
import { respond } from './show/response-url.ts';
import { sourceOf } from './source.ts';
import { encodeMetadata } from './views/metadata.ts';
import { openView } from './views/open.ts';

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Buttons under an answer, by what they do and to what. */
const BUTTON = /^rw_(page|choose|next|aspect|undo|share|reason)(?:_(\w+))?$/;

/** Every control under an answer, and those of the Home tab. */
export function registerActions(app: App, bot: Bot): void {
  const on = (id: string | RegExp, handler: (args: Args) => Promise<void>) =>
    app.action<BlockAction>({ type: 'block_actions', action_id: new RegExp(id) }, handler);
  on(BUTTON, (args) => {
    const [, action = '', of] = BUTTON.exec(args.action.action_id) ?? [];
    return use(bot, args, pressed(action, of));
  });
  on(ACTIONS.list, (args) => {
    const option = args.action.type === 'static_select' ? args.action.selected_option.value : '';
    if (option === FORMS.swap || option === FORMS.add) return openRoleForm(bot, args, option);
    return use(bot, args, picked(option));
  });
  on(ACTIONS.rate, (args) =>
    use(bot, args, pressed(carriedBy(args.action).startsWith('+') ? 'helpful' : 'unhelpful')),
  );
  on(ACTIONS.other, (args) => openRoleForm(bot, args, 'other'));
  on(ACTIONS.anew, async (args) => {
    const request = { do: 'ask' as const, text: carriedBy(args.action) };
    const { trigger_id: trigger, user } = args.body;
    const place = { ...placeOf(args), thread: args.action.block_id };
    const turn = interactionTurn({ place, user: user.id, trigger, request, open: true });
    const taken = await bot.chat.take(turn);
    await acknowledge(args.ack, taken);
  });
  on(ACTIONS.homeCompare, async (args) => {
    await args.ack();
    const metadata = encodeMetadata({ place: homeOf(args) });
    await openView(bot, args.client, args.body.trigger_id, compareForm(metadata, false));
  });
  on(ACTIONS.homeFind, (args) => {
    const id = args.action.type === 'external_select' ? (args.action.selected_option?.value ?? '') : '';
    return askedAtHome(bot, args, { do: 'jobs', jobs: [{ id, text: id }], aspects: [] });
  });
  on(ACTIONS.homePair, (args) => askedAtHome(bot, args, { do: 'ask', text: carriedBy(args.action) }));
}

async function use(bot: Bot, args: Args, request: Request | undefined): Promise<void> {
  const interaction = request && interactionOf(args, request);
  const taken = interaction && (await bot.chat.take(interactionTurn(interaction)));
  await acknowledge(args.ack, taken);
  if (!interaction) await tooOld(bot, args);
}

/** Everything about a use of a control; undefined where it is not of ours, or of another version. */
function interactionOf(args: Args, request: Request): Interaction | undefined {
  const { body, action } = args;
  const about = aboutOf(action);
  const place = placeOf(args);
  const hidden = body.container.is_ephemeral === true;
  return about && { place, user: body.user.id, trigger: body.trigger_id, request, about, hidden };
}

/** A select says too little itself: its block says which answer it stands under. */
function aboutOf(action: BlockElementAction): About | undefined {
  return decodeAbout(carriedBy(action).replace(/^[+-]/, '')) ?? aboutOfBlock(action.block_id);
}

/** A message that stands in no thread opens one for what comes beside it. */
function placeOf({ body, context }: Args): Place {
  const { channel, container, response_url: url } = body;
  const { thread_ts, message_ts, is_ephemeral: alone, channel_id } = container;
  const id = channel?.id ?? channel_id;
  const given = thread_ts ?? body.message?.thread_ts;
  const thread = typeof given === 'string' ? given : undefined;
  const under = typeof message_ts === 'string' && !alone && thread === undefined ? message_ts : undefined;
  const inChannel =
    typeof id === 'string' ? { channel: id, thread, under, direct: id.startsWith('D') } : { direct: true };
  const source = sourceOf(context, body.team?.id ?? body.user.team_id);
  return { ...source, ...inChannel, url, streams: false, named: false };
}

/** "Swap a role", "Add a role" and "Another title" open a form; Slack gives three seconds for that. */
async function openRoleForm(bot: Bot, args: Args, kind: 'swap' | 'add' | 'other'): Promise<void> {
  await args.ack();
  const about = aboutOf(args.action);
  const roles = about && (await bot.chat.answer(about.ref))?.roles;
  if (!about || !roles || (roles.length === 0 && kind !== 'other')) return tooOld(bot, args);
  const hidden = args.body.container.is_ephemeral === true;
  const metadata = encodeMetadata({ place: placeOf(args), about, hidden });
  const view = {
    swap: () => swapForm(metadata, roles),
    add: () => addForm(metadata),
    other: () => otherForm(metadata),
  };
  await openView(bot, args.client, args.body.trigger_id, view[kind]());
}

async function tooOld(bot: Bot, { body }: Args): Promise<void> {
  const { response_url: url } = body;
  if (!url) return;
  try {
    await respond({ url }, renderNotice(say('too_old')), 'private');
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: a stale control could not be answered');
  }
}

/** The private chat that answers from the Home tab come in. */
function homeOf({ body, context }: Args): Place {
  const source = sourceOf(context, body.team?.id ?? body.user.team_id);
  return { ...source, direct: true, streams: false, named: false };
}

async function askedAtHome(bot: Bot, args: Args, request: Request): Promise<void> {
  const { body, client } = args;
  const { id: user } = body.user;
  const place = homeOf(args);
  const taken = await bot.chat.take(interactionTurn({ place, user, trigger: body.trigger_id, request }));
  await args.ack();
  await taken?.go();
  try {
    const there = `<slack://app?team=${place.team}&amp;id=${body.api_app_id}&amp;tab=messages|${say('slack_messages_tab')}>`;
    await publishHome(bot, client, { user, team: place.team }, say('slack_home_answered', { there }));
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: the Home tab was not refreshed');
  }
}

function carriedBy(action: BlockElementAction): string {
  return 'value' in action && typeof action.value === 'string' ? action.value : '';
}
