import { createServer } from 'node:net';
import { z } from 'zod';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Store } from '../../src/state/store.ts';
import type { Finding } from './findings.ts';

/** What a start needs beside the platform; each opens it as the start itself would. */
export interface Needs {
  store(): Promise<Store>;
  assistant(): Promise<Assistant>;
  /** The model that is set, if any. */
  model: { baseUrl?: string | undefined; apiKey?: string | undefined } | null;
  /** What is listened on; the same one twice is one. */
  listens: readonly Listening[];
}

/** A place that is listened on, and how the settings of it begin. */
export interface Listening {
  host?: string | undefined;
  port: number;
  prefix?: 'OPERATE_' | undefined;
}

/** What a start of these settings needs, each opened by `open` as the start itself would. */
export function needsOf(
  settings: Settings,
  open: {
    openStore(settings: Settings): Promise<Store>;
    openAssistant(settings: Settings): Promise<Assistant>;
  },
): Needs {
  const { model, web, operate } = settings;
  return {
    store: () => open.openStore(settings),
    assistant: () => open.openAssistant(settings),
    model,
    listens: [
      // Bots serve the page where an address is set for it.
      ...(web?.host === undefined ? [] : [{ host: web.host, port: web.port }]),
      ...(operate ? [{ ...operate, prefix: 'OPERATE_' as const }] : []),
    ],
  };
}

/** The time limit for a response from the model's service, in milliseconds. */
const MODEL_MS = 10_000;
const OPENAI = 'https://api.openai.com/v1';
/** Written and taken away again: a full disk can still be read. */
const PROBE = 'health:doctor';

/** Looks whether a start would find what it needs: the store, the catalogue, the port, the model. */
export async function startNeeds({ store, assistant, model, listens }: Needs): Promise<Finding[]> {
  const places = new Map(listens.map((place) => [`${place.host} ${place.port}`, place]));
  return Promise.all([
    storeWorks(store),
    catalogueOpens(assistant),
    ...[...places.values()].map(portIsFree),
    ...(model ? [modelAnswers(model)] : []),
  ]);
}

async function storeWorks(open: Needs['store']): Promise<Finding> {
  let store: Store | undefined;
  try {
    store = await open();
    await store.set(PROBE, 1, { ttlMs: MODEL_MS });
    await store.get(PROBE, z.number());
    await store.delete(PROBE);
    return { state: 'ok', text: `What must be kept can be kept (${store.driver}).` };
  } catch (error) {
    return { state: 'bad', text: sentence(error) };
  } finally {
    await store?.close();
  }
}

async function catalogueOpens(open: Needs['assistant']): Promise<Finding> {
  try {
    const { roles } = (await open()).about();
    return { state: 'ok', text: `The catalogue opens: ${roles.toLocaleString('en-US')} roles.` };
  } catch (error) {
    return { state: 'bad', text: sentence(error) };
  }
}

/** A port may be taken by Rolewise itself, which the doctor is asked about while it runs. */
function portIsFree({ host, port, prefix }: Listening): Promise<Finding> {
  const named = prefix ?? '';
  const where = host === undefined ? `Port ${port}` : `Port ${port} of ${host}`;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const text = taken
        ? `${where} is taken: all is well if Rolewise runs already, else set ${named}PORT to a free one.`
        : `${where} cannot be listened on (${error.code ?? error.message}): correct ${named}HOST or ${named}PORT.`;
      resolve({ state: taken ? 'warn' : 'bad', text });
    });
    const free: Finding = { state: 'ok', text: `${where} is free.` };
    server.listen({ port, ...(host ? { host } : {}) }, () => server.close(() => resolve(free)));
  });
}

/** Answers come without a model, too, so that nothing here keeps a start from working. */
async function modelAnswers({ baseUrl = OPENAI, apiKey }: NonNullable<Needs['model']>): Promise<Finding> {
  const without = 'until then answers are given without it';
  try {
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/models`, {
      headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
      signal: AbortSignal.timeout(MODEL_MS),
    });
    if (response.ok) return { state: 'ok', text: "The model's service answers." };
    const key = response.status === 401 || response.status === 403;
    const what = key
      ? 'does not accept OPENAI_API_KEY: correct it'
      : `answers ${response.status}: look at it`;
    return { state: 'warn', text: `The model's service ${what}; ${without}.` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return {
      state: 'warn',
      text: `The model's service cannot be reached (${sentence(cause)}): check OPENAI_BASE_URL and the network; ${without}.`,
    };
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
