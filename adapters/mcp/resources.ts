import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { plain } from '../common/text.ts';
import type { McpParts } from './parts.ts';
import { findingsOf } from './results.ts';

const ROLES_URI = 'rolewise://roles';
const SOURCES_URI = 'rolewise://sources';
/** Completions that one reply may hold, by the protocol. */
const MOST_COMPLETIONS = 100;

/** Registers what can be read: every role, each by itself, the sources; and completes titles. */
export function registerResources(server: McpServer, parts: McpParts): void {
  const { assistant, directory } = parts;
  const json = (uri: URL, value: unknown) => ({
    contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(value) }],
  });

  server.registerResource(
    'roles',
    ROLES_URI,
    { title: 'All roles', description: 'Every role: id, title, SOC code.', mimeType: 'application/json' },
    async (uri) =>
      json(
        uri,
        directory.roles.map(({ id, title, soc }) => ({ id, title, soc })),
      ),
  );
  server.registerResource(
    'sources',
    SOURCES_URI,
    {
      title: 'Sources',
      description: 'Where the figures come from, with licences.',
      mimeType: 'application/json',
    },
    async (uri) => {
      const { sources, licences } = assistant.about();
      return json(uri, { sources, licences });
    },
  );
  const template = new ResourceTemplate(`${ROLES_URI}/{role}`, {
    list: undefined,
    complete: {
      role: (typed) => assistant.suggest(typed, MOST_COMPLETIONS).map(({ id }) => id),
    },
  });
  server.registerResource(
    'role',
    template,
    {
      title: 'One role',
      description: 'What is known of a role, with sources.',
      mimeType: 'application/json',
    },
    async (uri, { role }) => {
      const id = String(role);
      if (!directory.byId(id)) {
        throw new McpError(ErrorCode.InvalidParams, `No role has the id "${id}": call find_role for ids.`);
      }
      return json(uri, findingsOf(await assistant.compare({ roles: [id] }), []));
    },
  );
}

/** Registers the one prompt, whose titles are completed as they are typed. */
export function registerPrompts(server: McpServer, parts: McpParts): void {
  const titleOf = (named: string) => parts.directory.byId(named)?.title ?? plain(named);
  const title = () =>
    completable(z.string().min(1).max(120), (typed) =>
      parts.assistant.suggest(typed, MOST_COMPLETIONS).map((role) => role.title),
    );
  server.registerPrompt(
    'compare',
    {
      title: 'Compare two jobs',
      description: 'How two jobs differ, for somebody who chooses between them.',
      argsSchema: { first: title(), second: title() },
    },
    ({ first, second }) => {
      const [one, other] = [titleOf(first), titleOf(second)];
      const text = `How do the jobs "${one}" and "${other}" differ? Call compare_roles, answer in a few sentences, and name the source and date of every figure.`;
      return { messages: [{ role: 'user', content: { type: 'text', text } }] };
    },
  );
}
