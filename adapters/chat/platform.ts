import type { Answer } from '../../src/contract/answer.ts';
import type { LeadSink } from '../../src/contract/assistant.ts';
import type { Showing, Turn } from './turn.ts';

/** An answer on its way to its readers. */
export interface Card {
  showing: Showing;
  answer: Answer;
  /** The reference that the controls under the answer carry. */
  ref: string;
  owner: string;
  /** From 0. */
  page: number;
  /** Only a private answer can be shared. */
  shareable: boolean;
  /** It replaced another answer, to which its owner can go back. */
  undoable?: boolean | undefined;
  /** Shown without what its words say already, such as a picture: many wait, or the platform failed on the whole. */
  plain?: boolean | undefined;
  /** The user who shows a private answer to everyone. */
  sharedBy?: string | undefined;
}

/** The part of a card that its controls depend on. */
export type Controlled = Pick<Card, 'ref' | 'owner' | 'shareable' | 'undoable'>;

/** The answer as it is shown on the platform. */
export interface Shown {
  /** The places under which people go on about it: its message, its thread. */
  spots: readonly string[];
}

/** What a platform says of an answer on its way. */
export interface Sending {
  /** It is drawn, and what is left is waiting for the platform: others are worked out meanwhile. */
  ready(): void;
  /**
   * Notes that it may stand there from now on: awaited right before each request that shows it. Rejects where another process
   * answers instead.
   */
  now(): Promise<void>;
}

/** The progress display while an answer is worked out. */
export interface Begun {
  /** Shows that it is worked on; nothing that its asker sees at once need say so. */
  working?(): void;
  /** Takes the lead as it comes, where the platform can show it so. */
  push?: LeadSink | undefined;
  /** The answer is worked out: a lead that came whole with it is not shown piece by piece. */
  complete?(): Promise<unknown>;
  /** Ends what is seen, the answer not coming. Never rejects. */
  abandon(): Promise<void>;
  /** Ends it where its asker stopped it: what is seen may stay; `abandon` where left out. Never rejects. */
  halt?(): Promise<void>;
}

/** The meaning of a failure of the platform. */
export type Failing =
  /** It may pass; `sent` says whether what was being sent may stand there all the same. */
  /** `silent`: nothing came back, and sending it again may show it twice. */
  | { kind: 'passing'; sent: boolean; silent?: boolean; waitMs?: number | undefined }
  /** Rolewise may not write there; the sentence says what to do. */
  | { kind: 'forbidden'; sentence: string }
  /** The answer can no longer be delivered. */
  | { kind: 'gone' }
  /** A fault of ours, or one that nothing is known of. */
  | { kind: 'other' };

/** The operations of a platform; the front end decides when they run. */
export interface Platform<Place> {
  readonly name: string;
  /** The scope in which the id of a user is unique: everywhere, or only in a workspace. */
  readonly usersAre: 'everywhere' | 'in a workspace';
  /** Returns whether nothing is to be answered there: a sentence for its asker, or null where nothing is said. */
  refusal?(turn: Turn<Place>): Promise<string | null | undefined>;
  /** Returns what others said before a turn where no answer stands yet, the newest first; what cannot be read is left out. */
  talk?(turn: Turn<Place>): Promise<readonly string[]>;
  begin(turn: Turn<Place>): Begun;
  show(turn: Turn<Place>, card: Card, sending: Sending, begun?: Begun): Promise<Shown>;
  /** Says a sentence to the asker alone; with `asksWhy`, the reasons for a bad rating stand under it to pick from. */
  tell(turn: Turn<Place>, sentence: string, asksWhy?: boolean): Promise<void>;
  /** Looks whether the answer stands there. Undefined: it does not, or sending it again does no harm; null: nobody can say. */
  find(turn: Turn<Place>): Promise<Shown | undefined | null>;
  /** Takes away what an earlier process left half done there; before each, `ours` rejects where another one works on it. */
  clear?(turn: Turn<Place>, ours: () => Promise<void>): Promise<void>;
  failing(error: unknown, turn: Turn<Place>): Failing;
}
