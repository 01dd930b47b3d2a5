import type { Aspect } from './aspects.ts';
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

/** The way in which a mention was resolved, where it is not the role's own name. */
export type MentionReading = 'family' | 'member' | 'counted-with' | 'nearest' | 'rank';

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
    }
  | { field: string; op: 'is'; value: string | number; denied: boolean; words?: string | undefined }
  /** `orMore`: this level or a higher one. Denied: below it. */
  | { field: string; op: 'level'; value: Level; orMore: boolean; denied: boolean }
  /** `value`: the group as it was named; `group`: the codes that it holds ("29", "17-2000"). */
  | { group: readonly string[]; op: 'in'; value: string; denied: boolean }
  | { role: string; op: 'is'; value: string; denied: boolean }
  | { place: string; op: 'in'; value: string; denied: boolean };

/**
 * How far one is said to be beyond another: a multiple of it ("twice"), a share of it ("20% more") or an amount.
 * `inclusive`: the bound itself is within it. No bound: that, or more of it; `about`: that, and no more.
 */
export interface Margin {
  of: 'times' | 'percent' | 'amount';
  value: number;
  bound: 'over' | 'under' | 'about' | null;
  inclusive: boolean;
}

/** Something that the question takes for true, or asks whether it is, to be held against the facts. */
export type Claim =
  /** Subject and object are places among the roles. `possible`: "could", it is enough that the ranges meet. */
  | {
      kind: 'compare';
      /** The aspect or the field that is compared, where the word that compares names one. */
      of?: string | undefined;
      direction: Direction | 'same';
      subject: number;
      object: number;
      negated: boolean;
      possible: boolean;
      margin?: Margin | undefined;
    }
  /** `of`: whether the figure itself is meant ("is that over 60k"), what most have, what some may ("can they make 60k"), or how many do. `near`: about that, neither much more nor much less. */
  | {
      kind: 'value';
      value: number;
      side: 'over' | 'under' | 'near' | null;
      of: 'figure' | 'most' | 'some' | 'share';
      negated: boolean;
    }
  /** A claim that a level is needed, can be done without, or is enough. */
  | { kind: 'need'; level: Level; orMore: boolean; sense: 'needed' | 'without' | 'enough' }
  /** A field with text values (experience, training) is required at all, or is not. */
  | { kind: 'asked-for'; field: string; negated: boolean }
  /** The label that the question names is said to be that of most. */
  | { kind: 'mostly'; negated: boolean }
  /** Words (lemmas) that are said to be named. */
  | { kind: 'item'; words: readonly string[]; negated: boolean }
  /** The role is said to come first or last of all, or to be beyond half of them ("faster than most"). */
  | { kind: 'extreme'; direction: Direction; beyond: 'all' | 'half'; negated: boolean };

/** A thing that was asked beside the point. An intent that lacks an answer to a kind does not compile. */
export type Beside =
  /**
   * A subject that no field measures ("stress"); `near`: the fields that come near it, and are told with that word; `form`:
   * it is a form of what is told ("pay by the month").
   */
  | { kind: 'unmeasured'; subject: string; near: readonly string[]; form?: true }
  | { kind: 'why' }
  | { kind: 'sources' }
  /** "is that a median or a mean?" */
  | { kind: 'statistic' }
  /** Asks what the roles have in common. */
  | { kind: 'common' }
  /** A yes or no is wanted, or a premise is to be put right (`asked` false: "why does X earn more than Y"). */
  /** `as`: it is not asked by a yes or no, but as "true or false", or as "am I wrong", to which a yes means either. */
  | { kind: 'claim'; claim: Claim; asked: boolean; as?: 'truth' | 'wrong' | undefined }
  /** "should I", "is it worth it", "which is better": an opinion is asked for. */
  | { kind: 'opinion' }
  /** The asker's own pay, years or offer, to be set beside the figures without a verdict. */
  | { kind: 'own-facts'; role: string | null; pay: number | null; years: number | null }
  /** Advice by age, sex, race or another trait is asked for. */
  | { kind: 'trait'; trait: string }
  /** Two mentions that mean one occupation; `guessed`: one of them is only taken for it. */
  | { kind: 'same-role'; mentions: readonly string[]; role: string; guessed?: boolean | undefined }
  /** A mention that no role fits, beside others that are sure. */
  | ({ kind: 'unknown-role'; mention: string; nearest: readonly string[] } & Uncounted)
  /** A place that no figures are published for ("India"), in the words of the question. */
  | { kind: 'place'; words: string }
  /** Only the beginning of a very long text was read. */
  | { kind: 'shortened' };

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
/** A mention of who lives by crime, whom no source counts. */
export interface Uncounted {
  crime?: true | undefined;
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
  /** The number of jobs that was asked for, where by what they are to be ranked is asked back. */
  limit?: number | null | undefined;
}
