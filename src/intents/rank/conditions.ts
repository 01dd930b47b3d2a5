import type { ColumnEntry } from '../../catalogue/catalogue.ts';
import { isWithin } from '../../catalogue/codes.ts';
import { levelOf, rankOf } from '../../catalogue/education.ts';
import type { Condition, Level } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import type { Tools } from '../intent.ts';
import type { Entry } from './entries.ts';

/** Returns whether a role meets a condition; `fields` are those of the rank. A denial inverts the condition. */
export function meets(entry: Entry, condition: Condition, fields: readonly Field[], tools: Tools): boolean {
  const met = holds(entry, condition, fields, tools);
  // An unknown value meets neither a condition nor its denial.
  return met !== null && (condition.denied && condition.op !== 'level' ? !met : met);
}

function holds(entry: Entry, condition: Condition, fields: readonly Field[], tools: Tools): boolean | null {
  const { catalogue } = tools;
  if ('group' in condition) {
    const { soc } = catalogue.head(entry.role);
    return soc === null
      ? null
      : condition.group.some(
          (code) => isWithin(soc, code) || isMember(entry.role, catalogue.group(code), tools),
        );
  }
  if ('role' in condition) return isRole(entry.role, condition.role, tools);
  if ('place' in condition) return !condition.denied;
  if (condition.op === 'level') {
    const level = levelAsked(entry.role, tools);
    return level === null ? null : meetsLevel(rankOf(level), condition);
  }
  const field = catalogue.fields.get(condition.field);
  if (condition.op === 'is' && field.unit === 'phrase')
    return isPhrase(catalogue.phrases(field.id).get(entry.role), condition.value, field);
  const value = amountOf(entry, condition.field, fields, tools);
  return value === null ? null : meetsAmount(value, condition);
}

/** Returns whether a role is another one, or a member of a group. */
function isRole(id: string, role: string, { catalogue }: Tools): boolean {
  if (id === role) return true;
  return isMember(id, role, { catalogue });
}

/** Some groups hold more than their codes tell: physicians (29-1210) are counted up to 29-1229. */
function isMember(id: string, group: string | undefined, { catalogue }: Pick<Tools, 'catalogue'>): boolean {
  return group !== undefined && catalogue.members(group).includes(id);
}

/** The roles that meet every condition, in their order. */
export function meeting(ids: readonly string[], conditions: readonly Condition[], tools: Tools): string[] {
  if (conditions.length === 0) return [...ids];
  const ofRole = (role: string): Entry => ({ role, field: '', value: Number.NaN, fact: NO_FACT });
  return ids.filter((id) => conditions.every((condition) => meets(ofRole(id), condition, [], tools)));
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
function amountOf(entry: Entry, id: string, fields: readonly Field[], { catalogue }: Tools): number | null {
  const { measure } = catalogue.fields.get(id);
  if (fields.some((field) => field.id === id || (measure && field.measure === measure))) return entry.value;
  return valuesOf(catalogue.column(id)).get(entry.role) ?? null;
}

/** A column is read once a catalogue and asked of every role. */
const indexed = new WeakMap<readonly ColumnEntry[], ReadonlyMap<string, number>>();

function valuesOf(column: readonly ColumnEntry[]): ReadonlyMap<string, number> {
  const known = indexed.get(column) ?? new Map(column.map(({ role, value }) => [role, value]));
  indexed.set(column, known);
  return known;
}

/** The step of education that a role asks of newcomers, in the words of its source. */
export function askedEducation(role: string, { catalogue }: Pick<Tools, 'catalogue'>): string | null {
  const fields = catalogue.fields.ofMeasure('education.asked');
  return fields.map(({ id }) => catalogue.phrases(id).get(role)).find(Boolean) ?? null;
}

/** The steps of education that the words of a field name are read once a catalogue and asked of every role. */
const levels = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, Level | null>>();

function levelAsked(role: string, { catalogue }: Tools): Level | null {
  const fields = catalogue.fields.ofMeasure('education.asked');
  const first = fields.map(({ id }) => catalogue.phrases(id)).find((phrases) => phrases.get(role));
  if (!first) return null;
  const known = levels.get(first) ?? new Map([...first].map(([id, words]) => [id, levelOf(words)]));
  levels.set(first, known);
  return known.get(role) ?? null;
}
