import { pino } from 'pino';
import { createDirectory, type Directory } from '../../adapters/common/directory.ts';
import { mcpHandler } from '../../adapters/mcp/http.ts';
import { openAssistant, openRoles } from '../../adapters/open.ts';
import { createWebApp } from '../../adapters/web/app.ts';
import { DEFAULT_SETTINGS, type WebParts } from '../../adapters/web/parts.ts';
import { type Served, startWeb } from '../../adapters/web/start.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { readSettings, type WebSettings } from '../../src/settings/settings.ts';

/** What was rated in a test. */
export type Rated = { answer: string; helpful: boolean; roles: string[] };

let opened: Promise<{ assistant: Assistant; directory: Directory }> | undefined;

/** The assistant over the roles that ship, opened once a file. */
export function embedded(): Promise<{ assistant: Assistant; directory: Directory }> {
  opened ??= (async () => {
    const settings = await readSettings({});
    const [assistant, roles] = await Promise.all([openAssistant(settings), openRoles(settings)]);
    return { assistant, directory: createDirectory(roles) };
  })();
  return opened;
}

/** The parts of a page over the roles that ship; `rated` collects what visitors say. */
export async function webParts(
  settings: Partial<WebSettings> = {},
  given: Partial<WebParts> = {},
  rated: Rated[] = [],
): Promise<WebParts> {
  const parts = await embedded();
  return {
    ...parts,
    settings: { ...DEFAULT_SETTINGS, requestsPerMinute: 100_000, ...settings },
    log: pino({ level: 'silent' }),
    rate: async (answer, helpful, { roles }) => {
      rated.push({ answer, helpful, roles: roles.map(({ id }) => id) });
    },
    also: { '/mcp': mcpHandler(parts) },
    ...given,
  };
}

/** The page without a socket. */
export async function webApp(...given: Parameters<typeof webParts>) {
  return createWebApp(await webParts(...given));
}

/** The page on a free port of this machine. */
export async function served(...given: Parameters<typeof webParts>): Promise<Served> {
  return startWeb({ port: 0 }, () => webParts(...given));
}

/** A request to the API with a body of JSON. */
export function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
