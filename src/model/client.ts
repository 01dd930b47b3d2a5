import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';
import {
  MODEL_EVENTS,
  type ModelCounters,
  type ModelEvent,
  type ModelSettings,
  type Tally,
} from '../contract/model.ts';
import { eventOf, ModelFailure } from './failure.ts';
import { circuitBreaker, dailyBudget, userLimit } from './limits.ts';
import { type CallOptions, LONGEST_ANSWER_TOKENS, type Message, modelServer, type Used } from './server.ts';
import type { Asker } from './types.ts';

const DEFAULTS = {
  model: 'gpt-4o-mini',
  firstTokenMs: 2_500,
  idleMs: 1_500,
  totalMs: 8_000,
  tokensPerDay: 500_000,
  callsPerUserMinute: 10,
} as const;
/** The letters per token, for a rough count if the server does not report one. */
const LETTERS_A_TOKEN = 4;

/** A model within limits of time and cost, every call counted. */
export interface ModelClient {
  readonly model: string;
  /** A signal that fires when one question has taken all the time that it may; for all of its calls. */
  timeLimit(): AbortSignal;
  /** Returns whether a call may be made for this user now; if not, the reason is counted. */
  mayCall(asker: Asker): boolean;
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
    options: CallOptions,
  ): Promise<z.infer<T>>;
  count(event: ModelEvent): void;
  counters(): ModelCounters;
}

/**
 * Opens the client; nothing is sent before the first call. `onSpent` is told in one sentence, once a day each, whose budget
 * is used up. `now` is in milliseconds since 1970; `tally` counts for all processes, left out: for this one.
 */
export function createModelClient(
  settings: ModelSettings,
  onSpent: (sentence: string) => void = () => {},
  now: () => number = Date.now,
  tally?: Tally,
): ModelClient {
  const counters = Object.fromEntries(MODEL_EVENTS.map((event) => [event, 0])) as ModelCounters;
  const count = (event: ModelEvent): void => {
    counters[event] += 1;
  };
  const counted = (event: ModelEvent, cause?: unknown): ModelFailure => {
    count(event);
    return new ModelFailure(event, cause);
  };
  const model = settings.model ?? DEFAULTS.model;
  const totalMs = settings.totalMs ?? DEFAULTS.totalMs;
  const firstTokenMs = settings.firstTokenMs ?? DEFAULTS.firstTokenMs;
  const idleMs = settings.idleMs ?? DEFAULTS.idleMs;
  const ask = modelServer({ ...settings, model, firstTokenMs, idleMs, totalMs }, count);
  const breaker = circuitBreaker(now);
  const { tokensPerDay = DEFAULTS.tokensPerDay, tokensPerWorkspaceDay = Number.POSITIVE_INFINITY } = settings;
  const spent = (workspace?: string): void => {
    const [whose, tokens] = workspace
      ? [`workspace ${workspace}`, tokensPerWorkspaceDay]
      : ['all workspaces', tokensPerDay];
    onSpent(
      `The model budget of ${whose} (${tokens} tokens a day) is used up: Rolewise answers without the model there until midnight UTC.`,
    );
  };
  const budget = dailyBudget({ all: tokensPerDay, each: tokensPerWorkspaceDay }, now, spent, tally);
  const allows = userLimit(settings.callsPerUserMinute ?? DEFAULTS.callsPerUserMinute, now);

  /** One call: counted, its tokens set aside, the breaker told how it went. */
  async function* stream(
    messages: readonly Message[],
    options: CallOptions,
  ): AsyncGenerator<string, void, void> {
    const asked = tokensOf(messages.reduce((sum, { content }) => sum + content.length, 0));
    const reserved = asked + LONGEST_ANSWER_TOKENS;
    const { workspace } = options;
    const over = await budget.reserve(reserved, workspace);
    if (over) throw counted(over === 'all' ? 'over_budget' : 'over_workspace_budget');
    count('calls');
    const used: Used = { tokens: null, letters: 0 };
    let failed = false;
    try {
      yield* ask(messages, options, used);
    } catch (error) {
      failed = true;
      throw counted(eventOf(error), error);
    } finally {
      // Here too when whoever reads has heard enough and stops.
      if (failed) breaker.failed();
      else breaker.succeeded();
      const tokens = used.tokens ?? asked + tokensOf(used.letters);
      budget.settle(reserved, tokens, workspace);
    }
  }

  return {
    model,
    timeLimit: () => AbortSignal.timeout(totalMs),
    mayCall({ user }) {
      if (!allows(user)) count('over_user_limit');
      else if (!breaker.closed()) count('circuit_open');
      else return true;
      return false;
    },
    stream,
    async structured(messages, schema, name, options) {
      let text = '';
      const format = zodResponseFormat(schema, name);
      for await (const piece of stream(messages, { ...options, format })) text += piece;
      const value = parsed(text, schema);
      if (value === undefined) throw counted('bad_output');
      return value;
    },
    count,
    counters: () => ({ ...counters }),
  };
}

const tokensOf = (letters: number): number => Math.ceil(letters / LETTERS_A_TOKEN);

/** Returns the value of a JSON text, plain or fenced; undefined when it does not fit the schema. */
function parsed<T extends z.ZodType>(text: string, schema: T): z.infer<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(text.replace(/^\s*```(?:json)?|```\s*$/g, ''))).data;
  } catch {
    return undefined;
  }
}
