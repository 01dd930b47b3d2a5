import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '../../../src/settings/settings.ts';
import { runPreview } from '../../common/preview.ts';
import { openAssistant } from '../../open.ts';
import { drawn } from './drawn.ts';

/** The default questions of the page: every kind of card. */
const QUESTIONS = [
  'officer vs director salary',
  'registered nurse vs licensed practical nurse',
  'dentist vs pharmacist vs optometrist vs veterinarian vs podiatrist',
  'what does an operations officer do?',
  'which jobs pay the most?',
  'how do I become a nurse practitioner from nurse?',
  'engineer salary',
  'nurse in Texas vs Ohio',
  'manager vs director',
  'moonbeam wrangler pay',
];

/**
 * Draws the answers to questions as Discord would, into one page to look at, with the catalogue that is set; with --open
 * its lists show what they hold: `npx node adapters/discord/preview/main.ts page.html [--open] ["question" …]`
 */
async function main(args: string[]): Promise<void> {
  const options = { open: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [out, ...asked] = positionals;
  if (!out)
    throw new Error('Say where to write the page: npx node adapters/discord/preview/main.ts page.html');
  const assistant = await openAssistant(await readSettings(process.env, []));
  const questions = (asked.length > 0 ? asked : QUESTIONS).map((text) => ({ text }));
  await writeFile(out, await drawn(assistant, questions, values.open));
}

await runPreview(main);
