import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Selection } from '../contract/assistant.ts';
import type { Conversation, Told } from '../contract/conversation.ts';
import { blankAside } from '../contract/queries.ts';
import type { Query } from '../contract/query.ts';
import { openEnglish } from '../language/english.ts';
import { publisherNames } from '../language/publishers.ts';
import { MATCH } from '../titles/config.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import { withEarnings } from './besides/own-facts.ts';
import { openConversation } from './conversation/conversation.ts';
import { withTakenBack } from './conversation/correct.ts';
import { askedOn, contextOf, isLost, isUnknown, withoutQualities } from './conversation/go-on.ts';
import { lists } from './conversation/narrow.ts';
import { beginsAnew } from './conversation/places-again.ts';
import { rankedBy } from './conversation/ranked-by.ts';
import { refine } from './conversation/refine.ts';
import { withSameAgain } from './conversation/same-again.ts';
import { answerOf } from './conversation/settle.ts';
import { distressReader } from './distress.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { draftOf } from './drafting.ts';
import { beyondUnsaid } from './goal/open-side.ts';
import { titlesWithin } from './naming/foreign.ts';
import { type Gazetteer, openGazetteer } from './places/gazetteer.ts';
import { givenPlace, inPlaces, placeWords } from './places/given-places.ts';
import { withPlace } from './places/place-parts.ts';
import { queryOf } from './query.ts';
import { readText } from './read.ts';
import type { Draft } from './reading/draft.ts';
import { type Explained, explained } from './reading/explain.ts';
import { isSettled, mentionsOf, roleOf } from './reading/mention.ts';
import { has, type Reading } from './reading/reading.ts';
import { type Named, type TitleFinder, titleFinder } from './reading/title-finder.ts';
import { settleTogether } from './roles/together.ts';
import { type Story, storyOf } from './story.ts';
import { fieldsOfWork } from './subject/groups.ts';
import { schooling } from './subject/levels.ts';
import { withPayAmounts } from './subject/pay-amounts.ts';
import { afterTold, asksOfRoles, inToldPlaces, namesAll, withAmounts, withOpener } from './told.ts';

/** A question, understood, with the reading that it comes from. */
export interface Understood {
  query: Query;
  reading: Reading;
  told: Told;
}

/** Reads questions; made once for a catalogue. */
export interface Understanding {
  /**
   * Reads a text in the light of the conversation so far; `language` is a two-letter code, English when it is
   * left out. Never throws, whatever the text.
   */
  understand(text: string, state: Conversation | null, language?: string): Understood;
  /** The roles that a text names with confidence, in order. */
  rolesIn(text: string): string[];
  /** The roles whose listed titles stand in a text of another language, in order. */
  titlesIn(text: string): string[];
  /** The places that a text names, by their titles, or in its words where no figures are published or several are meant. */
  placesIn(text: string): string[];
  /** Returns a query in places that are given in words; one that is of several names is asked back. */
  inPlaces(query: Query, given: Pick<Selection, 'places' | 'apart'>): Query;
  /** Returns the objection to a reading, so that a second reader may be asked; null without an objection. */
  doubts(understood: Understood): Doubt | null;
  /** Returns the reading of a text: every span with the senses that lost, and the query. */
  explain(understood: Understood): Explained;
  /** Returns whether a word, in lower case, is one of the lexicon or of titles. */
  isEnglish(word: string): boolean;
  /** Returns whether a word sets two things against each other: "vs". */
  isVersus(word: string): boolean;
  /** Returns whether a text is titles that are all but certain and words of questions, misspelled perhaps, and nothing else. */
  namesTitles(text: string): boolean;
  readonly titles: TitleFinder;
}

export interface UnderstandingParts {
  catalogue: Catalogue;
  titles: TitleMatcher;
  places?: Gazetteer;
}

export function createUnderstanding({
  catalogue,
  titles: matcher,
  places = openGazetteer(catalogue.places().filter(({ kind }) => kind === 'metro' || kind === 'area')),
}: UnderstandingParts): Understanding {
  const english = openEnglish(
    catalogue.fields.all,
    publisherNames(catalogue.sources),
    fieldsOfWork(catalogue),
  );
  const titles = titleFinder(matcher);
  const tools = { catalogue, english, titles, places };
  const distressIn = distressReader(english.file);
  let last: { text: string; reading: Reading } | undefined;
  /** What tells the language of a text reads it before it is understood: it is read once. */
  const readAlone = (text: string): Reading => {
    if (last?.text !== text) last = { text, reading: readText(text, tools) };
    return last.reading;
  };
  const drafted = (read: Reading, state: Conversation) => {
    const reading = withPayAmounts(read, state);
    return draftOf(reading, knownIn(state, reading), tools);
  };
  const inConversation = (read: Reading, state: Conversation, language: string): Understood => {
    const story = storyOf(read, state.last === null);
    const asked = story && askedOfStory(story, state, language);
    return asked ?? answered(drafted(read, state), state, language);
  };
  const atLarge = (draft: Draft, state: Conversation, language: string): Understood => ({
    query: withPlace(queryOf(draft, language, tools), draft, state),
    reading: draft.reading,
    told: { ...NOTHING_TOLD, self: draft.self && roleOf(draft.self) },
  });
  const answered = (draft: Draft, state: Conversation, language: string): Understood => {
    const { reading } = draft;
    const self = draft.self ? roleOf(draft.self) : null;
    const answer = answerOf(draft, state, tools);
    if (answer) {
      const told = { self, goal: null, answered: answer.answered };
      return { query: withPlace(answer.query, draft, state), reading, told };
    }
    const ranked = rankedBy(draft, state, catalogue);
    if (ranked) return { query: ranked, reading, told: { ...NOTHING_TOLD, self } };
    const large = beyondUnsaid(draft, draft, state, catalogue);
    if (large) return atLarge(large, state, language);
    const refined = refine(draft, state, tools);
    const goal = 'draft' in refined ? wantedBy(refined.draft) : null;
    const told = { self, goal, answered: null, corrects: has(reading, 'turn.correct') };
    const query = 'query' in refined ? refined.query : queryOf(refined.draft, language, tools);
    const whole = withSameAgain(withPlace(query, draft, state), state);
    return { query: withEarnings(whole, reading, state), reading, told };
  };
  // What is told comes before what is asked, as an earlier turn would; a question that names all needs nothing of its roles.
  const askedOfStory = (story: Story, state: Conversation, language: string): Understood | null => {
    const told = withOpener(drafted(readText(story.told, tools), state));
    const asked = readText(story.asked, tools);
    const alone = drafted(asked, state);
    const large = beyondUnsaid(alone, told, state, catalogue);
    if (large) return atLarge(large, state, language);
    const whole = namesAll(alone, told.reading);
    const leans = !whole && asksOfRoles(alone, told);
    const before = leans ? afterTold(told, queryOf(told, language, tools), state) : whole ? state : null;
    if (!before) return null;
    const draft = whole ? alone : drafted(asked, before);
    const self = draft.self ?? told.self;
    const named = whole || draft.mentions.length > 0;
    const places = draft.places.length > 0 || !named ? draft.places : told.places;
    const more = draft.wide ? schooling(told, draft.conditions) : [];
    const conditions = [...draft.conditions, ...more];
    const besides = withAmounts(draft, told);
    const { query, ...rest } = answered({ ...draft, self, places, conditions, besides }, before, language);
    const unknown = told.mentions.flatMap((one) => (isSettled(one.named) ? [] : [one.text]));
    const unused = [...new Set([...query.unused, ...told.unused, ...unknown])];
    const all = { ...query, unused };
    return { ...rest, query: draft.places.length > 0 ? all : inToldPlaces(all, told) };
  };
  return {
    titles,
    isVersus: (word) =>
      english
        .senses(english.tokens(word), titles.inTitles)
        .some(({ sense }) => sense.name === 'relation.versus'),
    isEnglish: (word) => english.knows(word) || titles.inTitles(word) || places.find([word]).length > 0,
    namesTitles(text) {
      const { spans } = readAlone(text);
      const surely = (named: Named) =>
        named.verdict === 'sure' &&
        Math.max(...named.candidates.map((one) => one.confidence)) >= MATCH.misspelled;
      return (
        spans.some(({ named }) => named) &&
        spans.every((one) => (one.named ? surely(one.named) : one.kind !== 'unknown'))
      );
    },
    understand(text, stored, language = 'en') {
      const read = withTakenBack(readAlone(text), openConversation(stored));
      const distress = distressIn(read, language);
      if (distress) return { query: blankAside(distress, language), reading: read, told: NOTHING_TOLD };
      if (beginsAnew(read)) {
        const made = inConversation(read, openConversation(null), language);
        return { ...made, told: { ...made.told, anew: true } };
      }
      const state = openConversation(stored);
      const made = inConversation(read, state, language);
      const { query } = made;
      if (!(isLost(query) || isUnknown(query)) || state.last === null) return made;
      // "per month", after pay: words that mean something only beside what was asked before.
      const beside = withoutQualities(readText(text, tools, contextOf(state)));
      const again = inConversation(beside, state, language);
      if (!(isLost(again.query) || isUnknown(again.query))) return again;
      return isLost(query) ? { ...made, query: askedOn(query, made.reading, state) } : made;
    },
    rolesIn(text) {
      const mentions = settleTogether(mentionsOf(readText(text, tools)), [], tools);
      return [...new Set(mentions.flatMap((one) => roleOf(one) ?? []))];
    },
    titlesIn: (text) => titlesWithin(text, tools),
    placesIn: (text) => placeWords(draftOf(readText(text, tools), [], tools)),
    inPlaces: (query, { places: words = [], apart = false }) =>
      inPlaces(
        query,
        words.map((text) => givenPlace(text, draftOf(readText(text, tools), [], tools), places)),
        apart,
      ),
    doubts: ({ reading, query }) => doubtOf(reading, query, english),
    explain: (understood) => explained(understood, catalogue),
  };
}

const NOTHING_TOLD: Told = { self: null, goal: null, answered: null };

/** The role that the asker wants to get to: "how do I become X". */
function wantedBy({ reading, mentions: [only, second] }: Draft): string | null {
  return only && !second && has(reading, 'relation.entry', 'relation.transition') ? roleOf(only) : null;
}

/** The roles that a bare word may point back to; "drop the managers" leaves out all of them, and not those alone that were shown. */
function knownIn({ compared, focus, list, last, open }: Conversation, reading: Reading): string[] {
  if (lists(last) && has(reading, 'turn.remove', 'denial')) return [];
  const sure = open?.intent === 'unsettled' ? open.roles.map(({ id }) => id) : [];
  return [...new Set([...sure, ...compared, ...focus, ...(list?.roles ?? [])])];
}
