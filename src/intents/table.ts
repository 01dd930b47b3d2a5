import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact, AnswerTable, Section, TableCell, TableRow } from '../contract/answer.ts';
import type { Field, Item } from '../contract/schema.ts';
import { showItem, showShare } from '../wording/display.ts';
import type { FactBook } from './facts.ts';

/** Lists longer than this are cut, with a count of the rest. */
const LIST_ITEMS = 8;
const NOT_REPORTED = 'not reported';

/** Fields side by side: figures as rows, shares as a row each, long lists as sections below. */
export function tabulate(
  fields: readonly Field[],
  roles: readonly RoleHead[],
  book: FactBook,
): { table: AnswerTable | null; sections: Section[] } {
  const rows: TableRow[] = [];
  const sections: Section[] = [];
  for (const field of fields) {
    if (field.unit === 'distribution') rows.push(...shareRows(field, roles, book));
    else if (field.unit === 'list' && (field.several || isLong(field, roles, book)))
      sections.push(...lists(field, roles, book));
    else rows.push(row(field, roles, book));
  }
  return { table: rows.length > 0 ? { columns: roles.map((role) => role.title), rows } : null, sections };
}

function row(field: Field, roles: readonly RoleHead[], book: FactBook): TableRow {
  return { field: field.id, label: field.label, cells: roles.map((role) => cell(field, role, book)) };
}

function cell(field: Field, role: RoleHead, book: FactBook): TableCell {
  const facts = book.state(role.id, field);
  if (facts.length === 0) {
    book.miss(role.id, field.id);
    return { text: NOT_REPORTED, facts: [], missing: true };
  }
  if (field.aspect === 'summary') return shortest(facts);
  const texts = facts.map((fact) => fact.display);
  const differ = new Set(texts).size > 1;
  const shown = differ ? facts.map(dated).join(' · ') : (texts[0] ?? '');
  return { text: shown, facts: facts.map((fact) => fact.id) };
}

/** What a job is needs to be said once, in the fewest words that a source has for it. */
function shortest(facts: readonly AnswerFact[]): TableCell {
  const [first] = [...facts].sort((a, b) => a.display.length - b.display.length);
  return { text: first?.display ?? NOT_REPORTED, facts: first ? [first.id] : [] };
}

/** Two sources that disagree are told apart by their dates. */
function dated(fact: AnswerFact): string {
  return fact.asOf ? `${fact.display} (${fact.asOf})` : fact.display;
}

/** One row a label of a distribution: "Female 22.0% 29.4%". */
function shareRows(field: Field, roles: readonly RoleHead[], book: FactBook): TableRow[] {
  const facts = roles.map((role) => book.state(role.id, field)[0]);
  const items = facts.map((fact) => (fact && Array.isArray(fact.value) ? (fact.value as Item[]) : null));
  const labels = [...new Set(items.flatMap((list) => list?.map((item) => item.label) ?? []))];
  return labels.map((label) => ({
    field: field.id,
    label,
    cells: roles.map((role, at) => {
      const list = items[at];
      const item = list?.find((one) => one.label === label);
      const fact = facts[at];
      if (!list || item?.percent === undefined || !fact) {
        book.miss(role.id, field.id);
        return { text: NOT_REPORTED, facts: [], missing: true };
      }
      return { text: showShare(item.percent, list), facts: [fact.id] };
    }),
  }));
}

function isLong(field: Field, roles: readonly RoleHead[], book: FactBook): boolean {
  return roles.some((role) => {
    const value = book.held(role.id, field.id)[0]?.value;
    return Array.isArray(value) && value.length > 3;
  });
}

/** One list a role, or one for all whose lists are the same; a role without is put down as missing. */
function lists(field: Field, roles: readonly RoleHead[], book: FactBook): Section[] {
  const sections = roles.flatMap((role) => listOf(field, role, book));
  const [first, ...others] = sections;
  const same = (one: Section) => one.items.join('\n') === first?.items.join('\n');
  const shared = first && others.length > 0 && sections.length === roles.length && others.every(same);
  return shared ? [{ ...first, title: field.label }] : sections;
}

function listOf(field: Field, role: RoleHead, book: FactBook): Section[] {
  const facts = book.state(role.id, field);
  if (facts.length === 0) {
    book.miss(role.id, field.id);
    return [];
  }
  const items = facts.flatMap((fact) => itemsOf(fact));
  const shown = items.slice(0, LIST_ITEMS);
  const title = `${field.label}, ${role.title}`;
  return [{ field: field.id, role: role.id, title, items: shown, more: items.length - shown.length }];
}

/** The items of a fact as lines. */
export function itemsOf(fact: AnswerFact): string[] {
  const { value } = fact;
  if (Array.isArray(value)) return value.map((item) => showItem(item as Item, value as Item[]));
  return [fact.display];
}
