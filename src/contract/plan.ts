import type { Aspect } from './aspects.ts';
import type { Uncounted } from './beside.ts';
import type { AsideClause, NoteClause } from './plain-clauses.ts';
import type { Condition, Direction, MentionReading, Place } from './query.ts';
import type { VerdictClause } from './verdict-clauses.ts';

/**
 * The content of an answer's first sentences as data: clauses over the facts of the answer, in order. Our own rules
 * make one for every answer; a model may choose another out of {@link FactClause}. One printer words both, so that
 * no sentence holds anything but facts and words of ours. `most`: so many items are named; `brief`: in fewer words.
 */
export type Clause = FactClause | OwnClause;

/** A clause over facts, named by their ids in the answer. A model may use these and no others. */
export type FactClause =
  /** Two or more facts of one field, or of fields of one measure and statistic, set against each other. */
  | { say: 'compare'; facts: readonly string[]; tell: 'gap' | 'times' | 'percent' | 'order'; brief?: true }
  /** The values side by side, nothing worked out. */
  | { say: 'values'; facts: readonly string[]; most?: number; brief?: true }
  /** The first items of a list. */
  | { say: 'items'; fact: string; most?: number }
  /** One label of distributions ("Female"), for each role that has it. */
  | { say: 'share'; facts: readonly string[]; label: string }
  /** A field that a role's sources do not give. */
  | { say: 'missing'; role: string; field: string; brief?: true }
  /** One of the answer's notes, by its index. */
  | { say: 'note'; note: number };

/**
 * A clause that only our rules make, over roles, fields and facts named by their ids. Those whose name begins with
 * `note-` are printed below the answer.
 */
export type OwnClause =
  | VerdictClause
  | FigureClause
  | RolesClause
  | ReadingClause
  | BesideClause
  | RankClause
  | MoveClause
  | AsideClause
  | NoteClause;

/** Figures that our rules tell in one sentence. */
export type FigureClause =
  /** Two ranges, and how far apart their ends are. */
  | { say: 'ranges'; facts: readonly string[] }
  /** Two lists of shares, and how far apart the shares are of what leads the first. */
  | { say: 'shares'; facts: readonly string[]; most?: number }
  /** One phrase for all. */
  | { say: 'alike'; facts: readonly string[] }
  /** The first items of a list that several facts make up. */
  | { say: 'run'; facts: readonly string[]; most?: number };

/** Statements about one to five roles. */
export type RolesClause =
  /** In one line, the job of each role. */
  | { say: 'definition'; facts: readonly string[] }
  /** A field that was asked for and that the roles lack, or (`whole`) all of its subject; `label`: of which a share was asked. */
  | {
      say: 'lacking';
      roles: readonly string[];
      field: string;
      whole: Aspect | null;
      reason: string | null;
      label?: string | undefined;
      brief?: true;
    }
  /** Nothing of what was asked stands in a sentence. */
  | { say: 'see-below'; roles: readonly string[] }
  /** A clause whose figures are those of a place. */
  | { say: 'in-place'; place: Place; clause: FactClause | FigureClause }
  /** Roles without a figure in the place; `nation`: figures of the whole country stand in; `members`: those of some of its occupations. */
  | {
      say: 'not-in-place';
      places: readonly string[];
      roles: readonly string[];
      nation: boolean;
      members?: boolean;
      brief?: true;
    }
  /** Areas whose figures only an import brings; those of `instead` stand in. */
  | { say: 'no-area'; places: readonly string[]; instead: string | null }
  /** A figure that no source gives by place; no roles: of any, in the place asked for; `bounds`: it only bounds what is told of a place. */
  | { say: 'not-by-place'; roles: readonly string[]; field: string; bounds?: boolean; place?: string }
  /** States whether one role meets the conditions of a question. */
  | { say: 'meets'; role: string; conditions: readonly Condition[]; met: boolean }
  /** A place that no source has figures for, in the words of the question. */
  | { say: 'no-place'; words: string; nation: boolean }
  /** The same role in several places. */
  | { say: 'places'; facts: readonly string[] }
  /** Pay converted to the prices of the whole country, by the price level of its place. */
  | { say: 'at-prices'; pay: string; level: string }
  /** In which place a figure of one role is the higher, or the lower; none: they are the same. */
  | { say: 'which-place'; fact: string | null; direction: Direction }
  /** A group and one of its members stand side by side. */
  | { say: 'with-member'; group: string; members: readonly string[] };

/** The way in which a mention was resolved, where it is not the role's own name. */
export type ReadingClause =
  | { say: 'reading'; role: string; how: MentionReading; mention: string; level: string | null; brief?: true }
  | { say: 'same-role'; role: string; mentions: readonly string[]; guessed?: boolean | undefined };

/** Statements about things asked beside the point. */
export type BesideClause =
  /** `near`: what comes near the subjects is told, or was (`told`); `reason`: why it is not. */
  | {
      say: 'unmeasured';
      subjects: readonly string[];
      roles: readonly string[];
      near: boolean;
      reason: string | null;
      told?: boolean | undefined;
    }
  | ({ say: 'unknown-role'; mention: string; nearest: readonly string[] } & Uncounted)
  | { say: 'sources'; sources: readonly { title: string; publisher: string; asOf: string | null }[] }
  | { say: 'reason'; fact: string }
  | { say: 'no-reasons' }
  | { say: 'common'; roles: readonly string[]; labels: readonly string[] | null }
  | { say: 'opinion'; roles: number }
  | { say: 'trait' }
  | { say: 'own-facts'; pay: number | null; years: number | null }
  /** The asker's pay among the figures of a role: over `over` and not over `under`; null: beyond the last. */
  | {
      say: 'own-pay';
      pay: number;
      over: string | null;
      under: string | null;
      place: Place | null;
      /** The pay of an hour that this is a year's of, where none of the figures is by the hour. */
      hourly: number | null;
    }
  /** Whether the asker's pay is little or much for a role: in the lowest quarter, the best-paid one, or between. */
  | {
      say: 'own-quarter';
      role: string;
      quarter: 'lowest' | 'middle' | 'best';
      place: Place | null;
      yes: boolean | null;
    }
  /** The usual pay of other roles against the asker's own, and the gap between them where the figure is no bound. */
  | {
      say: 'own-against';
      pay: number;
      others: readonly { fact: string; gap: string | null }[];
      place: Place | null;
      hourly: number | null;
    }
  /** An amount in the money of another country is compared with nothing. */
  | { say: 'currency'; words: string }
  /** Something that this kind of answer cannot hold against the facts. */
  | { say: 'not-judged' };

/** Roles or places in order. */
export type RankClause =
  | {
      say: 'rank';
      /** Those named, the best first. */
      facts: readonly string[];
      /** The number of roles that share the first place, named or not. */
      tied: number;
      /** There is no other to be ranked with the first. */
      only?: boolean;
      field: string;
      /** The label of its lists that the figures are shares of. */
      label?: string | null;
      direction: Direction;
      /** Figures of several fields of pay. */
      mixed: boolean;
      over: 'roles' | 'places';
      /** The place of the figures; null: the nation. */
      place: Place | null;
      most?: number;
    }
  /** The list goes on, or there is no more of it. */
  | {
      say: 'rank-next';
      facts: readonly string[];
      /** How many come before the first of them. */
      after: number;
      field: string;
      label?: string | null;
      mixed: boolean;
      place: Place | null;
    }
  | { say: 'rank-end' }
  | {
      say: 'tally';
      total: number;
      /** How many have the figure that puts them in order, where most lack it. */
      among: number | null;
      conditions: readonly Condition[];
      named: boolean;
      mixed: boolean;
      words: string | null;
      label?: string | null;
    }
  /** How many places meet what is asked of a role in them. */
  | { say: 'places-meet'; total: number; role: string; conditions: readonly Condition[]; areas: boolean }
  | {
      say: 'none-meets';
      /** Most lack the figure that would put them in order. */
      few: boolean;
      conditions: readonly Condition[];
      named: boolean;
      field: string;
      mixed: boolean;
      words: string | null;
      label?: string | null;
    }
  | { say: 'unranked'; roles: readonly string[] }
  | { say: 'left-out'; roles: readonly string[]; brief?: true }
  /** Areas were to be ranked; states are, or the figure of one state is told. */
  | { say: 'no-areas'; instead: string | null };

/** Roles like one, and a way from one to another. */
export type MoveClause =
  | {
      say: 'similar';
      role: string;
      similar: readonly string[];
      /** The list goes on. */
      next: boolean;
      bySource: boolean;
      conditions: readonly Condition[];
    }
  /** Steps that the goal asks for; `from` null: of somebody who comes from nowhere in particular. */
  | {
      say: 'steps';
      from: string | null;
      to: string;
      steps: readonly { from: string | null; to: string }[];
      same: boolean;
      most?: number;
    }
  | { say: 'skills'; from: string | null; to: string; skills: readonly string[]; field: string }
  | { say: 'software'; items: readonly string[] }
  | {
      say: 'no-skills';
      role: string;
      of: 'from' | 'to';
      to: string;
      skills: readonly string[];
      field: string;
    };
