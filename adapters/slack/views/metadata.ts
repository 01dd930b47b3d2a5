import { z } from 'zod';
import { aboutSchema } from '../../chat/turn.ts';
import { LIMITS } from '../limits.ts';
import { placeSchema } from '../place.ts';

const metadataSchema = z.object({
  /** The place in which the form was opened. */
  place: placeSchema,
  /** The answer whose roles are changed. */
  about: aboutSchema.optional(),
  /** The message that the form was opened from is seen by its asker alone. */
  hidden: z.boolean().optional(),
});

/** The state that a form needs when it is sent off; Slack keeps it for us. */
export type Metadata = z.infer<typeof metadataSchema>;

/** Throws where it is longer than Slack takes, which no answer of ours comes near. */
export function encodeMetadata(metadata: Metadata): string {
  const text = JSON.stringify(metadata);
  if (text.length > LIMITS.privateMetadata) throw new Error('a form has more to remember than Slack keeps');
  return text;
}

/** Undefined for a form of another version. */
export function decodeMetadata(text: string): Metadata | undefined {
  try {
    const parsed = metadataSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
