import { asHtml } from '../../common/preview.ts';

/**
 * Discord's markup as HTML, as far as a client draws it in a text component: enough to look at our
 * messages and to see that foreign words stay plain.
 */

interface Rule {
  pattern: RegExp;
  html(match: RegExpExecArray): string;
}

/** Tried in order at every place of a line; the first that fits is drawn. */
const INLINE: readonly Rule[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, html: (match) => asHtml(match[1]) },
  { pattern: /^(`+)([^`]|[^`].*?[^`])\1(?!`)/, html: (match) => `<code>${asHtml(match[2])}</code>` },
  {
    pattern: /^<(@[!&]?\d+|#\d+|\/[^:>]+:\d+|id:[a-z]+)>/,
    html: (match) => `<span class="mention">${asHtml(match[1])}</span>`,
  },
  { pattern: /^@(everyone|here)\b/, html: (match) => `<span class="mention">@${asHtml(match[1])}</span>` },
  { pattern: /^<a?:(\w+):\d+>/, html: (match) => `<span class="emoji">:${asHtml(match[1])}:</span>` },
  { pattern: /^<t:-?\d+(:[a-zA-Z])?>/, html: (match) => `<time>${asHtml(match[0])}</time>` },
  {
    pattern: /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
    html: (match) => anchor(match[2], inline(match[1] ?? '')),
  },
  { pattern: /^<?(https?:\/\/[^\s<>)]+)>?/, html: (match) => anchor(match[1], asHtml(match[1])) },
  {
    pattern: /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/,
    html: (match) => `<strong>${inline(match[1] ?? '')}</strong>`,
  },
  { pattern: /^__((?:\\.|[^\\])+?)__(?!_)/, html: (match) => `<u>${inline(match[1] ?? '')}</u>` },
  { pattern: /^\*(?!\s)((?:\\.|[^\\*])+?)\*/, html: (match) => `<em>${inline(match[1] ?? '')}</em>` },
  { pattern: /^_((?:\\.|[^\\_])+?)_(?!\w)/, html: (match) => `<em>${inline(match[1] ?? '')}</em>` },
  { pattern: /^~~((?:\\.|[^\\])+?)~~/, html: (match) => `<s>${inline(match[1] ?? '')}</s>` },
  {
    pattern: /^\|\|((?:\\.|[^\\])+?)\|\|/,
    html: (match) => `<span class="spoiler">${inline(match[1] ?? '')}</span>`,
  },
];

/** The prefixes of a line, each with the element that it becomes. */
const LINES: readonly (readonly [RegExp, string])[] = [
  [/^-# /, 'small'],
  [/^# /, 'h1'],
  [/^## /, 'h2'],
  [/^### /, 'h3'],
  [/^> /, 'blockquote'],
  [/^\s*[-*] /, 'li'],
  [/^\s*\d+\. /, 'li'],
];

/** A text component as HTML. */
export function toHtml(markup: string): string {
  return markup.split('\n').map(lineHtml).join('\n');
}

function lineHtml(line: string): string {
  for (const [start, element] of LINES) {
    const match = start.exec(line);
    const number = /^\s*(\d+)\. /.exec(line)?.[1];
    if (match && number)
      return `<li value="${number}" style="list-style:decimal">${inline(line.slice(match[0].length))}</li>`;
    if (match) return `<${element}>${inline(line.slice(match[0].length))}</${element}>`;
  }
  return `<div>${inline(line) || '&nbsp;'}</div>`;
}

function inline(text: string): string {
  let html = '';
  let rest = text;
  while (rest) {
    const drawn = firstRule(rest);
    html += drawn.html;
    rest = rest.slice(drawn.length);
  }
  return html;
}

function firstRule(rest: string): { html: string; length: number } {
  for (const rule of INLINE) {
    const match = rule.pattern.exec(rest);
    if (match) return { html: rule.html(match), length: match[0].length };
  }
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return { html: asHtml(character), length: character.length };
}

function anchor(href: string | undefined, html: string): string {
  return `<a href="${asHtml(href)}">${html}</a>`;
}
