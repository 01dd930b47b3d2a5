import type { Answer, Intent } from '../answering/answer.ts';
import type { LeadSink } from '../assistant.ts';
import type { Aspect } from '../catalogue/schema.ts';

/** What a phraser is told beside the answer. */
export interface PhraseRequest {
  /** The question as the person typed it. */
  question: string;
  /** Who asks, for the limit of calls a user; an opaque id. */
  user?: string | undefined;
  /** Receives the lead piece by piece; nothing it was given is taken back. */
  onLead?: LeadSink | undefined;
  /** Other titles under which the answer's roles are known, by role id. */
  aliases?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Rewrites the lead of an answer in a model's words, as far as the facts bear them out. */
export interface Phraser {
  /** The answer with another lead, or the answer as it was: never throws, never later than the time limit. */
  phrase(answer: Answer, request: PhraseRequest): Promise<Answer>;
}

/** A question as a model read it: words of the question, never role ids. */
export interface QuestionReading {
  intent: Intent;
  /** The job titles as the question has them, in its order; `src/titles` settles which roles they are. */
  mentions: string[];
  aspects: Aspect[];
}

/** Reads a question that the deterministic understanding could not. */
export interface QuestionReader {
  /** Null when there is no reading to be had (no budget, a failure, nothing about jobs). Never throws. */
  read(question: string, user?: string | undefined): Promise<QuestionReading | null>;
}

/** How often each thing happened since the start; for logs and `eval`. */
export type ModelCounters = Record<ModelEvent, number>;

export const MODEL_EVENTS = [
  'calls',
  'cache_hits',
  'phrased',
  'phrased_in_part',
  'refused_drafts',
  'rate_limited',
  'server_errors',
  'client_errors',
  'timeouts',
  'broken_streams',
  'bad_output',
  'retries',
  'circuit_open',
  'over_budget',
  'over_user_limit',
  'unreadable_language',
] as const;
export type ModelEvent = (typeof MODEL_EVENTS)[number];

/** Which model phrases and within which limits; only `baseUrl` or `apiKey` is needed to switch it on. */
export interface ModelSettings {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** Milliseconds to the first token, and in all. */
  firstTokenMs?: number | undefined;
  totalMs?: number | undefined;
  /** Tokens in and out that a day may cost, and calls that one user may cause in a minute. */
  tokensPerDay?: number | undefined;
  callsPerUserMinute?: number | undefined;
}

/** The two uses of a model, sharing its limits; made by `createPhraser`. */
export interface ModelUse {
  phraser: Phraser;
  reader: QuestionReader;
  counters(): ModelCounters;
}
