import type { Catalogue, RoleHead } from '../catalogue/catalogue.ts';
import type { Answer, AnswerFact } from '../contract/answer.ts';
import type { Filter, OpenMention, Query } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { FactBook } from './facts.ts';
import type { Focus } from './focus.ts';
import type { LocalFigure } from './local.ts';

/** One place in a rank: the role, and the figure that put it there. */
export interface Ranked {
  role: RoleHead;
  fact: AnswerFact;
  value: number;
}

/** One step that a move from one role to another asks for. */
export interface Step {
  field: Field;
  from: AnswerFact | null;
  to: AnswerFact;
}

/** What was found, before it is put into words: the templates and nothing else read it. */
export type Findings =
  | {
      kind: 'roles';
      query: Query;
      roles: RoleHead[];
      focus: Focus | null;
      fields: Field[];
      lacking: Field[];
      /** Pay in the place that the question names. */
      local: LocalFigure[];
      common: string[] | null;
      /** Every fact that the answer states, and what is missing. */
      facts: AnswerFact[];
      missing: Answer['missing'];
      sources: Answer['sources'];
      sections: Answer['sections'];
    }
  | {
      kind: 'rank';
      query: Query;
      field: Field;
      ranked: Ranked[];
      total: number;
      filters: Filter[];
      least: boolean;
      unranked: RoleHead[];
      mixed: boolean;
    }
  | { kind: 'similar'; role: RoleHead; similar: RoleHead[]; bySource: boolean }
  | {
      kind: 'transition';
      query: Query;
      from: RoleHead;
      to: RoleHead;
      steps: Step[];
      shared: string[];
      /** Skills of the goal that the start lacks, and software. */
      missing: string[];
      software: string[];
      /** The role of which no source records skills, so that they cannot be set against each other. */
      lacksSkills: 'from' | 'to' | null;
      focus: Focus | null;
    }
  | { kind: 'list'; shown: RoleHead[]; total: number }
  | { kind: 'open'; query: Query; open: OpenMention; verdict: 'unclear' | 'unknown'; candidates: RoleHead[] }
  | { kind: 'subject'; examples: string[] }
  | { kind: 'aside'; aside: 'help' | 'out_of_scope'; trait: boolean; total: number; examples: string[] };

/** An answer without its words, and what they are made of. */
export interface Composed {
  draft: Omit<Answer, 'lead' | 'text'>;
  findings: Findings;
}

/** What every answering step works with. */
export interface AnsweringTools {
  catalogue: Catalogue;
  book: FactBook;
  /** The steps of education of the lexicon, for comparing them. */
  levels: readonly string[];
}
