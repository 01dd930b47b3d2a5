import picocolors from 'picocolors';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant, Question } from '../../src/contract/assistant.ts';
import { blankAnswer } from '../../src/intents/blank.ts';
import { PLAIN } from '../../src/layout/style.ts';
import { layOut } from '../../src/layout/text.ts';
import { type Output, type Screen, show } from './screen.ts';

/** An answer, and what of it is still to be printed; a lead that was printed has left its line open. */
export interface Shown {
  answer: Answer;
  begun: boolean;
  rest: string;
}

/**
 * Asks, and on a terminal prints the lead as a model words it, sentence by sentence, after `before`; what is left
 * is returned. Elsewhere, and without a model, nothing is printed and the whole answer is left.
 */
export async function askLive(
  assistant: Assistant,
  question: Question,
  output: Output,
  screen: Screen,
  before = '',
): Promise<Shown> {
  const live = output.isTTY === true && Boolean(assistant.about().model);
  const lead = leadPrinter(output, screen, before);
  const answer = await assistant.ask(question, live ? lead.push : undefined);
  return { answer, ...lead.rest(show(answer, screen)) };
}

/** Prints the pieces of a lead, folded as the whole of it will be. */
function leadPrinter(output: Output, { columns, colour }: Screen, before: string) {
  const { bold } = picocolors.createColors(colour);
  let lead = '';
  let printed = '';
  return {
    push(piece: string): void {
      lead += piece;
      const folded = layOut({ ...blankAnswer('answer', 'none'), lead }, columns, PLAIN).join('\n');
      // Lines once filled stay as they are when more follows, so that only the end is new.
      output.write(`${printed === '' ? before : ''}${bold(folded.slice(printed.length))}`);
      printed = folded;
    },
    /** The rest of the whole answer, still to be printed. */
    rest(whole: string): Omit<Shown, 'answer'> {
      const done = printed === '' ? 0 : printed.split('\n').length;
      return { begun: done > 0, rest: whole.split('\n').slice(done).join('\n') };
    },
  };
}
