import type { AllMiddlewareArgs, BlockAction, BlockElementAction } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { type Control, decodeControl } from '../controls.ts';
import { refOfBlock } from '../render/controls.ts';
import type { Interaction } from '../respond.ts';
import { outlet, type Showing } from '../show/outlet.ts';
import type { Place } from '../show/post.ts';

/** What a listener gets for a control under an answer. */
export interface Pressed {
  body: BlockAction;
  action: BlockElementAction;
  context: AllMiddlewareArgs['context'];
  client: AllMiddlewareArgs['client'];
}

/** A control that was used, and where. */
export interface Use {
  control: Control;
  user: string;
  own: boolean;
  /** The message is seen by its asker alone. */
  hidden: boolean;
  place: Place | undefined;
  url: string;
  interaction: Interaction;
}

export function teamOf({ body, context }: Pick<Pressed, 'body' | 'context'>): string {
  return context.teamId ?? body.team?.id ?? body.user.team_id ?? '';
}

/** Everything about a use of a control; undefined where it is not of ours, or of another version. */
export async function useOf(
  bot: Bot,
  pressed: Pressed,
  value = carriedBy(pressed.action),
): Promise<Use | undefined> {
  const { body, client } = pressed;
  const team = { id: teamOf(pressed), client };
  const control = decodeControl(value) ?? (await keptControl(bot, pressed));
  const url = body.response_url;
  if (!control || !url) return undefined;
  const user = body.user.id;
  const own = user === control.owner;
  const place = placeOf(body);
  // The asker goes on with the answer's conversation, anyone else with their own.
  const conversation = own ? control.conversation : `slack:${team.id}:${place?.channel ?? 'direct'}:${user}`;
  const hidden = body.container.is_ephemeral === true;
  const asking = { owner: user, conversation, shareable: hidden || !own };
  return {
    control,
    user,
    own,
    hidden,
    place,
    url,
    interaction: {
      team,
      trigger: body.trigger_id,
      outlet: outlet(bot, team, { url, user, place, conversation }),
      asking,
    },
  };
}

/** A new message beside the old one, as visible as that one; private for anyone but the asker. */
export function beside({ own, hidden }: Use): Showing {
  return own && !hidden ? 'public' : 'private';
}

/** The asker's own controls change the message in place; anyone else gets a private answer. */
export function inPlace({ own }: Use): Showing {
  return own ? 'replace' : 'private';
}

function carriedBy(action: BlockElementAction): string | undefined {
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** A select says too little itself: another control of its message, or what is kept of it, says the rest. */
async function keptControl(bot: Bot, pressed: Pressed): Promise<Control | undefined> {
  const ref = refOfBlock(pressed.action.block_id);
  return ref === undefined ? undefined : bot.kept.control(teamOf(pressed), ref);
}

/** A message that stands in no thread opens one for what comes beside it. */
function placeOf({ channel, container }: BlockAction): Place | undefined {
  const id = channel?.id ?? container.channel_id;
  if (typeof id !== 'string') return undefined;
  const { thread_ts: thread, message_ts: message, is_ephemeral: hidden } = container;
  if (typeof thread === 'string') return { channel: id, thread };
  return { channel: id, under: typeof message === 'string' && !hidden ? message : undefined };
}
