import { z } from 'zod';
import type { Store } from '../../src/state/store.ts';
import { type Choices, openChoices } from '../chat/choices.ts';
import { say } from '../chat/texts.ts';

/** What Rolewise answers in a channel. */
export const ANSWERS = ['mentions', 'questions', 'off'] as const;

const choiceSchema = z.object({
  answers: z.enum(ANSWERS).default('mentions'),
  /** People of other organisations, who are in a shared channel, are answered. */
  strangers: z.boolean().default(true),
  /** Answers are shown to their asker alone, with a button to share. */
  hidden: z.boolean().default(false),
});

/** What its members chose for a channel. */
export type ChannelChoice = z.infer<typeof choiceSchema>;

export const DEFAULT_CHOICE: ChannelChoice = choiceSchema.parse({});

/** The time after which another process's change is seen, in milliseconds. */
const FRESH_MS = 15_000;

/** The choices of all channels, by the names that `spotOf` gives them; kept until the workspace leaves. */
export type Channels = Choices<ChannelChoice>;

export function openChannels(store: Store): Channels {
  return openChoices(store, {
    prefix: 'slack-channel:',
    schema: choiceSchema,
    freshMs: FRESH_MS,
    ownerOf: (spot) => ({ workspace: `slack:${spot.split(':', 1)[0]}` }),
  });
}

/** Returns a choice in words, as a notice and the Home tab say it. */
export function choiceText({ answers, strangers, hidden }: ChannelChoice): string {
  const mode = say(`slack_answers_${answers}`);
  if (answers === 'off') return mode;
  const without = strangers ? [] : [say('slack_without_strangers')];
  return [mode, say(hidden ? 'slack_hidden' : 'slack_open'), ...without].join('; ');
}
