import { createServer } from 'node:net';
import { z } from 'zod';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Store } from '../../src/state/store.ts';
import type { Finding } from './findings.ts';

/** What a start needs beside the platform; each opens it as the start itself would. */
export interface Needs {
  store(): Promise<Store>;
  assistant(): Promise<Assistant>;
  /** The model that is set, if any. */
  model: { baseUrl?: string | undefined; apiKey?: string | undefined } | null;
  /** What is listened on, if anything. */
  listen?: { host?: string | undefined; port: number } | undefined;
}

/** The time limit for a response from the model's service, in milliseconds. */
const MODEL_MS = 10_000;
const OPENAI = 'https://api.openai.com/v1';
/** Written and taken away again: a full disk can still be read. */
const PROBE = 'health:doctor';

/** Looks whether a start would find what it needs: the store, the catalogue, the port, the model. */
export async function startNeeds({ store, assistant, model, listen }: Needs): Promise<Finding[]> {
  return [
    await storeWorks(store),
    await catalogueOpens(assistant),
    ...(listen ? [await portIsFree(listen)] : []),
    ...(model ? [await modelAnswers(model)] : []),
  ];
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
function portIsFree({ host, port }: NonNullable<Needs['listen']>): Promise<Finding> {
  const where = host === undefined ? `Port ${port}` : `Port ${port} of ${host}`;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const text = taken
        ? `${where} is taken: all is well if Rolewise runs already, else set PORT to a free one.`
        : `${where} cannot be listened on (${error.code ?? error.message}): correct HOST or PORT.`;
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
