import type { Catalogue, ColumnEntry } from '../../catalogue/catalogue.ts';
import { beginOf } from '../../catalogue/codes.ts';
import { levelOf, rankOf } from '../../catalogue/education.ts';
import { labelsWith } from '../../catalogue/labels.ts';
import type { Condition, Level } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { ofEach } from '../../memo.ts';
import type { Tools } from '../intent.ts';
import type { Entry } from './entries.ts';

/** Tells of a role whether it meets all conditions; `fields` are those of the rank. What is the same for all roles is looked up once. */
export function meetsAll(
  conditions: readonly Condition[],
  fields: readonly Field[],
  tools: Tools,
): (entry: Entry) => boolean {
  const all = conditions.map((one) => meeter(one, fields, tools));
  return (entry) => all.every((meets) => meets(entry));
}

/** The same of one condition; a denial inverts it. */
function meeter(condition: Condition, fields: readonly Field[], tools: Tools): (entry: Entry) => boolean {
  const holds = holder(condition, fields, tools);
  const inverted = condition.denied && condition.op !== 'level';
  return (entry) => {
    const met = holds(entry);
    // An unknown value meets neither a condition nor its denial.
    return met !== null && (inverted ? !met : met);
  };
}

function holder(
  condition: Condition,
  fields: readonly Field[],
  { catalogue }: Tools,
): (entry: Entry) => boolean | null {
  if ('group' in condition) return inGroups(condition.group, catalogue);
  if ('role' in condition) {
    const those = new Set([condition.role, ...catalogue.members(condition.role)]);
    return ({ role }) => those.has(role);
  }
  if ('place' in condition) return () => !condition.denied;
  if (condition.op === 'level') {
    const levelOfRole = levelsAsked(catalogue);
    return ({ role }) => {
      const level = levelOfRole(role);
      return level === null ? null : meetsLevel(rankOf(level), condition);
    };
  }
  const field = catalogue.fields.get(condition.field);
  if (condition.op === 'is' && field.unit === 'list') {
    const meant = new Set(labelsWith(catalogue.labels(field.id), String(condition.value)));
    const lists = catalogue.lists(field.id);
    return ({ role }) => lists.get(role)?.some((label) => meant.has(label)) ?? null;
  }
  if (condition.op === 'is' && field.unit === 'phrase') {
    const phrases = catalogue.phrases(field.id);
    return ({ role }) => isPhrase(phrases.get(role), condition.value, field);
  }
  if (field.lasts && (condition.op === 'over' || condition.op === 'under'))
    return lasting(condition, field, catalogue);
  const amountOf = amounts(condition.field, fields, catalogue);
  return (entry) => {
    const value = amountOf(entry);
    return value === null ? null : meetsAmount(value, condition);
  };
}

/** What lasts from one time to another is under what it never exceeds, and over what it always reaches. */
function lasting(
  { op, value }: OfField<'over' | 'under'>,
  { id, lasts }: Field,
  catalogue: Catalogue,
): (entry: Entry) => boolean | null {
  const phrases = catalogue.phrases(id);
  return ({ role }) => {
    const [from, until] = lasts?.[phrases.get(role)?.toLowerCase() ?? ''] ?? [];
    if (from === undefined) return null;
    return op === 'over' ? from >= value : until != null && until <= value;
  };
}

/** Some groups hold more than their codes tell: physicians (29-1210) are counted up to 29-1229. */
function inGroups(codes: readonly string[], catalogue: Catalogue): (entry: Entry) => boolean | null {
  const begins = codes.map(beginOf);
  const members = new Set(codes.flatMap((code) => catalogue.members(catalogue.group(code) ?? '')));
  return ({ role }) => {
    const { soc } = catalogue.head(role);
    return soc === null ? null : members.has(role) || begins.some((begin) => soc.startsWith(begin));
  };
}

/** The roles that meet every condition, in their order. */
export function meeting(ids: readonly string[], conditions: readonly Condition[], tools: Tools): string[] {
  if (conditions.length === 0) return [...ids];
  const ofRole = (role: string): Entry => ({ role, field: '', value: Number.NaN, fact: NO_FACT });
  const meets = meetsAll(conditions, [], tools);
  return ids.filter((id) => meets(ofRole(id)));
}

/** A role that is not ranked by a figure. */
const NO_FACT = { field: '', value: Number.NaN, source: '' };

type OfField<Op extends string> = Extract<Condition, { field: string; op: Op }>;

/** "don't require a master's" is below one. */
function meetsLevel(rank: number, { value, orMore, denied }: OfField<'level'>): boolean {
  const wanted = rankOf(value);
  if (denied) return rank < wanted;
  return orMore ? rank >= wanted : rank === wanted;
}

function meetsAmount(value: number, condition: OfField<'over' | 'under' | 'between' | 'is'>): boolean {
  switch (condition.op) {
    case 'over':
      return value > condition.value;
    case 'under':
      return value < condition.value;
    case 'between':
      return value >= condition.value[0] && value <= condition.value[1];
    case 'is':
      return value === condition.value;
  }
}

/** A phrase of a source by words in it ("on-the-job training", however long), or by the number in it ("Job Zone Four: 4"). */
function isPhrase(phrase: string | undefined, value: string | number, { label }: Field): boolean | null {
  if (phrase === undefined) return null;
  if (typeof value === 'number') return phrase.split(/\D+/).includes(String(value));
  // The name of the field itself ("training") asks for any of it.
  const any = label.toLowerCase().includes(value.toLowerCase());
  return any ? phrase.toLowerCase() !== NONE : phrase.toLowerCase().includes(value.toLowerCase());
}

/** The value by which sources state that nothing is required. */
const NONE = 'none';

/** The figure that a condition is about: that of the rank, where it goes by the same measure. */
function amounts(
  id: string,
  fields: readonly Field[],
  catalogue: Catalogue,
): (entry: Entry) => number | null {
  const { measure } = catalogue.fields.get(id);
  if (fields.some((field) => field.id === id || (measure && field.measure === measure)))
    return ({ value }) => value;
  const values = valuesOf(catalogue.column(id));
  return ({ role }) => values.get(role) ?? null;
}

/** A column is read once a catalogue and asked of every role. */
const valuesOf = ofEach(
  (column: readonly ColumnEntry[]): ReadonlyMap<string, number> =>
    new Map(column.map(({ role, value }) => [role, value])),
);

/** The step of education that a role asks of newcomers, in the words of its source. */
export function askedEducation(role: string, { catalogue }: Pick<Tools, 'catalogue'>): string | null {
  const fields = catalogue.fields.ofMeasure('education.asked');
  return fields.map(({ id }) => catalogue.phrases(id).get(role)).find(Boolean) ?? null;
}

function levelsAsked(catalogue: Catalogue): (role: string) => Level | null {
  const all = catalogue.fields.ofMeasure('education.asked').map(({ id }) => catalogue.phrases(id));
  return (role) => {
    const first = all.find((phrases) => phrases.get(role));
    return (first && levelsOf(first).get(role)) ?? null;
  };
}

/** The steps of education that the words of a field name are read once a catalogue and asked of every role. */
const levelsOf = ofEach(
  (phrases: ReadonlyMap<string, string>): ReadonlyMap<string, Level | null> =>
    new Map([...phrases].map(([id, words]) => [id, levelOf(words)])),
);
