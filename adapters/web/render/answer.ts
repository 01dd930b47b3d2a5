import { html } from 'hono/html';
import { chartFor } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { FORMATS, type Format } from '../../common/formats.ts';
import { readingNotes } from '../../common/readings.ts';
import { addressOf, pathOf } from '../addresses.ts';
import type { Turn } from '../turns.ts';
import { chartHtml } from './chart.ts';
import { sectionsHtml, tableHtml } from './table.ts';
import type { Html } from './types.ts';

/** A follow-up question or another reading: a label and the question that it sends. */
interface Chip {
  label: string;
  text: string;
}

const FORMAT_NAMES: Record<Format, string> = { md: 'Markdown', csv: 'CSV', json: 'JSON', png: 'Picture' };
/** Links of an answer that lead to other sites carry neither the page's address nor a handle on it. */
const FOREIGN = 'noopener noreferrer';

/** One turn: the question, its answer as in chat, and what can be done next. `before` are the questions so far. */
export function turnHtml({ question, answer, rating }: Turn, before: readonly string[]): Html {
  const questions = [...before, question];
  return html`<article class="turn"><h2 class="question"><span class="unseen">You asked: </span>${question}</h2>
${answerHtml(answer, questions)}
${answer.outcome === 'answer' ? toolsHtml(answer, questions, { rating, page: ownPageOf(answer) }) : ''}</article>`;
}

/** The answer itself: lead, choices, table, chart, lists, notes, sources, what to ask on. */
export function answerHtml(answer: Answer, questions: readonly string[]): Html {
  const { lead, notes, sources, choices, followUps, outcome } = answer;
  const table = tableWithShortNames(answer);
  const chart = chartFor(answer);
  const asking = outcome === 'clarify' || outcome === 'unknown_role';
  return html`${lead
    .split('\n')
    .filter(Boolean)
    .map((line) => html`<p class="lead">${line}</p>`)}
${asking ? chipsHtml('Pick one', choices, questions, 'choices') : ''}
${table && table.rows.length > 0 ? tableHtml(table, captionOf({ ...answer, table })) : ''}
${chart ? chartHtml(chart) : ''}
${sectionsHtml(answer)}
${notes.length > 0 ? html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : ''}
${readHtml(answer)}
${sources.length > 0 ? html`<ul class="sources" aria-label="Sources">${sources.map(sourceHtml)}</ul>` : ''}
${asking ? '' : chipsHtml('Meant something else?', choices, questions, 'chips')}
${chipsHtml(outcome === 'help' ? 'Try' : 'Ask on', followUps, questions, 'chips')}`;
}

/** Returns the caption of a table, for readers who do not see it. */
function captionOf({ intent, roles, table }: Answer): string {
  const sideBySide = table !== null && table.columns.length === roles.length;
  if (sideBySide || intent === 'describe') return `Figures: ${roles.map(({ title }) => title).join(' and ')}`;
  return `Figures: ${table?.columns.join(', ')}`;
}

/** Returns the reading of the question, folded up: the lead has said what matters. */
function readHtml(answer: Answer): Html | '' {
  const read = readingNotes(answer);
  if (read.length === 0) return '';
  return html`<details class="read"><summary>How this was read</summary><dl>${read.map(
    ({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`,
  )}</dl></details>`;
}

function sourceHtml({ title, publisher, asOf, url, notice }: Answer['sources'][number]): Html {
  const name = url && /^https?:/.test(url) ? html`<a href="${url}" rel="${FOREIGN}">${title}</a>` : title;
  return html`<li>Source: ${name} (${publisher}, ${asOf ?? 'undated'})${notice ? ` ${notice}` : ''}</li>`;
}

function chipsHtml(
  label: string,
  chips: readonly Chip[],
  questions: readonly string[],
  kind: string,
): Html | '' {
  if (chips.length === 0) return '';
  return html`<div class="${kind}" role="group" aria-label="${label}"><span class="quiet">${label}</span><ul>${chips.map(
    (chip) =>
      html`<li><a href="${addressOf([...questions, chip.text])}" data-ask="${chip.text}">${chip.label}</a></li>`,
  )}</ul></div>`;
}

/** The address of the page that roles have by themselves, where the answer is about one of them or a pair. */
function ownPageOf({ intent, roles }: Answer): string | null {
  const alone = (intent === 'describe' && roles.length === 1) || (intent === 'compare' && roles.length === 2);
  return alone ? pathOf(roles.map(({ title }) => title)) : null;
}

/** Taking the answer away, its page, and what the visitor thinks of it. */
export function toolsHtml(
  answer: Answer,
  questions: readonly string[],
  { rating, page }: { rating: string | null; page: string | null },
): Html {
  const formats = FORMATS.filter((format) => format !== 'png' || chartFor(answer));
  return html`<div class="tools"><span class="quiet">Take it away</span>${formats.map(
    (format) =>
      html` <a href="${`${addressOf(questions, '/export')}&format=${format}`}" download>${FORMAT_NAMES[format]}</a>`,
  )}${page === null ? '' : html` <a href="${page}">Page to print or link</a>`}${rating === null ? '' : ratingHtml(rating)}</div>`;
}

/** Shown by the page's script, which sends it. */
function ratingHtml(rating: string): Html {
  return html`<span class="rate" data-rating="${rating}" role="status" hidden><span class="quiet">Helpful?</span>
<button type="button" data-helpful="true">Yes</button> <button type="button" data-helpful="false">No</button></span>`;
}
