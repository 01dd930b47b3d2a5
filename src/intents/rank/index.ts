import { boundBy, isStoodFor } from '../../catalogue/fields.ts';
import type { Clause } from '../../contract/plan.ts';
import { type Condition, NATION, type Place, type Rank } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { listBesides } from '../besides/lists.ts';
import { blank } from '../blank.ts';
import type { Column, Finding, Intent, Tools } from '../intent.ts';
import { notesFor } from '../notes.ts';
import { answerRole, followUpsFor } from '../offers.ts';
import { isLoaded, placeAs } from '../places.ts';
import { meetsAll } from './conditions.ts';
import { whichCriterion } from './criterion.ts';
import {
  type Entry,
  entriesOf,
  inOrder,
  labelOf,
  payBy,
  ranking,
  rankingAt,
  shareOf,
  withoutRepeats,
} from './entries.ts';
import { fewNote, isNoDegree, leadOf, type Ranked, tableOf } from './lead.ts';
import { rankPlaces } from './places.ts';
import { together } from './several-places.ts';
import { whichMeet } from './which-meet.ts';

/** The default number of roles that a rank over the catalogue lists, and the maximum. */
const LISTED = 8;
const MOST_LISTED = 20;
/** Named roles up to this many stand side by side; of a longer list those that meet what was asked are kept. */
const MOST_BESIDE = 5;
/** Roles whose cautions are told. */
const NOTED = 5;

/** Named roles, or all that the catalogue holds, in order by one field; conditions leave out what does not meet them. */
export const rank: Intent<Rank> = {
  find(query, tools) {
    if (query.over !== 'roles') return rankPlaces(query, tools);
    // All jobs cannot be narrowed by what no source measures: a rank without it would answer another question.
    const { fields } = tools.catalogue;
    const unmeasured =
      query.roles === null &&
      query.besides.some((one) => one.kind === 'unmeasured' && !isStoodFor(one.near, fields));
    if (unmeasured && boundBy(query.conditions, fields).length < 2) return whichCriterion(query, tools);
    const inPlace = (one: Rank): Finding => rank.find(one, tools);
    const several = query.places.length > 1 && !query.roles ? together(query, inPlace, tools) : null;
    if (several) return several;
    const [local] = query.roles === null ? query.places.filter(({ code }) => code !== NATION.code) : [];
    const named = ranking(query.subject, query.conditions, fields, query.by);
    const criterion = rankingAt(local, named, query.conditions, tools);
    const pay = payBy('year', fields);
    const few = query.roles !== null && new Set(query.roles.map(({ id }) => id)).size <= MOST_BESIDE;
    if (few && criterion.length === 0 && query.conditions.some((one) => 'field' in one))
      return whichMeet(query, tools);
    // A filtered list is ordered by pay, and says so; nothing else replaces a criterion.
    if (criterion.length === 0 && (query.conditions.length === 0 || !pay))
      return whichCriterion(query, tools);
    return criterion.length > 0
      ? rankRoles(query, criterion, !unmeasured, tools)
      : rankRoles(query, pay ? fields.ofMeasure(pay.measure ?? '') : [], false, tools);
  },
  beside: listBesides,
};

function rankRoles(query: Rank, fields: readonly Field[], read: boolean, tools: Tools): Finding {
  const { catalogue, book } = tools;
  const { conditions, subject } = query;
  const { pool, place, said } = basisOf(query, fields, tools);
  const falls = conditions.some((one) => asksFall(one) && 'field' in one && one.field === fields[0]?.id);
  const direction = falls ? 'least' : query.direction;
  const label = labelOf(subject, fields, catalogue);
  const entries = entriesOf(fields, pool, tools, place, label);
  const met = entries.filter(meetsAll(conditions, fields, tools));
  // "outdoor jobs that pay well": of those that are outdoors alike, the better paid first.
  const both = subject.aspects.includes('salary') && fields[0]?.aspect !== 'salary';
  const sorted = inOrder(met, direction, tools, both ? payBy('year', catalogue.fields) : undefined);
  const distinct = query.roles ? sorted : withoutRepeats(sorted, tools);
  // "which 1 of these": the first of roles that are named is told among all of them.
  const wanted = query.roles && query.limit === 1 ? null : query.limit;
  const limit = query.roles ? (wanted ?? distinct.length) : Math.min(wanted ?? LISTED, MOST_LISTED);
  const stated = (entry: Entry): Ranked => {
    const column = { role: catalogue.head(entry.role), place };
    const field = shareOf(catalogue.fields.get(entry.field), label);
    const said = label === undefined ? entry.fact : { ...entry.fact, value: entry.value };
    const fact = place && !pool ? book.putAt(entry.role, place, field, said) : book.put(column, field, said);
    return { column, fact, value: entry.value };
  };
  const skip = query.skip ?? 0;
  const ranked = distinct.slice(skip, skip + limit).map(stated);
  const field = shareOf(catalogue.fields.get(ranked[0]?.fact.field ?? fields[0]?.id ?? ''), label);
  const named = query.roles?.map((role) => role.id) ?? [];
  const unranked = [...new Set(named)].filter((id) => !entries.some((entry) => entry.role === id));
  const failed = query.roles ? entries.filter((entry) => !met.includes(entry)).map(({ role }) => role) : [];
  for (const id of unranked) book.miss(id, field.id);
  // The figure that the others are held against is a fact of the answer.
  for (const one of conditions)
    if ('of' in one && one.of)
      book.state({ role: catalogue.head(one.of), place: null }, catalogue.fields.get(one.field));
  const about = {
    query,
    place,
    field,
    fields,
    direction,
    ranked,
    entries,
    met,
    read,
    failed,
    unranked,
    label: label ?? null,
    total: distinct.length,
  };
  const heads = ranked.map(({ column }) => column.role);
  const scope = { columns: ranked.map(({ column }) => column), subject, focus: null, fields };
  return {
    found: {
      ...blank('answer', 'rank'),
      roles: [...heads, ...unranked.map((id) => catalogue.head(id))].map((head) =>
        answerRole(
          head,
          query.roles?.find(({ id }) => id === head.id),
        ),
      ),
      aspects: subject.aspects.length > 0 ? subject.aspects : [field.aspect],
      table: tableOf(about, tools),
      followUps: heads.length > 1 ? followUpsFor(heads.slice(0, 2), subject.aspects, catalogue) : [],
      place,
      notCovered: entries.length === 0 ? [field.noun ?? field.label.toLowerCase()] : [],
      ...(conditions.length > 0 || !query.roles ? { total: distinct.length } : {}),
    },
    main: [...said, ...leadOf(about, tools)],
    notes: [
      ...fewNote(about, tools),
      ...(conditions.some(isNoDegree) ? [{ say: 'note-level' as const, level: 'associate' as const }] : []),
      ...notesFor({ subject, focus: null, roles: heads.slice(0, NOTED), fields }, tools),
    ],
    scope,
  };
}

/** The roles to be ranked (null: all), and the place whose figures they are ranked by. */
function basisOf(
  { roles, places }: Rank,
  fields: readonly Field[],
  tools: Tools,
): { pool: Column[] | null; place: Place | null; said: Clause[] } {
  const { catalogue, book } = tools;
  const [first] = places.filter(({ code }) => code !== NATION.code);
  const place = first && placeAs(first, tools);
  const ids = roles && [...new Set(roles.map(({ id }) => id))];
  const columns = (at: Place | null) => ids?.map((id) => ({ role: catalogue.head(id), place: at })) ?? null;
  if (!first || !place) return { pool: columns(null), place: null, said: [] };
  const instead = (title: string): Clause[] =>
    isLoaded(first, tools) ? [] : [{ say: 'no-area', places: [first.title], instead: title }];
  const asked = new Set(fields.map(({ id }) => id));
  const known = ids
    ? ids.some((id) => book.local(id, place).some(({ field }) => asked.has(field)))
    : fields.some(({ id }) => catalogue.columnAt(place.code, id).length > 0);
  if (known) return { pool: columns(place), place, said: instead(place.title) };
  // Roles may have figures of the place, though not of what they are put in order by.
  const nation: Clause = ids?.every((id) => !book.covers(id, place))
    ? { say: 'not-in-place', places: [place.title], roles: ids, nation: true }
    : { say: 'not-by-place', roles: [], field: fields[0]?.id ?? '', place: first.title };
  const [lacks = nation] = instead(NATION.title);
  return { pool: columns(null), place: null, said: [lacks] };
}

/** "jobs that shrink by more than 25 percent": what falls most stands first. */
const asksFall = (condition: Condition) =>
  condition.op === 'under' &&
  !condition.denied &&
  typeof condition.value === 'number' &&
  condition.value <= 0;
