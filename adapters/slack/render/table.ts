import type { types } from '@slack/bolt';
import type { Answer, AnswerTable, TableCell, TableRow } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { say } from '../../chat/texts.ts';
import { isListed, MOST_ROLES } from '../../common/comparable.ts';
import { COMFORT, LIMITS, PHONE } from '../limits.ts';
import { sections } from './blocks.ts';
import { rowsWithin } from './height.ts';
import { characters } from './measure.ts';
import { escapeText, label, literal } from './text.ts';
import type { SlackBlock } from './types.ts';

type Cell = types.RawTextElement | types.RawNumberElement;

/** The text for an unknown figure. */
const MISSING = say('missing');

/** The room for a table: characters, and the height of the rows that it shows at once. */
export interface TableRoom {
  chars: number;
  height: number;
}

/** The figures of an answer as native tables of at most so many characters; none where all rows are phrases. */
export function tables(answer: Answer, { chars, height }: TableRoom): SlackBlock[] {
  const table = tableWithShortNames(answer);
  if (!table) return [];
  const { columns } = table;
  const rows = table.rows.filter((row) => !isPhrase(row));
  const inRows = columns.length >= COMFORT.roleRows && !isListed(answer);
  const grids = inRows
    ? byRole(answer, columns, rows)
    : [[headOf(answer, columns), ...rows.map((row) => cells(row, answer, columns.length))]];
  return grids.flatMap(([head = [], ...body]) => {
    const room = Math.min(chars, LIMITS.tableChars) - characters(head) - LIMITS.section / 10;
    return chunks(body, room).map((chunk) => ({
      type: 'data_table' as const,
      caption: caption(answer),
      rows: [head, ...chunk],
      page_size: Math.min(
        COMFORT.tableRows,
        // Roles that are compared stand together.
        inRows && chunk.length <= MOST_ROLES ? chunk.length : rowsWithin([head, ...chunk], height),
      ),
    }));
  });
}

/** Tables with a row a role and as many figures as a phone shows side by side: the first holds what differs most. */
function byRole(answer: Answer, columns: readonly string[], rows: readonly TableRow[]): Cell[][][] {
  const names = columns.map((name) => raw(name));
  return packed(tellingFirst(rows), PHONE.width - widthOf(columns)).map((figures) => [
    [raw(say('slack_role')), ...figures.map(({ label: name }) => raw(name))],
    ...names.map((name, at) => [name, ...figures.map((row) => cellOf(row.cells[at], answer, true))]),
  ]);
}

/** One figure of each subject, then the second of each and so on; those that are the same for all roles come last. */
function tellingFirst(rows: readonly TableRow[]): TableRow[] {
  const seen = new Map<string, number>();
  const placed = rows.map((row) => {
    const subject = row.field.split('.', 1)[0] ?? '';
    const turn = seen.get(subject) ?? 0;
    seen.set(subject, turn + 1);
    const alike = new Set(row.cells.map(({ text }) => text)).size === 1;
    return { row, turn: alike ? rows.length : turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ row }) => row);
}

/** Rows in groups that fit `room` as columns, in order but for those that an earlier group still holds. */
function packed(rows: readonly TableRow[], room: number): TableRow[][] {
  const groups: { rows: TableRow[]; left: number }[] = [];
  for (const row of rows) {
    const width = widthOf([row.label, ...row.cells.map(({ text }) => text)]);
    const group = groups.find(({ left }) => left >= width);
    if (group) {
      group.rows.push(row);
      group.left -= width;
    } else groups.push({ rows: [row], left: room - width });
  }
  return groups.map((group) => group.rows);
}

/** The width of a column on a phone, in pixels: that of its longest word, which is not broken. */
function widthOf(texts: readonly string[]): number {
  const longest = Math.max(...texts.flatMap((text) => text.split(/\s+/)).map((word) => word.length));
  return PHONE.cellPadding + longest * PHONE.letter;
}

/** The rows that say something in words, which a narrow column would tear to pieces. */
export function phrases(table: AnswerTable | null, max: number): SlackBlock[] {
  return (table?.rows ?? [])
    .filter(isPhrase)
    .flatMap((row) => sections(phrase(row, table?.columns ?? []), max));
}

function isPhrase(row: TableRow): boolean {
  return row.cells.some(({ text }) => text.length > COMFORT.cell) || row.label.length > COMFORT.cell * 2;
}

function phrase(row: TableRow, columns: readonly string[]): string {
  const name = `*${escapeText(row.label)}*`;
  const [only] = row.cells;
  if (row.cells.length === 1 && only) return `${name}: ${words(only)}`;
  const lines = row.cells.map((cell, at) => {
    const column = columns[at];
    return column ? `• *${escapeText(column)}*: ${words(cell)}` : `• ${words(cell)}`;
  });
  return [name, ...lines].join('\n');
}

function words(cell: TableCell): string {
  const text = escapeText(cell.text) || MISSING;
  return cell.missing || text === MISSING ? `_${text}_` : text;
}

/** In a rank the rows are roles, else they are figures. */
function headOf(answer: Answer, columns: readonly string[]): Cell[] {
  const first = say(isListed(answer) ? 'slack_role' : 'slack_figure');
  return [first, ...columns].slice(0, LIMITS.tableColumns).map((text) => raw(text));
}

function cells(row: TableRow, answer: Answer, columns: number): Cell[] {
  const own = Array.from({ length: Math.min(columns, LIMITS.tableColumns - 1) }, (_, at) => row.cells[at]);
  return [raw(row.label), ...own.map((cell) => cellOf(cell, answer, isListed(answer)))];
}

/** A number where columns hold one measure (`measure`), so that Slack sorts them as numbers. */
function cellOf(cell: TableCell | undefined, answer: Answer, measure: boolean): Cell {
  const text = cell ? literal(cell.text) : '';
  if (!text) return raw(MISSING);
  const [id, ...more] = cell?.facts ?? [];
  const fact = measure && more.length === 0 ? answer.facts.find((one) => one.id === id) : undefined;
  return typeof fact?.value === 'number' ? { type: 'raw_number', value: fact.value, text } : raw(text);
}

function raw(text: string): types.RawTextElement {
  return { type: 'raw_text', text: literal(text) || MISSING };
}

/** Read aloud before the table. */
function caption({ roles, intent, table }: Answer): string {
  const titles = roles.slice(0, MOST_ROLES).map(({ title }) => title);
  const what =
    intent === 'compare' || roles.length <= 1 ? titles.join(say('and')) : (table?.columns.join(', ') ?? '');
  return label(
    what.length <= LIMITS.header
      ? what || say('slack_figures')
      : say('slack_roles_counted', { roles: roles.length }),
    LIMITS.header,
  );
}

/** Neighbouring rows together, as many as fit the room. */
function chunks(rows: readonly Cell[][], room: number): Cell[][][] {
  const found: Cell[][][] = [];
  let used = 0;
  for (const row of rows) {
    const size = characters(row);
    const last = found[found.length - 1];
    if (last && used + size <= room && last.length < LIMITS.tableRows - 1) {
      last.push(row);
      used += size;
    } else {
      found.push([row]);
      used = size;
    }
  }
  return found;
}

/** A table of ours as text, one line a row, for where tables are refused. */
export function tableAsText({ rows }: types.DataTableBlock): SlackBlock[] {
  const texts = rows.map((row) => row.map((cell) => ('text' in cell ? escapeText(cell.text) : '')));
  const [head = [], ...others] = texts;
  const lines = others.map(([name = '', ...values]) => {
    const said = values.map((value, at) => (values.length > 1 ? `${head[at + 1] ?? ''} ${value}` : value));
    return `*${name}*: ${said.join(' · ')}`;
  });
  return sections(lines.join('\n'));
}
