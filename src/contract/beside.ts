import type { Direction, Level } from './query.ts';

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
      /** "every X", "always": it is said of all, which the usual figures alone do not bear out. */
      always?: true | undefined;
      margin?: Margin | undefined;
    }
  /**
   * `of`: whether the figure itself is meant ("is that over 60k"), what most have, what some may ("can they make 60k"), all,
   * none, or one person does, or how many do; `end`: the amount is said to be the most (`over`) or the least that is paid. `near`: about that, neither much more nor much less.
   */
  | {
      kind: 'value';
      value: number;
      side: 'over' | 'under' | 'near' | null;
      of: 'figure' | 'most' | 'some' | 'all' | 'none' | 'one' | 'end' | 'share';
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
  | {
      kind: 'own-facts';
      role: string | null;
      pay: number | null;
      years: number | null;
      /** What is asked of it: whether it is little or much, whether others have more of it, or what it is worth. */
      asks?: 'little' | 'much' | 'more' | 'worth' | undefined;
      /** It is asked by a yes or no. */
      plainly?: true | undefined;
    }
  /** Advice by age, sex, race or another trait is asked for. */
  | { kind: 'trait'; trait: string }
  /** Two mentions that mean one occupation; `guessed`: one of them is only taken for it. */
  | { kind: 'same-role'; mentions: readonly string[]; role: string; guessed?: boolean | undefined }
  /** A mention that no role fits, beside others that are sure. */
  | ({ kind: 'unknown-role'; mention: string; nearest: readonly string[] } & Uncounted)
  /** A place that no figures are published for ("India"), in the words of the question. */
  | { kind: 'place'; words: string }
  /** An amount in the money of another country, as it was typed. */
  | { kind: 'currency'; words: string }
  /** Only the beginning of a very long text was read. */
  | { kind: 'shortened' };

/** A mention of who lives by crime, whom no source counts. */
export interface Uncounted {
  crime?: true | undefined;
}
