import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';
import type { QuestionForm } from '../understanding/model-reading.ts';

/**
 * Receives the lead as it comes: sentence by sentence where a model phrases it, else at once. What it was given is
 * never taken back; joined, the pieces are the answer's lead.
 */
export type LeadSink = (piece: string) => void;

/** What a phraser is told beside the answer. */
export interface PhraseRequest {
  /** The question as the person typed it. */
  question: string;
  /** What else is known of the answer's roles: other titles, cautions. */
  catalogue: Catalogue;
  /** Who asks, for the limit of calls a user; an opaque id. */
  user?: string | undefined;
  /** Fires when the question has taken all the time that it may. */
  signal: AbortSignal;
  /** Receives the lead piece by piece; nothing it was given is taken back, and joined they are the lead. */
  onLead: LeadSink;
}

/** Rewrites the lead of an answer in a model's words, as far as the facts bear them out. */
export interface Phraser {
  /** The answer with another lead, or the answer as it was: never throws, never later than the time limit. */
  phrase(answer: Answer, request: PhraseRequest): Promise<Answer>;
  /** Why the latest drafts were not shown, or not whole, with the sentence at fault: for whoever writes a prompt. */
  refusals(): readonly string[];
}

/** Reads a question that the deterministic understanding could not. */
export interface QuestionReader {
  /** Whether a question is in a language that nothing but a model understands. */
  isForeign(question: string): boolean;
  /** Null when there is no reading to be had (no budget, a failure, nothing about jobs). Never throws. */
  read(question: string, user: string | undefined, signal: AbortSignal): Promise<QuestionForm | null>;
}

export const MODEL_EVENTS = [
  'calls',
  'cache_hits',
  'phrased',
  'phrased_in_part',
  'refused_drafts',
  'read',
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

/** How often each thing happened since the start; for logs, `about` and `eval`. */
export type ModelCounters = Record<ModelEvent, number>;

/** Which model phrases and within which limits; only `baseUrl` or `apiKey` is needed to switch it on. */
export interface ModelSettings {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** Milliseconds to the first token of a call, and in all for a question. */
  firstTokenMs?: number | undefined;
  totalMs?: number | undefined;
  /** Tokens in and out that a day may cost, and calls that one user may cause in a minute. */
  tokensPerDay?: number | undefined;
  callsPerUserMinute?: number | undefined;
}

/** The two uses of a model, sharing its limits; made by `openModel`. */
export interface ModelUse {
  name: string;
  phraser: Phraser;
  reader: QuestionReader;
  /** A signal that fires when one question has taken all the time that it may. */
  timeLimit(): AbortSignal;
  counters(): ModelCounters;
  /** Why the latest drafts were not shown, or not whole. */
  refusals(): readonly string[];
}
