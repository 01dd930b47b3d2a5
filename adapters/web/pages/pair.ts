import { html } from 'hono/html';
import type { Answer } from '../../../src/contract/answer.ts';
import { pathOf } from '../addresses.ts';
import type { WebParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { answerHtml, toolsHtml } from '../render/answer.ts';
import { askHtml, pageHtml, SITE } from '../render/page.ts';
import type { Html } from '../render/types.ts';
import { descriptionOf } from './home.ts';

/** The form of a title in an address. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 120;

/** A page, and whether it has anything to show. */
export interface MadePage {
  page: Html;
  status: 200 | 404;
}

/** The page of one role, or of several side by side, and the question that it stands for. */
export async function rolesPage(
  slugs: readonly string[],
  { assistant, directory }: Pick<WebParts, 'assistant' | 'directory'>,
  origin: string,
  visitor: string,
): Promise<MadePage> {
  const found = slugs.map((slug) => directory.bySlug(checked(slug)));
  const words = slugs.map((slug, at) => found[at]?.title ?? slug.replaceAll('-', ' '));
  const question = words.join(' vs ');
  const asker = { user: `web:${visitor}`, passing: true };
  const known = found.flatMap((role) => role ?? []);
  // Titles without an exact match are read as in a question, whole families too.
  const answer =
    known.length === slugs.length
      ? await assistant.compare({ roles: known.map(({ id }) => id), ...asker })
      : await assistant.ask({ text: question, ...asker });
  // An address names roles and nothing else: a question would pass over a word that is none.
  const unnamed = words.find((title, at) => !found[at] && assistant.rolesIn(title, 1).length === 0);
  if (answer.outcome === 'answer' && answer.roles.length < slugs.length && unnamed) {
    throw new Refusal(404, `No role is called “${unnamed}”: /roles lists those that there are.`);
  }
  return { page: draw(answer, question, slugs.length, origin), status: statusOf(answer) };
}

function checked(slug: string): string {
  const lower = slug.toLowerCase();
  if (lower.length <= LONGEST_SLUG && SLUG.test(lower)) return lower;
  throw new Refusal(
    404,
    'There is no such page: a role is named in its address as in /compare/registered-nurse/teacher.',
  );
}

function statusOf({ outcome }: Answer): 200 | 404 {
  return outcome === 'answer' || outcome === 'clarify' ? 200 : 404;
}

function draw(answer: Answer, question: string, asked: number, origin: string): Html {
  const titles = answer.roles.map(({ title }) => title);
  const settled = answer.outcome === 'answer' && titles.length === asked;
  const heading = settled ? titles.join(' vs ') : question;
  const what = asked > 1 ? 'how they differ' : 'pay, education, duties';
  return pageHtml({
    title: `${heading}: ${what} · ${SITE}`,
    description: descriptionOf(answer.lead),
    canonical: settled ? origin + pathOf(titles) : null,
    body: html`<article class="turn"><h1>${heading}</h1>
${answerHtml(answer, [question])}
${settled ? toolsHtml(answer, [question], { rating: null, page: null }) : ''}</article>
${askHtml([question], null)}`,
  });
}
