import type { Answer, Choice, Section } from '../contract/answer.ts';
import { tableWithShortNames } from './short-names.ts';
import { PLAIN, type Style } from './style.ts';
import { layTable } from './table.ts';
import { clean, wrap } from './width.ts';

/** The parts of an answer that the layout reads: all but the text that it makes. */
export type Layable = Omit<Answer, 'text'>;

/** Choices beyond these are listed without a number: nobody counts so far. */
const NUMBERED = 12;
/** Below this, lines of one word would be all that is left. */
const NARROWEST = 20;
const DEFAULT_WIDTH = 80;
/** Longer lines of prose are hard to read; tables may be wider. */
const PROSE_WIDTH = 100;

/**
 * The whole answer as plain text, no line wider than `width` columns: the lead, the table, lists, notes,
 * sources, what can be picked or asked next. It adds no number but those that count choices and items.
 */
export function renderText(answer: Layable, width: number = DEFAULT_WIDTH): string {
  return layOut(answer, width, PLAIN).join('\n');
}

/** The lines of an answer; `style` paints their parts and may draw bars below the rows of the table. */
export function layOut(answer: Layable, width: number, style: Style): string[] {
  const columns = Math.max(NARROWEST, Math.floor(width));
  const prose = Math.min(columns, PROSE_WIDTH);
  const table = tableWithShortNames(answer);
  const asking = answer.outcome === 'clarify' || answer.outcome === 'unknown_role';
  const blocks = [
    paragraphs(answer.lead, prose).map(style.lead),
    asking ? numberedChoices(answer.choices, prose, style) : [],
    ...(table ? layTable(table, columns, style) : []),
    ...answer.sections.map((section) => listSection(section, prose, style)),
    small(answer, asking, prose).map(style.quiet),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at === 0 ? block : ['', ...block]));
}

function paragraphs(text: string, columns: number): string[] {
  return text
    .split('\n')
    .filter((paragraph) => clean(paragraph) !== '')
    .flatMap((paragraph) => wrap(paragraph, columns));
}

function numberedChoices(choices: readonly Choice[], columns: number, style: Style): string[] {
  return choices.flatMap((choice, at) => {
    const mark = at < NUMBERED ? `${at + 1}.` : '-';
    const lines = wrap(choice.label, columns, '      ');
    return lines.map((line, row) => (row === 0 ? `${style.label(mark.padStart(5))} ${line.slice(6)}` : line));
  });
}

function listSection(section: Section, columns: number, style: Style): string[] {
  const lines = wrap(section.title, columns).map(style.heading);
  for (const item of section.items) lines.push(...wrap(item, columns, '  - ', '    '));
  // A large count would be a figure that no source states.
  if (section.more > 0)
    lines.push(style.quiet(`  and ${section.more <= NUMBERED ? `${section.more} ` : ''}more`));
  return lines;
}

/** Returns the optional parts: notes, sources, other readings, follow-up questions. */
function small(answer: Layable, asking: boolean, columns: number): string[] {
  const others = asking ? [] : answer.choices.map((choice) => choice.label);
  const [mark, indent] = answer.notes.length > 1 ? ['- ', '  '] : ['', ''];
  const lines = [
    ...answer.sources.map(sourceLine),
    ...labelled('Also possible: ', others),
    ...labelled(
      'Ask on: ',
      answer.followUps.map((followUp) => followUp.label),
    ),
  ];
  return [
    ...answer.notes.flatMap((note) => wrap(note, columns, mark, indent)),
    ...lines.flatMap((line) => wrap(line, columns)),
  ];
}

function labelled(label: string, items: readonly string[]): string[] {
  return items.length > 0 ? [label + items.join(' · ')] : [];
}

/** "Source: Wages by occupation (Bureau of Labor Statistics, May 2025)", with the notice it asks for, or its very page. */
function sourceLine({ title, publisher, asOf, notice, url, page }: Answer['sources'][number]): string {
  const after = [notice, page && url].flatMap((part) => (part ? [`. ${part}`] : []));
  return `Source: ${title} (${publisher}, ${asOf ?? 'undated'})${after.join('')}`;
}
