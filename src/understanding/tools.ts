import type { Catalogue } from '../catalogue/catalogue.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import type { QuestionLexicon } from './lexicon.ts';

/** What every step of understanding reads from. */
export interface Tools {
  catalogue: Catalogue;
  titles: TitleMatcher;
  lexicon: QuestionLexicon;
}
