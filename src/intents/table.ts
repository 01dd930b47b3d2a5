import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact, Section, TableCell, TableRow } from '../contract/answer.ts';
import { NATION } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import { showItem, showShare } from '../wording/display.ts';
import { SENTENCES } from '../wording/own/texts.ts';
import type { FactBook } from './facts.ts';
import type { Column, Found, Tools } from './intent.ts';

/** Lists longer than this are cut, with a count of the rest. */
const LIST_ITEMS = 8;
const NOT_REPORTED = SENTENCES.table.missing;
/** Lists of no more items stand in a row of the table. */
const SHORT_LIST = 3;

/** A table, and what stands below it. */
export type Tabulated = Pick<Found, 'table' | 'sections'>;

/** Fields side by side: figures as rows, shares as a row each, long lists as sections below. */
export function tabulate(fields: readonly Field[], columns: readonly Column[], book: FactBook): Tabulated {
  const rows: TableRow[] = [];
  const sections: Section[] = [];
  for (const field of fields) {
    if (field.unit === 'distribution') rows.push(...shareRows(field, columns, book));
    else if (field.unit === 'list' && (field.several || isLong(field, columns, book)))
      sections.push(...lists(field, columns, book));
    else rows.push(row(field, columns, book));
  }
  return { table: rows.length > 0 ? { columns: titlesOf(columns), rows } : null, sections };
}

function row(field: Field, columns: readonly Column[], book: FactBook): TableRow {
  const cells = columns.map((column) => cell(field, column, book));
  return { field: field.id, label: field.label, cells, ...scaleOf(field) };
}

const scaleOf = ({ label, outOf }: Field): Pick<TableRow, 'scale'> =>
  outOf === undefined ? {} : { scale: { of: label, whole: outOf } };

function cell(field: Field, column: Column, book: FactBook): TableCell {
  const facts = book.state(column, field);
  if (facts.length === 0) return missing(field, column, book);
  if (field.aspect === 'summary') return shortest(facts);
  const texts = facts.map((fact) => fact.display);
  const differ = new Set(texts).size > 1;
  const shown = differ ? facts.map(dated).join(' · ') : (texts[0] ?? '');
  return { text: shown, facts: facts.map((fact) => fact.id) };
}

/** A cell that shows nothing, and puts it down as missing. */
function missing(field: Field, { role, place }: Column, book: FactBook): TableCell {
  book.miss(role.id, field.id, place);
  return NOTHING;
}

/** A cell of what is not reported. */
export const NOTHING: TableCell = { text: NOT_REPORTED, facts: [], missing: true };

/** The roles of columns, each once. */
export const idsOf = (columns: readonly Column[]) => [...new Set(columns.map(({ role }) => role.id))];

/** Returns the headings of columns: the role, and its place where places are compared. */
export function titlesOf(columns: readonly Column[]): string[] {
  const places = new Set(columns.map(({ place }) => place?.code));
  return columns.map(({ role, place }) => {
    if (places.size === 1) return role.title;
    const { title } = place ?? NATION;
    return idsOf(columns).length === 1 ? title : `${role.title} (${title})`;
  });
}

/** Returns the shortest wording of a fact among the sources: stating it once is enough. */
function shortest(facts: readonly AnswerFact[]): TableCell {
  const [first] = [...facts].sort((a, b) => a.display.length - b.display.length);
  return { text: first?.display ?? NOT_REPORTED, facts: first ? [first.id] : [] };
}

/** Two sources that disagree are told apart by their dates. */
function dated(fact: AnswerFact): string {
  return fact.asOf ? `${fact.display} (${fact.asOf})` : fact.display;
}

/** One row a label of a distribution: "Female 22.0% 29.4%". */
function shareRows(field: Field, columns: readonly Column[], book: FactBook): TableRow[] {
  const facts = columns.map((column) => book.state(column, field)[0]);
  const items = facts.map((fact) => (fact && Array.isArray(fact.value) ? (fact.value as Item[]) : null));
  const labels = [...new Set(items.flatMap((list) => list?.map((item) => item.label) ?? []))];
  return labels.map((label) => ({
    field: field.id,
    label,
    cells: columns.map((column, at) => {
      const [list, fact] = [items[at], facts[at]];
      const item = list?.find((one) => one.label === label);
      if (!list || item?.percent === undefined || !fact) return missing(field, column, book);
      return { text: showShare(item.percent, list), facts: [fact.id] };
    }),
    ...scaleOf(field),
  }));
}

function isLong(field: Field, columns: readonly Column[], book: FactBook): boolean {
  return columns.some((column) => {
    const value = book.held(column, field)[0]?.value;
    return Array.isArray(value) && value.length > SHORT_LIST;
  });
}

/** One list a column, or one for all whose lists are the same; a role without is put down as missing. */
function lists(field: Field, columns: readonly Column[], book: FactBook): Section[] {
  const sections = columns.flatMap((column) => listOf(field, column, book));
  const [first, ...others] = sections;
  const same = (one: Section) => one.items.join('\n') === first?.items.join('\n');
  const shared = first && others.length > 0 && sections.length === columns.length && others.every(same);
  return shared ? [{ ...first, title: field.label }] : sections;
}

function listOf(field: Field, column: Column, book: FactBook): Section[] {
  const facts = book.state(column, field);
  if (facts.length === 0) {
    book.miss(column.role.id, field.id);
    return [];
  }
  const { id, title } = column.role;
  return [sectionOf(field.id, id, `${field.label}, ${title}`, facts.flatMap(itemsOf), LIST_ITEMS)];
}

/** A list of which the first items are shown and the rest are counted. */
export function sectionOf(
  field: string,
  role: string,
  title: string,
  items: readonly string[],
  most: number,
): Section {
  return { field, role, title, items: items.slice(0, most), more: Math.max(0, items.length - most) };
}

/** Roles that a sentence names of a list that stands below it. */
export const NAMED_ROLES = 3;

/** The list of roles below a sentence that names the first of them; `role`: the one that they are like. */
export function rolesBelow(
  heads: readonly RoleHead[],
  { role, title, total }: { role: string; title: string; total: number },
  { catalogue }: Tools,
): Section[] {
  const [field] = catalogue.fields.ofMeasure('related');
  if (!field || heads.length <= NAMED_ROLES) return [];
  const items = heads.map((head) => head.title);
  return [{ field: field.id, role, title, items, more: total - items.length }];
}

/** The items of a fact as lines. */
export function itemsOf(fact: AnswerFact): string[] {
  const { value } = fact;
  if (Array.isArray(value)) return value.map((item) => showItem(item as Item, value as Item[]));
  return [fact.display];
}
