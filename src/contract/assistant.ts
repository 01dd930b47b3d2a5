import type { Answer } from './answer.ts';
import type { Aspect } from './aspects.ts';
import type { Explanation } from './explanation.ts';
import type { ModelCounters } from './model.ts';

/**
 * Receives the lead as it comes: sentence by sentence where a model chooses its facts, else at once. What it was given
 * is never taken back; joined, the pieces are the answer's lead.
 */
export type LeadSink = (piece: string) => void;

/** A person's question, as an adapter hands it over. */
export interface Question {
  id?: string | undefined;
  text: string;
  /** Turns that share it are one conversation; left out: the question stands alone. */
  conversation?: string | undefined;
  /** The conversation that this turn goes on from, which stays as it was; null: none; left out: `conversation` itself. */
  follows?: string | null | undefined;
  /** The asker, for per-user limits and for forgetting; an opaque id of the platform. */
  user?: string | undefined;
  /** A visitor in passing asks: `user` serves limits alone, and nothing is kept by it. */
  passing?: boolean | undefined;
  /** The workspace or server where it is asked; an opaque id of the platform. */
  workspace?: string | undefined;
}

/** A question put together from a form: the roles are settled, nothing is to be understood. */
export interface Selection {
  id?: string | undefined;
  /** Role ids, one to five. */
  roles: readonly string[];
  aspects?: readonly Aspect[] | undefined;
  /** The question about the roles; left out: a comparison. A transition goes from the first to the second. */
  intent?: 'similar' | 'transition' | undefined;
  /** The places asked about, in words; one a role, in its order, where `apart` is set. Left out: the nation. */
  places?: readonly string[] | undefined;
  apart?: boolean | undefined;
  conversation?: string | undefined;
  follows?: string | null | undefined;
  user?: string | undefined;
  /** A visitor in passing asks: `user` serves limits alone, and nothing is kept by it. */
  passing?: boolean | undefined;
  workspace?: string | undefined;
}

/** A role that a half-typed title may become. */
export interface Suggestion {
  id: string;
  title: string;
  soc: string | null;
}

/** The core as adapters see it. Every method answers; none throws for what a user typed. */
export interface Assistant {
  ask(question: Question, onLead?: LeadSink): Promise<Answer>;
  compare(selection: Selection, onLead?: LeadSink): Promise<Answer>;
  /** Roles for a half-typed title, best first; synchronous and quick, for autocomplete. */
  suggest(typed: string, limit: number): Suggestion[];
  /** The roles that a text of any length names, in order, without repeats (at most `limit`). */
  rolesIn(text: string, limit: number): Suggestion[];
  /** The places that a text names, in its words or by their titles, whether or not there are figures for them. */
  placesIn(text: string): string[];
  /** Returns the reading, query and findings of a stand-alone question; nothing of it is stored. */
  explain(text: string): Promise<Explanation>;
  /** Forgets a conversation. */
  forget(conversation: string): Promise<void>;
  /** Returns a summary of the catalogue, for help, App Home and `about`. */
  about(): About;
}

export interface About {
  roles: number;
  embedded: number;
  sources: Answer['sources'];
  licences: string[];
  /** The model that plans leads, with its counters since the start; null when no model is set. */
  model?: ModelAbout | null | undefined;
}

export interface ModelAbout {
  name: string;
  counters: ModelCounters;
}
