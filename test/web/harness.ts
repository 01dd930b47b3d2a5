import { pino } from 'pino';
import { createDirectory, type Directory } from '../../adapters/common/directory.ts';
import { mcpHandler } from '../../adapters/mcp/http.ts';
import { openAssistant, openHeads } from '../../adapters/open.ts';
import { createWebApp } from '../../adapters/web/app.ts';
import { DEFAULT_SETTINGS, type WebParts } from '../../adapters/web/parts.ts';
import { createRatings } from '../../adapters/web/ratings.ts';
import { type Served, startWeb } from '../../adapters/web/start.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { readSettings, type WebSettings } from '../../src/settings/settings.ts';
import type { Rating } from '../../src/state/ratings.ts';
import { seal } from '../../src/state/seal.ts';

/** What was rated in a test. */
export type Rated = Omit<Rating, 'day'>;

const SEAL = seal(['a secret of tests'], 'tests');

let opened: Promise<{ assistant: Assistant; directory: Directory }> | undefined;

/** The assistant over the roles that ship, opened once a file. */
export function embedded(): Promise<{ assistant: Assistant; directory: Directory }> {
  opened ??= (async () => {
    const settings = await readSettings({});
    const [assistant, heads] = await Promise.all([openAssistant(settings), openHeads(settings)]);
    return { assistant, directory: createDirectory(heads) };
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
    ratings: createRatings({ record: async (rating) => void rated.push(rating), all: async () => [] }, SEAL),
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
