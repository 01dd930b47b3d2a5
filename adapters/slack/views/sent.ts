import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { isAspect } from '../../../src/contract/aspects.ts';
import { say } from '../../chat/texts.ts';
import type { Request } from '../../chat/turn.ts';
import { MOST_ROLES } from '../../common/comparable.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Bot } from '../bot.ts';
import { ANSWERS } from '../channels.ts';
import { CALLBACKS, FIELDS } from '../controls.ts';
import { interactionTurn, spotOf } from '../place.ts';
import { ALSO, renderChosen } from '../render/channel-form.ts';
import { VISIBILITY } from '../render/forms.ts';
import { respond } from '../show/response-url.ts';
import { decodeMetadata } from './metadata.ts';

type Sent = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Said under a form that was opened before an update of ours. */
const STALE = say('slack_form_stale');

/** The request of a form, or the fault in it. */
type Read = { request: Request } | { fault: string };

/** Every form sent off. */
export function registerForms(app: App, bot: Bot): void {
  const on = (id: string, field: string, read: (args: Sent) => Read) =>
    app.view<ViewSubmitAction>(id, (args) => sent(bot, args, field, read(args)));
  app.view<ViewSubmitAction>(CALLBACKS.channel, (args) => chosen(bot, args));
  on(CALLBACKS.compare, FIELDS.roles, readCompare);
  on(CALLBACKS.swap, FIELDS.role, readSwap);
  on(CALLBACKS.add, FIELDS.role, (args) => readRole(args, 'add'));
  on(CALLBACKS.other, FIELDS.role, (args) => readRole(args, 'other'));
}

/** What was chosen for a channel; everybody there is told, and who chose it. */
async function chosen(bot: Bot, args: Sent): Promise<void> {
  const metadata = decodeMetadata(args.view.private_metadata);
  const [mode] = picks(args, FIELDS.answers);
  const answers = ANSWERS.find((one) => one === mode?.id);
  const { team, channel, url } = metadata?.place ?? {};
  if (!answers || team === undefined || channel === undefined)
    return args.ack({ response_action: 'errors', errors: { [FIELDS.answers]: STALE } });
  const ticked = picks(args, FIELDS.also).map(({ id }) => id);
  const choice = {
    answers,
    strangers: ticked.includes(ALSO.strangers),
    hidden: ticked.includes(ALSO.hidden),
  };
  await bot.channels.change(spotOf(team, channel), () => choice);
  await args.ack();
  try {
    if (url) await respond({ url }, renderChosen(args.body.user.id, choice), 'public');
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: a channel was not told what was chosen for it');
  }
}

/** Returns the target of a form's answer: the place where it was opened, or else the private chat. */
async function sent(bot: Bot, args: Sent, field: string, read: Read): Promise<void> {
  const metadata = decodeMetadata(args.view.private_metadata);
  if (!metadata || 'fault' in read) {
    const fault = 'fault' in read ? read.fault : STALE;
    return args.ack({ response_action: 'errors', errors: { [field]: fault } });
  }
  const { request } = read;
  const before = metadata.about && (await bot.chat.answer(metadata.about.ref))?.roles;
  if ('job' in request && before?.some(({ id }) => id === request.job.id))
    return args.ack({ response_action: 'errors', errors: { [field]: say('compared_already') } });
  const { body } = args;
  const open = picks(args, FIELDS.visibility).some(({ id }) => id === VISIBILITY.public);
  const turn = interactionTurn({ ...metadata, ...read, open, user: body.user.id, trigger: body.trigger_id });
  const taken = await bot.chat.take(turn);
  await acknowledge(args.ack, taken);
}

function readCompare(args: Sent): Read {
  const jobs = [...new Map(picks(args, FIELDS.roles).map((pick) => [pick.id, pick])).values()];
  if (jobs.length < 2) return { fault: say('slack_too_few') };
  if (jobs.length > MOST_ROLES) return { fault: say('slack_too_many', { most: MOST_ROLES }) };
  const aspects = picks(args, FIELDS.aspects)
    .map(({ id }) => id)
    .filter(isAspect);
  return { request: { do: 'jobs', jobs, aspects } };
}

function readSwap(args: Sent): Read {
  const [job] = picks(args, FIELDS.role);
  const at = Number(picks(args, FIELDS.which)[0]?.id ?? 0);
  return job ? { request: { do: 'swap', at, job } } : { fault: STALE };
}

function readRole(args: Sent, what: 'add' | 'other'): Read {
  const [job] = picks(args, FIELDS.role);
  return job ? { request: { do: what, job } } : { fault: STALE };
}

/** Returns what was picked in a field, one thing or several: the value and the words of each. */
function picks({ view }: Pick<Sent, 'view'>, field: string): { id: string; text: string }[] {
  const state = view.state.values[field]?.[field];
  const one = state?.selected_option;
  return [...(state?.selected_options ?? []), ...(one ? [one] : [])].map(({ value, text }) => ({
    id: value,
    text: text.text,
  }));
}
