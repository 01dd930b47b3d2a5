import type { types } from '@slack/bolt';
import { asHtml } from '../../common/preview.ts';
import type { SlackBlock } from '../render/types.ts';
import { chartHtml } from './chart.ts';
import { toHtml } from './mrkdwn.ts';
import { STYLE } from './style.ts';

/** One message or view of a preview page. */
export interface Shown {
  /** The question, drawn above the answer. */
  asked: string;
  blocks: readonly SlackBlock[];
  /** Only the asker sees it. */
  hidden?: boolean;
  /** A form's title and button; unset: a message. */
  form?: { title: string; submit: string };
  /** Uploaded pictures by their id. */
  pictures?: ReadonlyMap<string, Buffer>;
}

/** A page that draws messages, forms and the Home tab about as Slack does, in the reader's light or dark theme; self-contained. */
export function previewPage(all: readonly Shown[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rolewise in Slack</title><style>${STYLE}</style>
${all.map(shownHtml).join('\n')}</html>`;
}

function shownHtml(shown: Shown): string {
  const { asked, blocks, hidden, form } = shown;
  const body = blocks.map((block) => blockHtml(block, shown)).join('\n');
  if (form) {
    return `<article class="form"><h2>${asHtml(form.title)}</h2><div>${body}</div>
<footer><button>Cancel</button><button class="primary">${asHtml(form.submit)}</button></footer></article>`;
  }
  const only = hidden ? '<div class="only">👁 Only visible to you</div>' : '';
  return `<article><div class="asked">${asHtml(asked)}</div><div class="message"><i class="face">R</i>
<div class="said">${only}<div class="who"><b>Rolewise</b><span>APP</span></div>${body}</div></div></article>`;
}

function blockHtml(block: SlackBlock, shown: Shown): string {
  switch (block.type) {
    case 'section':
      return `<p>${textHtml(block.text)}</p>`;
    case 'header':
      return `<h3>${asHtml(block.text.text)}</h3>`;
    case 'divider':
      return '<hr>';
    case 'context':
      return `<p class="context">${block.elements.map((one) => ('text' in one ? textHtml(one) : '')).join(' ')}</p>`;
    case 'actions':
      return `<div class="row">${block.elements.map(elementHtml).join('')}</div>`;
    case 'context_actions':
      return `<div class="row rate">${block.elements.map(elementHtml).join('')}</div>`;
    case 'data_table':
      return tableHtml(block);
    case 'data_visualization':
      return chartHtml(block);
    case 'image':
      return pictureHtml(block, shown);
    case 'input':
      return `<label>${asHtml(block.label.text)}${block.optional ? ' <small>(optional)</small>' : ''}</label>${elementHtml(block.element)}`;
    default:
      throw new Error(`the preview draws no block of type ${block.type}`);
  }
}

function textHtml(text: types.TextObject | undefined): string {
  if (!text) return '';
  return text.type === 'mrkdwn' ? toHtml(text.text) : asHtml(text.text);
}

type Element = types.ActionsBlockElement | types.ContextActionsBlockElement | types.InputBlock['element'];

function elementHtml(element: Element): string {
  switch (element.type) {
    case 'button':
      return `<button class="${element.style ?? ''}">${asHtml(element.text.text)}</button>`;
    case 'feedback_buttons':
      return `<span title="${asHtml(element.positive_button.text.text)}">👍</span><span title="${asHtml(element.negative_button.text.text)}">👎</span>`;
    case 'static_select':
    case 'external_select':
    case 'multi_static_select':
    case 'multi_external_select':
      return `<div class="select">${asHtml(element.placeholder?.text ?? '')}<span>⌄</span></div>`;
    case 'radio_buttons':
      return element.options
        .map(({ text, value }) => {
          const on = value === element.initial_option?.value;
          return `<div class="radio">${on ? '◉' : '○'} ${asHtml(text.text)}</div>`;
        })
        .join('');
    default:
      throw new Error(`the preview draws no element of type ${element.type}`);
  }
}

/** The first rows of a table, and how many its reader leafs to. */
function tableHtml({ rows, page_size: size = rows.length }: types.DataTableBlock): string {
  const cell = (tag: string) => (one: (typeof rows)[number][number]) =>
    `<${tag}>${asHtml('text' in one ? one.text : '')}</${tag}>`;
  const [head = [], ...others] = rows;
  const left = others.length - size;
  const leaf = left > 0 ? `<div class="leaf">1–${size} of ${others.length} ‹ ›</div>` : '';
  const body = others.slice(0, size).map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`);
  return `<div class="table"><table><tr>${head.map(cell('th')).join('')}</tr>${body.join('')}</table>${leaf}</div>`;
}

function pictureHtml(block: types.ImageBlock, { pictures }: Shown): string {
  const id = 'slack_file' in block && 'id' in block.slack_file ? block.slack_file.id : '';
  const data = pictures?.get(id);
  if (!data) throw new Error(`the message has no picture ${id}`);
  return `<img alt="${asHtml(block.alt_text)}" src="data:image/png;base64,${data.toString('base64')}">`;
}
