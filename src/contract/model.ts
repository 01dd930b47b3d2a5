import type { Intent } from './answer.ts';
import type { Aspect } from './aspects.ts';
import type { Direction } from './query.ts';

/** The events of model calls; each is counted. */
export const MODEL_EVENTS = [
  'calls',
  'cache_hits',
  'shared_calls',
  'planned',
  'refused_plans',
  'left_alone',
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
  'over_workspace_budget',
  'over_user_limit',
] as const;
export type ModelEvent = (typeof MODEL_EVENTS)[number];

/** The number of events of each kind since the start; for logs, `about` and `eval`. */
export type ModelCounters = Record<ModelEvent, number>;

/** A plan that was not followed, for whoever writes a prompt: the answer that it was for, and why. No words of users. */
export interface ModelRefusal {
  answer: string | null;
  reason: string;
}

/** Adds to counts that begin anew after `ttlMs`, wherever they are kept; returns what they are now. Never rejects. */
export type Tally = (
  counts: readonly { key: string; by: number; ttlMs: number; workspace?: string | undefined }[],
) => Promise<readonly number[]>;

/** The model and its limits; only `baseUrl` or `apiKey` is needed to switch it on. */
export interface ModelSettings {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** Milliseconds to the first token of a call, between two of its tokens, and in all for a question. */
  firstTokenMs?: number | undefined;
  idleMs?: number | undefined;
  totalMs?: number | undefined;
  /** Tokens in and out that a day may cost, and calls that one user may cause in a minute. */
  tokensPerDay?: number | undefined;
  /** Of these, those of one workspace or server; left out: all. */
  tokensPerWorkspaceDay?: number | undefined;
  callsPerUserMinute?: number | undefined;
}

/** A question as a form: what a model read from it, the job titles still in words. */
export interface QuestionForm {
  intent: Intent;
  /** In the order of the question. */
  mentions: readonly string[];
  aspects: readonly Aspect[];
  direction?: Direction | null | undefined;
}
