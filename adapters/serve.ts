import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Log } from './common/log.ts';
import { openRatings, openRoles } from './open.ts';
import type { WebParts } from './web/parts.ts';
import type { Served } from './web/start.ts';

const DEFAULT_PORT = 3000;
/** Ratings are counted, not raters: the id of an answer stands for who rated it. */
const VISITOR = 'visitor';

/**
 * Serves the page, its HTTP API and MCP on HOST and PORT; `lazy` loads what they are made of at the first request.
 * Rejects with one sentence where the port cannot be had.
 */
export async function serve(
  assistant: Assistant,
  settings: Settings,
  log: Log,
  lazy = false,
): Promise<Served> {
  const { startWeb } = await import('./web/start.ts');
  const { host, port = DEFAULT_PORT } = settings.web ?? {};
  return startWeb({ host, port, lazy }, () => webParts(assistant, settings, log));
}

async function webParts(assistant: Assistant, settings: Settings, log: Log): Promise<WebParts> {
  const [{ createDirectory }, { DEFAULT_SETTINGS }, { mcpHandler }, roles, keep] = await Promise.all([
    import('./common/directory.ts'),
    import('./web/parts.ts'),
    import('./mcp/http.ts'),
    openRoles(settings),
    openRatings(settings),
  ]);
  const directory = createDirectory(roles);
  return {
    assistant,
    directory,
    settings: settings.web ?? DEFAULT_SETTINGS,
    log,
    rate: (answer, helpful, { roles: about, aspects }) =>
      keep({ answer: `web:${answer}`, user: VISITOR, helpful, roles: about.map(({ id }) => id), aspects }),
    also: { '/mcp': mcpHandler({ assistant, directory }) },
  };
}
