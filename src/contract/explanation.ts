import type { Answer } from './answer.ts';
import type { Query } from './query.ts';

/** A sense of some words, and what it costs to read them so. */
export interface PricedSense {
  /** What was typed. */
  text: string;
  /** Kind and value ("aspect.salary"). */
  sense: string;
  price: number;
}

/** A role that a mention may mean. */
export interface ExplainedCandidate {
  id: string;
  title: string;
  confidence: number;
  /** How the words name it: as its own name ("official"), or otherwise. */
  evidence: string;
}

/** A run of words with the sense in which it was read. */
export interface ExplainedSpan extends PricedSense {
  /** A denial has it in its scope. */
  denied: boolean;
  /** It was misspelled. */
  slip: boolean;
  /** What else the words might have been, the cheapest first. */
  lost: PricedSense[];
  /** For a mention: how far its role is settled, and the roles that it may mean, the likeliest first. */
  verdict: string | null;
  candidates: ExplainedCandidate[];
}

/** How a text was read, what was made of it and what was found; plain data. */
export interface Explanation {
  text: string;
  spans: ExplainedSpan[];
  /** Words that no sense accounts for, as typed. */
  unknown: string[];
  /** What the reading costs as a whole. */
  price: number;
  query: Query;
  found: Pick<Answer, 'outcome' | 'intent' | 'filters' | 'notCovered' | 'lead'> & {
    roles: { id: string; title: string }[];
  };
}
