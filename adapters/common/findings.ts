import { type SettingName, unset } from '../../src/settings/settings.ts';

/** One thing that a doctor looked at: `bad` keeps the front end from working, `warn` may surprise. */
export interface Finding {
  state: 'ok' | 'warn' | 'bad';
  /** The finding and, unless all is well, the remedy. */
  text: string;
}

/** The finding where a setting is missing that nothing goes without. */
export function notSet(setting: SettingName): Finding {
  return { state: 'bad', text: unset(setting) };
}

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

/** Prints what a doctor found, a line each; the exit code says whether anything is bad. */
export function printFindings(findings: readonly Finding[]): void {
  for (const { state, text } of findings) console.log(`${MARKS[state]} ${text}`);
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
}
