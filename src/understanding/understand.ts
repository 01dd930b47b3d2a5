import type { Catalogue } from '../catalogue/catalogue.ts';
import { blankQuery, type Query } from '../contract/query.ts';
import { clean } from '../language/clean.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import { mentionsOf } from './bare-title.ts';
import { claimOf } from './claims.ts';
import { filtersOf } from './filters.ts';
import { followUp } from './follow-up/index.ts';
import { intentOf, wantsCatalogue } from './intent.ts';
import { type QuestionLexicon, questionLexicon } from './lexicon.ts';
import { findMentions, type Mention } from './mentions.ts';
import { computationOf, directionOf, isYesNo, limitOf } from './modifiers.ts';
import { splitSelf } from './own-role.ts';
import { remarksOf } from './remarks.ts';
import { resolveTogether, withoutDomains } from './resolve-together.ts';
import { withSectors } from './sectors.ts';
import { openMentions, queryRole } from './settle-mentions.ts';
import { shareLabelOf, withItem, withoutItems } from './share-label.ts';
import { blankState, type ConversationState } from './state.ts';
import { withoutStrays } from './stray-mentions.ts';
import { askedOf } from './subject.ts';
import { type Reading, read, says, tagged } from './tags.ts';
import type { Tools } from './tools.ts';

/** Reads questions; made once for a catalogue. */
export interface Understanding {
  /** What a text asks, in the light of the conversation so far. Never throws, whatever the text. */
  understand(text: string, state: ConversationState | null): Query;
  /** The roles that a text names with confidence, in order. */
  rolesIn(text: string): string[];
  /** The steps of education of the lexicon, lowest first. */
  levels: readonly string[];
  /** Whether a word, in lower case, is one that questions in English or titles have. */
  isEnglish(word: string): boolean;
}

export function createUnderstanding(catalogue: Catalogue, titles: TitleMatcher): Understanding {
  const lexicon = questionLexicon(catalogue.fields);
  const tools: Tools = { catalogue, titles, lexicon };
  const open = (text: string) => readQuestion(clean(text).text, lexicon, titles);
  return {
    levels: lexicon.levels,
    isEnglish: (word) => lexicon.common.has(word) || lexicon.vocabulary.has(word) || titles.inTitles(word),
    understand: (text, state) => understand(text, state, tools),
    rolesIn(text) {
      const reading = open(text);
      const mentions = resolveTogether(reading, findMentions(reading, titles, lexicon), [], tools);
      const sure = mentions.filter((one) => one.resolution.verdict === 'sure');
      return [...new Set(sure.flatMap((one) => one.resolution.candidates[0]?.role ?? []))];
    },
  };
}

function understand(raw: string, earlier: ConversationState | null, tools: Tools): Query {
  const { catalogue, titles, lexicon } = tools;
  const { text, shortened } = clean(raw);
  const reading = readQuestion(text, lexicon, titles);
  // A stored state may be of an older version, with less in it.
  const state = earlier && !says(reading, 'turn', 'reset') ? { ...blankState(), ...earlier } : null;
  const known = state ? [...state.roles, ...state.listed] : [];
  const found = mentionsOf(reading, titles, lexicon);
  const together = resolveTogether(reading, found, known, tools);
  const roles = withoutItems(withoutDomains(reading, together, tools), catalogue);
  const { mentions: meant, strays } = withoutStrays(reading, roles, lexicon);
  const { self, mentions } = splitSelf(reading, meant);
  const asked = askedOf(reading, mentions, catalogue.fields, lexicon);
  const yesNo = isYesNo(reading, lexicon);
  const { named, unclear, unknown, noise } = openMentions(reading, mentions, asked, lexicon);
  const wide = named.length === 0 && unclear.length === 0 && wantsCatalogue(reading, state, asked, lexicon);
  const query: Query = {
    ...blankQuery(),
    roles: ownFirst(self, named, reading).map(queryRole),
    unclear,
    unknown,
    asked,
    compute: computationOf(reading, lexicon),
    direction: directionOf(reading, lexicon),
    same: says(reading, 'direction', 'same'),
    yesNo,
    claim: claimOf({ reading, mentions: named, asked, yesNo, fields: catalogue.fields, lexicon }),
    filters: filtersOf(reading, asked, catalogue.fields, lexicon, wide),
    limit: limitOf(reading, lexicon),
    catalogueWide: wide,
    ...remarksOf(reading, mentions, asked, lexicon),
    self: self?.resolution.candidates[0]?.role ?? null,
    moves: says(reading, 'intent', 'transition'),
    shortened,
  };
  const merged = withItem(followUp(query, reading, state, tools), reading, named, catalogue);
  const shareLabel = shareLabelOf(reading, merged.asked.fields, merged.roles, catalogue, lexicon.labels);
  const kept = query.asked.aspects.length === 0 ? (state?.shareLabel ?? null) : null;
  return intentOf(
    { ...merged, shareLabel: shareLabel ?? kept },
    { own: query, mentions: named, noise: noise + strays, reading, tools },
  );
}

/** "I'm a nurse. What would it take to become a lawyer?": the role said in passing is where the way starts. */
function ownFirst(
  self: Mention | undefined,
  named: readonly Mention[],
  reading: Reading,
): readonly Mention[] {
  const [goal] = named;
  const starts = self && goal && named.length === 1 && self !== goal && says(reading, 'intent', 'transition');
  return starts ? [self, goal] : named;
}

/** Reads a text without the sentences that give orders to the assistant: they are no part of the question. */
function readQuestion(text: string, lexicon: QuestionLexicon, titles: TitleMatcher): Reading {
  const reading = withSectors(read(text, lexicon, titles), lexicon, titles);
  const marker = new RegExp(`(?:^|[\\s.?!,])(?:${lexicon.markers.join('|')})\\s*:`, 'iu').exec(reading.text);
  const order = reading.tokens[tagged(reading, 'instruction')[0]?.from ?? -1]?.start;
  const from = Math.min(marker?.index ?? Number.POSITIVE_INFINITY, order ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(from)) return reading;
  const rest = reading.text.slice(from);
  const end = /[.?!](?:\s|$)/u.exec(rest);
  const kept = `${reading.text.slice(0, from)} . ${end ? rest.slice(end.index + 1) : ''}`;
  return readQuestion(kept, lexicon, titles);
}
