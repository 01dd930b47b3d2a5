import { writeFile } from 'node:fs/promises';
import { readSettings } from '../../../src/settings/settings.ts';
import { openAssistant } from '../../open.ts';
import { drawn } from './drawn.ts';

/** The default questions of the page. */
const QUESTIONS = [
  'officer vs director salary',
  'office manager vs operations manager',
  'what does an operations officer do?',
  'manager vs director',
];

/**
 * Draws the answers to questions as Discord would, into one page to look at:
 * `npx node adapters/discord/preview/main.ts page.html ["question" …]`
 */
async function main([out, ...asked]: string[]): Promise<void> {
  if (!out)
    throw new Error('Say where to write the page: npx node adapters/discord/preview/main.ts page.html');
  const assistant = await openAssistant(await readSettings(process.env, []));
  const texts = asked.length > 0 ? asked : QUESTIONS;
  await writeFile(
    out,
    await drawn(
      assistant,
      texts.map((text) => ({ text })),
    ),
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
