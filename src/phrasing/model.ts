import OpenAI, { APIError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';
import { circuitBreaker, dailyBudget, userLimit } from './limits.ts';
import { abortable, eventOf, ModelFailure } from './model-failure.ts';
import { watchedFetch } from './model-fetch.ts';
import { MODEL_EVENTS, type ModelCounters, type ModelEvent, type ModelSettings } from './model-types.ts';

/** A client of any server that speaks the OpenAI protocol, within limits of time and cost. */

const MODEL_DEFAULTS = {
  model: 'gpt-4o-mini',
  firstTokenMs: 2_500,
  totalMs: 8_000,
  tokensPerDay: 500_000,
  callsPerUserMinute: 10,
} as const;
/** Beyond the first try; the client waits with jitter in between, or as long as `Retry-After` says. */
const RETRIES = 2;
const LONGEST_ANSWER_TOKENS = 400;
/** A rough count of tokens where the server gives none. */
const LETTERS_A_TOKEN = 4;
/** What a server may refuse to be told; it is then left out. */
const DISPENSABLE = ['max_tokens', 'temperature', 'stream_options', 'response_format'] as const;
type Dispensable = (typeof DISPENSABLE)[number];

export interface Message {
  role: 'system' | 'user';
  content: string;
}

/** What one call is given beside its messages. */
export interface CallOptions {
  /** Ends the call; see `ModelClient.timeLimit`. */
  signal: AbortSignal;
  /** The form of the output; left out: plain text. */
  format?: OpenAI.ResponseFormatJSONSchema | undefined;
}

export interface ModelClient {
  readonly model: string;
  /** A signal that fires when one question has taken all the time that it may; for all of its calls. */
  timeLimit(): AbortSignal;
  /** Whether a call may be made for this user now; if not, the reason is counted. */
  mayCall(user: string | undefined): boolean;
  /**
   * The text piece by piece. Throws `ModelFailure` when the server fails, is slow or breaks off; the pieces
   * that came before stand.
   */
  stream(messages: readonly Message[], options: CallOptions): AsyncGenerator<string, void, void>;
  /** A value of the schema's shape. Throws `ModelFailure`, also where the output is something else. */
  structured<T extends z.ZodType>(
    messages: readonly Message[],
    schema: T,
    name: string,
    signal: AbortSignal,
  ): Promise<z.infer<T>>;
  count(event: ModelEvent): void;
  counters(): ModelCounters;
}

/** Opens the client; nothing is sent before the first call. `now` is in milliseconds since 1970. */
export function createModelClient(settings: ModelSettings, now: () => number = Date.now): ModelClient {
  const counters = Object.fromEntries(MODEL_EVENTS.map((event) => [event, 0])) as ModelCounters;
  const count = (event: ModelEvent): void => {
    counters[event] += 1;
  };
  const model = settings.model ?? MODEL_DEFAULTS.model;
  const firstTokenMs = settings.firstTokenMs ?? MODEL_DEFAULTS.firstTokenMs;
  const totalMs = settings.totalMs ?? MODEL_DEFAULTS.totalMs;
  const breaker = circuitBreaker(now);
  const budget = dailyBudget(settings.tokensPerDay ?? MODEL_DEFAULTS.tokensPerDay, now);
  const allows = userLimit(settings.callsPerUserMinute ?? MODEL_DEFAULTS.callsPerUserMinute, now);
  const refused = new Set<Dispensable>();
  const client = new OpenAI({
    // A server of one's own needs no key, but the client wants one.
    apiKey: settings.apiKey ?? 'none',
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
    maxRetries: RETRIES,
    timeout: totalMs,
    logLevel: 'off',
    fetch: watchedFetch(count, firstTokenMs),
  });

  /** Sends the request; one part that the server refuses to be told is left out, for good. */
  const send = async (messages: readonly Message[], { format }: CallOptions, signal: AbortSignal) => {
    const limit = refused.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
    const body = {
      model,
      messages: [...messages],
      stream: true as const,
      [limit]: LONGEST_ANSWER_TOKENS,
      ...(refused.has('stream_options') ? {} : { stream_options: { include_usage: true } }),
      ...(refused.has('temperature') ? {} : { temperature: 0.2 }),
      ...(format && !refused.has('response_format') ? { response_format: format } : {}),
    };
    return client.chat.completions.create(body, { signal });
  };
  const sendAdapting = async (
    messages: readonly Message[],
    options: CallOptions,
    signal: AbortSignal,
  ): ReturnType<typeof send> => {
    try {
      return await send(messages, options, signal);
    } catch (error) {
      const part = refusedPart(error);
      if (part === undefined || refused.has(part)) throw error;
      refused.add(part);
      return sendAdapting(messages, options, signal);
    }
  };

  async function* request(
    messages: readonly Message[],
    options: CallOptions,
    used: Used,
  ): AsyncGenerator<string, void, void> {
    const stopped = new AbortController();
    const timer = setTimeout(() => stopped.abort(), firstTokenMs);
    const signal = AbortSignal.any([stopped.signal, options.signal]);
    try {
      const chunks = await abortable(sendAdapting(messages, options, signal), signal);
      const reader = chunks[Symbol.asyncIterator]();
      let finish: string | null = null;
      for (;;) {
        const next = await abortable(reader.next(), signal);
        if (next.done) break;
        used.tokens = next.value.usage?.total_tokens ?? used.tokens;
        const [choice] = next.value.choices;
        finish = choice?.finish_reason ?? finish;
        const piece = choice?.delta?.content;
        if (!piece) continue;
        clearTimeout(timer);
        used.letters += piece.length;
        yield piece;
      }
      // Cut off by the server, by its filter or by our own limit: what came last is no whole sentence.
      if (finish === null || finish === 'length' || finish === 'content_filter')
        throw new ModelFailure('broken_streams');
    } finally {
      clearTimeout(timer);
      stopped.abort();
    }
  }

  /** One call: counted, its tokens set aside, the breaker told how it went. */
  async function* stream(
    messages: readonly Message[],
    options: CallOptions,
  ): AsyncGenerator<string, void, void> {
    const asked = tokensOf(messages.reduce((sum, { content }) => sum + content.length, 0));
    const reserved = asked + LONGEST_ANSWER_TOKENS;
    if (!budget.reserve(reserved)) throw counted('over_budget');
    count('calls');
    const used: Used = { tokens: null, letters: 0 };
    let failed = false;
    try {
      yield* request(messages, options, used);
    } catch (error) {
      failed = true;
      throw counted(eventOf(error), error);
    } finally {
      // Here too when whoever reads has heard enough and stops.
      if (failed) breaker.failed();
      else breaker.succeeded();
      budget.settle(reserved, used.tokens ?? asked + tokensOf(used.letters));
    }
  }

  const counted = (event: ModelEvent, cause?: unknown): ModelFailure => {
    count(event);
    return new ModelFailure(event, cause);
  };

  return {
    model,
    timeLimit: () => AbortSignal.timeout(totalMs),
    mayCall(user) {
      if (!allows(user)) count('over_user_limit');
      else if (!breaker.closed()) count('circuit_open');
      else return true;
      return false;
    },
    stream,
    async structured(messages, schema, name, signal) {
      let text = '';
      for await (const piece of stream(messages, { signal, format: zodResponseFormat(schema, name) }))
        text += piece;
      const value = parsed(text, schema);
      if (value === undefined) throw counted('bad_output');
      return value;
    },
    count,
    counters: () => ({ ...counters }),
  };
}

/** What a call came to: tokens as the server counts them, letters as they arrived. */
interface Used {
  tokens: number | null;
  letters: number;
}

const tokensOf = (letters: number): number => Math.ceil(letters / LETTERS_A_TOKEN);

/** The value that a text of JSON holds, alone or fenced; undefined when it is none of the schema's. */
function parsed<T extends z.ZodType>(text: string, schema: T): z.infer<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(text.replace(/^\s*```(?:json)?|```\s*$/g, ''))).data;
  } catch {
    return undefined;
  }
}

/** The part of a request that a server says it does not take ("Unsupported parameter: 'max_tokens'"). */
function refusedPart(error: unknown): Dispensable | undefined {
  if (!(error instanceof APIError) || error.status !== 400) return undefined;
  const named = (error.param ?? '').split('.')[0];
  return DISPENSABLE.find((part) => part === named);
}
