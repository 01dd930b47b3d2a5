import { writeFile } from 'node:fs/promises';
import type { Assistant } from '../../../src/contract/assistant.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { runPreview } from '../../common/preview.ts';
import { openAssistant } from '../../open.ts';
import { compareForm } from '../render/forms.ts';
import { renderHome } from '../render/home.ts';
import { answered } from './drawn.ts';
import { previewPage, type Shown } from './page.ts';

/** The default questions of the page. */
const QUESTIONS = [
  'accountant vs registered nurse',
  'accountant vs nurse vs electrician vs software developer vs plumber',
  'which roles pay the most?',
  'how do I get from office manager to operations manager?',
  'what does an engineer earn?',
  'accountant vs registered nurse in Texas',
  'manager vs director',
  'operations officer vs operations director job satisfaction and outlook',
];
/** The places that are drawn beside answers, by the word that asks for them. */
const PLACES: Record<string, (assistant: Assistant) => Promise<Shown>> = {
  ':home': home,
  ':form': async () => form(),
};

/**
 * Draws the answers to questions as Slack would, into one page to look at; ":home" and ":form" draw the Home
 * tab and the form of /compare: `npx node adapters/slack/preview/main.ts page.html ["question" …]`
 */
async function main([out, ...asked]: string[]): Promise<void> {
  if (!out) throw new Error('Say where to write the page: npx node adapters/slack/preview/main.ts page.html');
  const assistant = await openAssistant(await readSettings(process.env, []));
  const wanted = asked.length > 0 ? asked : [...QUESTIONS, ...Object.keys(PLACES)];
  const shown: Shown[] = [];
  for (const text of wanted) {
    shown.push(await (PLACES[text]?.(assistant) ?? answered(assistant, { text })));
  }
  await writeFile(out, previewPage(shown));
}

async function home(assistant: Assistant): Promise<Shown> {
  const view = renderHome({
    about: assistant.about(),
    help: await assistant.ask({ text: 'help' }),
    popular: [],
    channels: [],
  });
  return { asked: 'The Home tab', blocks: view.blocks };
}

function form(): Shown {
  const view = compareForm('', true);
  const form = { title: view.title.text, submit: view.submit?.text ?? '' };
  return { asked: '/compare', blocks: view.blocks, form };
}

await runPreview(main);
