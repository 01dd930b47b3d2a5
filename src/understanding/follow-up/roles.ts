import type { Query, QueryRole } from '../../contract/query.ts';
import { type Reading, says, tagged } from '../tags.ts';
import type { Tools } from '../tools.ts';
import { ordinalsOf } from './clarify.ts';
import { isContinuation, starts } from './inherit.ts';

/** More roles than this are not set side by side. */
const MOST_ROLES = 5;

/** What the conversation was about, as roles of a query. */
export interface Previous {
  /** Of the last turn. */
  roles: QueryRole[];
  /** What the last rank showed. */
  listed: QueryRole[];
  /** The two or more that were last set against each other, or one after the other. */
  compared: QueryRole[];
  self: QueryRole | null;
  /** Where they want to move. */
  goal: QueryRole | null;
}

/** The roles of a follow-up, or undefined when the question names all it needs. */
export function continuedRoles(
  query: Query,
  reading: Reading,
  previous: Previous,
  tools: Tools,
): QueryRole[] | undefined {
  return query.roles.length > 0
    ? withNamed(query, reading, previous, tools)
    : withoutNamed(query, reading, previous, tools);
}

/** Roles are named: they are added, taken away, put in place of others, or stand alone. */
function withNamed(
  query: Query,
  reading: Reading,
  { roles, compared, self, goal }: Previous,
  tools: Tools,
): QueryRole[] | undefined {
  const named = query.roles;
  const earlier = roles.length === 1 && compared.length > 1 && saysBoth(reading, tools) ? compared : roles;
  const [only] = named.length === 1 ? named : [];
  if (only && goal && only.id === query.self && only.id !== goal.id) return [only, goal];
  if (only && self && only.id !== self.id && speaksOfSelf(query, reading, tools)) return [self, only];
  const has = (role: QueryRole) => named.some((one) => one.id === role.id);
  const known = named.filter((role) => earlier.some((one) => one.id === role.id));
  const rest = earlier.filter((role) => !has(role));
  if (says(reading, 'turn', 'remove') && known.length === named.length) return rest;
  if (says(reading, 'intent', 'transition') && named.length === 1 && earlier.length > 0) return named;
  if (says(reading, 'turn', 'swap')) {
    const [place] = ordinalsOf(reading);
    const out = place === undefined ? undefined : earlier.at(place);
    return swapped(named, known.length === 0 && out ? [out] : known, earlier);
  }
  if (only && says(reading, 'turn', 'only') && query.asked.aspects.length === 0) return named;
  const union = [...rest, ...named];
  const adds = says(reading, 'turn', 'add') && isContinuation(reading, tools) && startsAdding(reading);
  if (adds && union.length <= MOST_ROLES) return union;
  if (named.length > 1) return named;
  const against = starts(reading, tools.lexicon.sets.sets_against);
  const pointsBack = says(reading, 'turn', 'pronoun') && compares(query, reading);
  const goesOn = isContinuation(reading, tools) && earlier.length > 1 && query.asked.aspects.length === 0;
  return against || pointsBack || goesOn ? union.slice(-MOST_ROLES) : named;
}

/** "how much more would I make as …", "what would I need to become …": against one's own role. */
function speaksOfSelf(query: Query, reading: Reading, { lexicon }: Tools): boolean {
  const relates = query.compute !== null || query.direction !== null || query.moves;
  return relates && reading.words.some((word) => lexicon.sets.speaker.has(word));
}

/** "X instead": of the last; "X instead of Y", "swap Y for X": of Y. */
function swapped(
  named: readonly QueryRole[],
  known: readonly QueryRole[],
  earlier: readonly QueryRole[],
): QueryRole[] {
  const fresh = named.filter((role) => !known.includes(role));
  const out = known[0];
  if (out && fresh.length > 0)
    return earlier.flatMap((role) => (role.id === out.id ? fresh : [role])).slice(0, MOST_ROLES);
  if (named.length > 1 || earlier.length < 2) return [...named];
  return [...earlier.filter((role) => !named.some((one) => one.id === role.id)).slice(0, -1), ...named];
}

/** No role is named: a place in what was shown, the other, both, else the roles of the last turn. */
function withoutNamed(
  query: Query,
  reading: Reading,
  { roles: earlier, listed, compared, self }: Previous,
  tools: Tools,
): QueryRole[] | undefined {
  if (self && says(reading, 'intent', 'transition')) {
    const goal = earlier.findLast((role) => role.id !== self.id);
    if (goal) return [self, goal];
  }
  const pool = listed.length > 0 ? listed : earlier.length > 1 ? earlier : compared;
  const places = ordinalsOf(reading);
  if (places.length > 0 && pool.length > 1) {
    const picked = places.flatMap((place) => pool.at(place) ?? []);
    return picked.length > 0 ? picked : earlier;
  }
  if (says(reading, 'turn', 'other') && pool.length === 2) {
    const other = earlier.length === 1 ? pool.find((role) => role.id !== earlier[0]?.id) : pool[1];
    if (other) return [other];
  }
  if (earlier.length === 1 && compared.length > 1 && wantsSeveral(query, reading, tools)) return compared;
  if (earlier.length > 0) return earlier;
  return listed.length > 0 && says(reading, 'turn', 'pronoun') ? listed.slice(0, MOST_ROLES) : undefined;
}

/** Whether a question can only be about two roles or more: "both", "which of them", "the difference". */
function wantsSeveral(query: Query, reading: Reading, { lexicon }: Tools): boolean {
  const { sets, comparatives } = lexicon;
  if (saysBoth(reading, { lexicon })) return true;
  if (query.compute !== null || query.common || query.same || says(reading, 'intent', 'compare')) return true;
  const asksWho = sets.choosers.has(reading.words[0] ?? '') && query.asked.fields.length === 0;
  return asksWho && reading.words.some((word) => comparatives.has(word));
}

/** "both", "the two": more than the one that was singled out. */
function saysBoth(reading: Reading, { lexicon }: Pick<Tools, 'lexicon'>): boolean {
  const phrases = reading.words.flatMap((word, at) => [word, `${word} ${reading.words[at + 1] ?? ''}`]);
  return phrases.some((phrase) => lexicon.sets.both.has(phrase));
}

/** "add X", "also X": the adding word stands before what is added. */
function startsAdding(reading: Reading): boolean {
  return tagged(reading, 'turn', 'add').some((tag) => tag.from <= 2);
}

/** "how much more is that than X", "how do they compare with X". */
function compares(query: Query, reading: Reading): boolean {
  return (
    query.compute !== null ||
    query.direction !== null ||
    query.same ||
    says(reading, 'intent', 'compare') ||
    says(reading, 'intent', 'common')
  );
}
