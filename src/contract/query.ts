import type { AnswerRole } from './answer.ts';
import type { Aspect } from './aspects.ts';
import type { Beside, Uncounted } from './beside.ts';
import type { Field } from './schema.ts';

/** A question, understood: one of a few kinds, each with what was asked beside the point. Nothing of the words is left but mentions. */
export type Query = Settled | Unsettled | Whereabouts | Aside;
/** A query that can be answered as it stands. */
export type Settled = Compare | Describe | Rank | Similar | Transition | List;

export type Statistic = NonNullable<Field['statistic']>;
export type Direction = 'most' | 'least';
/** The end that is wanted of one of several subjects, which is an aspect or a field: "less training, more pay". */
export interface End {
  of: string;
  direction: Direction;
}
export type Computation = 'difference' | 'percent' | 'ratio';

/** The way in which a mention was resolved, where it is not the role's own name; words tell more of them apart than an answer. */
export type MentionReading = NonNullable<AnswerRole['reading']> | 'one-of' | 'alike' | 'taken-as';

/** A role or a group of occupations, and the words that named it. */
export interface QueryRole {
  id: string;
  /** Null when it was inherited from the conversation or chosen in a form. */
  mention: string | null;
  /** Probability that the mention means this role, 0 to 1. */
  confidence: number;
  reading: MentionReading | null;
  /** A level set aside to read the mention: "senior", "VP". */
  level: string | null;
  /** Other roles that the same words may mean, the likeliest first. */
  others: readonly string[];
  /** The place that was named with this role alone ("X in Texas vs Y in Ohio"). */
  place?: Place | undefined;
  /** The statistic that is meant of this role alone ("a starting X"). */
  statistic?: Statistic | undefined;
}

/** The subject of a question: the fields, statistics and aspects that it asks for. */
export interface Subject {
  aspects: Aspect[];
  /** The fields that were named; empty: all that the aspects hold. */
  fields: string[];
  statistic: Statistic | null;
  period: 'hour' | 'year' | null;
  /** The label of a distribution ("Female"). */
  label: string | null;
  /** "everything but salary": aspects to leave out. */
  except: Aspect[];
}

/** A state, a territory or an area that figures are published for; `code` as its publisher writes it. */
export interface Place {
  code: string;
  title: string;
  /** The state that was named with an area ("Austin, TX"). */
  within?: Place | undefined;
}

/** All of the country that the figures are of: what a place is compared with. */
export const NATION: Place = { code: 'US', title: 'United States' };

/** A step of education, lowest first. */
export const LEVELS = [
  'none',
  'high_school',
  'some_college',
  'certificate',
  'associate',
  'bachelor',
  'master',
  'doctorate',
] as const;
export type Level = (typeof LEVELS)[number];

/**
 * A condition that roles must meet; `denied` turns it round ("not over", "outside"). `words`: the asker's own for a
 * number that is not written in figures ("six figures").
 */
export type Condition =
  | {
      field: string;
      op: 'over' | 'under';
      value: number;
      denied: boolean;
      words?: string | undefined;
      /** The role whose own figure the bound is ("what pays more than X"). */
      of?: string | undefined;
    }
  | {
      field: string;
      op: 'between';
      value: readonly [number, number];
      denied: boolean;
      words?: string | undefined;
      /** The amount that it is about ("around 60k"), and the role whose own figure that is ("what pays the same as X"). */
      about?: number | undefined;
      of?: string | undefined;
    }
  | { field: string; op: 'is'; value: string | number; denied: boolean; words?: string | undefined }
  /** `orMore`: this level or a higher one. Denied: below it. */
  | { field: string; op: 'level'; value: Level; orMore: boolean; denied: boolean }
  /** `value`: the group as it was named; `group`: the codes that it holds ("29", "17-2000"). */
  | { group: readonly string[]; op: 'in'; value: string; denied: boolean }
  | { role: string; op: 'is'; value: string; denied: boolean }
  | { place: string; op: 'in'; value: string; denied: boolean };

interface Base {
  /** The basis of the answer; several are set side by side. Empty: the nation. */
  places: Place[];
  conditions: Condition[];
  besides: Beside[];
  /** Content words of the question that nothing was made of, as typed. */
  unused: string[];
  /** Two-letter code of the question's language. */
  language: string;
}

/** Two roles or more side by side. */
export interface Compare extends Base {
  intent: 'compare';
  roles: QueryRole[];
  subject: Subject;
  compute: Computation | null;
  /** "who earns more": which of them is wanted. */
  direction: Direction | null;
  /** The ends of its subjects, where several are compared. */
  ends?: readonly End[] | undefined;
}
export interface Describe extends Base {
  intent: 'describe';
  role: QueryRole;
  /** The members that stand in for a group without figures in the places that are asked about. */
  among?: readonly QueryRole[] | undefined;
  subject: Subject;
  /** "where do they earn more": which of several places is wanted. */
  direction?: Direction | null;
}
/** Roles in order by a criterion that was read: `subject` names it, or a condition does. */
export interface Rank extends Base {
  intent: 'rank';
  /** The roles to be ranked; null: all that the catalogue holds. */
  roles: QueryRole[] | null;
  subject: Subject;
  direction: Direction;
  /** The field or aspect that puts them in order, where the subject names others that only narrow them. */
  by?: string | undefined;
  limit: number | null;
  /** States or areas are ranked, not roles ("which state pays electricians most"). */
  over: 'roles' | 'states' | 'areas';
  /** The number of roles that were shown before: the list goes on from there. */
  skip?: number | undefined;
}
export interface Similar extends Base {
  intent: 'similar';
  role: QueryRole;
  skip?: number | undefined;
}
/** From one role to another. `from` null: how one becomes that. */
export interface Transition extends Base {
  intent: 'transition';
  from: QueryRole | null;
  to: QueryRole;
  subject: Subject;
}
/** Lists the known roles, or the members of a group. */
export interface List extends Base {
  intent: 'list';
  skip?: number | undefined;
}
/** A mention has to be settled first; `then` is the question without it. */
export interface Unsettled extends Base {
  intent: 'unsettled';
  open: OpenMention[];
  roles: QueryRole[];
  then: 'compare' | 'describe' | 'rank' | 'similar' | 'transition';
  subject: Subject;
  compute: Computation | null;
  direction: Direction | null;
}
/** The asker's whereabouts are asked back, or which of several places of one name is meant. */
export interface Whereabouts extends Base {
  intent: 'whereabouts';
  /** "near me", "Springfield". */
  words: string;
  /** The possible meanings of the name; empty: any place. */
  among: Place[];
  /** The question without it. */
  query: Settled | Unsettled;
}
export interface OpenMention extends Uncounted {
  text: string;
  /** Place among the question's roles. */
  position: number;
  verdict: 'ambiguous' | 'unknown';
  /** Roles to pick from, the likeliest first. */
  candidates: readonly string[];
}
/** The asker, or somebody near, may take their own life, or was harmed by others: no question about jobs. */
export type Distress = 'in-danger' | 'harmed';
/** Returns whether a text was told aside for distress: it is answered with where help is, and offered nothing to ask. */
export const isDistress = (aside: Aside['aside']): aside is Distress =>
  aside === 'in-danger' || aside === 'harmed';
/** Nothing to look up. `no-role`: a subject was asked and no role is known to be meant; `no-subject`: the other way round. */
export interface Aside extends Base {
  intent: 'aside';
  aside:
    | 'greeting'
    | 'thanks'
    | 'help'
    | 'about'
    | 'off-topic'
    | 'no-role'
    | 'no-subject'
    | 'trait'
    | 'criterion'
    | Distress;
  /** The roles of the conversation of which nothing is asked that can be told ("no-subject"). */
  roles?: readonly QueryRole[] | undefined;
  subject: Subject;
  /** "no-role": a figure of all occupations together was asked for. */
  ofAll?: boolean | undefined;
  /** The number of jobs that was asked for, where by what they are to be ranked is asked back. */
  limit?: number | null | undefined;
}
