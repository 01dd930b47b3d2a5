import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { Condition, Query, Settled } from '../contract/query.ts';
import { wordsOf } from '../language/normalise.ts';
import type { Draft } from './draft.ts';
import { has, is, type Reading } from './reading.ts';
import { isBlank } from './subject.ts';

/** "that don't need a degree", after a list: a relative clause, which narrows it. */
export function narrows({ reading, mentions, conditions }: Draft, { last }: Conversation): boolean {
  return (
    mentions.length === 0 &&
    conditions.length > 0 &&
    lists(last) &&
    !has(reading, 'question') &&
    !counts(reading)
  );
}

function counts(reading: Reading): boolean {
  return reading.spans.some((span) => is(span, 'pronoun') && !is(span, 'pronoun.it', 'pronoun.these'));
}

/** Returns whether a query lists jobs at large. */
export function lists(query: Query | null): query is Settled {
  return query !== null && ((query.intent === 'rank' && query.roles === null) || query.intent === 'list');
}

/** "but not nuclear": the roles of the list whose titles have a word that is denied. */
export function deniedByWord({ reading }: Draft, { list }: Conversation, catalogue: Catalogue): Condition[] {
  const words = reading.spans
    .filter((span) => span.kind === 'unknown' && span.denied)
    .map((span) => span.value);
  if (words.length === 0) return [];
  return (list?.roles ?? []).flatMap((role) => {
    const { title } = catalogue.head(role);
    const has = wordsOf(title).some((word) => words.includes(word));
    return has ? [{ role, op: 'is' as const, value: title, denied: true }] : [];
  });
}

/** A list with one condition more; one of the same kind takes the place of the old. */
export function narrowed(last: Query, draft: Draft): Query {
  const kindOf = (one: Draft['conditions'][number]) =>
    'field' in one ? one.field : 'group' in one ? `group${one.denied}` : JSON.stringify(one);
  const added = new Set(draft.conditions.map(kindOf));
  const conditions = [...last.conditions.filter((one) => !added.has(kindOf(one))), ...draft.conditions];
  const base = {
    conditions,
    places: draft.places.length > 0 ? draft.places : last.places,
    besides: draft.besides,
    unused: draft.unused,
  };
  if (last.intent === 'rank')
    return {
      ...last,
      ...base,
      direction: draft.direction ?? last.direction,
      limit: draft.limit ?? last.limit,
    };
  if (last.intent === 'list' && draft.conditions.some((one) => 'field' in one) && !isBlank(draft.subject))
    return {
      ...last,
      ...base,
      intent: 'rank',
      roles: null,
      subject: draft.subject,
      direction: draft.direction ?? 'most',
      limit: null,
      over: 'roles',
    };
  return { ...last, ...base };
}
