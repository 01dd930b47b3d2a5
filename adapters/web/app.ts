import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { timeout } from 'hono/timeout';
import { LRUCache } from 'lru-cache';
import type { Suggestion } from '../../src/contract/assistant.ts';
import { FORMATS, FormatError, fileOf, isFormat } from '../common/formats.ts';
import { sorry } from '../common/sentences.ts';
import { pathOf } from './addresses.ts';
import { apiRoutes } from './api/index.ts';
import { openApiDocument } from './api/openapi.ts';
import { arrived } from './arrived.ts';
import { serveAsset } from './assets.ts';
import { groupsOf } from './groups.ts';
import { type Kept, kept, sendKept } from './kept.ts';
import { languageNote } from './language.ts';
import { LIMITS } from './limits.ts';
import { aboutPage } from './pages/about.ts';
import { homePage } from './pages/home.ts';
import { type MadePage, rolesPage } from './pages/pair.ts';
import { browsePage } from './pages/roles.ts';
import { DEFAULT_HOST, type WebEnv, type WebParts } from './parts.ts';
import { patience } from './patience.ts';
import { Refusal } from './refusal.ts';
import { pageHtml, SITE } from './render/page.ts';
import { fairShare, headers, ownOrigin } from './security.ts';
import { createTurns, type Turns } from './turns.ts';

/** The time that this process, browsers and shared caches keep a page that everybody sees alike, in seconds. */
const PAGE_KEPT_S = 300;
const PAGE_CACHING = `public, max-age=${PAGE_KEPT_S}`;
const HTML = 'text/html; charset=UTF-8';
const JSON_TYPE = 'application/json';
const TOO_SLOW = 'The answer takes too long: please ask again in a minute.';
const MOST_COMPARED = 5;
const METHODS = ['GET', 'POST'];
/** Hosts that only this machine can reach. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;
/** Paths whose refusals are read by programs. */
const FOR_PROGRAMS = /^\/(?:api|mcp|openapi\.json)(?:\/|$)/;

/** Returns the page, its HTTP API and the other routes as one application without a socket. */
export function createWebApp(parts: WebParts): Hono<WebEnv> {
  const { settings, log, also = {} } = parts;
  const app = new Hono<WebEnv>();
  const turns = createTurns(parts.assistant, parts.ratings);
  app.use(headers(settings));
  // A proxy on this machine hands on the name that it is known by.
  const loopback = !settings.behindProxy && LOOPBACK_HOST.test(settings.host ?? DEFAULT_HOST);
  app.use(ownOrigin(loopback, settings.corsOrigins));
  app.get('/assets/:name', (c) => serveAsset(c, c.req.param('name')) ?? c.notFound());
  app.get('/embed.js', (c) => serveAsset(c, 'embed.js') ?? c.notFound());
  app.use(fairShare(settings));
  app.use(arrived(Object.keys(also)));
  app.use(patience(parts.patienceMs));
  app.use(timeout(LIMITS.answerMs, () => new Refusal(504, TOO_SLOW)));
  for (const [path, answer] of Object.entries(also)) app.all(path, (c) => answer(c.req.raw));
  app.route('/api', apiRoutes(parts, turns));
  const openApi = kept(JSON.stringify(openApiDocument('1')), JSON_TYPE);
  app.on('GET', ['/openapi.json', '/api/openapi.json'], (c) => sendKept(c, openApi, PAGE_CACHING));
  addPages(app, parts, turns);
  app.notFound((c) => {
    const allowed = methodsAt(app, c.req.path);
    if (allowed.length === 0 || allowed.includes(c.req.method)) {
      return refuse(c, new Refusal(404, 'There is no such page: begin at the first one, or at /roles.'));
    }
    c.header('Allow', allowed.join(', '));
    return refuse(c, new Refusal(405, `${c.req.method} is not taken here: send ${allowed.join(' or ')}.`));
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, 'web: a request failed');
    return refuse(c, new Refusal(500, sorry(reference)));
  });
  return app;
}

/** Returns the methods that a path is served by; what every path goes through serves none. */
function methodsAt(app: Hono<WebEnv>, path: string): string[] {
  return METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
}

function addPages(app: Hono<WebEnv>, parts: WebParts, turns: Turns): void {
  const { assistant, directory } = parts;
  const groups = groupsOf(directory);
  const originOf = (c: Context) => publicOrigin(c, parts.settings.behindProxy);
  const shared = sharedPages(originOf);

  for (const path of ['/', '/embed']) {
    app.get(path, async (c) => {
      const conversation = await turns.replay(questionsOf(c), c.var.visitor);
      c.header('Cache-Control', 'no-store');
      return c.html(
        homePage(conversation, assistant.about(), {
          origin: originOf(c),
          embedded: path === '/embed',
          note: languageNote(c.req.header('accept-language')),
        }),
      );
    });
  }
  app.get('/compare', (c) => {
    const ids = c.req.queries('role') ?? [];
    const titles = ids.flatMap((id) => directory.byId(id)?.title ?? []);
    if (titles.length === 0) return c.redirect('/roles', 303);
    if (titles.length > MOST_COMPARED) {
      throw new Refusal(400, `${titles.length} roles are too many to compare: tick two to ${MOST_COMPARED}.`);
    }
    return c.redirect(pathOf(titles), 303);
  });
  app.get('/compare/*', (c) => {
    const slugs = c.req.path.split('/').slice(2);
    if (slugs.length < 2 || slugs.length > MOST_COMPARED) return c.notFound();
    return rolePage(c, slugs);
  });
  app.get('/roles/:slug', (c) => rolePage(c, [c.req.param('slug')]));
  app.get('/roles', (c) => {
    const typed = (c.req.query('q') ?? '').trim().slice(0, 100);
    const code = c.req.query('group');
    const group = groups.find((one) => one.code === code);
    if (code !== undefined && !group) throw new Refusal(404, 'There is no such group: /roles lists them.');
    const page = (found: Suggestion[]) => browsePage(groups, { typed, found, group }, originOf(c));
    if (typed) return c.html(page(assistant.suggest(typed, 50)));
    return shared(c, `/roles?${code ?? ''}`, async () => ({ page: page([]), status: 200 }));
  });
  app.get('/about', (c) =>
    shared(c, '/about', async () => ({ page: aboutPage(assistant.about(), originOf(c)), status: 200 })),
  );
  app.get('/export', (c) => exported(c, turns));

  const rolePage = (c: Context<WebEnv>, slugs: string[]) =>
    shared(c, c.req.path, () => rolesPage(slugs, parts, originOf(c), c.var.visitor));
}

/** Pages that everybody sees alike: each is made once, then sent as it was made. */
function sharedPages(originOf: (c: Context) => string) {
  const pages = new LRUCache<string, Kept>({
    maxSize: LIMITS.pages,
    sizeCalculation: ({ body }) => body.length,
    ttl: PAGE_KEPT_S * 1000,
  });
  return async (c: Context, path: string, make: () => Promise<MadePage>): Promise<Response> => {
    const key = originOf(c) + path;
    const known = pages.get(key);
    if (known) return sendKept(c, known, PAGE_CACHING);
    const { page, status } = await make();
    const text = String(await page);
    if (status !== 200) return c.html(text, status);
    const made = kept(text, HTML);
    pages.set(key, made);
    return sendKept(c, made, PAGE_CACHING);
  };
}

/** The last answer of the conversation in the address, as a file. */
async function exported(c: Context<WebEnv>, turns: Turns): Promise<Response> {
  const format = c.req.query('format') ?? '';
  const questions = questionsOf(c);
  if (!isFormat(format)) throw new Refusal(400, `“format” must be one of ${FORMATS.join(', ')}.`);
  if (questions.length === 0)
    throw new Refusal(400, '“q” must be a question, such as /export?q=officer+vs+director&format=csv.');
  const { turns: asked } = await turns.replay(questions, c.var.visitor);
  const answer = asked.at(-1)!.answer;
  try {
    const { name, type, body } = await fileOf(answer, format);
    c.header('Content-Type', type);
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    c.header('Cache-Control', 'no-store');
    return c.body(new Uint8Array(body));
  } catch (error) {
    if (error instanceof FormatError) throw new Refusal(400, error.message);
    throw error;
  }
}

/** The questions in an address, blank ones left out. */
function questionsOf(c: Context): string[] {
  const questions = (c.req.queries('q') ?? []).map((text) => text.trim()).filter(Boolean);
  if (questions.some((text) => text.length > LIMITS.question)) {
    throw new Refusal(
      400,
      `A question may have ${LIMITS.question.toLocaleString('en-US')} characters at most: ask a shorter one.`,
    );
  }
  return questions;
}

/** The scheme and host by which visitors reach the page. */
function publicOrigin(c: Context, behindProxy: boolean): string {
  const url = new URL(c.req.url);
  const scheme = behindProxy && c.req.header('x-forwarded-proto') === 'https' ? 'https:' : url.protocol;
  return `${scheme}//${url.host}`;
}

/** One sentence: JSON for programs, a page for people. */
function refuse(c: Context, { status, message }: Refusal): Response | Promise<Response> {
  const forPeople = c.req.header('accept')?.includes('text/html') && !FOR_PROGRAMS.test(c.req.path);
  if (!forPeople) return c.json({ error: message }, status);
  const body = html`<h1>${status === 404 ? 'Not found' : 'That did not work'}</h1><p>${message}</p><p><a href="/">Ask a question</a> · <a href="/roles">Browse the roles</a></p>`;
  return c.html(pageHtml({ title: `${status} · ${SITE}`, description: message, body }), status);
}
