import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { isAspect } from '../../../src/contract/aspects.ts';
import { TEXTS } from '../../chat/texts.ts';
import type { Request } from '../../chat/turn.ts';
import { MOST_ROLES } from '../../common/comparable.ts';
import type { Bot } from '../bot.ts';
import { CALLBACKS, FIELDS } from '../controls.ts';
import { interactionTurn } from '../place.ts';
import { VISIBILITY } from '../render/forms.ts';
import { decodeMetadata } from './metadata.ts';

type Sent = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Said under a form that was opened before an update of ours. */
const STALE = 'This form is of another version of Rolewise; close it and open it again.';

/** The request of a form, or the fault in it. */
type Read = { request: Request } | { fault: string };

/** Every form sent off. */
export function registerForms(app: App, bot: Bot): void {
  const on = (id: string, field: string, read: (args: Sent) => Read) =>
    app.view<ViewSubmitAction>(id, (args) => sent(bot, args, field, read(args)));
  on(CALLBACKS.compare, FIELDS.roles, readCompare);
  on(CALLBACKS.swap, FIELDS.role, readSwap);
  on(CALLBACKS.add, FIELDS.role, (args) => readRole(args, 'add'));
  on(CALLBACKS.other, FIELDS.role, (args) => readRole(args, 'other'));
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
    return args.ack({ response_action: 'errors', errors: { [field]: TEXTS.comparedAlready } });
  const { body } = args;
  const open = picks(args, FIELDS.visibility).some(({ id }) => id === VISIBILITY.public);
  const turn = interactionTurn({ ...metadata, ...read, open, user: body.user.id, trigger: body.trigger_id });
  const taken = await bot.chat.take(turn);
  await args.ack();
  void taken?.go();
}

function readCompare(args: Sent): Read {
  const jobs = [...new Map(picks(args, FIELDS.roles).map((pick) => [pick.id, pick])).values()];
  if (jobs.length < 2) return { fault: TEXTS.tooFew };
  if (jobs.length > MOST_ROLES) return { fault: TEXTS.tooMany(MOST_ROLES) };
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
