import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Computation, Condition, Direction, End, Place, Subject } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import type { Mention } from './mention.ts';
import type { Reading } from './reading.ts';
import type { TitleFinder } from './title-finder.ts';

/** The dependencies for making a query of a reading. */
export interface QueryTools {
  catalogue: Catalogue;
  english: English;
}

/** The same, with what is known of titles. */
export interface TitleTools extends QueryTools {
  titles: TitleFinder;
}

/** Words that name a place only to who knows where the asker is, and the places that a name may mean. */
export interface Whereabouts {
  words: string;
  among: Place[];
}

/** The content of a text by itself, in parts; the conversation completes it, then it becomes a query. */
export interface Draft {
  reading: Reading;
  /** Roles in the order of the text, without the asker's own and those that a condition leaves out. */
  mentions: Mention[];
  /** The asker's own role. */
  self: Mention | null;
  subject: Subject;
  conditions: Condition[];
  places: Place[];
  /** Words for where the asker is ("near me"), or for one of several places of a name. */
  whereabouts: Whereabouts | null;
  besides: Beside[];
  direction: Direction | null;
  /** The end that is wanted of each subject. */
  ends: End[];
  /** What they are to be put in order by: "sorted by pay". */
  order: string | null;
  /** What puts jobs in order, where something else narrows them. */
  by: (Pick<End, 'of'> & Partial<End>) | null;
  compute: Computation | null;
  limit: number | null;
  /** The question is about jobs at large. */
  wide: boolean;
  unused: string[];
}
