import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { z } from 'zod';
import { clauseOf } from '../../../src/contract/faults.ts';
import { groupsOf } from '../groups.ts';
import { LIMITS } from '../limits.ts';
import type { WebEnv, WebParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { turnHtml } from '../render/answer.ts';
import type { Turns } from '../turns.ts';
import * as schemas from './schemas.ts';
import { completing } from './suggest.ts';

const SUGGESTIONS_KEPT_S = 300;

/** The HTTP API: what the page itself uses. */
export function apiRoutes(parts: WebParts, turns: Turns): Hono<WebEnv> {
  const { assistant, directory, settings, ratings } = parts;
  const api = new Hono<WebEnv>();
  if (settings.corsOrigins.length > 0) {
    api.use(
      cors({ origin: [...settings.corsOrigins], exposeHeaders: ['X-Rating', 'Retry-After'], maxAge: 600 }),
    );
  }

  api.post('/ask', async (c) => {
    const { text, conversation } = await bodyOf(c, schemas.askBody);
    const turn = await turns.ask(text, conversation, c.var.visitor);
    if (turn.rating !== null) c.header('X-Rating', turn.rating);
    c.header('Cache-Control', 'no-store');
    c.header('Vary', 'Accept');
    const wantsHtml = c.req.header('accept')?.startsWith('text/html') ?? false;
    return wantsHtml ? c.html(turnHtml(turn, c.req.queries('q') ?? [])) : c.json(turn.answer);
  });

  const complete = completing(
    assistant,
    directory.roles.map(({ title }) => title),
  );
  api.get('/suggest', (c) => {
    const { q, limit } = checked(schemas.suggestQuery, c.req.query());
    c.header('Cache-Control', `public, max-age=${SUGGESTIONS_KEPT_S}`);
    return c.json(complete(q, limit));
  });

  const groups = groupsOf(directory);
  api.get('/roles', (c) => {
    const { group, q } = checked(schemas.rolesQuery, c.req.query());
    const members = group === undefined ? directory.roles : groups.find(({ code }) => code === group)?.roles;
    if (!members) {
      throw new Refusal(
        404,
        `There is no such group: there are ${groups.map(({ code }) => code).join(', ')}.`,
      );
    }
    const found = q ? assistant.suggest(q, LIMITS.roles) : members;
    const inGroup = new Set(members.map(({ id }) => id));
    c.header('Cache-Control', `public, max-age=${SUGGESTIONS_KEPT_S}`);
    return c.json({
      roles: found.filter(({ id }) => inGroup.has(id)).map(({ id, title, soc }) => ({ id, title, soc })),
      groups: groups.map(({ code, title, roles }) => ({ code, title, roles: roles.length })),
    });
  });

  api.post('/rate', async (c) => {
    const { answer, helpful } = await bodyOf(c, schemas.rateBody);
    if (!(await ratings?.record(answer, helpful))) {
      throw new Refusal(404, 'That answer can no longer be rated: ask again and rate the new one.');
    }
    return c.body(null, 204);
  });
  return api;
}

/** The body as its schema wants it. Throws a `Refusal` that names what is wrong. */
async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/json')) {
    throw new Refusal(415, 'The body must be JSON: send it with "Content-Type: application/json".');
  }
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(
      400,
      'The body is not valid JSON: send an object such as {"text": "officer vs director?"}.',
    );
  }
  return checked(schema, body);
}

function checked<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const what = clauseOf(parsed.error.issues[0]!, 'The request');
  throw new Refusal(400, `${what}; /openapi.json says what is taken.`);
}
