import OpenAI, { APIError } from 'openai';
import type { ModelEvent } from '../contract/model.ts';
import { abortable, ModelFailure } from './failure.ts';
import { watchedFetch } from './fetch.ts';

/** A server that speaks the OpenAI protocol: one request, and what comes of it piece by piece. */

/** The most that an answer may have, in tokens. */
export const LONGEST_ANSWER_TOKENS = 400;
/** Beyond the first try; the client waits with jitter in between, or as long as `Retry-After` says. */
const RETRIES = 2;
/** The parameters that a server may reject; they are then left out. */
const DISPENSABLE = ['max_tokens', 'temperature', 'stream_options', 'response_format'] as const;
type Dispensable = (typeof DISPENSABLE)[number];

export interface Message {
  role: 'system' | 'user';
  content: string;
}

/** The options of a call beside its messages. */
export interface CallOptions {
  /** Ends the call; see `ModelClient.timeLimit`. */
  signal: AbortSignal;
  /** Whose budget it is counted to. */
  workspace?: string | undefined;
  /** The form of the output; left out: plain text. */
  format?: OpenAI.ResponseFormatJSONSchema | undefined;
}

/** The usage of a call: tokens as the server counts them (null where it does not), characters as they arrived. */
export interface Used {
  tokens: number | null;
  letters: number;
}

/** The address of the server, the model, and the time limits in milliseconds. */
export interface ServerSettings {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model: string;
  /** To the first token, and from one token to the next. */
  firstTokenMs: number;
  idleMs: number;
  totalMs: number;
}

/** Asks the model and gives its text piece by piece; throws when the server fails, is slow or breaks off. */
export type Ask = (
  messages: readonly Message[],
  options: CallOptions,
  used: Used,
) => AsyncGenerator<string, void, void>;

/** Opens the client; nothing is sent before the first call. Retries are counted by `count`. */
export function modelServer(settings: ServerSettings, count: (event: ModelEvent) => void): Ask {
  const { apiKey, baseUrl, firstTokenMs, idleMs, totalMs } = settings;
  const client = new OpenAI({
    // A self-hosted server works without a key, but the client requires one.
    apiKey: apiKey ?? 'none',
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    maxRetries: RETRIES,
    timeout: totalMs,
    logLevel: 'off',
    fetch: watchedFetch(count, firstTokenMs),
  });
  const send = adaptingSender(client, settings.model);
  return async function* ask(messages, options, used) {
    const stopped = new AbortController();
    let timer = setTimeout(() => stopped.abort(), firstTokenMs);
    const signal = AbortSignal.any([stopped.signal, options.signal]);
    try {
      const chunks = await abortable(send(messages, options, signal), signal);
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
        timer = setTimeout(() => stopped.abort(), idleMs);
        used.letters += piece.length;
        yield piece;
      }
      // Cut off by the server, its filter or our own limit: the last clause is incomplete.
      if (finish === null || finish === 'length' || finish === 'content_filter')
        throw new ModelFailure('broken_streams');
    } finally {
      clearTimeout(timer);
      stopped.abort();
    }
  };
}

/** Sends requests; a part that the server refuses to be told is left out, for good. */
function adaptingSender(client: OpenAI, model: string) {
  const refused = new Set<Dispensable>();
  const attempt = async (messages: readonly Message[], { format }: CallOptions, signal: AbortSignal) => {
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
  return async function send(
    messages: readonly Message[],
    options: CallOptions,
    signal: AbortSignal,
  ): ReturnType<typeof attempt> {
    try {
      return await attempt(messages, options, signal);
    } catch (error) {
      const part = refusedPart(error);
      if (part === undefined || refused.has(part)) throw error;
      refused.add(part);
      return send(messages, options, signal);
    }
  };
}

/** The part of a request that a server says it does not take ("Unsupported parameter: 'max_tokens'"). */
function refusedPart(error: unknown): Dispensable | undefined {
  if (!(error instanceof APIError) || error.status !== 400) return undefined;
  const named = (error.param ?? '').split('.')[0];
  return DISPENSABLE.find((part) => part === named);
}
