import type { Catalogue, RoleHead } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';
import type { Beside } from '../contract/beside.ts';
import type { Clause } from '../contract/plan.ts';
import type { Place, Query, Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { FactBook } from './facts.ts';
import type { Focus } from './focus.ts';

/** An answer without its words: its data, and its lead as clauses. */
export interface Found extends Omit<Answer, 'version' | 'id' | 'lead' | 'text' | 'phrasedBy'> {
  plan: Clause[];
}

/** The findings of an intent, before things asked beside the point are answered. */
export interface Finding {
  /** `sources`: those that are asked for; left out: those of the facts. */
  found: Omit<Found, 'plan' | 'notes' | 'sources' | 'facts' | 'missing'> & Partial<Pick<Found, 'sources'>>;
  /** The lead of the question itself. */
  main: Clause[];
  /** Clauses of `main` that were not asked for, the least wanted first. */
  spare?: Clause[] | undefined;
  /** Told below the answer: clauses of ours, and sentences of the catalogue. */
  notes: (Clause | string)[];
  scope: Scope;
}

/** The scope of an answer, for things asked beside the point. */
export interface Scope {
  columns: readonly Column[];
  subject: Subject;
  focus: Focus | null;
  fields: readonly Field[];
}

/** A role, and the place whose figures of it are told; no place: the nation's. */
export interface Column {
  role: RoleHead;
  place: Place | null;
}

/** The tools of every intent. */
export interface Tools {
  catalogue: Catalogue;
  book: FactBook;
}

/** The answer to something asked beside the point. */
export interface Aside {
  /** Said before the lead of the question itself. */
  before?: Clause[] | undefined;
  /** Said after it. */
  after?: Clause[] | undefined;
  notes?: (Clause | string)[] | undefined;
  /** Subjects that no source covers. */
  notCovered?: string[] | undefined;
  /** The number of roles that it speaks of. */
  total?: number | undefined;
  /** It takes the place of the lead. */
  instead?: boolean | undefined;
}

/** The input of an answer to something asked beside the point. */
export interface Context<Q extends Query = Query> {
  query: Q;
  scope: Scope;
  tools: Tools;
}

/** What an answer tells of, whatever the question was. */
export type Told = Pick<Context, 'scope' | 'tools'>;

/** One answer a kind of {@link Beside}: a new kind that an intent does not answer does not compile. */
export type Besides<Q extends Query = Query> = {
  [Kind in Beside['kind']]: (beside: Extract<Beside, { kind: Kind }>, context: Context<Q>) => Aside;
};

/** One kind of question: what it finds, and what it says to each thing asked beside it. */
export interface Intent<Q extends Query = Query> {
  find(query: Q, tools: Tools): Finding;
  beside: Besides<Q>;
}
