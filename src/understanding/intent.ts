import type { QuestionLexicon } from './lexicon.ts';
import type { Asked, Query } from './query.ts';
import type { ConversationState } from './state.ts';
import { type Reading, says, tagged } from './tags.ts';
import type { Tools } from './understand.ts';

/** Whether a question without roles is about the whole catalogue ("which job pays most") and not about the last roles. */
export function wantsCatalogue(
  reading: Reading,
  state: ConversationState | null,
  asked: Asked,
  lexicon: QuestionLexicon,
): boolean {
  const all = says(reading, 'filter', 'all');
  const ranks =
    says(reading, 'direction', 'most') ||
    says(reading, 'direction', 'least') ||
    says(reading, 'most') ||
    says(reading, 'least');
  const bounded =
    says(reading, 'filter', 'over') || says(reading, 'filter', 'under') || says(reading, 'filter', 'between');
  const educated = ['no_degree', 'none', 'no_experience'].some((value) => says(reading, 'filter', value));
  const numbers = reading.numbers.length > 0;
  if (!(ranks || (bounded && numbers) || educated || (all && says(reading, 'group')) || zoned(reading)))
    return false;
  const pointsBack = says(reading, 'turn', 'pronoun') && !says(reading, 'filter', 'all');
  const earlier = state !== null && state.roles.length > 1;
  if (earlier && (pointsBack || !all)) return false;
  if (state !== null && !all && !(bounded && numbers)) return false;
  const compares = [...tagged(reading, 'direction'), ...tagged(reading, 'most'), ...tagged(reading, 'least')];
  const superlative = compares.some(
    (tag) => !lexicon.comparatives.has(reading.words.slice(tag.from, tag.to).join(' ')),
  );
  if (!all && !superlative && !(bounded && numbers)) return false;
  return all || (asked.aspects.length > 0 && !pointsBack) || (bounded && numbers);
}

function zoned(reading: Reading): boolean {
  return (
    says(reading, 'field', 'requirements.job_zone') &&
    says(reading, 'filter', 'all') &&
    reading.numbers.length > 0
  );
}

/** A question before and after the conversation completed it. */
export interface Turn {
  /** As the text alone says it. */
  own: Query;
  /** Content words that have no place in a question about jobs. */
  noise: number;
  reading: Reading;
  tools: Tools;
}

/** Decides what kind of answer a completed query wants. */
export function intentOf(query: Query, turn: Turn): Query {
  const { own, reading } = turn;
  const open = query.unclear.length + query.unknown.length;
  const count = query.roles.length + open;
  const nothing = asksNothing(own);
  const unnamed = own.roles.length === 0 && own.unclear.length === 0 && own.unknown.length === 0;
  if (unnamed) {
    const plain = nothing && own.direction === null && own.filters.length === 0;
    if (says(reading, 'intent', 'list') && plain) return { ...query, roles: [], intent: 'list' };
    if (!query.catalogueWide && isHelp(reading, nothing)) return { ...query, roles: [], aside: 'help' };
    if (own.advice === 'trait' && count === 0) return { ...query, aside: 'out_of_scope' };
  }
  if (isForeign(query, turn, nothing))
    return { ...query, roles: [], unclear: [], unknown: [], aside: 'out_of_scope' };
  if (count === 0) return withoutRoles(query, turn, nothing);
  return { ...query, ...aboutRoles(query, reading, nothing, turn.tools) };
}

function asksNothing(own: Query): boolean {
  return own.asked.aspects.length === 0 && own.compute === null && !own.unmeasured;
}

function withoutRoles(query: Query, { own, reading, noise }: Turn, nothing: boolean): Query {
  if (query.catalogueWide) return { ...query, intent: 'rank' };
  if (reading.tokens.length === 0) return { ...query, aside: 'help' };
  const asks = !nothing || own.direction !== null;
  return asks && !own.advice && noise === 0 ? query : { ...query, aside: 'out_of_scope' };
}

/** The intent of a question that has roles, and what a rank goes by where nothing is named. */
function aboutRoles(
  query: Query,
  reading: Reading,
  nothing: boolean,
  { catalogue }: Tools,
): Pick<Query, 'intent' | 'asked'> {
  const { asked } = query;
  const count = query.roles.length + query.unclear.length + query.unknown.length;
  if (wantsTransition(query, reading, count)) return { intent: 'transition', asked };
  if (says(reading, 'intent', 'similar') && count === 1 && nothing) return { intent: 'similar', asked };
  const bounded = query.filters.some((filter) => filter.kind === 'number');
  const superlative = count > 2 && query.direction !== null && query.compute === null;
  if (count > 1 && (says(reading, 'intent', 'rank') || superlative || bounded)) {
    return { intent: 'rank', asked: asked.aspects.length > 0 ? asked : rankedBy(query, catalogue) };
  }
  return { intent: count > 1 ? 'compare' : 'describe', asked };
}

function rankedBy(query: Query, catalogue: Tools['catalogue']): Asked {
  const field = catalogue.fields.ofMeasure('pay.yearly')[0];
  return { ...query.asked, aspects: ['salary'], fields: field ? [] : query.asked.fields };
}

/** A greeting, thanks, or a question about the assistant: nothing else in the text. */
function isHelp(reading: Reading, nothing: boolean): boolean {
  const tags = tagged(reading, 'intent', 'help');
  const longest = Math.max(0, ...tags.map((tag) => tag.to - tag.from));
  if (reading.tokens.length === 0) return true;
  if (longest === 0) return false;
  const covered = reading.tokens.filter((_, at) => tags.some((tag) => at >= tag.from && at < tag.to)).length;
  return longest >= 3 || (nothing && covered * 2 >= reading.tokens.length);
}

/** About something else than jobs: nothing is asked of roles, and the words are none of such a question. */
function isForeign(query: Query, { own, noise, reading }: Turn, nothing: boolean): boolean {
  if (own.roles.length > 0 || own.unclear.length > 0 || own.unknown.length > 0) return false;
  if (query.roles.length === 0 || query.intent !== 'none' || query.pendingSettled) return false;
  if (noise > 0 && nothing) return true;
  const leansOn = own.provenance || own.common || own.why || own.direction !== null || leans(reading);
  return nothing && !leansOn;
}

/** A turn that can only be read with the one before: "and?", "in percent?", "why?". */
function leans(reading: Reading): boolean {
  return (
    ['turn', 'compute', 'period', 'statistic', 'direction', 'field'].some((kind) => says(reading, kind)) ||
    says(reading, 'intent', 'transition') ||
    says(reading, 'intent', 'similar') ||
    says(reading, 'intent', 'compare')
  );
}

function wantsTransition(query: Query, reading: Reading, count: number): boolean {
  const tags = tagged(reading, 'intent', 'transition');
  if (tags.length === 0 && !isFromTo(reading, query)) return false;
  if (count === 2 && query.compute === null && query.direction === null) return true;
  return count === 1 && query.self !== null && query.roles.length === 2;
}

/** "from X to Y". */
function isFromTo(reading: Reading, query: Query): boolean {
  if (query.roles.length !== 2 || query.asked.aspects.includes('salary')) return false;
  const from = reading.words.indexOf('from');
  return from >= 0 && reading.words.indexOf('to', from) > from;
}
