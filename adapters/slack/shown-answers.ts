import { z } from 'zod';
import { type Answer, answerSchema } from '../../src/contract/answer.ts';
import { REMEMBERED_MS } from '../../src/state/memory.ts';
import type { Storage } from '../../src/state/storage.ts';
import { type Control, controlSchema } from './controls.ts';

/** How long a private chat goes on without a thread, in milliseconds. */
const RECENT_MS = 30 * 60 * 1000;

/** What is kept of a workspace, all of it no longer than a conversation is remembered. */
export interface Kept {
  /** An answer as it was shown, so that "More" and its choices work after a restart. */
  keepAnswer(team: string, control: Control, answer: Answer): void;
  /** Undefined when it is too old, or of a version whose answers read otherwise. */
  answer(team: string, ref: string): Answer | undefined;
  /** What the controls under it carry, for selects, which can carry nothing. */
  control(team: string, ref: string): Control | undefined;
  /** Which conversation a thread is: what Rolewise answered in goes on there. */
  linkThread(team: string, channel: string, ts: string, conversation: string): void;
  threadConversation(team: string, channel: string, ts: string): string | undefined;
  /** The conversation that somebody had a moment ago in a private chat, whatever its thread. */
  linkRecent(team: string, channel: string, conversation: string): void;
  recentConversation(team: string, channel: string): string | undefined;
  /** Forgets all that is kept of a workspace. */
  forgetTeam(team: string): void;
}

export function openKept(storage: Storage): Kept {
  const text = (key: string): string | undefined => {
    const parsed = z.string().safeParse(storage.get(key));
    return parsed.success ? parsed.data : undefined;
  };
  const key = (team: string, ...rest: string[]): string => ['slack', team, ...rest].join(':');
  return {
    // The plain text of an answer repeats the rest; no control needs it.
    keepAnswer(team, control, answer) {
      storage.set(key(team, 'answer', control.ref), { ...answer, text: '' }, REMEMBERED_MS);
      storage.set(key(team, 'control', control.ref), control, REMEMBERED_MS);
    },
    answer(team, ref) {
      const parsed = answerSchema.safeParse(storage.get(key(team, 'answer', ref)));
      return parsed.success ? parsed.data : undefined;
    },
    control(team, ref) {
      const parsed = controlSchema.safeParse(storage.get(key(team, 'control', ref)));
      return parsed.success ? parsed.data : undefined;
    },
    linkThread: (team, channel, ts, conversation) =>
      storage.set(key(team, 'thread', channel, ts), conversation, REMEMBERED_MS),
    threadConversation: (team, channel, ts) => text(key(team, 'thread', channel, ts)),
    linkRecent: (team, channel, conversation) =>
      storage.set(key(team, 'recent', channel), conversation, RECENT_MS),
    recentConversation: (team, channel) => text(key(team, 'recent', channel)),
    forgetTeam(team) {
      const prefixes = [key(team, ''), `conversation:${key(team, '')}`, `feedback:${key(team, '')}`];
      for (const [found] of prefixes.flatMap((prefix) => storage.list(prefix))) storage.delete(found);
    },
  };
}
