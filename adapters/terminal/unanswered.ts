import { SettingsError } from '../../src/settings/types.ts';
import type { Unanswered } from '../../src/state/unanswered.ts';

const WHAT = {
  unknown_role: 'no such role',
  clarify: 'several roles',
  out_of_scope: 'out of scope (words not kept)',
};

/** Words of one person alone are not kept. */
function wordsNotKept(outcome: keyof typeof WHAT): string {
  return outcome === 'out_of_scope' ? '' : '(asked by one person so far)';
}

/** Prints what could not be answered, the most asked first, as tab-separated lines; `--json` as JSON Lines. */
export async function printUnanswered(unanswered: Unanswered, json: boolean): Promise<void> {
  const entries = await unanswered.all();
  if (json) for (const entry of entries) console.log(JSON.stringify(entry));
  else if (entries.length === 0) console.log('Nothing was left unanswered.');
  else
    for (const { count, last, outcome, words } of entries)
      console.log([count, last, WHAT[outcome], words || wordsNotKept(outcome)].join('\t').trimEnd());
}

/** Returns the words on a line of the list, the first being 1; refuses a line that there is not, or that keeps no words. */
export async function wordsOn(unanswered: Unanswered, line: string): Promise<string> {
  const entries = await unanswered.all();
  const entry = entries[Number(line) - 1];
  if (!entry)
    throw new SettingsError(
      `The list has no line “${line}”: it has ${entries.length}. See them with \`unanswered\`.`,
    );
  if (entry.words === '')
    throw new SettingsError(
      `Line ${line} of the list keeps no words: ${entry.outcome === 'out_of_scope' ? 'of what is out of scope none are kept' : 'one person alone used them'}.`,
    );
  return entry.words;
}
