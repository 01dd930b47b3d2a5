import type { LeadSink } from '../contract/assistant.ts';
import type { ModelCounters, QuestionForm } from '../contract/model.ts';
import type { OwnLead } from '../wording/plan.ts';
import type { Said } from '../wording/said.ts';

/** The asker of a question, for limits: opaque ids. */
export interface Asker {
  user?: string | undefined;
  workspace?: string | undefined;
}

/** The input of a planner. */
export interface PlanRequest {
  /** The id of the answer, for the log. */
  answer: string | null;
  /** The question as the person typed it. */
  question: string;
  own: OwnLead;
  said: Said;
  asker: Asker;
  /** Fires when the question has taken all the time that it may. */
  signal: AbortSignal;
  /** Receives the lead piece by piece; nothing it was given is taken back, and joined they are the lead. */
  onLead: LeadSink;
}

/** A lead, and who chose its facts. */
export interface PlannedLead {
  lead: string;
  by: 'template' | 'model';
  /** The two-letter code of the question's language as the model gives it; null where it gave none. */
  language: string | null;
}

/** Has a model choose and order the facts of a lead; every word of it is ours. */
export interface Planner {
  /** Returns the model's lead, or our own: never throws, never later than the time limit. */
  plan(request: PlanRequest): Promise<PlannedLead>;
}

/** Has a model read a question that the deterministic understanding is in doubt of. */
export interface QuestionReader {
  /** Returns null when it cannot read the question (no budget, a failure, not about jobs). Never throws. */
  read(question: string, language: string, asker: Asker, signal: AbortSignal): Promise<QuestionForm | null>;
}

/** The two uses of a model, sharing its limits; made by `openModel`. */
export interface ModelUse {
  name: string;
  planner: Planner;
  reader: QuestionReader;
  /** A signal that fires when one question has taken all the time that it may. */
  timeLimit(): AbortSignal;
  counters(): ModelCounters;
}
