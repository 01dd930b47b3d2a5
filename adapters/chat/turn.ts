import { z } from 'zod';
import { ASPECTS } from '../../src/contract/aspects.ts';
import { REASONS } from '../../src/state/ratings.ts';

/** The most characters of a text from a platform that are looked at; cut before anything else sees it. */
export const MOST_TEXT = 2_000;

/** A text from a platform, cut to what is looked at; never inside a surrogate pair. */
export function cut(text: string): string {
  return text.length <= MOST_TEXT ? text : text.slice(0, MOST_TEXT).replace(/[\ud800-\udbff]$/, '');
}

const text = z.string().transform(cut);
const at = z.number().int().min(0);

/** A job as a form names it; `id` where the role is settled. */
const jobSchema = z.object({ text, id: z.string().optional() });
export type Job = z.infer<typeof jobSchema>;

/** The request of a user, whether typed, pressed or submitted in a form. */
export const requestSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ask'), text }),
  z.object({ do: z.literal('help') }),
  /** A message with a file alone. */
  z.object({ do: z.literal('file') }),
  z.object({ do: z.literal('jobs'), jobs: z.array(jobSchema), aspects: z.array(z.enum(ASPECTS)) }),
  /** The jobs that a message names. */
  z.object({ do: z.literal('named'), text }),
  z.object({ do: z.literal('page'), at }),
  /** Chooses one of the readings that an answer offers. */
  z.object({ do: z.literal('choose'), at }),
  /** Asks one of the suggested follow-up questions. */
  z.object({ do: z.literal('next'), at }),
  z.object({ do: z.literal('aspect'), aspect: z.enum(ASPECTS) }),
  z.object({ do: z.literal('swap'), at, job: jobSchema }),
  z.object({ do: z.literal('add'), job: jobSchema }),
  /** Says which job was meant where none of those offered was. */
  z.object({ do: z.literal('other'), job: jobSchema }),
  /** Goes back to the answer that this one replaced. */
  z.object({ do: z.literal('undo') }),
  z.object({ do: z.literal('share') }),
  z.object({ do: z.literal('rate'), helpful: z.boolean() }),
  /** Says why an answer was not helpful, under the question for that. */
  z.object({ do: z.literal('reason'), reason: z.enum(REASONS) }),
]);
export type Request = z.infer<typeof requestSchema>;

/** The answer that a control stands under, and whose that answer is: all that must be known before it is looked up. */
export const aboutSchema = z.object({ ref: z.string().max(32), owner: z.string().max(32) });
export type About = z.infer<typeof aboutSchema>;

/** The audience of an answer: its asker, everyone there, or the audience of the message that it replaces. */
const SHOWINGS = ['private', 'public', 'replace'] as const;
export type Showing = (typeof SHOWINGS)[number];

/** The stored form of a user's action: plain JSON, from which any process can answer. */
export const turnSchema = z.object({
  /** The platform's name for the event, the same each time that it is delivered. */
  id: z.string(),
  user: z.string(),
  /** The workspace or server; none in a private chat that belongs to none. */
  workspace: z.string().optional(),
  /** The channel, for its limits. */
  channel: z.string(),
  request: requestSchema,
  about: aboutSchema.optional(),
  /** The place of the message that this replies to, as `Shown.spots` names it. */
  replyTo: z.string().optional(),
  /** The message replied to is certainly ours: a missing record of it will be written in a moment. */
  toUs: z.boolean().default(false),
  /** The place of the turn: a channel, a thread, a private chat. */
  spot: z.string(),
  /** Several people talk there as in one conversation: a thread. */
  thread: z.boolean().default(false),
  showing: z.enum(SHOWINGS),
  /** The answer is seen by its asker alone. */
  hidden: z.boolean(),
  /** There are others there, whom it may be shown to later. */
  shareable: z.boolean().default(false),
  /** Nobody spoke to us: only what is answered is for us. */
  overheard: z.boolean().default(false),
  /** Nobody speaks to us there as a rule: what is no question about jobs beyond doubt is left alone. */
  unasked: z.boolean().optional(),
  /** The time after which an answer can no longer be shown, in milliseconds since 1970. */
  deadline: z.number(),
});

/** A turn and its `place`: what the platform needs to answer there, plain JSON, too. */
export type Turn<Place> = z.infer<typeof turnSchema> & { place: Place };

/** The schema of turns whose places fit `place`. */
export function turnsAt<Place>(place: z.ZodType<Place>): z.ZodType<Turn<Place>> {
  return turnSchema.extend({ place }) as unknown as z.ZodType<Turn<Place>>;
}

/**
 * Returns the audience of a control's result. Its owner's controls edit the message or add one that is as visible as
 * that; anyone else gets a private answer.
 */
export function showingOf(request: Request['do'], own: boolean, hidden: boolean): Showing {
  if (request === 'reason') return 'replace';
  if (request === 'rate' || !own) return 'private';
  if (request === 'next' || request === 'aspect') return hidden ? 'private' : 'public';
  return 'replace';
}
