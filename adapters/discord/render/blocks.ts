import type { Answer, AnswerTable, Section, TableCell, TableRow } from '../../../src/contract/answer.ts';
import { isAspect, isNumeric } from '../../../src/contract/aspects.ts';
import { listHeading } from '../../../src/layout/grid.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { headingOf } from '../../chat/heading.ts';
import { publishedSources } from '../../chat/sources.ts';
import { say } from '../../chat/texts.ts';
import { isListed } from '../../common/comparable.ts';
import { firstThatFit, moreSources } from '../../common/text.ts';
import { COMFORT } from '../limits.ts';
import { linesOf, linesOn } from './fit.ts';
import { escapeLines, escapeText } from './text.ts';
import type { Block } from './types.ts';

/** The separator between figures or names that stand in one line. */
const DOT = ' · ';
const SOURCES_A_LINE = 3;

/**
 * An answer in reading order: what it is about, the lead, the figures, cautions, lists. Discord shows no pipe tables and
 * a phone no columns, so each role has one compact block: a line an aspect.
 */
export function blocks(answer: Answer): Block[] {
  const table = tableWithShortNames(answer);
  const head = [...title(answer), { group: 'lead', text: escapeLines(answer.lead || answer.text) }];
  const notes = answer.notes.map((note) => ({ group: 'notes', text: small(escapeLines(note)) }));
  const lists = answer.sections.map((section) => list(section, answer));
  if (!table) return [...head, ...notes, ...lists];
  const rows = sortedOut(answer, table);
  if (table.columns.length < 2 || isListed(answer))
    return [...head, ...single(rows, answer, table), ...notes, ...lists];
  const room = COMFORT.pageLines - linesOn([...head, ...notes]);
  const [first, later] = split(rows, table, room);
  const breaks = (all: Block[]) => all.map((block, at) => (at === 0 ? { ...block, breaks: true } : block));
  return [...head, ...sideBySide(first, table), ...notes, ...breaks(sideBySide(later, table)), ...lists];
}

function title(answer: Answer): Block[] {
  const heading = headingOf(answer);
  if (!heading) return [];
  const under = heading.under && small(escapeText(heading.under));
  return [{ group: 'lead', text: [`### ${escapeText(heading.title)}`, under].filter(Boolean).join('\n') }];
}

/** A row with the kind of its values: numbers share a line, words have one of their own. */
interface Row extends TableRow {
  number: boolean;
}

function sortedOut({ facts }: Answer, { rows }: AnswerTable): Row[] {
  const units = new Map(facts.map(({ id, unit }) => [id, unit]));
  return rows.map((row) => {
    const found = row.cells.flatMap((cell) => cell.facts.map((id) => units.get(id)));
    return {
      ...row,
      number: found.length > 0 && found.every((unit) => unit === 'range' || (unit && isNumeric(unit))),
    };
  });
}

/** The roles or places of a rank by number, or the figures of one role: a line each. */
function single(rows: readonly Row[], answer: Answer, { columns }: AnswerTable): Block[] {
  const ranked = isListed(answer);
  return rows.map((row, at) => {
    const mark = ranked ? `${at + 1}. ` : '';
    const values =
      columns.length > 1
        ? columns.map((column, of) => figure(column, row.cells[of])).join(DOT)
        : value(row.cells[0], true);
    return { group: 'figures', text: `${mark}${escapeText(row.label)}${ranked ? DOT : ': '}${values}` };
  });
}

/** One block a role, then what all have alike. */
function sideBySide(rows: readonly Row[], { columns }: AnswerTable): Block[] {
  const [alike, apart] = partition(rows, isAlike);
  const lines = inLines(apart, [...columns.keys()]);
  const named = apart.length > 0 ? columns.map((column, at) => block(column, lines, at)) : [];
  const several = columns.length > 2 ? say('discord_all') : say('discord_both');
  const all = apart.length > 0 ? several : columns.join(', ');
  return alike.length > 0 ? [...named, block(all, inLines(alike, [0]), 0)] : named;
}

function isAlike({ cells }: Row): boolean {
  return cells.every(({ text }) => text === cells[0]?.text);
}

/** The rows of each line: figures of one aspect share one that fits in every block, so that all blocks look alike. */
function inLines(rows: readonly Row[], columns: readonly number[]): Row[][] {
  const lines: Row[][] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    const together = [...(last ?? []), row];
    const ofOne = together.every(({ number, field }) => number && aspectOf(field) === aspectOf(row.field));
    if (last && ofOne && columns.every((at) => linesOf(line(together, at)) === 1)) last.push(row);
    else lines.push([row]);
  }
  return lines;
}

function aspectOf(field: string): string {
  return field.split('.', 1)[0] ?? '';
}

function line(rows: readonly Row[], at: number): string {
  const texts = rows.map(({ label, cells, number }) =>
    number ? figure(label, cells[at]) : `${escapeText(label)}: ${value(cells[at], false)}`,
  );
  return texts.join(DOT);
}

function block(name: string, lines: readonly Row[][], at: number): Block {
  const text = [`**${escapeText(name)}**`, ...lines.map((rows) => line(rows, at))].join('\n');
  return { group: `role:${name}`, text };
}

function figure(label: string, cell: TableCell | undefined): string {
  return `${escapeText(label)} ${value(cell, true)}`;
}

function value(cell: TableCell | undefined, bold: boolean): string {
  const text = escapeText(cell?.text ?? '') || say('missing');
  if (!cell || cell.missing || cell.text.trim() === '') return `*${text}*`;
  return bold ? `**${text}**` : text;
}

/** The rows that fit into as many lines for all columns, numbers before words, and the rest. */
function split(rows: readonly Row[], table: AnswerTable, room: number): [Row[], Row[]] {
  const inOrder = (some: ReadonlySet<Row>) => rows.filter((row) => some.has(row));
  const kept = new Set<Row>();
  for (const row of partition(rows, ({ number }) => number).flat())
    if (kept.size === 0 || linesOn(sideBySide(inOrder(new Set([...kept, row])), table)) <= room)
      kept.add(row);
  return [inOrder(kept), rows.filter((row) => !kept.has(row))];
}

function partition<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** Names stand in one paragraph, sentences with a bullet each. */
function list(section: Section, { roles }: Answer): Block {
  const items = section.items.map(escapeText);
  const more = section.more > 0 ? say('more_items', { left: section.more }) : '';
  const aspect = aspectOf(section.field);
  const names = isAspect(aspect) && aspect === 'skills';
  const heading = roles.length > 1 ? section.title : listHeading(section, roles);
  const lines = names
    ? [[...items, ...(more ? [`*${more}*`] : [])].join(DOT)]
    : [...items.map((item) => `- ${item}`), ...(more ? [small(more)] : [])];
  return {
    group: `list:${section.role}:${section.field}`,
    text: [`**${escapeText(heading)}**`, ...lines].join('\n'),
  };
}

/** Discord's small print; it holds for one line, so every line gets its mark. */
function small(text: string): string {
  return text
    .split('\n')
    .map((line) => `-# ${line}`)
    .join('\n');
}

/** The sources in small print, a line each publisher; `max` characters at most, the rest counted. */
export function sourceLines(answer: Answer, max: number): string {
  const lines = publishedSources(answer).flatMap(({ publisher, sources }) => {
    const titles = sources.map(({ title, url, about }) => {
      const linked = url ? `[${escapeText(title)}](<${url}>)` : escapeText(title);
      return about.length > 0 ? `${linked} (${about.map(escapeText).join('; ')})` : linked;
    });
    return Array.from({ length: Math.ceil(titles.length / SOURCES_A_LINE) }, (_, at) => {
      const here = titles.slice(at * SOURCES_A_LINE, (at + 1) * SOURCES_A_LINE);
      const named = [...here, ...(publisher ? [escapeText(publisher)] : [])];
      return `-# ${say('source', { sources: named.join(', ') })}`;
    });
  });
  return firstThatFit(lines, max, (left) => `-# ${moreSources(left)}`);
}
