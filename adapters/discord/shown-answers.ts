import { z } from 'zod';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';
import type { Owner, Store } from '../../src/state/store.ts';
import { COMFORT } from './limits.ts';

const viewSchema = z.object({ answer: answerSchema, conversation: z.string() });
const conversationSchema = z.string();

/** An answer as it was shown, kept so that its controls work after a restart and on any shard. */
export interface View {
  answer: Answer;
  /** The conversation that questions from its controls go on with. */
  conversation: string;
}

export interface Views {
  /** `of`: who asked and where, so that it is found when they want to be forgotten. */
  save(ref: string, view: View, of: Owner): Promise<void>;
  /** Undefined when it is too old, or of a version whose answers read otherwise. */
  load(ref: string): Promise<View | undefined>;
  /** Remembers whose conversation a message of ours belongs to, for replies to it. */
  link(messageId: string, conversation: string, of: Owner): Promise<void>;
  conversationOf(messageId: string): Promise<string | undefined>;
}

export function views(store: Store): Views {
  const ttlMs = COMFORT.viewMs;
  return {
    // The plain text of an answer repeats the rest; no control needs it.
    save: (ref, { answer, conversation }, of) =>
      store.set(`discord-view:${ref}`, { answer: { ...answer, text: '' }, conversation }, { ...of, ttlMs }),
    load: (ref) => store.get(`discord-view:${ref}`, viewSchema),
    link: (messageId, conversation, of) =>
      store.set(`discord-message:${messageId}`, conversation, { ...of, ttlMs }),
    conversationOf: (messageId) => store.get(`discord-message:${messageId}`, conversationSchema),
  };
}
