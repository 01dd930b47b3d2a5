import type { Conversation } from '../../contract/conversation.ts';
import { NATION, type Place, type Query, type Whereabouts } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import { isTimeName } from '../../language/time-names.ts';
import type { Draft } from '../reading/draft.ts';
import type { Mention } from '../reading/mention.ts';
import { isInPassing } from '../reading/passing.ts';
import { has, is, isStrange, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { isBlank } from '../subject/subject.ts';
import { type Gazetteer, likeliest } from './gazetteer.ts';

/** Returns the places that a text names, each once; of "Boise, ID" the city, within its state. */
export function placesIn({ spans }: Reading, gazetteer: Gazetteer): Place[] {
  const places: Place[] = [];
  spans.forEach(({ place, denied }, at) => {
    if (!place || denied) return;
    const before = spans[at - 1]?.place;
    const city = before && isWithin(before, place, gazetteer) ? places.at(-1) : undefined;
    if (city) places[places.length - 1] = { ...city, within: place };
    else if (places.every(({ code }) => code !== place.code)) places.push(place);
  });
  return places;
}

/** Returns the place of each mention where every one of them has its own ("X in Texas vs Y in Ohio"); else null. */
export function placesApart({ reading, places }: Draft, mentions: readonly Mention[]): Place[] | null {
  const own = mentions.flatMap(({ at }, index): Place[] => {
    const end = mentions[index + 1]?.at ?? reading.spans.length;
    const [place, more] = at === null ? [] : reading.spans.slice(at, end).flatMap((span) => span.place ?? []);
    const named = more ? undefined : places.find(({ code }) => code === place?.code);
    return named ? [named] : [];
  });
  const apart = mentions.length > 1 && own.length === mentions.length;
  return apart && new Set(own.map(({ code }) => code)).size > 1 ? own : null;
}

/** Returns whether an area lies in a state, be it in part. */
function isWithin(area: Place, state: Place, gazetteer: Gazetteer): boolean {
  const postal = gazetteer.postal(state.code);
  const [, states = ''] = area.title.split(', ');
  return postal !== undefined && gazetteer.postal(area.code) === undefined && states.includes(postal);
}

/** Returns the words that name a place only to who knows where the asker is, or what city of a name is meant. */
export function whereaboutsIn(reading: Reading, gazetteer: Gazetteer): Draft['whereabouts'] {
  const near = spansOf(reading, 'near').find(({ clause }) => !isInPassing(reading, clause));
  if (near) return { words: near.text, among: [] };
  const [open] = spansOf(reading, 'place.ambiguous');
  if (!open) return null;
  const words = wordsOf(open.text);
  const areas = [...gazetteer.find(words), ...gazetteer.near(words)].filter((one) => one.kind === 'area');
  return { words: open.text, among: likeliest(areas).map(({ place }) => place) };
}

/** Runs of words that nothing knows where a place stands ("in Hackensack"), and no month ("in October"). */
export function strangePlaces({ spans }: Reading): Span[][] {
  const runs: Span[][] = [];
  spans.forEach((span, at) => {
    if (!is(span, 'joint.in', 'joint.near')) return;
    const from = is(spans[at + 1], 'article') ? at + 2 : at + 1;
    let to = from;
    const isName = (one: Span) => isStrange(one) && one.clause === span.clause && !isTimeName(one.value);
    for (let one = spans[to]; one && isName(one); one = spans[to]) to += 1;
    const next = spans[to];
    const ends = !next || next.clause !== span.clause || is(next, 'place', 'courtesy', 'joint', 'relation');
    if (to > from && ends) runs.push(spans.slice(from, to));
  });
  return runs;
}

/** Returns a query on its place: the conversation's where the asker is, or the question where that is. */
export function withPlace(query: Query, { whereabouts }: Draft, state: Pick<Conversation, 'places'>): Query {
  const places = query.places.every(({ code }) => code === NATION.code) ? [] : query.places;
  const placed = { ...query, places };
  if (!whereabouts || places.length > 0) return placed;
  if (placed.intent === 'aside' || placed.intent === 'whereabouts') return placed;
  const { words, among } = whereabouts;
  if (among.length === 0 && state.places.length > 0) return { ...placed, places: state.places };
  const { conditions, besides, unused, language } = placed;
  return {
    intent: 'whereabouts',
    words,
    among,
    query: placed,
    places,
    conditions,
    besides,
    unused,
    language,
  };
}

/** Returns the open question in the place that a reply names; null if it lacks one, or asks something else. */
export function placed(open: Whereabouts, draft: Draft, gazetteer: Gazetteer): Query | null {
  const { reading, places, mentions, subject } = draft;
  if (mentions.length > 0 || !isBlank(subject) || has(reading, 'question', 'compute')) return null;
  if (places.length > 0)
    return { ...open.query, places: places.map((place) => among(open, place, gazetteer)) };
  if (has(reading, 'all')) return open.query;
  const nowhere = draft.besides.filter(({ kind }) => kind === 'place');
  return nowhere.length > 0 ? { ...open.query, besides: [...open.query.besides, ...nowhere] } : null;
}

/** The city of the open name that lies in a state. */
function among({ among }: Whereabouts, place: Place, gazetteer: Gazetteer): Place {
  const city = among.find((area) => isWithin(area, place, gazetteer));
  return city ? { ...city, within: place } : place;
}
