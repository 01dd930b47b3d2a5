import type { Asked, Query } from '../contract/query.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { directionTags } from './modifiers.ts';
import type { ConversationState } from './state.ts';
import { type Reading, says, tagged } from './tags.ts';
import type { Tools } from './tools.ts';

/** Whether a question without roles is about the whole catalogue ("which job pays most") and not about the last roles. */
export function wantsCatalogue(
  reading: Reading,
  state: ConversationState | null,
  asked: Asked,
  lexicon: QuestionLexicon,
): boolean {
  const all = saysAll(reading);
  const compares = comparing(reading);
  const bounded =
    reading.numbers.length > 0 &&
    ['over', 'under', 'between'].some((value) => says(reading, 'filter', value));
  const steps = ['no_degree', 'no_experience', ...lexicon.steps.keys()];
  const educated = all && steps.some((value) => says(reading, 'filter', value));
  const sector = says(reading, 'sector') && all;
  if (!(compares.length > 0 || bounded || educated || sector || zoned(reading))) return false;
  const pointsBack = says(reading, 'turn', 'pronoun') && !all;
  const superlative = compares.some(
    (tag) => !lexicon.comparatives.has(reading.words.slice(tag.from, tag.to).join(' ')),
  );
  const lists = superlative || bounded || educated || sector || zoned(reading);
  // In a conversation "which one pays more", "is that over 60k" are about its roles.
  if (state !== null && state.roles.length > 0 && (pointsBack || !all || !lists)) return false;
  if (state !== null && state.roles.length === 0 && state.listed.length > 0 && pointsBack && !bounded)
    return false;
  if (!all && !lists) return false;
  return all || bounded || (asked.aspects.length > 0 && !pointsBack);
}

/** Phrases that rank: "highest", "most openings". */
const comparing = (reading: Reading) => [
  ...tagged(reading, 'most'),
  ...tagged(reading, 'least'),
  ...directionTags(reading).filter(({ value }) => value !== 'same'),
];

/** All occupations are meant; "jobs" in "more jobs" is what is counted. */
function saysAll(reading: Reading): boolean {
  const counted = reading.tags.filter(({ kind }) => ['field', 'most', 'least'].includes(kind));
  const inside = (from: number, to: number) =>
    counted.some((tag) => tag.from <= from && tag.to >= to && tag.to - tag.from > to - from);
  return tagged(reading, 'filter', 'all').some((tag) => !inside(tag.from, tag.to));
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
  /** Where the roles of the text stand in it. */
  mentions: readonly Mention[];
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
  // Whom a trait suits is not said of any job, whichever is meant.
  if (own.advice === 'trait' && own.roles.length === 0 && own.unclear.length > 0)
    return { ...query, unclear: [], aside: 'out_of_scope' };
  if (asksForPerson(query, turn, nothing) || asksForService(query, turn))
    return { ...query, roles: [], unclear: [], unknown: [], aside: 'out_of_scope' };
  if (isForeign(query, turn, nothing))
    return { ...query, roles: [], unclear: [], unknown: [], aside: 'out_of_scope' };
  if (count === 0) return withoutRoles(query, turn, nothing);
  return { ...query, ...aboutRoles(query, turn, nothing) };
}

/** No subject but the role as a whole ("related jobs: …"). */
function isGeneral({ asked, compute, unmeasured }: Query): boolean {
  return compute === null && !unmeasured && asked.aspects.every((aspect) => aspect === 'overview');
}

function asksNothing(own: Query): boolean {
  return own.asked.aspects.length === 0 && own.compute === null && !own.unmeasured;
}

function withoutRoles(query: Query, { own, reading, noise, tools }: Turn, nothing: boolean): Query {
  if (query.catalogueWide) return { ...query, asked: withBounded(query, tools), intent: 'rank' };
  if (reading.tokens.length === 0) return { ...query, aside: 'help' };
  // "17 times 23": numbers to be worked out, and no role or subject of one.
  const sums = own.compute !== null && own.asked.aspects.length === 0 && reading.numbers.length > 1;
  const asks = (!nothing || own.direction !== null) && !sums;
  return asks && !own.advice && noise === 0 ? query : { ...query, aside: 'out_of_scope' };
}

/** "jobs over 90k without a degree" is about pay as well. */
function withBounded({ asked, filters }: Query, { catalogue }: Tools): Asked {
  const bounded = filters.flatMap((one) =>
    one.kind === 'number' ? [catalogue.fields.get(one.field).aspect] : [],
  );
  return { ...asked, aspects: [...new Set([...bounded, ...asked.aspects])] };
}

/** The intent of a question that has roles, and what a rank goes by where nothing is named. */
function aboutRoles(query: Query, turn: Turn, nothing: boolean): Pick<Query, 'intent' | 'asked'> {
  const { reading } = turn;
  const asked = chooses(query) ? { ...query.asked, aspects: [] } : query.asked;
  const count = query.roles.length + query.unclear.length + query.unknown.length;
  if (wantsTransition(query, turn, count)) return { intent: 'transition', asked };
  if (says(reading, 'intent', 'similar') && count === 1 && (nothing || isGeneral(turn.own)))
    return { intent: 'similar', asked };
  const bounded = query.filters.some((filter) => filter.kind === 'number');
  const superlative = count > 2 && query.direction !== null && query.compute === null;
  if (count > 1 && (says(reading, 'intent', 'rank') || superlative || bounded)) {
    return {
      intent: 'rank',
      asked: asked.aspects.length > 0 ? asked : rankedBy(query, turn.tools.catalogue),
    };
  }
  return { intent: count > 1 ? 'compare' : 'describe', asked };
}

/** "should I become X or Y": not what is asked of applicants, but how the two differ. */
function chooses({ advice, moves, roles, asked }: Query): boolean {
  return (
    advice === 'choice' && moves && roles.length > 1 && asked.aspects.every((one) => one === 'requirements')
  );
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

/** "who's the president of …": one person is meant, not a job. */
function asksForPerson({ roles }: Query, { reading, own }: Turn, nothing: boolean): boolean {
  return nothing && roles.length === 1 && own.roles.length === 1 && says(reading, 'intent', 'person');
}

/** "can you fix my sink? I need a plumber": something is to be done, and nothing is asked of the job. */
function asksForService(query: Query, { reading, own, noise, tools }: Turn): boolean {
  const { moves, place, unclear, unknown } = query;
  const { weak, sets } = tools.lexicon;
  const phrase = (from: number, to: number) => reading.words.slice(from, to).join(' ');
  const errand = reading.words.findIndex((_, at) => sets.errands.has(phrase(at, at + 2)));
  // "order me …" orders nothing by rank.
  const outside = reading.tags.filter(({ from }) => errand < 0 || from < errand || from > errand + 1);
  const asks = outside.some(
    ({ kind, value, from, to }) =>
      (kind === 'intent' && ASKING.has(value)) ||
      (SUBJECTS.has(kind) && !(kind === 'aspect' && weak.has(phrase(from, to)))),
  );
  const [first = '', second = ''] = reading.words;
  const requests = sets.auxiliaries.has(first) && sets.addressees.has(second);
  const firm = own.roles.length > 1 || own.compute !== null || own.direction !== null || moves;
  const likeness = [...unclear, ...unknown].map((one) => one.likeness);
  const sure = [...own.roles.map(({ confidence }) => confidence), ...likeness];
  if (errand >= 0 && !asks && !firm) return true;
  const foreign = noise > 0 || place !== null;
  return foreign && !query.pendingSettled && !asks && !firm && (requests || !sure.some((one) => one > SURE));
}

/** Kinds of phrases that ask something of a job, and intents that do. */
const SUBJECTS = new Set(['aspect', 'field', 'most', 'least', 'statistic', 'period', 'unmeasured']);
const ASKING = new Set(['compare', 'transition', 'similar', 'rank', 'common']);
/** A mention below this was read in spite of its spelling. */
const SURE = 0.8;

/** A turn that can only be read with the one before: "and?", "in percent?", "why?". */
function leans(reading: Reading): boolean {
  return (
    ['turn', 'compute', 'period', 'statistic', 'direction', 'field'].some((kind) => says(reading, kind)) ||
    says(reading, 'intent', 'transition') ||
    says(reading, 'intent', 'similar') ||
    says(reading, 'intent', 'compare')
  );
}

function wantsTransition(query: Query, turn: Turn, count: number): boolean {
  const { sets } = turn.tools.lexicon;
  if (count !== 2 || (query.compute !== null && !isGap(query))) return false;
  const { reading } = turn;
  const between = betweenRoles(turn);
  if (between.some((word) => (sets.walls.has(word) && word !== 'to') || sets.preferring.has(word)))
    return false;
  // "become an X and a Y" names two goals.
  const joined = between.every((word) => sets.title_joints.has(word) || sets.articles.has(word));
  if (joined && between.length > 0 && query.self === null) return false;
  if (query.moves) return query.direction === null || query.self !== null;
  const plain = !query.asked.aspects.includes('salary') && query.direction === null;
  const compares = says(reading, 'intent', 'compare') || reading.words.includes('between');
  return (
    plain &&
    !compares &&
    between.length > 0 &&
    between.every((word) => word === 'to' || word === 'a' || word === 'an')
  );
}

/** "which gaps would I have to close to go from X to Y": what is missing, not a figure worked out. */
function isGap({ compute, moves, asked }: Query): boolean {
  const figures = asked.aspects.some((aspect) => aspect === 'salary' || aspect === 'outlook');
  return compute === 'difference' && moves && !figures;
}

/** The words between the two roles of a question; none where a role comes from the conversation. */
function betweenRoles({ mentions, reading }: Turn): string[] {
  const [first, second] = mentions;
  return first && second ? reading.words.slice(first.to, second.from) : [];
}
