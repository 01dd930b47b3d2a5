import type { PlaceEntry } from '../../catalogue/catalogue.ts';
import { isOneKind } from '../../catalogue/comparable.ts';
import type { AnswerFact, AnswerTable } from '../../contract/answer.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Place, QueryRole, Rank } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { blank } from '../blank.ts';
import type { Finding, Tools } from '../intent.ts';
import { notesFor } from '../notes.ts';
import { answerRole, followUpsFor } from '../offers.ts';
import { asksPrices, isPrices, priceLevel } from '../prices.ts';
import { sideBySide } from '../roles/side-by-side.ts';
import { NOTHING } from '../table.ts';
import { meetsAll } from './conditions.ts';
import { payBy, ranking } from './entries.ts';

const LISTED = 8;
const MOST_LISTED = 20;
const NAMED = 3;

/** "which state pays electricians most": the places that a figure of a role is published for, in order, for each role. */
export function rankPlaces(query: Rank, tools: Tools): Finding {
  const { catalogue } = tools;
  const { subject } = query;
  const asked = query.roles ?? [];
  const all = asked.flatMap((role) => {
    const found = rankedBy(role.id, query, tools);
    return found ? [{ role, ...found }] : [];
  });
  const ranked = all.filter(({ known }) => known > 0);
  const [first] = ranked;
  if (!first) return nothing(query, all[0]?.wanted ?? null, tools);
  const { field, areas } = first;
  const [state] = query.places;
  if (query.over === 'areas' && !areas && state) return ofState(query, first.role, state, tools);
  const roles = ranked.map(({ role }) => catalogue.head(role.id));
  const lacking = all.filter((one) => !ranked.includes(one));
  const said: Clause[] = [
    ...(query.over === 'areas' && !areas ? [{ say: 'no-areas' as const, instead: null }] : []),
    ...ranked.flatMap(({ role, wanted, field }) =>
      isOneKind(wanted.id, field.id, catalogue.fields) ? [] : [lackingOf([role.id], wanted, tools)],
    ),
    ...lacking.map(({ role, wanted }) => ({
      say: 'not-by-place' as const,
      roles: [role.id],
      field: wanted.id,
    })),
  ];
  const more = columnBeside(query, tools);
  const orders = ranked.map((one) => orderOf(one, query, ranked.length, tools));
  const bounds = query.conditions.filter((one) => 'field' in one);
  const met = ({ role, entries }: Ranked): Clause[] =>
    bounds.length > 0
      ? [{ say: 'places-meet', total: entries.length, role: role.id, conditions: bounds, areas }]
      : [];
  return {
    found: {
      ...blank('answer', 'rank'),
      roles: all.map(({ role }) => answerRole(catalogue.head(role.id), role)),
      aspects: subject.aspects.length > 0 ? subject.aspects : ['salary'],
      table: tableOf(ranked, orders, more, tools),
      followUps: followUpsFor(roles, ['salary'], catalogue),
      ...(roles.length === 1 ? { total: first.entries.length } : {}),
    },
    main: [...said, ...ranked.flatMap((one, at) => [...met(one), ...(orders[at]?.clause ?? [])])],
    notes: [
      ...(more.length > 0 ? [{ say: 'note-prices' as const }] : []),
      ...notesFor({ subject, focus: null, roles, fields: [field] }, tools),
    ],
    scope: { columns: roles.map((role) => ({ role, place: null })), subject, focus: null, fields: [field] },
  };
}

/** The first places of one role, as many as its share of the list, and how they are told. */
function orderOf(
  { role, field, entries }: Ranked,
  { direction, limit }: Rank,
  roles: number,
  { book }: Tools,
): { facts: AnswerFact[]; clause: Clause[] } {
  const sorted = entries.toSorted((a, b) => (direction === 'least' ? a.value - b.value : b.value - a.value));
  const most = Math.min(limit ?? Math.ceil(LISTED / roles), MOST_LISTED);
  const facts = sorted.slice(0, most).map(({ place, fact }) => book.putAt(role.id, place, field, fact));
  const tied = sorted.filter(({ value }) => value === sorted[0]?.value).length;
  const named = facts.slice(0, Math.max(tied, Math.min(most, NAMED))).map(({ id }) => id);
  const order = { field: field.id, direction, mixed: false, over: 'places', place: null } as const;
  return { facts, clause: facts.length > 0 ? [{ say: 'rank', facts: named, tied, ...order }] : [] };
}

/** The places that come first for any of the roles, with the figure of each. */
function tableOf(
  ranked: readonly Ranked[],
  orders: readonly { facts: readonly AnswerFact[] }[],
  more: ReturnType<typeof columnBeside>,
  { catalogue, book }: Tools,
): AnswerTable {
  const [first] = ranked;
  const shown = orders.flatMap(({ facts }) => facts);
  const places = new Map(shown.map((fact) => [fact.place, fact]));
  const figure = ({ role, field, entries }: Ranked, code: string | undefined) => {
    const entry = entries.find(({ place }) => place.code === code);
    if (!entry) return NOTHING;
    const fact = book.putAt(role.id, entry.place, field, entry.fact);
    return { text: fact.display, facts: [fact.id] };
  };
  const titles = ranked.map(({ role, field }) =>
    ranked.length > 1 ? catalogue.head(role.id).title : field.label,
  );
  const rows = [...places].map(([code, fact]) => ({
    field: first?.field.id ?? '',
    label: fact.placeTitle ?? '',
    cells: [...ranked.map((one) => figure(one, code)), ...more.map((one) => one.cell(fact.role, fact))],
  }));
  return { columns: [...titles, ...more.map(({ label }) => label)], rows };
}

/** No area of a state has figures here: the state's own are told. */
function ofState(query: Rank, role: QueryRole, state: Place, tools: Tools): Finding {
  const named = query.subject.fields.map((id) => tools.catalogue.fields.get(id));
  const fields = named.filter((field) => !isOfPlaces(field) || isPrices(field)).map(({ id }) => id);
  const subject = { ...query.subject, fields };
  const finding = sideBySide({ ...query, intent: 'describe', role, subject }, [role], tools);
  return { ...finding, main: [{ say: 'no-areas', instead: state.title }, ...finding.main] };
}

type Entry = Pick<PlaceEntry, 'fact'> & { place: { code: string; title: string }; value: number };
/** A role with the figures that put its places in order. */
interface Ranked {
  role: QueryRole;
  field: Field;
  /** Those that meet what is asked of them. */
  entries: readonly Entry[];
}

/** Returns the field to rank by, and the first figure of its kind that is published by place, else pay. */
function rankedBy(
  role: string,
  { subject, over, places, by, conditions }: Rank,
  tools: Tools,
): { field: Field; wanted: Field; entries: Entry[]; known: number; areas: boolean } | null {
  const { catalogue } = tools;
  const { fields } = catalogue;
  const named = subject.fields.filter((id) => !isOfPlaces(fields.get(id)));
  const asked = ranking({ ...subject, fields: named }, [], fields);
  const pay = payBy('year', fields);
  const wanted = asked[0] ?? pay;
  if (!wanted) return null;
  const kinds = new Map(catalogue.places().map(({ code, kind }) => [code, kind]));
  const isArea = (code: string) => ['metro', 'area'].includes(kinds.get(code) ?? '');
  const [prices] = fields.ofMeasure('prices');
  if (prices && pay && by === prices.id) {
    const entries = catalogue.byPlace(role, pay.id).flatMap(({ code, title }): Entry[] => {
      const fact = isArea(code) ? undefined : catalogue.placeFacts(code).find(({ field }) => field === by);
      return typeof fact?.value === 'number' ? [{ place: { code, title }, fact, value: fact.value }] : [];
    });
    return { field: prices, wanted: prices, entries, known: entries.length, areas: false };
  }
  // Pay stands in only for pay of another kind: it does not replace growth and the like.
  const instead = pay && wanted.aspect === pay.aspect ? [pay] : [];
  for (const field of [...asked, ...instead]) {
    const all = catalogue
      .byPlace(role, field.id)
      .flatMap(({ code, title, fact }): Entry[] =>
        typeof fact.value === 'number' ? [{ place: { code, title }, fact, value: fact.value }] : [],
      );
    const [areas, states] = [true, false].map((wide) =>
      all.filter(({ place }) => isArea(place.code) === wide),
    );
    const within = (areas ?? []).filter(({ place }) => isWithin(place.title, places, catalogue));
    const entries = over === 'areas' && within.length > 0 ? within : (states ?? []);
    const meets = meetsAll(conditions, [field], tools);
    const met = entries.filter(({ value, fact }) => meets({ role, field: field.id, value, fact }));
    if (entries.length > 0)
      return { field, wanted, entries: met, known: entries.length, areas: entries === within };
  }
  return { field: wanted, wanted, entries: [], known: 0, areas: false };
}

/** Returns whether an area lies in a state, where one was named. */
function isWithin(title: string, [state]: readonly Place[], catalogue: Tools['catalogue']): boolean {
  const postal = catalogue.places().find(({ code }) => code === state?.code)?.short;
  const [, states = ''] = title.split(', ');
  return !state || (postal !== undefined && states.split('-').includes(postal));
}

/** Fields that name or list places, or tell of their prices: what is asked by them is where, not what. */
const isOfPlaces = (field: Field) => isPrices(field) || (field.measure ?? '').includes('place');

/** The column of price levels, where they were asked for; of pay, where places are in order by those. */
function columnBeside({ subject, by }: Rank, { catalogue, book }: Tools) {
  const [field] = catalogue.fields.ofMeasure('prices');
  if (!field || !asksPrices(subject, { catalogue })) return [];
  const pay = by === field.id ? payBy('year', catalogue.fields) : undefined;
  const cell = (role: string, { place: code = '', placeTitle: title = '' }: AnswerFact) => {
    if (!pay) return priceLevel(role, { code, title }, { catalogue, book });
    const fact = catalogue.atPlace(role, code).find((one) => one.field === pay.id);
    if (!fact) return NOTHING;
    const { id, display } = book.putAt(role, { code, title }, pay, fact);
    return { text: display, facts: [id] };
  };
  return [{ label: (pay ?? field).label, cell }];
}

function lackingOf(roles: readonly string[], { id }: Field, { book }: Tools): Clause {
  const reason = roles.map((role) => book.reason(role, id)).find((one) => one !== null) ?? null;
  return { say: 'lacking', roles, field: id, whole: null, reason };
}

/** No place has a figure: what the sources name as the best paying place is told by a description. */
function nothing(query: Rank, wanted: Field | null, { catalogue, book }: Tools): Finding {
  const roles = query.roles ?? [];
  const ids = roles.map(({ id }) => id);
  const columns = roles.map(({ id }) => ({ role: catalogue.head(id), place: null }));
  const fields = catalogue.fields.where({ measure: 'best_place' });
  const stated = columns.flatMap((column) => fields.flatMap((field) => book.state(column, field)));
  const [listed] = catalogue.fields.where({ measure: query.over === 'areas' ? 'best_place.city' : 'place' });
  const lacks = wanted?.aspect === 'salary' ? listed : undefined;
  if (lacks) for (const id of ids) book.miss(id, lacks.id);
  const said: Clause[] = lacks
    ? [{ say: 'lacking', roles: ids, field: lacks.id, whole: null, reason: null }]
    : wanted
      ? [{ say: 'not-by-place', roles: ids, field: wanted.id }]
      : [];
  return {
    found: {
      ...blank('answer', 'rank'),
      roles: columns.map(({ role }, at) => answerRole(role, roles[at])),
      aspects: ['salary'],
    },
    main: [
      ...said,
      ...(stated.length > 0 ? [{ say: 'values' as const, facts: stated.map(({ id }) => id) }] : []),
    ],
    notes: [],
    scope: { columns, subject: query.subject, focus: null, fields },
  };
}
