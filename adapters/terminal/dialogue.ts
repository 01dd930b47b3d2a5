import { randomUUID } from 'node:crypto';
import type { Answer, Choice } from '../../src/contract/answer.ts';
import type { Assistant, Question } from '../../src/contract/assistant.ts';
import { clean, wrap } from '../../src/layout/width.ts';
import { exportAnswer } from './export.ts';
import { askLive } from './live.ts';
import type { Output, Screen } from './screen.ts';

/** The result of a line typed into a conversation: a text to print, or the end. */
export type Turn = { say: string } | { quit: true };

/** Turns typed lines into replies. */
export type Dialogue = (line: string) => Promise<Turn>;

const HELP = `Ask how jobs differ as you would ask a person, and ask on: "and skills?", "which pays more?".
Tab completes a role's title; a number picks from what was offered.

  /roles: which roles there are
  /export csv: the last answer as a file; or md, json, png
  /new: begin anew, forget what was said
  /help: this
  /quit: leave, as Ctrl-C and Ctrl-D do`;

function fold(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrap(line, columns, line.startsWith('  ') ? '  ' : ''))
    .join('\n');
}

const LONGEST_ECHO = 20;

/**
 * A conversation in a terminal: commands, picks by number, questions that build on each other. Where `output` is a
 * terminal and a model words the answers, their first sentences are printed as they come.
 */
export function createDialogue(
  assistant: Assistant,
  screen: () => Screen,
  output: Output = process.stdout,
): Dialogue {
  let conversation: string = randomUUID();
  let choices: readonly Choice[] = [];
  let last: Answer | undefined;

  const ask = async (question: Question): Promise<Turn> => {
    const { answer, rest } = await askLive(assistant, question, output, screen(), '\n');
    const asking = answer.outcome === 'clarify' || answer.outcome === 'unknown_role';
    choices = asking ? answer.choices : [];
    last = answer;
    // The line that a lead left open is ended by the one before the rest.
    return { say: rest === '' ? ' ' : rest };
  };

  const begin = async (): Promise<Turn> => {
    await assistant.forget(conversation);
    conversation = randomUUID();
    choices = [];
    last = undefined;
    return { say: 'Forgotten: ask something new.' };
  };

  const commands: Readonly<Record<string, (argument: string) => Promise<Turn> | Turn>> = {
    '/help': () => ({ say: fold(HELP, screen().columns) }),
    '/roles': () => ask({ text: 'which roles do you know?' }),
    '/export': async (format) => ({ say: fold(await exportAnswer(last, format), screen().columns) }),
    '/new': begin,
    '/quit': () => ({ quit: true }),
    '/exit': () => ({ quit: true }),
  };

  const noPick = (typed: string): string =>
    choices.length > 0
      ? `There is no ${Number.parseInt(typed, 10)} to pick: it goes from 1 to ${choices.length}.`
      : 'Nothing is offered by number just now: ask in words, or type /help.';

  return async (line) => {
    const text = line.trim();
    if (text === '') return { say: '' };
    if (/^\/\w/.test(text)) {
      const [name = '', argument = ''] = text.split(/\s+/);
      const command = commands[name.toLowerCase()];
      return (
        command?.(argument.toLowerCase()) ?? {
          say: fold(
            `There is no ${clean(name).slice(0, LONGEST_ECHO)}; /help lists what there is.`,
            screen().columns,
          ),
        }
      );
    }
    if (!/^\d{1,2}\.?$/.test(text)) return ask({ text, conversation });
    const picked = choices[Number.parseInt(text, 10) - 1];
    return picked ? ask({ text: picked.text, conversation }) : { say: fold(noPick(text), screen().columns) };
  };
}
