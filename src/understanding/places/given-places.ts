import type { Query } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Draft } from '../reading/draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import { withPlace } from './place-parts.ts';

/** A place that is given in words, by itself. */
interface Given {
  text: string;
  draft: Draft;
}

/** Returns what a text means that is known to be a place: the code of a state too, which is a word of its own ("OR"). */
export function givenPlace(text: string, draft: Draft, gazetteer: Gazetteer): Given {
  const [state] = gazetteer.find(wordsOf(text)).filter((one) => one.kind === 'state');
  return { text, draft: state && draft.places.length === 0 ? { ...draft, places: [state.place] } : draft };
}

/** Returns the places that a text names: their titles, or its words where they have no figures, or several are meant. */
export function placeWords({ places, whereabouts, besides }: Draft): string[] {
  const nowhere = besides.flatMap((one) => (one.kind === 'place' ? one.words : []));
  const open = whereabouts && whereabouts.among.length > 0 ? [whereabouts.words] : [];
  return [...places.map(({ title }) => title), ...open, ...nowhere];
}

/** Returns a query in the places that are given; `apart`: each is that of one role alone, in their order. */
export function inPlaces(query: Query, given: readonly Given[], apart: boolean): Query {
  const places = given.flatMap(({ draft }) => draft.places);
  const unknown = given.filter(({ draft }) => draft.places.length === 0 && !isOpen(draft));
  const besides = unknown.map(({ text }) => ({ kind: 'place' as const, words: text }));
  const placed: Query = { ...query, places, besides: [...query.besides, ...besides] };
  const open = given.find(({ draft }) => isOpen(draft));
  if (open) return withPlace({ ...placed, places: [] }, open.draft, { places: [] });
  if (!apart || placed.intent !== 'compare' || places.length !== placed.roles.length) return placed;
  return { ...placed, roles: placed.roles.map((role, at) => ({ ...role, place: places[at] })) };
}

/** Several places go by the name. */
const isOpen = ({ places, whereabouts }: Draft) =>
  places.length === 0 && whereabouts !== null && whereabouts.among.length > 0;
