import type { Beside } from './beside.ts';
import type { Direction } from './query.ts';

/** The form in which a verdict is told, where it is not a yes or no. */
type AskedAs = Extract<Beside, { kind: 'claim' }>['as'];

/** The shares of a role that the ends of its tenths tell of. */
export type TenthsHow = 'some' | 'few' | 'nine' | 'not-all' | 'ten' | 'more' | 'less' | 'no-more' | 'no-less';

/** Yes, no or which, where the very field asked about was compared. */
export type VerdictClause =
  /** `ground`: the fact that bears it out, told in the same sentence; null where the next clause tells it. */
  | { say: 'yes-no'; yes: boolean; ground: string | null; as?: AskedAs }
  /** What is said to be so many times, or so much more; `yes`: null where no yes or no is wanted. */
  | { say: 'margin'; yes: boolean | null; than: 'about' | 'more' | 'less' | null; as?: AskedAs }
  /**
   * How many of a role something holds of, by the ends of its tenths: `some`, not most; `few`, fewer than one in ten;
   * `nine`, at least nine in ten; `not-all`, not the last tenth; `ten`, at least one in ten; `more`, `less`, `no-more`,
   * `no-less`: as many earn more or less than what is said to be an end, or not. `yes`: null where no yes or no is wanted.
   */
  | { say: 'by-tenths'; how: TenthsHow; yes: boolean | null; ground: string; as?: AskedAs }
  /** Somebody's pay may be as it is said to be; `beyond`: though few earn so much, or so little. */
  | { say: 'may-be'; yes: boolean; beyond: 'over' | 'under' | null; as?: AskedAs }
  /** So by the usual figures, and not always. */
  | { say: 'not-always'; as?: AskedAs }
  /** What share of a role it is true of, by the tenths and quarters of its pay on either side; null beyond the last. */
  | { say: 'share-of-pay'; low: number | null; high: number | null; grounds: readonly string[] }
  /** The ranges of two roles overlap, though the usual figures deny it; `facts` of two statistics are the reason. */
  | { say: 'may-happen'; roles: readonly string[]; facts: readonly string[] }
  /** A pair of figures told as the ground of a yes or no. */
  | { say: 'grounds'; yes: boolean; facts: readonly string[] }
  /** The roles that it is true of; `of` counts those compared. Empty: neither. */
  | { say: 'which'; roles: readonly string[]; of: number; field: string | null; direction: Direction }
  /** The roles that meet the conditions of the question ("both, as a rule"). */
  | { say: 'which-meet'; roles: readonly string[]; of: number }
  | { say: 'which-share'; role: string | null; direction: Direction; percent: number }
  | { say: 'which-schooling'; role: string; direction: Direction }
  /** Roles that are asked to be one are two. */
  | { say: 'not-one'; roles: readonly string[] }
  /** A premise put right. */
  | { say: 'other-way'; role: string; field: string }
  | { say: 'not-so'; fact: string }
  /** A step of education that is typical and no bar, and the share whose own ends at a lower one. */
  | { say: 'not-only-way'; fact: string; held: { share: string; label: string } | null }
  | { say: 'no-such-difference' }
  /** The same first item, with shares that differ. */
  | { say: 'same-but-shares' }
  /** Words that are listed ("customer service is listed"); `absent`: they are among others, and not here. */
  | { say: 'listed'; fact: string; item: string; absent?: true }
  /** The position of a role among all ("the 3rd of 812"); `yes`: null where no yes or no was asked for. */
  | {
      say: 'stands';
      fact: string;
      rank: number;
      of: number;
      direction: Direction;
      yes: boolean | null;
      first: string;
    }
  /** The statistics of the figures told: an average, a median. */
  | { say: 'kinds'; kinds: readonly ('median' | 'average')[] }
  /** The reason why figures that stand side by side are not compared. */
  | { say: 'unlike'; why: Unlike };

/** The reasons not to compare two figures: pay periods, statistics, an undated article, a capped figure. */
export type Unlike = 'period' | 'statistic' | 'undated' | 'capped';
