import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';
import { circuitBreaker, dailyBudget, userLimit } from './limits.ts';
import { MODEL_EVENTS, type ModelCounters, type ModelEvent, type ModelSettings } from './model-types.ts';

/** A client of any server that speaks the OpenAI protocol, within limits of time and cost. */

export const MODEL_DEFAULTS = {
  model: 'gpt-4o-mini',
  firstTokenMs: 2_500,
  totalMs: 8_000,
  tokensPerDay: 500_000,
  callsPerUserMinute: 10,
} as const;
const RETRIES = 2;
const LONGEST_ANSWER_TOKENS = 400;
/** A rough count of tokens before the server gives the true one. */
const LETTERS_A_TOKEN = 4;

export interface Message {
  role: 'system' | 'user';
  content: string;
}

export interface ModelClient {
  readonly model: string;
  /** Whether a call may be made for this user now; if not, the reason is counted. */
  mayCall(user: string | undefined): boolean;
  /**
   * The text piece by piece. Throws `ModelFailure` when the server fails, is slow or breaks off; the pieces
   * that came before stand.
   */
  stream(messages: readonly Message[], signal?: AbortSignal): AsyncGenerator<string, void, void>;
  /** A value of the schema's shape. Throws `ModelFailure`, also where the output is something else. */
  structured<T extends z.ZodType>(messages: readonly Message[], schema: T, name: string): Promise<z.infer<T>>;
  count(event: ModelEvent): void;
  counters(): ModelCounters;
}

/** Why a call came to nothing; counted, never shown. */
export class ModelFailure extends Error {
  readonly event: ModelEvent;
  constructor(event: ModelEvent, cause?: unknown) {
    super(`the model gave no answer (${event})`, { cause });
    this.name = 'ModelFailure';
    this.event = event;
  }
}

export function createModelClient(settings: ModelSettings, now: () => number = Date.now): ModelClient {
  const counters = Object.fromEntries(MODEL_EVENTS.map((e) => [e, 0])) as ModelCounters;
  const count = (event: ModelEvent) => {
    counters[event] += 1;
  };
  const model = settings.model ?? MODEL_DEFAULTS.model;
  const firstTokenMs = settings.firstTokenMs ?? MODEL_DEFAULTS.firstTokenMs;
  const totalMs = settings.totalMs ?? MODEL_DEFAULTS.totalMs;
  const breaker = circuitBreaker(now);
  const budget = dailyBudget(settings.tokensPerDay ?? MODEL_DEFAULTS.tokensPerDay, now);
  const allows = userLimit(settings.callsPerUserMinute ?? MODEL_DEFAULTS.callsPerUserMinute, now);
  const client = new OpenAI({
    // A server of one's own needs no key, but the client wants one.
    apiKey: settings.apiKey ?? 'none',
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
    maxRetries: RETRIES,
    timeout: totalMs,
    logLevel: 'off',
    fetch: watchedFetch(count, totalMs),
  });

  /** Runs one call: counts it, sets its tokens aside, tells the breaker how it went. */
  async function* guarded<T>(
    messages: readonly Message[],
    run: () => AsyncGenerator<T, number | null, void>,
  ) {
    const asked = Math.ceil(messages.reduce((n, m) => n + m.content.length, 0) / LETTERS_A_TOKEN);
    const reserved = asked + LONGEST_ANSWER_TOKENS;
    if (!budget.reserve(reserved)) throw counted('over_budget');
    count('calls');
    let used: number | null = null;
    try {
      used = yield* run();
      breaker.succeeded();
    } catch (error) {
      const event = eventOf(error);
      if (event !== 'client_errors') breaker.failed();
      throw counted(event, error);
    } finally {
      budget.settle(reserved, used ?? asked);
    }
  }

  const counted = (event: ModelEvent, cause?: unknown) => {
    count(event);
    return new ModelFailure(event, cause);
  };

  async function* streamed(
    messages: readonly Message[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<string, number | null, void> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), firstTokenMs);
    const total = AbortSignal.timeout(totalMs);
    const any = AbortSignal.any([late.signal, total, ...(signal ? [signal] : [])]);
    try {
      const body = {
        model,
        messages: [...messages],
        stream: true as const,
        stream_options: { include_usage: true },
        max_tokens: LONGEST_ANSWER_TOKENS,
        temperature: 0.2,
      };
      const chunks = await abortable(client.chat.completions.create(body, { signal: any }), any);
      let finished = false;
      let tokens: number | null = null;
      const reader = chunks[Symbol.asyncIterator]();
      for (;;) {
        const next = await abortable(reader.next(), any);
        if (next.done) break;
        const [choice] = next.value.choices;
        tokens = next.value.usage?.total_tokens ?? tokens;
        if (choice?.finish_reason) finished = true;
        const piece = choice?.delta.content;
        if (!piece) continue;
        clearTimeout(timer);
        yield piece;
      }
      if (!finished) throw new ModelFailure('broken_streams');
      return tokens;
    } finally {
      clearTimeout(timer);
      late.abort();
    }
  }

  return {
    model,
    mayCall(user) {
      if (!breaker.closed()) count('circuit_open');
      else if (!allows(user)) count('over_user_limit');
      else return true;
      return false;
    },
    async *stream(messages, signal) {
      yield* guarded(messages, () => streamed(messages, signal));
    },
    async structured(messages, schema, name) {
      const out: z.infer<typeof schema>[] = [];
      const run = async function* (): AsyncGenerator<z.infer<typeof schema>, number | null, void> {
        const signal = AbortSignal.timeout(totalMs);
        const body = {
          model,
          messages: [...messages],
          response_format: zodResponseFormat(schema, name),
          max_tokens: LONGEST_ANSWER_TOKENS,
          temperature: 0,
        };
        const reply = await abortable(client.chat.completions.create(body, { signal }), signal);
        yield parseReply(reply.choices[0]?.message.content ?? '', schema);
        return reply.usage?.total_tokens ?? null;
      };
      for await (const value of guarded(messages, run)) out.push(value);
      if (out.length === 0) throw counted('bad_output');
      return out[0] as z.infer<typeof schema>;
    },
    count,
    counters: () => ({ ...counters }),
  };
}

function parseReply<T extends z.ZodType>(content: string, schema: T): z.infer<T> {
  let given: unknown;
  try {
    given = JSON.parse(content);
  } catch (error) {
    throw new ModelFailure('bad_output', error);
  }
  const read = schema.safeParse(given);
  if (!read.success) throw new ModelFailure('bad_output', read.error);
  return read.data;
}

/** Gives up on a promise when the signal fires, whatever the server still does. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new ModelFailure('timeouts'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Counts what goes wrong, and spares a retry for which the server asks a longer wait than there is time. */
function watchedFetch(count: (event: ModelEvent) => void, totalMs: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) return response;
    if (response.status !== 429 && response.status < 500) return response;
    const wait = retryAfterMs(response.headers);
    if (wait !== null && wait >= totalMs) {
      const headers = new Headers(response.headers);
      headers.set('x-should-retry', 'false');
      return new Response(response.body, {
        status: response.status,
        statusText: response.statusText,
        headers,
      });
    }
    count('retries');
    return response;
  };
}

function retryAfterMs(headers: Headers): number | null {
  const given = headers.get('retry-after');
  if (given === null) return null;
  const seconds = Number(given);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? ms : null;
}

function eventOf(error: unknown): ModelEvent {
  if (error instanceof ModelFailure) return error.event;
  if (error instanceof APIUserAbortError) return 'timeouts';
  if (error instanceof APIConnectionError)
    return error.message.includes('timed out') ? 'timeouts' : 'server_errors';
  if (error instanceof APIError && error.status === 429) return 'rate_limited';
  if (error instanceof APIError && typeof error.status === 'number')
    return error.status >= 500 ? 'server_errors' : 'client_errors';
  return 'broken_streams';
}
