import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import type { Interaction } from '../respond.ts';
import { directOutlet, outlet } from '../show/outlet.ts';
import type { Team } from '../show/send-with-chart.ts';
import type { Metadata } from './metadata.ts';

export type Sent = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Said under a form that was opened before an update of ours. */
export const STALE = 'This form is of another version of Rolewise; close it and open it again.';

/** What somebody put into a field: one or several values. */
export function values({ view }: Pick<Sent, 'view'>, field: string): string[] {
  const state = view.state.values[field]?.[field];
  const several = state?.selected_options?.map(({ value }) => value) ?? [];
  const one = state?.selected_option?.value;
  return one === undefined ? several : [...several, one];
}

/** A form's answer goes where it was opened, or into the private chat where that was no channel. */
export function interactionOf(bot: Bot, { body, context, client }: Sent, metadata: Metadata): Interaction {
  const team: Team = { id: context.teamId ?? body.team?.id ?? '', client };
  const owner = body.user.id;
  const { url, channel, thread, under, conversation } = metadata;
  const place = channel === undefined ? undefined : { channel, thread, under };
  return {
    team,
    trigger: body.trigger_id,
    outlet: url
      ? outlet(bot, team, { url, user: owner, place, conversation })
      : directOutlet(bot, team, owner, conversation),
    asking: { owner, conversation, shareable: url !== undefined },
  };
}
