import type { Beside } from '../contract/beside.ts';
import type { Query } from '../contract/query.ts';
import { placesApart } from './places/place-parts.ts';
import type { Draft } from './reading/draft.ts';
import { isSettled, roleOf } from './reading/mention.ts';

/** Returns what is asked beside the point of a question, with the amounts of its story where it asks of pay or of nothing. */
export function withAmounts(asked: Draft, told: Draft): Beside[] {
  const isAmount = (one: Beside) => one.kind === 'own-facts' && one.pay !== null;
  const ofPay = asked.subject.aspects.every((aspect) => aspect === 'salary');
  if (!ofPay || asked.wide || asked.besides.some(isAmount)) return asked.besides;
  const self = told.self && roleOf(told.self);
  const amounts = told.besides.flatMap((one) =>
    one.kind === 'own-facts' && one.pay !== null ? [{ ...one, role: one.role ?? self }] : [],
  );
  return [...asked.besides, ...amounts];
}

/** "85k as an X in Ohio or 92k as a Y in Maine, which is better": each role keeps the place that it was told with. */
export function inToldPlaces<Q extends Query>(query: Q, told: Draft): Q {
  if (query.intent !== 'compare') return query;
  const mentions = told.mentions.filter((one) => isSettled(one.named));
  const places = placesApart(told, mentions);
  if (!places) return query;
  const placeOf = new Map(mentions.map((one, at) => [roleOf(one), places[at]]));
  const roles = query.roles.map((role) => {
    const place = placeOf.get(role.id);
    return place ? { ...role, place } : role;
  });
  return { ...query, roles };
}
