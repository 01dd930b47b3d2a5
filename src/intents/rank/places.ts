import type { AnswerFact } from '../../contract/answer.ts';
import type { Rank } from '../../contract/query.ts';
import { blank } from '../blank.ts';
import type { Finding, Tools } from '../intent.ts';
import { notesFor } from '../notes.ts';
import { answerRole, followUpsFor } from '../offers.ts';
import { placesOf } from '../places.ts';
import { payBy } from './entries.ts';

const LISTED = 8;
const MOST_LISTED = 20;
const NAMED = 3;

/** "which state pays electricians most": the places that pay of one role is published for, in order. */
export function rankPlaces(query: Rank, tools: Tools): Finding {
  const { catalogue, book } = tools;
  const { subject, direction } = query;
  const asked = query.roles?.[0];
  const field = payBy(subject.period ?? 'year', catalogue.fields);
  if (!asked || !field) return nothing(query, tools);
  const role = catalogue.head(asked.id);
  const entries = placesOf(role.id, field.id, catalogue)
    .flatMap(({ code, title, fact }) =>
      typeof fact.value === 'number' ? [{ place: { code, title }, fact, value: fact.value }] : [],
    )
    .sort((a, b) => (direction === 'least' ? a.value - b.value : b.value - a.value));
  if (entries.length === 0) return nothing(query, tools);
  const limit = Math.min(query.limit ?? LISTED, MOST_LISTED);
  const facts = entries.slice(0, limit).map(({ place, fact }) => book.putAt(role.id, place, field, fact));
  const [best] = entries;
  const tied = entries.filter(({ value }) => value === best?.value).length;
  const named = facts.slice(0, Math.max(tied, Math.min(limit, NAMED))).map(({ id }) => id);
  const columns = [{ role, place: null }];
  const rowOf = (fact: AnswerFact) => ({
    field: field.id,
    label: fact.placeTitle ?? '',
    cells: [{ text: fact.display, facts: [fact.id] }],
  });
  return {
    found: {
      ...blank('answer', 'rank'),
      roles: [answerRole(role, asked)],
      aspects: subject.aspects.length > 0 ? subject.aspects : ['salary'],
      table: { columns: [field.label], rows: facts.map(rowOf) },
      followUps: followUpsFor([role], ['salary'], catalogue),
      total: entries.length,
    },
    main: [
      {
        say: 'rank',
        facts: named,
        tied,
        field: field.id,
        direction,
        mixed: false,
        over: 'places',
        place: null,
      },
    ],
    notes: notesFor({ subject, focus: null, roles: [role], fields: [field] }, tools),
    scope: { columns, subject, focus: null, fields: [field] },
  };
}

/** No place has a figure: what the sources name as the best paying place is told by a description. */
function nothing(query: Rank, { catalogue, book }: Tools): Finding {
  const roles = query.roles ?? [];
  const columns = roles.map(({ id }) => ({ role: catalogue.head(id), place: null }));
  const fields = catalogue.fields.where({ measure: 'best_place' });
  const stated = columns.flatMap((column) => fields.flatMap((field) => book.state(column, field)));
  const [lacks] = catalogue.fields.where({ measure: 'place' });
  if (lacks) for (const { id } of roles) book.miss(id, lacks.id);
  return {
    found: {
      ...blank('answer', 'rank'),
      roles: columns.map(({ role }, at) => answerRole(role, roles[at])),
      aspects: ['salary'],
    },
    main: [
      ...(lacks
        ? [
            {
              say: 'lacking' as const,
              roles: roles.map(({ id }) => id),
              field: lacks.id,
              whole: null,
              reason: null,
            },
          ]
        : []),
      ...(stated.length > 0 ? [{ say: 'values' as const, facts: stated.map(({ id }) => id) }] : []),
    ],
    notes: [],
    scope: { columns, subject: query.subject, focus: null, fields },
  };
}
