import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { DirectoryRole } from '../common/directory.ts';
import { readingNotes } from '../common/readings.ts';
import { plain } from '../common/text.ts';
import { askAbout } from './named.ts';
import type { McpParts } from './parts.ts';
import { failed, resultOf, roleOf } from './results.ts';
import * as schemas from './schemas.ts';

/** Nothing is changed, and nothing but the catalogue is asked. */
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Registers the tools. The descriptions are what a model chooses by: one line each. */
export function registerTools(server: McpServer, parts: McpParts): void {
  const { assistant } = parts;
  const { title, titles, place, aspects, question, limit, findings, foundRoles } = schemas;

  server.registerTool(
    'compare_roles',
    {
      title: 'Compare roles',
      description: 'Sets 2 to 5 jobs side by side: pay, education, duties, skills, outlook; with sources.',
      inputSchema: z.strictObject({ roles: titles, place, aspects }),
      outputSchema: findings,
      annotations: READ_ONLY,
    },
    async ({ roles, ...about }) => resultOf(await askAbout(parts, roles, about)),
  );

  server.registerTool(
    'describe_role',
    {
      title: 'Describe a role',
      description:
        'Tells what is known of one job (US figures): pay, education, duties, skills, outlook; with sources.',
      inputSchema: z.strictObject({ role: title, place, aspects }),
      outputSchema: findings,
      annotations: READ_ONLY,
    },
    async ({ role, ...about }) => resultOf(await askAbout(parts, [role], about)),
  );

  server.registerTool(
    'rank_roles',
    {
      title: 'Rank or filter roles',
      description:
        'Finds jobs by a criterion: best paid, fastest growing, over 100k, without a degree; best first.',
      inputSchema: z.strictObject({ question }),
      outputSchema: findings,
      annotations: READ_ONLY,
    },
    async ({ question: asked }) => {
      const answer = await assistant.ask({ text: asked });
      const ranked = answer.outcome !== 'answer' || answer.intent === 'rank' || answer.intent === 'list';
      return ranked
        ? resultOf({ answer, readings: readingNotes(answer) })
        : failed(
            'That names no criterion to rank by: ask "which jobs …", or call compare_roles or describe_role.',
          );
    },
  );

  server.registerTool(
    'find_role',
    {
      title: 'Find a role',
      description:
        'Looks up job titles, half-typed or misspelled; gives ids for the other tools, best match first.',
      inputSchema: z.strictObject({ title, limit }),
      outputSchema: foundRoles,
      annotations: READ_ONLY,
    },
    async ({ title: typed, limit: most }) => {
      const roles = find(parts, typed, most);
      if (roles.length === 0) {
        return failed(
          `No role is called "${plain(typed)}": try a commoner title, or read the resource rolewise://roles.`,
        );
      }
      const lines = roles.map(({ id, title: name, soc }) => `${name} (id ${id}${soc ? `, SOC ${soc}` : ''})`);
      return {
        content: [{ type: 'text', text: lines.join('\n') }],
        structuredContent: { roles: roles.map(roleOf) },
      };
    },
  );

  server.registerTool(
    'similar_roles',
    {
      title: 'Similar roles',
      description: 'Names the jobs most like one job, and what they have in common.',
      inputSchema: z.strictObject({ role: title, place }),
      outputSchema: findings,
      annotations: READ_ONLY,
    },
    async ({ role, place: at }) => resultOf(await askAbout(parts, [role], { place: at, intent: 'similar' })),
  );

  server.registerTool(
    'role_transition',
    {
      title: 'From one role to another',
      description: 'Tells what somebody in one job already has for another, and what is missing.',
      inputSchema: z.strictObject({ from: title, to: title, place }),
      outputSchema: findings,
      annotations: READ_ONLY,
    },
    async ({ from, to, place: at }) =>
      resultOf(await askAbout(parts, [from, to], { place: at, intent: 'transition' })),
  );

  /** Roles by exact name, then those that the words name, then those that they may become. */
  function find({ directory: all }: McpParts, typed: string, most: number): DirectoryRole[] {
    // Signs alone are the beginning of every title.
    if (!/[\p{L}\p{N}]/u.test(typed)) return [];
    const exact = all.byId(typed) ?? all.byTitle(typed);
    const found = [
      ...(exact ? [exact] : []),
      ...assistant.rolesIn(typed, most),
      ...assistant.suggest(typed, most),
    ];
    return found.filter(({ id }, at) => found.findIndex((other) => other.id === id) === at).slice(0, most);
  }
}
