import { html } from 'hono/html';
import type { About } from '../../../src/contract/assistant.ts';
import { EXAMPLES } from '../../common/examples.ts';
import { addressOf } from '../addresses.ts';
import type { LanguageNote } from '../language.ts';
import { turnHtml } from '../render/answer.ts';
import { askHtml, pageHtml, SITE } from '../render/page.ts';
import type { Html } from '../render/types.ts';
import type { Conversation } from '../turns.ts';

const DESCRIPTION_LENGTH = 155;
const ABOUT_SITE =
  'How two jobs differ: pay, education, duties, skills and outlook side by side, every figure with its source.';

/** The address and the visitor that the page is made for. */
interface Visit {
  origin: string;
  embedded: boolean;
  note: LanguageNote | null;
}

/** The page to ask on: what was asked so far with its answers, and the box for the next question. */
export function homePage({ id, turns }: Conversation, about: About, { origin, embedded, note }: Visit): Html {
  const questions = turns.map(({ question }) => question);
  const path = embedded ? '/embed' : '/';
  const last = turns.at(-1);
  const body = html`${
    last
      ? html`<h1 class="unseen">Your questions</h1>`
      : html`<h1>How do two jobs differ?</h1><p class="quiet intro">Pay, education, duties, skills and more for ${about.roles.toLocaleString('en-US')} roles, every figure with its source.</p>${note ? html`<p lang="${note.language}">${note.text}</p>` : ''}`
  }
<div id="turns">${turns.map((turn, at) => turnHtml(turn, questions.slice(0, at)))}</div>
<p id="status" class="quiet" role="status"></p>
${askHtml(questions, id, path)}
${last ? html`<p class="again"><a href="${path}">Begin anew</a></p>` : examplesHtml(path)}`;
  return pageHtml({
    title: last ? `${last.question} · ${SITE}` : `${SITE}: how two jobs differ`,
    description: last ? descriptionOf(last.answer.lead) : ABOUT_SITE,
    canonical: last ? null : `${origin}/`,
    body,
    embedded,
  });
}

function examplesHtml(path: string): Html {
  return html`<div class="chips" id="examples" role="group" aria-label="Examples"><span class="quiet">For instance</span><ul>${EXAMPLES.map(
    (text) => html`<li><a href="${addressOf([text], path)}" data-ask="${text}">${text}</a></li>`,
  )}</ul></div>`;
}

/** The first sentences of an answer, as long as a search engine shows them. */
export function descriptionOf(lead: string): string {
  const line = lead.replace(/\s+/g, ' ').trim();
  return line.length <= DESCRIPTION_LENGTH
    ? line
    : `${line.slice(0, DESCRIPTION_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
}
