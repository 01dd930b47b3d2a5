import type { Unanswered } from '../../src/state/unanswered.ts';

const WHAT = {
  unknown_role: 'no such role',
  clarify: 'several roles',
  out_of_scope: 'out of scope (words not kept)',
};

/** Prints what could not be answered, the most asked first, as tab-separated lines; `--json` as JSON Lines. */
export function printUnanswered(unanswered: Unanswered, json: boolean): void {
  const entries = unanswered.all();
  if (json) for (const entry of entries) console.log(JSON.stringify(entry));
  else if (entries.length === 0) console.log('Nothing was left unanswered.');
  else
    for (const { count, last, outcome, words } of entries)
      console.log([count, last, WHAT[outcome], words].join('\t').trimEnd());
}
