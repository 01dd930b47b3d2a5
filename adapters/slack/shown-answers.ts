import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';
import { REMEMBERED_MS } from '../../src/state/conversations.ts';
import type { Keeping, Store } from '../../src/state/store.ts';
import { type Control, controlSchema } from './controls.ts';

/** How long a private chat goes on without a thread, in milliseconds. */
const RECENT_MS = 30 * 60 * 1000;

/** What is kept of a workspace, all of it no longer than a conversation is remembered. */
export interface Kept {
  /** An answer as it was shown, so that "More" and its choices work after a restart. */
  keepAnswer(team: string, control: Control, answer: Answer): Promise<void>;
  /** Undefined when it is too old, or of a version whose answers read otherwise. */
  answer(team: string, ref: string): Promise<Answer | undefined>;
  /** What the controls under it carry, for selects, which can carry nothing. */
  control(team: string, ref: string): Promise<Control | undefined>;
  /** Which conversation a thread is: what Rolewise answered in goes on there. `user`: whose it is alone. */
  linkThread(team: string, channel: string, ts: string, conversation: string, user?: string): Promise<void>;
  threadConversation(team: string, channel: string, ts: string): Promise<string | undefined>;
  /** The conversation that somebody had a moment ago in a private chat, whatever its thread. */
  linkRecent(team: string, channel: string, conversation: string, user?: string): Promise<void>;
  recentConversation(team: string, channel: string): Promise<string | undefined>;
}

const conversationSchema = z.string();

export function openKept(store: Store): Kept {
  const key = (kind: string, ...rest: string[]): string => [`slack-${kind}`, ...rest].join(':');
  const forDay = (team: string, user?: string): Keeping => ({
    ttlMs: REMEMBERED_MS,
    workspace: workspaceId(team),
    ...(user === undefined ? {} : { person: personId(team, user) }),
  });
  return {
    async keepAnswer(team, control, answer) {
      const keeping = forDay(team, control.owner);
      // The plain text of an answer repeats the rest; no control needs it.
      await Promise.all([
        store.set(key('answer', team, control.ref), { ...answer, text: '' }, keeping),
        store.set(key('control', team, control.ref), control, keeping),
      ]);
    },
    answer: (team, ref) => store.get(key('answer', team, ref), answerSchema),
    control: (team, ref) => store.get(key('control', team, ref), controlSchema),
    linkThread: (team, channel, ts, conversation, user) =>
      store.set(key('thread', team, channel, ts), conversation, forDay(team, user)),
    threadConversation: (team, channel, ts) =>
      store.get(key('thread', team, channel, ts), conversationSchema),
    linkRecent: (team, channel, conversation, user) =>
      store.set(key('recent', team, channel), conversation, { ...forDay(team, user), ttlMs: RECENT_MS }),
    recentConversation: (team, channel) => store.get(key('recent', team, channel), conversationSchema),
  };
}

/** A workspace and a person as the store knows them, so that they can be forgotten. */
export function workspaceId(team: string): string {
  return `slack:${team}`;
}

export function personId(team: string, user: string): string {
  return `slack:${team}:${user}`;
}

/** Who asks, as the assistant is told. */
export function askerOf(team: string, user: string): { id: string; user: string; workspace: string } {
  return { id: randomUUID(), user: personId(team, user), workspace: workspaceId(team) };
}
