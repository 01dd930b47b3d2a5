import type { ColumnEntry, RoleHead } from '../catalogue/catalogue.ts';
import type { Filter, Query } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import { educationLevel } from '../understanding/education.ts';
import type { AnsweringTools, Composed, Ranked } from './findings.ts';
import { notesFor } from './notes.ts';
import { followUpsFor } from './offers.ts';
import { named } from './roles.ts';

/** A rank over the catalogue lists so many unless told otherwise. */
const LISTED = 8;
const MOST_LISTED = 20;
/** What is asked of newcomers, the official figure first. */
const EDUCATION = ['education.entry', 'education.minimum'];

/** Ranks named roles, or all that the catalogue holds, by one field; filters leave out what does not meet them. */
export function rank(query: Query, tools: AnsweringTools): Composed {
  const { catalogue, book } = tools;
  const fields = fieldsOf(query, tools);
  const least = query.direction === 'least' || (query.direction === null && query.filters.some(asksFall));
  const pool = query.roles.map((role) => role.id);
  const candidates = pool.length > 0 ? pool : null;
  const entries = entriesOf(fields, candidates, tools);
  const met = entries.filter((entry) => query.filters.every((filter) => meets(entry, filter, fields, tools)));
  const sorted = met.sort(
    (a, b) => (least ? a.value - b.value : b.value - a.value) || breadth(a, tools) - breadth(b, tools),
  );
  const distinct = candidates ? sorted : withoutRepeats(sorted, tools);
  const limit = candidates ? distinct.length : Math.min(query.limit ?? LISTED, MOST_LISTED);
  const shown = distinct.slice(0, limit);
  const ranked: Ranked[] = shown.flatMap((entry) => {
    const field = catalogue.fields.get(entry.field);
    const fact = book.state(entry.role, field).find((one) => one.value === entry.value);
    return fact ? [{ role: catalogue.head(entry.role), fact, value: entry.value }] : [];
  });
  const left = (candidates ?? []).filter((id) => !entries.some((entry) => entry.role === id));
  const field = catalogue.fields.get(shown[0]?.field ?? fields[0]?.id ?? '');
  for (const id of left) book.miss(id, field.id);
  const heads = ranked.map((one) => one.role);
  const mixed = new Set(shown.map((entry) => entry.field)).size > 1;
  return {
    draft: {
      version: 1,
      id: null,
      outcome: 'answer',
      intent: 'rank',
      roles: ranked.map(({ role }) => ({ ...named(role), ...mentionOf(query, role) })),
      aspects: query.asked.aspects.length > 0 ? query.asked.aspects : [field.aspect],
      table: ranked.length === 0 ? null : rankTable(ranked, field, mixed, tools),
      sections: [],
      notes: notesFor(query, heads.slice(0, 5), fields, null, tools),
      facts: book.facts,
      missing: book.missing,
      choices: [],
      followUps: heads.length > 1 ? followUpsFor({ ...query, roles: [] }, heads.slice(0, 2), catalogue) : [],
      sources: [],
      ...(query.filters.length > 0 || !candidates ? { total: distinct.length } : {}),
      phrasedBy: 'template',
    },
    findings: {
      kind: 'rank',
      query,
      field,
      ranked,
      total: distinct.length,
      filters: query.filters.map((filter) => worded(filter, heads[0], tools)),
      least,
      unranked: left.map((id) => catalogue.head(id)),
      mixed,
    },
  };
}

/** "jobs that shrink by more than 25 percent": what falls most stands first. */
const asksFall = (filter: Filter) => filter.kind === 'number' && filter.max !== null && filter.max <= 0;

interface Entry extends ColumnEntry {
  field: string;
}

/** The fields that put roles in order: what was asked for, else pay; of one measure, the preferred a role has. */
function fieldsOf(query: Query, { catalogue }: AnsweringTools): Field[] {
  const { fields } = catalogue;
  const filter = query.filters.find((one) => one.kind === 'number');
  const asked = query.asked.fields.map((id) => fields.get(id)).filter(isNumber);
  const first = asked[0] ?? (filter && fields.get(filter.field)) ?? defaultField(query, fields);
  if (!first?.measure) return first ? [first] : [];
  const measure = fields.ofMeasure(first.measure);
  const statistic = query.asked.statistic;
  const matching = measure.filter((field) => field.statistic === statistic);
  const preferred = statistic && matching.length > 0 ? matching : asked.length > 0 ? [first] : [];
  return [
    ...new Set([
      ...preferred,
      ...(statistic === 'median' || statistic === 'average' ? [] : [first, ...measure]),
    ]),
  ];
}

/** What puts roles in order: a figure that one may have more of. */
function isNumber({ unit, better, measure }: Field): boolean {
  return (better !== undefined || measure !== undefined) && unit !== 'phrase' && unit !== 'list';
}

function defaultField(query: Query, fields: AnsweringTools['catalogue']['fields']): Field | undefined {
  const aspects = query.asked.aspects.filter((aspect) => aspect !== 'overview');
  if (query.asked.period === 'hour')
    return fields.ofMeasure('pay.hourly')[1] ?? fields.ofMeasure('pay.hourly')[0];
  if (aspects.length === 0 || aspects.includes('salary')) return fields.ofMeasure('pay.yearly')[0];
  const ofAspect = aspects.flatMap((aspect) => fields.ofAspect(aspect));
  return ofAspect.find(isNumber) ?? fields.ofMeasure('pay.yearly')[0];
}

/** One entry a role, by the first of the fields that it has. */
function entriesOf(
  fields: readonly Field[],
  pool: readonly string[] | null,
  { catalogue, book }: AnsweringTools,
): Entry[] {
  const byRole = new Map<string, Entry>();
  for (const field of fields) {
    const entries = pool ? pool.flatMap((role) => heldEntry(role, field, book)) : catalogue.column(field.id);
    for (const entry of entries)
      if (!byRole.has(entry.role)) byRole.set(entry.role, { ...entry, field: field.id });
  }
  return [...byRole.values()];
}

function heldEntry(role: string, field: Field, book: AnsweringTools['book']): ColumnEntry[] {
  const fact = book.held(role, field.id)[0];
  if (!fact) return [];
  if (typeof fact.value === 'number') return [{ role, value: fact.value, fact }];
  const range = typeof fact.value === 'object' && 'min' in fact.value ? fact.value : null;
  return range ? [{ role, value: (range.min + range.max) / 2, fact }] : [];
}

/** Of roles with one figure the one that the figure was published for comes first, then the wider code. */
function breadth(entry: Entry, { catalogue }: AnsweringTools): number {
  const whole = catalogue.head(entry.role).soc?.endsWith('.00') ?? true;
  return (entry.fact.wider ? 2 : 0) + (whole ? 0 : 1);
}

/** A figure that a wider group of occupations shares is ranked once, under the first of them. */
function withoutRepeats(entries: readonly Entry[], { catalogue }: AnsweringTools): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const soc = catalogue.head(entry.role).soc?.slice(0, 7);
    const group = entry.fact.wider
      ? `${entry.fact.wider.code ?? entry.fact.wider.title}`
      : (soc ?? entry.role);
    const key = `${group} ${entry.value}`;
    if (soc !== undefined && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function meets(entry: Entry, filter: Filter, fields: readonly Field[], tools: AnsweringTools): boolean {
  const { catalogue, levels } = tools;
  const soc = catalogue.head(entry.role).soc;
  switch (filter.kind) {
    case 'number': {
      const ranked = fields.some(
        (field) => field.id === filter.field || field.measure === catalogue.fields.get(filter.field).measure,
      );
      const value = ranked ? entry.value : numberOf(entry.role, filter.field, tools);
      if (value === undefined) return false;
      const above = filter.min === null || (filter.strict ? value > filter.min : value >= filter.min);
      return above && (filter.max === null || (filter.strict ? value < filter.max : value <= filter.max));
    }
    case 'education': {
      const text = EDUCATION.map((id) => catalogue.phrases(id).get(entry.role)).find(Boolean);
      const level = text === undefined ? null : educationLevel(text, levels);
      return level !== null && filter.levels.includes(level);
    }
    case 'no_experience':
      return /^none\b/i.test(catalogue.phrases('experience.entry').get(entry.role) ?? '');
    case 'zone':
      return (catalogue.phrases('requirements.job_zone').get(entry.role) ?? '').includes(String(filter.zone));
    case 'group':
      return soc !== null && filter.socs.some((group) => soc.startsWith(`${group}-`));
  }
}

function numberOf(role: string, field: string, { catalogue }: AnsweringTools): number | undefined {
  return catalogue.column(field).find((entry) => entry.role === role)?.value;
}

/** A condition of education in the words of the source, which those that meet it have in common. */
function worded(filter: Filter, one: RoleHead | undefined, { catalogue }: AnsweringTools): Filter {
  if (filter.kind !== 'education' || filter.levels.length > 1 || !one) return filter;
  const words = EDUCATION.map((id) => catalogue.phrases(id).get(one.id)).find(Boolean);
  return { ...filter, words: words ?? filter.words };
}

function mentionOf(query: Query, role: RoleHead): { mention: string | null; confidence: number } {
  const own = query.roles.find((one) => one.id === role.id);
  return { mention: own?.mention ?? null, confidence: own?.confidence ?? 1 };
}

/** One row a role, best first. */
function rankTable(
  ranked: readonly Ranked[],
  field: Field,
  mixed: boolean,
  { catalogue }: AnsweringTools,
): NonNullable<Composed['draft']['table']> {
  return {
    columns: [field.label],
    rows: ranked.map(({ role, fact }) => ({
      field: fact.field,
      label: role.title,
      cells: [
        {
          text: mixed
            ? `${fact.display} (${catalogue.fields.get(fact.field).label.toLowerCase()})`
            : fact.display,
          facts: [fact.id],
        },
      ],
    })),
  };
}
