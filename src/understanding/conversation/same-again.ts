import type { Beside } from '../../contract/beside.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { rolesTold } from '../../contract/queries.ts';
import type { Query } from '../../contract/query.ts';
import { singular, wordsOf } from '../../language/normalise.ts';

/**
 * "no, an X, not a Y", "what about an X": returns a query that asks again what was answered last, of the same occupation
 * by another name, with a word that both names are one: otherwise the same answer would seem to be that of another job.
 */
export function withSameAgain<Q extends Query>(query: Q, { last }: Conversation): Q {
  if (!last || last.intent !== query.intent || !isSame(last, query)) return query;
  const earlier = new Map(rolesTold(last).map((role) => [role.id, role]));
  const again = rolesTold(query).flatMap(({ id, mention, reading }): Beside[] => {
    const before = earlier.get(id);
    const said = query.besides.some((one) => one.kind === 'same-role' && one.role === id);
    if (said || !mention || !before?.mention || nameOf(mention) === nameOf(before.mention)) return [];
    const guessed = reading !== null || before.reading !== null;
    return [{ kind: 'same-role', mentions: [mention, before.mention], role: id, guessed }];
  });
  return again.length === 0 ? query : { ...query, besides: [...query.besides, ...again] };
}

/** Two queries ask the same of the same roles and places. */
function isSame(one: Query, other: Query): boolean {
  const asked = (query: Query) => [
    rolesTold(query).map(({ id }) => id),
    query.places.map(({ code }) => code),
    'subject' in query ? [query.subject.aspects, query.subject.fields] : [],
  ];
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

const nameOf = (mention: string) => wordsOf(mention).map(singular).join(' ');
