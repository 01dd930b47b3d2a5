import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';
import { REMEMBERED_MS } from '../../src/state/conversations.ts';
import type { Owner, Store, Value } from '../../src/state/store.ts';
import type { Turn } from './turn.ts';
import { refOf } from './under-lease.ts';

/** The lifetime of the controls under an answer and of follow-up questions to it, in milliseconds. */
const VIEW_MS = 30 * 24 * 60 * 60 * 1000;

/** The maximum delay between showing an answer and recording it, in milliseconds. */
const NOTED_MS = 500;

const viewSchema = z.object({
  answer: answerSchema,
  owner: z.string(),
  hidden: z.boolean(),
  before: z.string().optional(),
});
/** Who may see it, without the answer, which takes longest to be checked. */
const seenSchema = viewSchema.pick({ owner: true, hidden: true });
const refSchema = z.string();

/** An answer as it was shown. */
export interface View {
  answer: Answer;
  owner: string;
  /** Only its owner saw it. */
  hidden: boolean;
  /** The answer that it replaced. */
  before?: string | undefined;
}

type Asker = Pick<Turn<unknown>, 'user' | 'workspace'>;
/** The speaker, the place, and the visibility to others. */
type Spoken = Asker & Pick<Turn<unknown>, 'spot' | 'hidden'>;

/**
 * The stored views of answers shown: they survive a restart, and any process can load them. What is to be kept is said as
 * values, which are set in the same step as what becomes of their question.
 */
export interface Views {
  view(ref: string, view: View, of: Asker): Value;
  /** Undefined when it is too old, or of a version whose answers read otherwise. */
  load(ref: string): Promise<View | undefined>;
  discard(ref: string): Promise<void>;
  /** The notes which answer stands last in these places. */
  stands(spots: readonly string[], ref: string, of: Asker): Value[];
  standing(spot: string): Promise<string | undefined>;
  /** The note that an answer is coming where none stands yet, so that what follows on its heels is known to be for us. */
  opening(turn: Spoken, ref: string): Value;
  /** The note of the answer to the last turn of somebody in a place. */
  last(turn: Spoken, ref: string): Value;
  /** Keeps values by themselves. */
  keep(values: readonly Value[]): Promise<void>;
  /** The answer that a turn goes on from; undefined where it stands alone. */
  before(turn: Turn<unknown>): Promise<string | undefined>;
}

export function openViews(store: Store, platform: string, of: (asker: Asker) => Owner): Views {
  const viewKey = (ref: string): string => `view:${platform}:${ref}`;
  const spotKey = (spot: string): string => `spot:${platform}:${spot}`;
  const lastKey = ({ spot, hidden, user }: Spoken): string =>
    `last:${platform}:${spot}:${hidden ? 'private' : 'public'}:${user}`;
  const noteAt = (spot: string, ref: string, asker: Asker): Value => ({
    ...of(asker),
    key: spotKey(spot),
    value: ref,
    ttlMs: VIEW_MS,
  });
  const load = (ref: string) => store.get(viewKey(ref), viewSchema);
  const standing = (spot: string) => store.get(spotKey(spot), refSchema);

  /** Returns the reference if the turn may follow it: a visible answer never follows one that a single person saw. */
  async function seenBy(
    { user, hidden }: Turn<unknown>,
    ref: string | undefined,
  ): Promise<string | undefined> {
    const view = ref === undefined ? undefined : await store.get(viewKey(ref), seenSchema);
    if (!view) return undefined;
    return !view.hidden || (hidden && view.owner === user) ? ref : undefined;
  }

  return {
    // The plain text of an answer repeats the rest; no control needs it.
    view: (ref, { answer, ...view }, asker) => ({
      ...of(asker),
      key: viewKey(ref),
      value: { ...view, answer: { ...answer, text: '' } },
      ttlMs: VIEW_MS,
    }),
    load,
    discard: (ref) => store.delete(viewKey(ref)),
    stands: (spots, ref, asker) => [...new Set(spots)].map((spot) => noteAt(spot, ref, asker)),
    standing,
    opening: (turn, ref) => noteAt(turn.spot, ref, turn),
    last: (turn, ref) => ({ ...of(turn), key: lastKey(turn), value: ref, ttlMs: REMEMBERED_MS }),
    async keep(values) {
      await Promise.all(values.map(({ key, value, ...keeping }) => store.set(key, value, keeping)));
    },
    async before(turn) {
      if (turn.about) return seenBy(turn, turn.about.ref);
      if (turn.replyTo !== undefined) {
        let replied = await seenBy(turn, await standing(turn.replyTo));
        if (replied === undefined && turn.toUs) {
          await delay(NOTED_MS);
          replied = await seenBy(turn, await standing(turn.replyTo));
        }
        if (replied !== undefined) return replied;
      }
      // A private chat is one person's: what stands last is theirs.
      const [last, there] = await Promise.all([
        turn.thread && turn.hidden ? undefined : store.get(lastKey(turn), refSchema),
        turn.thread ? standing(turn.spot) : undefined,
      ]);
      if (last !== undefined || !turn.thread) return last;
      return there === refOf(turn.id) ? undefined : seenBy(turn, there);
    },
  };
}
