import { z } from 'zod';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';
import type { Storage } from '../../src/state/storage.ts';
import { COMFORT } from './limits.ts';

const viewSchema = z.object({ answer: answerSchema, conversation: z.string() });

/** An answer as it was shown, kept so that its controls work after a restart and on any shard. */
export interface View {
  answer: Answer;
  /** The conversation that questions from its controls go on with. */
  conversation: string;
}

export interface Views {
  save(ref: string, view: View): void;
  /** Undefined when it is too old, or of a version whose answers read otherwise. */
  load(ref: string): View | undefined;
  /** Remembers whose conversation a message of ours belongs to, for replies to it. */
  link(messageId: string, conversation: string): void;
  conversationOf(messageId: string): string | undefined;
}

export function views(storage: Storage): Views {
  return {
    // The plain text of an answer repeats the rest; no control needs it.
    save: (ref, { answer, conversation }) =>
      storage.set(`discord:view:${ref}`, { answer: { ...answer, text: '' }, conversation }, COMFORT.viewMs),
    load(ref) {
      const parsed = viewSchema.safeParse(storage.get(`discord:view:${ref}`));
      return parsed.success ? parsed.data : undefined;
    },
    link: (messageId, conversation) =>
      storage.set(`discord:message:${messageId}`, conversation, COMFORT.viewMs),
    conversationOf(messageId) {
      const parsed = z.string().safeParse(storage.get(`discord:message:${messageId}`));
      return parsed.success ? parsed.data : undefined;
    },
  };
}
