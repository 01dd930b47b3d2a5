import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Embedded } from '../catalogue/load.ts';
import { byText, once } from '../memo.ts';
import { Deeds, type Doing } from './deeds.ts';
import { shippedFamilies } from './families.ts';
import { type OfficialTitles, openIndex } from './index.ts';
import { judgeDoers } from './judge.ts';
import { resolution } from './resolution.ts';
import { type Candidate, type Resolution, Resolver } from './resolve.ts';
import { shippedRanker } from './score/weights.ts';
import { TitleSearch } from './search.ts';
import { createSuggest } from './suggest.ts';
import { deedVerbs, toldRoles } from './told.ts';
import { shippedWordModel } from './word-model/word-model.ts';

/** From what a person typed to roles. */
export interface TitleMatcher {
  resolve(mention: string): Resolution;
  /** Returns who does what words say, each with its lemmas, by the lines that tell of each role: see {@link Deeds.of}. */
  done(words: readonly (readonly string[])[]): DoneResolution;
  /** Returns whether a word in its normal form is a verb with which lines tell what is done: see {@link deedVerbs}. */
  isDoing(word: string): boolean;
  /** The roles known by exactly these words (normal forms), best first. */
  exact(words: readonly string[]): Candidate[];
  /** Returns whether these words are a title as they stand. */
  isTitle(words: readonly string[]): boolean;
  /** Returns whether these words are a field of work or an activity ("nursing"), which `resolve` reads as its job. */
  isField(words: readonly string[]): boolean;
  /** Returns whether this word ends most of the titles that have it: it says what somebody is. */
  isDoer(word: string): boolean;
  /** Returns whether several titles end in this word. */
  endsTitles(word: string): boolean;
  /** Returns whether some title has this word, or it is a short form of one. */
  inTitles(word: string): boolean;
  /** Returns whether a word, which no title has, may be one that titles have, written short. */
  isCut(word: string): boolean;
  /** Role ids for a half-typed title, best first. */
  suggest(typed: string, limit: number): string[];
}

/** Who does something; see {@link Deeds.of}. */
export type DoneResolution = Resolution & Omit<Doing, 'doers'>;

export interface MatcherParts {
  catalogue: Catalogue;
  embedded: Embedded;
  /** The official titles, where there is official data. */
  official?: OfficialTitles | undefined;
}

/** Mentions whose meaning is kept: people ask for the same few titles again and again. */
const RECENT = 2000;

/** Opens the title index of the catalogue. */
export function createMatcher({ catalogue, embedded, official }: MatcherParts): TitleMatcher {
  const roleOf = (soc: string) => catalogue.bySoc(soc) ?? catalogue.group(soc);
  const learned = { ranker: shippedRanker(), words: shippedWordModel(), roleOf };
  const search = new TitleSearch(openIndex(embedded, official), learned);
  const titles = new Set(catalogue.ids);
  const deeds = new Deeds(() => toldRoles({ embedded, official, people: learned.words, roleOf }));
  const verbs = once(() => deedVerbs(embedded));
  const resolver = new Resolver(search, {
    bySoc: roleOf,
    titleOf: (role) => (titles.has(role) ? catalogue.head(role).title : undefined),
    families: shippedFamilies(),
    names: embedded.roles.flatMap(({ id, title, aliases }) =>
      [title, ...aliases].map((name) => ({ name, role: id })),
    ),
  });
  return {
    resolve: byText(RECENT, (mention) => resolver.resolve(mention)),
    done(words) {
      const { doers, ...how } = deeds.of(words);
      const { standing, candidates } = judgeDoers(doers);
      return { ...resolution(words.map(([word]) => word).join(' '), standing, candidates), ...how };
    },
    isDoing: (word) => verbs().has(word),
    exact: (words) => resolver.exact(words),
    isTitle: (words) => resolver.isTitle(words),
    isField: (words) => resolver.isField(words),
    isDoer: (word) => resolver.isDoer(word),
    endsTitles: (word) => resolver.endsTitles(word),
    inTitles: (word) => resolver.inTitles(word),
    isCut: (word) => search.finder.isCut(word),
    suggest: createSuggest(catalogue, resolver),
  };
}
