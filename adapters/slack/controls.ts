import { type About, aboutSchema } from '../chat/turn.ts';

/** Action ids. Those with a part after the last underscore say there what they act on. */
export const ACTIONS = {
  page: 'rw_page_',
  choose: 'rw_choose_',
  aspect: 'rw_aspect_',
  next: 'rw_next_',
  /** Lists: their options say what they do. */
  list: 'rw_list_',
  other: 'rw_other',
  /** Carries a question that was changed. */
  anew: 'rw_anew',
  undo: 'rw_undo',
  share: 'rw_share',
  rate: 'rw_rate',
  reason: 'rw_reason_',
  homeCompare: 'rw_home_compare',
  homeFind: 'rw_home_find',
  homePair: 'rw_home_pair_',
} as const;

/** Callback ids of forms and shortcuts. */
export const CALLBACKS = {
  compare: 'rw_compare_form',
  swap: 'rw_swap_form',
  add: 'rw_add_form',
  other: 'rw_other_form',
  named: 'rw_named',
  channel: 'rw_channel_form',
} as const;

/** Fields of forms. */
export const FIELDS = {
  roles: 'rw_roles',
  role: 'rw_role',
  which: 'rw_which',
  aspects: 'rw_aspects',
  visibility: 'rw_visibility',
  answers: 'rw_answers',
  also: 'rw_also',
} as const;

/** Returns the reference to a control's answer, as carried by its value or its block's id. */
export function encodeAbout({ ref, owner }: About): string {
  return `${ref}.${owner}`;
}

/** Undefined for anything that we did not write, or not in this version. */
export function decodeAbout(value: string | undefined): About | undefined {
  const [, ref, owner] = /^(\w{1,32})\.(\w{1,32})$/.exec(value ?? '') ?? [];
  const parsed = aboutSchema.safeParse({ ref, owner });
  return parsed.success ? parsed.data : undefined;
}
