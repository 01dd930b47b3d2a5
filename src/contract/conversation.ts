import type { Aside, List, Place, Rank, Settled, Similar, Subject, Unsettled, Whereabouts } from './query.ts';

/** The version of a stored conversation; one of another version is begun anew. */
export const CONVERSATION_VERSION = 6;

/** The state of a conversation after a turn, in parts that change independently; plain data, so that any store can keep it. */
export interface Conversation {
  version: typeof CONVERSATION_VERSION;
  /** The roles that were last set against each other: "both", "the other", "the second". */
  compared: string[];
  /** Roles in the order in which they came up: "the three". */
  recent: string[];
  /** The roles that "they" and "it" mean. */
  focus: string[];
  /** The list that was last shown, with the query (and its conditions) that made it; null after another subject. */
  list: { query: Rank | Similar | List; roles: string[] } | null;
  /** The query of the list that was last shown, whatever was asked about since. */
  listed?: Rank | Similar | List | undefined;
  /** The roles offered below the last answer: other readings of a name, members of a family. */
  offered: string[];
  /** The question back that waits for an answer. */
  open: Unsettled | Whereabouts | Unranked | null;
  /** The question back that the last turn answered: another pick may follow. */
  answered: Unsettled | null;
  /** The last query that was answered: what a refinement refines. */
  last: Settled | null;
  /** The query that was answered before the last: "undo". */
  before: Settled | null;
  /** The last subject, kept through questions that had no subject. */
  subject: Subject | null;
  /** The asker's own role, when they said it. */
  self: string | null;
  /** What the asker earns, and as what, when they said it. */
  earns: { role: string | null; pay: number } | null;
  /** The role that the asker wants to get to. */
  goal: string | null;
  places: Place[];
  /** The places that were asked about, the latest last: "both states". */
  placed: Place[];
  language: string;
}

/** Jobs to be ranked, by what is asked back. */
export type Unranked = Rank | Aside;

/** What an answer showed. */
export interface Shown {
  /** Its roles, in order. */
  roles: readonly string[];
  /** The roles of the choices below it, in order. */
  offered: readonly string[];
  /** It asked back. */
  asks?: boolean | undefined;
}

/** The information of a turn beyond its query. */
export interface Told {
  /** The asker's own role, where the text says it. */
  self: string | null;
  /** The role that the asker wants to get to. */
  goal: string | null;
  /** The question back that the text answered. */
  answered: Unsettled | null;
  /** The text puts right what was asked before. */
  corrects?: boolean | undefined;
  /** The text begins anew: nothing is left of what was said before. */
  anew?: boolean | undefined;
}
