import type { English, SenseHit } from '../../language/english.ts';
import type { TextToken } from '../../language/tokens.ts';
import type { Surroundings } from '../reading/slots.ts';
import type { TitleFinder } from '../reading/title-finder.ts';

/** The input for finding mentions in a text. */
export interface MentionParts {
  text: string;
  tokens: readonly TextToken[];
  hits: readonly SenseHit[];
  english: English;
  around: Surroundings;
  titles: TitleFinder;
  /** Tokens that a quantity or a place accounts for. */
  taken: ReadonlySet<number>;
  /** Those of places and of amounts with a unit, which are said of a job and no title holds: "clerk 45k in Ohio". */
  apart: ReadonlySet<number>;
}
