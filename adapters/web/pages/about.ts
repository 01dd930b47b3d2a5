import { html } from 'hono/html';
import type { About } from '../../../src/contract/assistant.ts';
import { pageHtml, SITE } from '../render/page.ts';
import type { Html } from '../render/types.ts';

/** Returns the page on the content, sources and licences of the catalogue, and on the data kept of a visitor. */
export function aboutPage({ roles, sources, licences, model }: About, origin: string): Html {
  return pageHtml({
    title: `Sources and licences · ${SITE}`,
    description: `Where the figures of ${SITE} come from, and under which licences.`,
    canonical: `${origin}/about`,
    body: html`<h1>Sources and licences</h1>
<p>${SITE} knows ${roles.toLocaleString('en-US')} roles. ${
      model
        ? 'A language model chooses and orders the first sentences; it adds no figure and no fact.'
        : 'Its answers are in its own words: no language model is used.'
    }</p>
<ul>${sources.map(
      ({ title, publisher, asOf, url }) =>
        html`<li>${url ? html`<a href="${url}" rel="noopener noreferrer">${title}</a>` : title} (${publisher}, ${asOf ?? 'undated'})</li>`,
    )}</ul>
${licences.map((licence) => html`<p class="quiet">${licence}</p>`)}
<h2>What is kept of you</h2>
<p>What a conversation was about, for a day, so that you can ask on; whether an answer helped, if you say so; and words that named no job, counted, so that it can be learned. No name, no cookie, no network address, no whole question.</p>
<h2>For programs</h2>
<p><a href="/openapi.json">The HTTP API</a>, and the Model Context Protocol under <code>/mcp</code>.</p>`,
  });
}
