import { z } from 'zod';
import { controlSchema } from '../controls.ts';
import { LIMITS } from '../limits.ts';

const metadataSchema = z.object({
  /** The `response_url` of what opened the form; none: the answer comes in the private chat. */
  url: z.string().optional(),
  channel: z.string().optional(),
  thread: z.string().optional(),
  under: z.string().optional(),
  conversation: z.string(),
  /** The answer whose roles are changed. */
  control: controlSchema.optional(),
  /** The message that the form was opened from is seen by its asker alone. */
  hidden: z.boolean().optional(),
});

/** What a form must know when it is sent off; Slack keeps it for us. */
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
