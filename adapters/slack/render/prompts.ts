import type { Answer } from '../../../src/contract/answer.ts';
import { say } from '../../chat/texts.ts';
import { plain } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { label } from './text.ts';

/** Questions to begin with, as the agent view offers them: those of the help. */
export function prompts(
  help: Answer,
): [{ title: string; message: string }, ...{ title: string; message: string }[]] {
  const found = help.followUps.map(({ label: title, text }) => ({
    title: label(title, LIMITS.buttonText),
    message: plain(text),
  }));
  return [...found.slice(0, LIMITS.prompts - 1), { title: say('slack_what_known'), message: 'help' }] as [
    { title: string; message: string },
  ];
}
