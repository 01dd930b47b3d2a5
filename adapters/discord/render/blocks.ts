import type { Answer, AnswerTable, Section } from '../../../src/contract/answer.ts';
import { tableWithShortNames } from '../../../src/layout/short-names.ts';
import { firstThatFit, moreSources } from '../../common/text.ts';
import { escapeLines, escapeText } from './text.ts';
import type { Block } from './types.ts';

/**
 * An answer in reading order: the lead, figures, lists, cautions. Discord shows no
 * pipe tables and a phone no columns, so a figure is a bold label and one line a role.
 */
export function blocks(answer: Answer): Block[] {
  const table = tableWithShortNames(answer);
  return [
    { group: 'lead', text: escapeLines(answer.lead || answer.text) },
    ...(table ? figures(table) : []),
    ...answer.sections.map((section) => list(section)),
    ...answer.notes.map((note) => ({ group: 'notes', text: small(escapeLines(note)) })),
  ];
}

/** A cell of more characters than this fills a phone's line, so that the lines need marks to be told apart. */
const PHRASE = 30;

function figures(table: AnswerTable): Block[] {
  return table.rows.map((row) => ({ group: groupOf(row), text: figure(table, row) }));
}

function figure(table: AnswerTable, row: AnswerTable['rows'][number]): string {
  const name = `**${escapeText(row.label)}**`;
  if (row.cells.length === 1) return `${name}: ${cellText(row.cells[0])}`;
  const bullet = row.cells.some((cell) => cell.text.length > PHRASE) ? '- ' : '';
  const lines = row.cells.map((cell, at) => {
    const column = table.columns[at];
    return bullet + (column ? `${escapeText(column)}: ${cellText(cell)}` : cellText(cell));
  });
  return [name, ...lines].join('\n');
}

function cellText(cell: AnswerTable['rows'][number]['cells'][number] | undefined): string {
  if (!cell || cell.text.trim() === '') return '*not reported*';
  return cell.missing ? `*${escapeText(cell.text)}*` : escapeText(cell.text);
}

function list(section: Section): Block {
  const lines = section.items.map((item) => `- ${escapeText(item)}`);
  if (section.more > 0) lines.push(small(`and ${section.more} more`));
  return {
    group: `list ${section.role} ${section.field}`,
    text: [`**${escapeText(section.title)}**`, ...lines].join('\n'),
  };
}

/** Figures of one line stand together by aspect ("salary" of "salary.median"), longer ones apart. */
function groupOf(row: AnswerTable['rows'][number]): string {
  return row.cells.length === 1 ? `figures ${row.field.split('.', 1)[0]}` : `figure ${row.label}`;
}

/** Discord's small print; it holds for one line, so every line gets its mark. */
function small(text: string): string {
  return text
    .split('\n')
    .map((line) => `-# ${line}`)
    .join('\n');
}

/** The sources in small print, one line each; `max` characters at most, the rest counted. */
export function sourceLines(answer: Answer, max: number): string {
  const lines = answer.sources.map((source) => {
    const url = webAddress(source.url);
    const title = url ? `[${escapeText(source.title)}](<${url}>)` : escapeText(source.title);
    const from = [source.publisher, source.asOf ?? 'undated'].map(escapeText).join(', ');
    return `-# Source: ${title} (${from})${source.notice ? ` ${escapeText(source.notice)}` : ''}`;
  });
  return firstThatFit(lines, max, (left) => `-# ${moreSources(left)}`);
}

/** Returns the address for use in a link; undefined if it is not an http(s) address. */
function webAddress(url: string | undefined): string | undefined {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  return parsed.href.replace(/[<>\s]/g, encodeURIComponent);
}
