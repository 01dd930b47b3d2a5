import { withoutFields } from '../../catalogue/fields.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Compare, Describe, QueryRole, Subject } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { lowerFirst } from '../../wording/display.ts';
import { text } from '../../wording/own/texts.ts';
import { placeName } from '../../wording/places.ts';
import { blank } from '../blank.ts';
import { focusByStatistic, focusOf } from '../focus.ts';
import type { Column, Finding, Scope, Tools } from '../intent.ts';
import { withSourceLabel } from '../label.ts';
import { notesFor } from '../notes.ts';
import { answerRole, followUpsFor, otherReadings } from '../offers.ts';
import { asksPrices, atPrices, withoutPrices, withPrices } from '../prices.ts';
import { meeting } from '../rank/conditions.ts';
import { aspectsOf, type Held, heldOf, select } from '../select.ts';
import { idsOf, tabulate } from '../table.ts';
import { basisOf } from './columns.ts';
import { leadOf } from './lead.ts';
import { ofNation, placeOffers, withNation } from './nation.ts';
import { partsOf } from './parts.ts';

/** Roles, or one role in several places, side by side. */
export function sideBySide(query: Compare | Describe, roles: readonly QueryRole[], tools: Tools): Finding {
  const { catalogue, book } = tools;
  const { columns, beside, place, said } = basisOf(roles, query.places, query.subject.fields, tools);
  const prices = asksPrices(query.subject, tools);
  const held = heldOf(columns, tools);
  const asking = withoutFarther(withoutPrices(subjectOf(query), tools), query.besides, held);
  const kinds = new Set<string>(query.besides.map(({ kind }) => kind));
  const chosen = select(asking, held);
  const subject = withSourceLabel({ subject: asking, fields: chosen.fields, columns }, book);
  const silent = kinds.has('unmeasured') && subject.aspects.length === 0 && subject.fields.length === 0;
  const fields = silent ? [] : highestFirst(chosen.fields, query.besides, columns, tools);
  const lacking = silent ? [] : chosen.lacking;
  const scope = withFocus({ columns, subject, fields, focus: null }, query, roles, tools);
  const own = tabulate(fields, columns, book);
  const wider = nationNote(place, fields, columns, tools);
  const { table: figures, sections } = withNation(own, { scope, beside }, tools);
  const table = prices ? withPrices(figures, [...columns, ...beside], tools) : figures;
  for (const field of lacking) for (const { role } of columns) book.miss(role.id, field.id);
  const heads = [...new Set(columns.map(({ role }) => role))];
  const asked = aspectsOf(subject);
  const told = { query, scope, lacking, sections };
  const lead = [...leadOf(told, tools), ...ofNation(told, tools)];
  const single = columns.length + beside.length === 1 && table?.rows.length === 1 && sections.length === 0;
  return {
    found: {
      ...blank('answer', query.intent),
      roles: roles.map((one) => answerRole(catalogue.head(one.id), one)),
      aspects: asked,
      table: single ? null : table,
      sections,
      choices: otherReadings(roles, query, catalogue),
      followUps: [
        ...followUpsFor(heads, asked, catalogue, query.places),
        ...placeOffers(query.places, heads, asked, tools),
      ],
      notCovered: lacking.filter((field) => isNowhere(field, tools)).map(({ label }) => lowerFirst(label)),
      place: book.facts.some((fact) => fact.place !== undefined) ? place : null,
    },
    main: [
      ...said,
      ...meets(query, columns, tools),
      ...withMembers(columns, tools),
      ...lead,
      ...(prices ? atPrices(scope, tools) : []),
    ],
    // What a job is, before what was asked of it.
    spare: lead.length > 1 ? lead.filter(({ say }) => say === 'definition') : [],
    notes: [
      ...wider,
      ...notesFor({ subject, focus: scope.focus, roles: heads, fields: [...fields, ...lacking] }, tools),
    ],
    scope,
  };
}

/** Returns the subject without the substitutes for an unmeasured subject that are missing from every column. */
function withoutFarther(subject: Subject, besides: readonly Beside[], held: Held): Subject {
  const near = besides.flatMap((one) => (one.kind === 'unmeasured' ? one.near : []));
  const farther = near.filter((id) => !held.some(held.fields.get(id)));
  return withoutFields(subject, farther, held.fields);
}

/** Of the ratings that only come near a subject, those by which a role stands out come first: a low one would mislead. */
function highestFirst(
  fields: readonly Field[],
  besides: readonly Beside[],
  columns: readonly Column[],
  { book }: Tools,
): Field[] {
  const near = new Set(besides.flatMap((one) => (one.kind === 'unmeasured' ? one.near : [])));
  const highest = (field: Field) =>
    Math.max(...columns.flatMap((column) => book.held(column, field).map(({ value }) => Number(value))));
  const rated = fields.filter(({ id, unit }) => unit === 'score' && near.has(id));
  const sorted = rated.toSorted((a, b) => highest(b) - highest(a)).values();
  return fields.map((field) => (rated.includes(field) ? (sorted.next().value ?? field) : field));
}

/** Returns whether the sources lack a field for every role; lists do not stand in columns. */
export const isNowhere = ({ id, unit }: Field, { catalogue }: Tools) =>
  unit !== 'list' &&
  unit !== 'distribution' &&
  catalogue.column(id).length === 0 &&
  catalogue.phrases(id).size === 0;

/** Returns the note that the nation's figures stand in for those that a place lacks. */
function nationNote(
  place: Finding['found']['place'],
  fields: readonly Field[],
  columns: readonly Column[],
  { book }: Tools,
): Clause[] {
  const held = columns.flatMap((column) =>
    column.place ? fields.flatMap((field) => book.state(column, field).slice(0, 1)) : [],
  );
  const local = held.some((fact) => fact.place !== undefined);
  const wider = held.some((fact) => fact.place === undefined && fact.aspect !== 'summary');
  return local && wider
    ? [place].flat().flatMap((one) => (one ? [{ say: 'note-nation', place: one.title }] : []))
    : [];
}

/** Returns the subject with its defaults: skills for a question on what roles share, pay for an offer of pay. */
function subjectOf({ subject: asked, besides, places }: Compare | Describe): Subject {
  const paid = besides.some((one) => one.kind === 'own-facts' && one.pay !== null);
  // Pay by the hour is known of the country alone: that of a year is set beside what somebody has in a place.
  const subject = paid && places.length > 0 ? { ...asked, period: null } : asked;
  if (paid && !subject.aspects.includes('salary'))
    return { ...subject, aspects: ['salary', ...subject.aspects] };
  const open = subject.aspects.every((aspect) => aspect === 'overview');
  const common = besides.some(({ kind }) => kind === 'common') && open;
  return common ? { ...subject, aspects: ['skills', 'requirements'] } : subject;
}

/** Returns the scope with what the lead is about first. */
function withFocus(
  scope: Scope,
  query: Compare | Describe,
  roles: readonly QueryRole[],
  tools: Tools,
): Scope {
  const { fields, columns } = scope;
  const statistics = roles.map(({ statistic }) => statistic);
  const each = statistics.some((one) => one !== undefined) && statistics.length === columns.length;
  const own = each ? focusByStatistic(statistics, fields, columns, tools) : null;
  if (own) return { ...scope, focus: own };
  const [first, second] = partsOf(scope, query, tools);
  const focus = second ? first?.scope.focus : null;
  return { ...scope, focus: focus ?? focusOf(scope, tools) };
}

/** Returns the clauses on whether the one described role meets the other conditions. */
function meets(query: Compare | Describe, columns: readonly Column[], tools: Tools): Clause[] {
  // No source publishes figures of a country without one of its parts.
  const outside = query.conditions.flatMap((one): Clause[] =>
    'place' in one && one.denied && query.places.every(({ code }) => code !== one.place)
      ? [{ say: 'no-place', words: text('all_but', { place: placeName(one.value) }), nation: true }]
      : [],
  );
  const [column] = columns;
  if (query.intent !== 'describe' || !column) return outside;
  const role = column.role.id;
  const ofRole = query.conditions.filter((one) => !('place' in one));
  const met = meeting([role], ofRole, tools).length > 0;
  // A role is none of those that are left out: nobody needs to be told.
  const conditions = met
    ? ofRole.filter((one) => !(one.denied && ('role' in one || 'group' in one)))
    : ofRole;
  if (conditions.length === 0) return outside;
  return [...outside, { say: 'meets', role, conditions, met }];
}

/** A group is not set against one of its own members without saying so. */
function withMembers(columns: readonly Column[], { catalogue }: Tools): Clause[] {
  const ids = idsOf(columns);
  return ids.flatMap((group): Clause[] => {
    const members = catalogue.members(group).filter((id) => ids.includes(id));
    return members.length > 0 ? [{ say: 'with-member', group, members }] : [];
  });
}
