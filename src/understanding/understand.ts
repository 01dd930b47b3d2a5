import type { Catalogue } from '../catalogue/catalogue.ts';
import { MATCH } from '../titles/config.ts';
import { titleLexicon } from '../titles/lexicon.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import { titleWords } from '../titles/normalise.ts';
import { askedOf } from './asked.ts';
import { claimOf } from './claims.ts';
import { clean } from './clean.ts';
import { filtersOf } from './filters.ts';
import { followUp } from './followup.ts';
import { intentOf, wantsCatalogue } from './intent.ts';
import { resolveTogether } from './joint.ts';
import { type QuestionLexicon, questionLexicon } from './lexicon.ts';
import { findMentions, type Mention } from './mentions.ts';
import { openMentions, queryRole } from './open.ts';
import { blankQuery, type Query } from './query.ts';
import { remarksOf } from './remarks.ts';
import { splitSelf } from './self.ts';
import { shareLabelOf } from './share.ts';
import type { ConversationState } from './state.ts';
import { type Reading, read, says, tagged } from './tags.ts';

/** Reads questions; made once for a catalogue. */
export interface Understanding {
  /** What a text asks, in the light of the conversation so far. Never throws, whatever the text. */
  understand(text: string, state: ConversationState | null): Query;
  /** The roles that a text names with confidence, in order. */
  rolesIn(text: string): string[];
  /** The steps of education of the lexicon, lowest first. */
  levels: readonly string[];
}

export function createUnderstanding(catalogue: Catalogue, titles: TitleMatcher): Understanding {
  const lexicon = questionLexicon(catalogue.fields);
  const open = (text: string) => readQuestion(clean(text).text, lexicon, titles);
  return {
    levels: lexicon.levels,
    understand: (text, state) => understand(text, state, { catalogue, titles, lexicon }),
    rolesIn(text) {
      const reading = open(text);
      const mentions = resolveTogether(findMentions(reading, titles, lexicon), [], catalogue, titles);
      const sure = mentions.filter((one) => one.resolution.verdict === 'sure');
      return [...new Set(sure.flatMap((one) => one.resolution.candidates[0]?.role ?? []))];
    },
  };
}

/** What every step of understanding reads from. */
export interface Tools {
  catalogue: Catalogue;
  titles: TitleMatcher;
  lexicon: QuestionLexicon;
}

function understand(raw: string, earlier: ConversationState | null, tools: Tools): Query {
  const { catalogue, titles, lexicon } = tools;
  const { text, shortened } = clean(raw);
  const reading = readQuestion(text, lexicon, titles);
  const state = says(reading, 'turn', 'reset') ? null : earlier;
  const known = state ? [...state.roles, ...state.listed] : [];
  const found = mentionsOf(reading, titles, lexicon);
  const together = resolveTogether(found, known, catalogue, titles);
  const { self, mentions } = splitSelf(reading, together);
  const asked = askedOf(reading, mentions, catalogue.fields, lexicon);
  const yesNo = isYesNo(reading);
  const { named, unclear, unknown, noise } = openMentions(reading, mentions, asked);
  const wide = named.length === 0 && unclear.length === 0 && wantsCatalogue(reading, state, asked, lexicon);
  const query: Query = {
    ...blankQuery(),
    roles: named.map(queryRole),
    unclear,
    unknown,
    asked,
    compute: computationOf(reading),
    direction: directionOf(reading),
    same: says(reading, 'direction', 'same'),
    yesNo,
    claim: claimOf(reading, named, asked, yesNo, catalogue.fields, lexicon),
    filters: filtersOf(reading, asked, catalogue.fields, lexicon, wide),
    limit: limitOf(reading),
    catalogueWide: wide,
    ...remarksOf(reading, mentions),
    self: self?.resolution.candidates[0]?.role ?? null,
    shortened,
  };
  const merged = followUp(query, reading, state, tools);
  const shareLabel = shareLabelOf(reading, merged.asked.fields, merged.roles, catalogue);
  return intentOf({ ...merged, shareLabel }, { own: query, noise, reading, tools });
}

/** Reads a text without the sentences that give orders to the assistant: they are no part of the question. */
function readQuestion(text: string, lexicon: QuestionLexicon, titles: TitleMatcher): Reading {
  const reading = read(text, lexicon, titles);
  const marker = new RegExp(`(?:^|[\\s.?!,])(?:${lexicon.markers.join('|')})\\s*:`, 'iu').exec(reading.text);
  const order = reading.tokens[tagged(reading, 'instruction')[0]?.from ?? -1]?.start;
  const from = Math.min(marker?.index ?? Number.POSITIVE_INFINITY, order ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(from)) return reading;
  const rest = reading.text.slice(from);
  const end = /[.?!](?:\s|$)/u.exec(rest);
  const kept = `${reading.text.slice(0, from)} . ${end ? rest.slice(end.index + 1) : ''}`;
  return readQuestion(kept, lexicon, titles);
}

/** How many words a text may have that is nothing but a title. */
const LONGEST_TITLE = 10;

/** A text that is nothing but a title, which may hold words that mean something else in a question. */
function wholeMention(reading: Reading, titles: TitleMatcher, lexicon: QuestionLexicon): Mention | undefined {
  const size = reading.tokens.length;
  if (size === 0 || size > LONGEST_TITLE || says(reading, 'intent', 'compare') || reading.numbers.length > 0)
    return undefined;
  const plain = reading.tokens.map((token) => token.plain);
  const common = plain.every((word) => lexicon.common.has(word) || lexicon.phrases.has(word));
  const capitals = size === 1 && /^\p{Lu}{2,6}$/u.test(reading.text.trim());
  if (common && !capitals) return undefined;
  if (plain.includes('or') || plain.includes('than')) return undefined;
  const text = reading.text.trim();
  // A question is no title: only one that is listed word for word is worth looking for in it.
  const asking = plain.some((word) => lexicon.asking.has(word));
  if (asking && titles.exact(titleWords(text, titleLexicon().small)).length === 0) return undefined;
  return {
    text,
    words: reading.tokens.map((token) => token.word),
    from: 0,
    to: size,
    resolution: titles.resolve(text),
  };
}

/** Whether the whole text is that title, as listed or misspelled, so that no word of it means anything else. */
function isWhole(mention: Mention): boolean {
  const best = mention.resolution.candidates[0];
  if (!best) return false;
  if (best.exact) return best.title.includes(' ') || mention.words.length === 1;
  return mention.resolution.verdict === 'sure' && !best.generic && best.needed < MATCH.acceptExplained;
}

/** The mentions of a text: the whole of it, or what stands in it; the whole again where that explains it better. */
function mentionsOf(reading: Reading, titles: TitleMatcher, lexicon: QuestionLexicon): Mention[] {
  const whole = wholeMention(reading, titles, lexicon);
  if (whole && isWhole(whole)) return [whole];
  const found = findMentions(reading, titles, lexicon);
  return whole && isBareTitle(reading, found, whole, lexicon) ? [whole] : found;
}

/** No word of a question in it, and more than subjects before or after what was found: then it is one title. */
function isBareTitle(
  reading: Reading,
  found: readonly Mention[],
  whole: Mention,
  lexicon: QuestionLexicon,
): boolean {
  if (reading.words.some((word) => lexicon.asking.has(word))) return false;
  const first = found[0]?.from ?? 0;
  const last = found.at(-1)?.to ?? 0;
  const hasTag = (at: number) =>
    ['aspect', 'field', 'statistic', 'period', 'compute', 'direction', 'most', 'least', 'intent'].some(
      (kind) => tagged(reading, kind).some((tag) => at >= tag.from && at < tag.to),
    );
  const asks = reading.tokens.some(
    (_, at) => hasTag(at) && !found.some((one) => at >= one.from && at < one.to),
  );
  const spoken = (at: number) =>
    hasTag(at) ||
    (asks && lexicon.common.has(reading.words[at] ?? '')) ||
    titleLexicon().small.has(reading.words[at] ?? '');
  const inside = (at: number) => found.some((one) => at >= one.from && at < one.to);
  const rest = reading.tokens.map((_, at) => at).filter((at) => !inside(at));
  const inner = rest.filter((at) => at >= first && at < last);
  if (found.length > 1 && inner.length > 0 && inner.every(spoken)) return false;
  if (found.length > 1 && rest.length === 0 && !reading.breaks.includes(true))
    return whole.resolution.verdict === 'sure';
  return found.length === 0 || !rest.every((at) => (at < first || at >= last) && spoken(at));
}

const AUXILIARIES = new Set([
  'do',
  'does',
  'did',
  'is',
  'are',
  'was',
  'were',
  'can',
  'could',
  'would',
  'will',
  'has',
  'have',
  'should',
  'isnt',
  'arent',
  'dont',
  'doesnt',
  'may',
  'might',
]);

/** Asked to confirm: an auxiliary first, or "…, right?" last. */
function isYesNo(reading: Reading): boolean {
  const { words, text } = reading;
  if (/\b(?:right|correct|true|yes|no|really)\s*\?+\s*$/iu.test(text)) return true;
  return words.some((word, at) => {
    const starts = at === 0 || /[.?!,:]\s*(?:\p{L}+\s+)?$/u.test(text.slice(0, reading.tokens[at]?.start));
    return starts && AUXILIARIES.has(word) && !['you', 'u', 'we'].includes(words[at + 1] ?? '');
  });
}

function computationOf(reading: Reading): Query['compute'] {
  if (says(reading, 'compute', 'percent')) {
    const plainPercent = tagged(reading, 'compute', 'percent').every((tag) => isOf(reading, tag.to));
    if (!plainPercent) return 'percent';
  }
  if (says(reading, 'compute', 'ratio')) return 'ratio';
  return says(reading, 'compute', 'difference') ? 'difference' : null;
}

/** "what percentage of …" asks for a share, not for a computed percentage; so does a number before it. */
function isOf(reading: Reading, at: number): boolean {
  const numbered = reading.numbers.some(
    (number) => number.percent && number.to >= at - 1 && number.from < at,
  );
  return numbered || ['of', 'point', 'points', 'are', 'is'].includes(reading.words[at] ?? '');
}

function directionOf(reading: Reading): Query['direction'] {
  const most = says(reading, 'most') || says(reading, 'direction', 'most');
  const least = says(reading, 'least') || says(reading, 'direction', 'least');
  if (least && (!most || says(reading, 'least'))) return 'least';
  return most ? 'most' : null;
}

/** "top 3", "the 5 fastest": how many of a rank are wanted. */
function limitOf(reading: Reading): number | null {
  const plain = reading.numbers.find(
    (number) => !number.money && !number.percent && Number.isInteger(number.value) && number.value <= 50,
  );
  if (!plain || plain.value < 1) return null;
  const about = reading.words.slice(Math.max(0, plain.from - 1), plain.to + 2).join(' ');
  return /\b(?:top|best|first|last|bottom|highest|lowest|fastest|slowest|largest|most|least|job|jobs|role|roles|occupation|occupations|careers)\b/.test(
    about,
  )
    ? plain.value
    : null;
}
