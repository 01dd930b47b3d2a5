import type { Assistant } from '../src/contract/assistant.ts';
import type { Settings } from '../src/settings/settings.ts';
import type { Store } from '../src/state/store.ts';
import type { Log } from './common/log.ts';
import type { Mounts } from './common/mounts.ts';
import { openAssistant, openHeads } from './open.ts';
import type { WebParts } from './web/parts.ts';
import type { Served } from './web/start.ts';

const DEFAULT_PORT = 3000;

/** The dependencies of the page besides the assistant. */
interface Serving {
  log: Log;
  /** The store of ratings; answers cannot be rated when it is left out. */
  store?: Store | undefined;
  /** In place of PORT; 0 is any that is free. */
  port?: number | undefined;
  /** Loads what the page is made of at the first request alone. */
  lazy?: boolean | undefined;
  /** Paths of the same port that another front end answers. */
  mounts?: Mounts | undefined;
}

/**
 * Serves the page, its HTTP API and MCP on HOST and PORT. Rejects with one sentence where the port cannot be had.
 */
export async function serve(assistant: Assistant, settings: Settings, serving: Serving): Promise<Served> {
  const { startWeb } = await import('./web/start.ts');
  const { host, port = DEFAULT_PORT, behindProxy } = settings.web ?? {};
  const { lazy, mounts } = serving;
  return startWeb({ host, port: serving.port ?? port, lazy, behindProxy, mounts }, () =>
    webParts(assistant, settings, serving),
  );
}

/** Speaks MCP on standard input and output until the client leaves. */
export async function serveMcp(settings: Settings): Promise<void> {
  const [{ createDirectory }, { runMcp }, assistant, heads] = await Promise.all([
    import('./common/directory.ts'),
    import('./mcp/start.ts'),
    openAssistant(settings),
    openHeads(settings),
  ]);
  await runMcp({ assistant, directory: createDirectory(heads) });
}

async function webParts(
  assistant: Assistant,
  settings: Settings,
  { log, store, lazy }: Serving,
): Promise<WebParts> {
  const [{ createDirectory }, { LIMITS }, { DEFAULT_SETTINGS }, { mcpHandler }, heads, ratings] =
    await Promise.all([
      import('./common/directory.ts'),
      import('./web/limits.ts'),
      import('./web/parts.ts'),
      import('./mcp/http.ts'),
      openHeads(settings),
      store && openWebRatings(settings, store),
    ]);
  const directory = createDirectory(heads);
  return {
    assistant,
    directory,
    settings: settings.web ?? DEFAULT_SETTINGS,
    log,
    ratings,
    // The first request of all waits for what it is made of.
    patienceMs: lazy ? undefined : LIMITS.patienceMs,
    also: { '/mcp': mcpHandler({ assistant, directory }) },
  };
}

async function openWebRatings(settings: Settings, store: Store): Promise<WebParts['ratings']> {
  const [{ createRatings }, { openRatings }, { openSeal }] = await Promise.all([
    import('./web/ratings.ts'),
    import('../src/state/ratings.ts'),
    import('../src/state/secret.ts'),
  ]);
  return createRatings(openRatings(store), await openSeal(settings));
}
