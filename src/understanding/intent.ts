import type { Asked, Query } from './query.ts';
import type { ConversationState } from './state.ts';
import { type Reading, says, tagged } from './tags.ts';
import type { Tools } from './understand.ts';

/** Whether a question without roles is about the whole catalogue ("which job pays most") and not about the last roles. */
export function wantsCatalogue(reading: Reading, state: ConversationState | null, asked: Asked): boolean {
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
  return all || (asked.aspects.length > 0 && !pointsBack) || (bounded && numbers);
}

function zoned(reading: Reading): boolean {
  return (
    says(reading, 'field', 'requirements.job_zone') &&
    says(reading, 'filter', 'all') &&
    reading.numbers.length > 0
  );
}

/** Decides what kind of answer a completed query wants. */
export function intentOf(
  query: Query,
  reading: Reading,
  state: ConversationState | null,
  { catalogue }: Tools,
): Query {
  const open = query.unclear.length + query.unknown.length;
  const count = query.roles.length + open;
  const nothing = query.asked.aspects.length === 0 && query.compute === null && !query.unmeasured;
  if (query.roles.length === 0 || query.roles.every((role) => role.mention === null)) {
    if (open === 0 && !query.catalogueWide && isHelp(reading, nothing))
      return { ...query, roles: [], aside: 'help' };
    if (
      open === 0 &&
      says(reading, 'intent', 'list') &&
      nothing &&
      query.direction === null &&
      query.filters.length === 0
    ) {
      return { ...query, roles: [], intent: 'list' };
    }
  }
  if (isForeign(query, reading, nothing))
    return { ...query, roles: [], unclear: [], unknown: [], aside: 'out_of_scope' };
  if (count === 0) {
    if (query.catalogueWide) return { ...query, intent: 'rank' };
    const asksSomething = !nothing || query.direction !== null;
    void state;
    return {
      ...query,
      aside: asksSomething && !query.advice ? null : reading.tokens.length === 0 ? 'help' : 'out_of_scope',
    };
  }
  const aspects = query.asked.aspects;
  const transition = wantsTransition(query, reading, count);
  if (transition) return { ...query, intent: 'transition' };
  if (says(reading, 'intent', 'similar') && count === 1 && nothing) return { ...query, intent: 'similar' };
  const bounded = query.filters.some((filter) => filter.kind === 'number');
  const ranked =
    says(reading, 'intent', 'rank') ||
    (count > 2 && query.direction !== null && !query.compute) ||
    (bounded && count > 1);
  if (ranked && count > 1)
    return { ...query, intent: 'rank', asked: aspects.length > 0 ? query.asked : rankedBy(query, catalogue) };
  return { ...query, intent: count > 1 ? 'compare' : 'describe' };
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

/** About something else than jobs: most of its words are none that a question about jobs has. */
function isForeign(query: Query, reading: Reading, nothing: boolean): boolean {
  const named = query.roles.filter((role) => role.mention !== null);
  const strange = query.unknown.length;
  if (named.length === 0 && query.roles.length > 0 && nothing && strange > 0) return false;
  if (named.length === 0 && query.roles.length > 0 && nothing && query.direction === null) {
    return (
      !says(reading, 'turn', 'pronoun') && !query.provenance && !query.common && !query.why && !leans(reading)
    );
  }
  return false;
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
