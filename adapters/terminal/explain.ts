import type { Assistant } from '../../src/contract/assistant.ts';
import type { ExplainedSpan, Explanation } from '../../src/contract/explanation.ts';
import { clean, pad, width, wrap } from '../../src/layout/width.ts';
import { writeLine } from './lines.ts';
import { type Output, screenOf } from './screen.ts';

/** Words and senses wider than this share of the line do not push the others to the right. */
const WORDS_SHARE = 0.3;
const NARROWEST = 20;

/** Prints how a question is read: for reading, or as one line of JSON. */
export async function explain(
  assistant: Assistant,
  text: string,
  json: boolean,
  output: Output = process.stdout,
): Promise<void> {
  const explanation = await assistant.explain(text);
  if (json) return writeLine(output, JSON.stringify(explanation));
  await writeLine(output, explanationLines(explanation, screenOf(output).columns).join('\n'));
}

/** Returns an explanation as lines of at most `columns` columns: the reading, the query, the findings and the unused words. */
export function explanationLines(explanation: Explanation, columns: number): string[] {
  const { spans, price, query, found, unknown } = explanation;
  const room = Math.max(NARROWEST, columns);
  const widest = Math.max(0, ...spans.map(({ text }) => width(clean(text))));
  const words = Math.min(widest, Math.floor(room * WORDS_SHARE));
  const parts: [title: string, lines: string[]][] = [
    [`Read as (price ${rounded(price)})`, spans.flatMap((span) => spanLines(span, words, room))],
    ['Query', queryLines(query, room)],
    ['Found', foundLines(found, room)],
    ['Not used', wrap(listed([...new Set([...query.unused, ...unknown])]), room, INDENT)],
  ];
  return parts.flatMap(([title, lines], at) => [...(at > 0 ? [''] : []), ...wrap(title, room), ...lines]);
}

const INDENT = '  ';

/** The words, their sense, then indented the roles they may mean and the senses that lost. */
function spanLines(span: ExplainedSpan, words: number, room: number): string[] {
  const marks = [span.denied ? 'denied' : '', span.slip ? 'misspelled' : '', span.verdict ?? ''];
  const sense = [`${span.sense} ${rounded(span.price)}`, ...marks.filter((mark) => mark !== '')].join(', ');
  const deep = ' '.repeat(words + 2 * INDENT.length);
  const typed = clean(span.text);
  const first = `${INDENT}${pad(typed, words)}${INDENT}`;
  // The first column is measured in characters: texts with wide ones get a line of their own.
  const fits = width(typed) <= words && width(typed) === typed.length;
  const candidates = span.candidates.map(
    ({ id, title, confidence, evidence }) => `${title} (${id}) ${rounded(confidence)}, ${evidence}`,
  );
  const lost = span.lost.map((other) => `“${other.text}” ${other.sense} ${rounded(other.price)}`);
  return [
    ...(fits ? wrap(sense, room, first, deep) : [...wrap(typed, room, INDENT), ...wrap(sense, room, deep)]),
    ...candidates.flatMap((one) => wrap(one, room, `${deep}= `, `${deep}  `)),
    ...lost.flatMap((one) => wrap(one, room, `${deep}< `, `${deep}  `)),
  ];
}

/** Every part of the query that says something, one a line. */
function queryLines(query: Explanation['query'], room: number): string[] {
  return Object.entries(query).flatMap(([name, value]) => {
    if (name === 'unused' || isEmpty(value)) return [];
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => wrap(`${name}: ${said(item)}`, room, INDENT, INDENT.repeat(3)));
  });
}

function foundLines(found: Explanation['found'], room: number): string[] {
  const { outcome, intent, roles, filters, notCovered, lead } = found;
  const lines = [
    `${outcome}, ${intent}`,
    ...roles.map(({ id, title }) => `role: ${title} (${id})`),
    ...filters.map((filter) => `filter: ${said(filter)}`),
    ...(notCovered.length > 0 ? [`not covered: ${listed(notCovered)}`] : []),
    `lead: ${lead}`,
  ];
  return lines.flatMap((line) => wrap(line, room, INDENT, INDENT.repeat(3)));
}

/** A value without its empty parts, in the fewest signs. */
function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .map(([name, part]) => `${name} ${isPlain(part) ? said(part) : `(${said(part)})`}`)
    .join(', ');
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function listed(words: readonly string[]): string {
  return words.length > 0 ? words.map((word) => `“${word}”`).join(', ') : 'nothing';
}

function rounded(number: number): string {
  return String(Math.round(number * 100) / 100);
}
