import { html, raw } from 'hono/html';
import { assetUrl } from '../assets.ts';
import type { Html } from './types.ts';

/** A whole page and what its head says. */
export interface Page {
  title: string;
  description: string;
  body: Html;
  /** The one address of what it shows; null: search engines are to leave it out. */
  canonical?: string | null;
  /** Shown inside another site: without the head and the foot of our own. */
  embedded?: boolean;
}

/** The site's name, as titles end. */
export const SITE = 'Rolewise';

/** A page with its head, the way to the other pages, and its foot. */
export function pageHtml({ title, description, body, canonical = null, embedded = false }: Page): Html {
  return html`${raw('<!doctype html>')}
<html lang="en"${embedded ? html` class="embedded"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
${canonical === null ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetUrl('page.css')}">
<script type="module" src="${assetUrl('page.js')}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${embedded ? '' : headHtml()}
<main id="main" tabindex="-1">
${body}
</main>
${embedded ? '' : footHtml()}
</body>
</html>`;
}

function headHtml(): Html {
  return html`<header><a class="brand" href="/">${SITE}</a><nav aria-label="Pages"><a href="/">Ask</a> <a href="/roles">Roles</a> <a href="/about">About</a></nav></header>`;
}

function footHtml(): Html {
  return html`<footer><p>Pay is pay reported by a source at a time and place, never a promise. Every figure names its source. <a href="/about">Sources and licences</a></p></footer>`;
}

/** The question box; `before` are the questions so far, `conversation` where the next one goes on without a reload. */
export function askHtml(before: readonly string[], conversation: string | null, path = '/'): Html {
  const placeholder = before.length > 0 ? 'Ask on: and skills?' : 'officer vs director?';
  return html`<form class="${before.length > 0 ? 'ask follow' : 'ask'}" action="${path}" method="get" role="search"${
    conversation === null ? '' : html` data-conversation="${conversation}"`
  }>
${before.map((question) => html`<input type="hidden" name="q" value="${question}">`)}
<label for="question">${before.length > 0 ? 'Ask on' : 'Which jobs, and what about them?'}</label>
<div class="box"><input id="question" name="q" type="text" required maxlength="1000" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="send" placeholder="${placeholder}"><button>Ask</button></div>
</form>`;
}
