import type { Answer } from './answer.ts';
import type { Query } from './query.ts';

/** A sense of some words, and what it costs to read them so. */
export interface PricedSense {
  /** The typed text. */
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
  /** The kind of evidence in the words: its own name ("official"), or another. */
  evidence: string;
}

/** A run of words with the sense in which it was read. */
export interface ExplainedSpan extends PricedSense {
  /** A denial has it in its scope. */
  denied: boolean;
  /** It was misspelled. */
  slip: boolean;
  /** The senses that lost, cheapest first. */
  lost: PricedSense[];
  /** For a mention: how far its role is settled, and the roles that it may mean, the likeliest first. */
  verdict: string | null;
  candidates: ExplainedCandidate[];
}

/** The reading of a text, its query and the findings; plain data. */
export interface Explanation {
  text: string;
  spans: ExplainedSpan[];
  /** Words that no sense accounts for, as typed. */
  unknown: string[];
  /** The total price of the reading. */
  price: number;
  query: Query;
  found: Pick<Answer, 'outcome' | 'intent' | 'filters' | 'notCovered' | 'lead'> & {
    roles: { id: string; title: string }[];
  };
}
