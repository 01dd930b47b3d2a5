import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { type Condition, NATION } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { COMPARED } from '../reading/kinds.ts';
import { allOf, has, is, type Reading, type Span } from '../reading/reading.ts';
import { withoutWhere } from '../subject/subject.ts';
import { fromState } from './settle.ts';

/**
 * "put both states next to each other", "which of the two pays better" after one role in two places: the places that
 * came up last, side by side; null where the text does not point at them.
 */
export function placesAgain(draft: Draft, state: Conversation, { fields }: Catalogue): Draft | null {
  const { reading, places, mentions, subject, direction, compute } = draft;
  const { placed, focus, compared, last } = state;
  const either =
    (last?.places.length ?? 0) > 1 || (has(reading, 'question.which', 'question.where') && !draft.wide);
  const chooses = compute === 'difference' || (either && reading.spans.some(isCompared));
  const points = chooses || has(reading, 'pronoun.both', 'pronoun.three', 'pronoun.among', 'pronoun.these');
  if (!points || places.length > 0 || placed.length < 2) return null;
  const named = reading.spans.some((span) => isBestPlace(span, fields));
  const alone = mentions.length === 0 && focus.length === 1 && compared.length < 2;
  const compares =
    has(reading, 'relation.compare', 'relation.versus') ||
    compute !== null ||
    direction !== null ||
    isBare(reading);
  if (!named && !(alone && compares)) return null;
  const again = placed.slice(has(reading, 'pronoun.three') ? -3 : -2);
  return {
    ...draft,
    places: again,
    subject: withoutWhere(subject, again.length, fields),
    mentions: mentions.length > 0 ? mentions : fromState(focus.length > 0 ? focus : compared),
    wide: false,
  };
}

/** "in the same state": where the last question was, and not the place that pays best. */
export function inSamePlaces(draft: Draft, { places }: Conversation, { fields }: Catalogue): Draft {
  const { spans } = draft.reading;
  const points = spans.some((span, at) => isBestPlace(span, fields) && is(spans[at - 1], 'direction.same'));
  if (!points || draft.places.length > 0 || places.length === 0) return draft;
  return { ...draft, places: [...places], subject: withoutWhere(draft.subject, places.length, fields) };
}

/** Returns whether a text begins a conversation anew; "never mind Oregon" leaves out a place, and nothing else. */
export function beginsAnew({ spans }: Reading): boolean {
  return spans.some((span, at) => is(span, ...RESETS) && !is(spans[at + 1], 'place'));
}

const RESETS = ['turn.reset', 'turn.back'];

/** "forget Oregon", after figures of Oregon: those of the country, and no condition on where. */
export function withoutPlacesLeft(draft: Draft, { places }: Conversation): Draft {
  // "never mind Oregon": the places that are left.
  if (has(draft.reading, ...RESETS) && !beginsAnew(draft.reading) && draft.places.length > 0) {
    const kept = places.filter(({ code }) => draft.places.every((one) => one.code !== code));
    return { ...draft, places: kept.length > 0 ? kept : [NATION] };
  }
  const left = (one: Condition) =>
    'place' in one && one.denied && places.some(({ code }) => code === one.place);
  if (!draft.conditions.some(left)) return draft;
  const conditions = draft.conditions.filter((one) => !left(one));
  return { ...draft, conditions, places: draft.places.length > 0 ? draft.places : [NATION] };
}

export const isBestPlace = (span: Span, fields: Catalogue['fields']) =>
  is(span, 'field') && fields.get(span.value).measure?.startsWith('best_place') === true;

/** "which state is better": one of two is, and "the best" is one of all. */
const isCompared = (span: Span) => is(span, ...COMPARED) && span.degree === 'comparative';

/** "both please" and nothing more. */
const isBare = ({ spans }: Reading) =>
  allOf(spans, 'pronoun', 'courtesy', 'turn', 'filler', 'article', 'joint');
