import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** The actions of buttons, selects and forms under an answer. */
const ACTIONS = [
  'page',
  'choose',
  'next',
  'change',
  'changeform',
  'other',
  'otherform',
  'undo',
  'share',
  'delete',
  'helpful',
  'unhelpful',
  'reason',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The content of our `custom_id`s: all that must be known before the first response. */
export interface ControlId {
  action: Action;
  /** The view (the answer as shown) that the control belongs to. */
  ref: string;
  /** The Discord user who asked; others get their own private answer. */
  owner: string;
  /** A page or a reading, where the action needs one; else a count that tells a list from the same list before. */
  at?: number | undefined;
}

/** Changes when the format does, so that controls of older messages are told apart. */
const VERSION = 'rw2';

const snowflake = z.string().regex(/^\d{1,20}$/);
const partsSchema = z.tuple([
  z.literal(VERSION),
  z.enum(ACTIONS),
  z.string().regex(/^[0-9a-z]{1,16}$/),
  z
    .string()
    .regex(/^[0-9a-z]{1,14}$/)
    .transform(fromBase36)
    .pipe(snowflake),
  z
    .string()
    .regex(/^\d{0,3}$/)
    .transform((at) => (at === '' ? undefined : Number(at))),
]);
const customIdSchema = z
  .string()
  .max(LIMITS.customId)
  .transform((id) => id.split('|'))
  .pipe(partsSchema);

export function encodeId({ action, ref, owner, at }: ControlId): string {
  return [VERSION, action, ref, BigInt(owner).toString(36), at ?? ''].join('|');
}

/** Undefined for anything that we did not write: another version, a forged or a mangled id. */
export function decodeId(customId: string): ControlId | undefined {
  const parsed = customIdSchema.safeParse(customId);
  if (!parsed.success) return undefined;
  const [, action, ref, owner, at] = parsed.data;
  return { action, ref, owner, at };
}

function fromBase36(text: string): string {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value.toString();
}
