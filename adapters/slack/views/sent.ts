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
  on(CALLBACKS.add, FIELDS.role, readAdd);
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
  const open = values(args, FIELDS.visibility).includes(VISIBILITY.public);
  const turn = interactionTurn({ ...metadata, ...read, open, user: body.user.id, trigger: body.trigger_id });
  const taken = await bot.chat.take(turn);
  await args.ack();
  void taken?.go();
}

function readCompare(args: Sent): Read {
  const roles = [...new Set(values(args, FIELDS.roles))];
  if (roles.length < 2) return { fault: TEXTS.tooFew };
  if (roles.length > MOST_ROLES) return { fault: TEXTS.tooMany(MOST_ROLES) };
  const aspects = values(args, FIELDS.aspects).filter(isAspect);
  return { request: { do: 'jobs', jobs: roles.map((id) => ({ id, text: id })), aspects } };
}

function readSwap(args: Sent): Read {
  const [id] = values(args, FIELDS.role);
  const at = Number(values(args, FIELDS.which)[0] ?? 0);
  return id ? { request: { do: 'swap', at, job: { id, text: id } } } : { fault: STALE };
}

function readAdd(args: Sent): Read {
  const [id] = values(args, FIELDS.role);
  return id ? { request: { do: 'add', job: { id, text: id } } } : { fault: STALE };
}

/** Returns the input of a field: one or several values. */
function values({ view }: Pick<Sent, 'view'>, field: string): string[] {
  const state = view.state.values[field]?.[field];
  const several = state?.selected_options?.map(({ value }) => value) ?? [];
  const one = state?.selected_option?.value;
  return one === undefined ? several : [...several, one];
}
