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
