import { z } from 'zod';
import { ASPECTS } from '../../src/contract/aspects.ts';
import { MOST_ROLES } from '../common/comparable.ts';
import { LIMITS } from './limits.ts';

/** Action ids. Those with a part after the last underscore say there what they act on. */
export const ACTIONS = {
  page: 'rw_page_',
  choose: 'rw_choose_',
  pick: 'rw_pick',
  aspect: 'rw_aspect_',
  ask: 'rw_ask_',
  subject: 'rw_subject',
  swap: 'rw_swap',
  add: 'rw_add',
  share: 'rw_share',
  rate: 'rw_rate',
  homeCompare: 'rw_home_compare',
  homeFind: 'rw_home_find',
  homePair: 'rw_home_pair_',
} as const;

/** Callback ids of forms and shortcuts. */
export const CALLBACKS = {
  compare: 'rw_compare_form',
  swap: 'rw_swap_form',
  add: 'rw_add_form',
  named: 'rw_named',
} as const;

/** Fields of forms. */
export const FIELDS = {
  roles: 'rw_roles',
  role: 'rw_role',
  which: 'rw_which',
  aspects: 'rw_aspects',
  visibility: 'rw_visibility',
} as const;

export const controlSchema = z.object({
  /** The answer that the control stands under, as it was kept. */
  ref: z.string().max(32),
  /** Who asked; others get an answer of their own. */
  owner: z.string().max(32),
  /** The conversation that it goes on with. */
  conversation: z.string().max(200),
  /** What the answer is about, so that the control works when the answer is no longer kept. */
  roles: z.array(z.string()).max(MOST_ROLES),
  aspects: z.array(z.enum(ASPECTS)),
  /** Only a private answer can be shared. */
  shareable: z.boolean(),
});

/** What a control under an answer carries in its value: enough to work without anything of ours. */
export type Control = z.infer<typeof controlSchema>;

/** The fields by position, since a message's size is counted with its values. */
const packedSchema = z
  .tuple([z.string(), z.string(), z.string(), z.array(z.string()), z.array(z.string()), z.boolean()])
  .transform(([ref, owner, conversation, roles, aspects, shareable]) => ({
    ref,
    owner,
    conversation,
    roles,
    aspects,
    shareable,
  }))
  .pipe(controlSchema);

/** A control's value; where the roles' ids are too long for one, without them. */
export function encodeControl(control: Control): string {
  const { ref, owner, conversation, roles, aspects, shareable } = control;
  const value = JSON.stringify([ref, owner, conversation, roles, aspects, shareable]);
  // One less than Slack takes: ratings put a mark before it.
  return value.length < LIMITS.buttonValue ? value : encodeControl({ ...control, roles: [] });
}

/** Undefined for anything that we did not write, or not in this version. */
export function decodeControl(value: string | undefined): Control | undefined {
  try {
    const parsed = packedSchema.safeParse(JSON.parse(value ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
