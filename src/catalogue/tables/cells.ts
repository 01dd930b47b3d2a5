import type { Item, StoredFact, Value } from '../../contract/schema.ts';

/**
 * Values as they stand in a cell of a table: a number (`>=` or `<` before one that a source gives as a bound), a text, or the items of
 * a list joined by `|`, each a label with `=percent`, `#mark`, `@code` and `$amount` where it has them.
 */

/** Begins a cell that holds its facts as JSON, since nothing shorter says all of them. */
export const JSON_MARK = '!';

/** The prefix of a number that is a bound. */
const BOUNDS: Readonly<Record<NonNullable<StoredFact['bound']>, string>> = { at_least: '>=', under: '<' };

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;
const SPECIAL = /[\\|=#@$]/g;
const escaped = (text: string) => text.replace(SPECIAL, '\\$&');

/** Returns the cell of a value; undefined for one that a cell of its own form cannot hold. */
export function encodeValue(value: Value, bound: StoredFact['bound'], titleOf: TitleOf): string | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) ? `${bound ? BOUNDS[bound] : ''}${value}` : undefined;
  if (bound) return undefined;
  if (typeof value === 'string') return isPlainText(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const text = value.map((item) => encodeItem(item, titleOf)).join('|');
  return /[\t\r\n]/.test(text) ? undefined : text;
}

/** A text that can be told from a number and from the marks that begin a cell. */
function isPlainText(text: string): boolean {
  return text !== '' && !/[\t\r\n]/.test(text) && !/^(?:!|>=|<)/.test(text) && !NUMBER.test(text);
}

/** The title of the role with this code, which a list of related roles need not repeat. */
export type TitleOf = (soc: string) => string | undefined;

function encodeItem(item: Item, titleOf: TitleOf): string {
  const { label, percent, flag, soc, amount } = item;
  const known = soc !== undefined && titleOf(soc) === label;
  return [
    known ? '' : escaped(label),
    percent === undefined ? '' : `=${percent}`,
    flag === undefined ? '' : `#${escaped(flag)}`,
    soc === undefined ? '' : `@${soc}`,
    amount === undefined ? '' : `$${amount}`,
  ].join('');
}

/** Reads a cell of one value; `list` says which of the two forms of text it is. */
export function decodeValue(
  cell: string,
  list: boolean,
  titleOf: TitleOf,
): { value: Value; bound?: StoredFact['bound'] } {
  if (list) return { value: splitPlain(cell, '|').map((item) => decodeItem(item, titleOf)) };
  const bound = (['at_least', 'under'] as const).find((one) => cell.startsWith(BOUNDS[one]));
  if (bound) return { value: Number(cell.slice(BOUNDS[bound].length)), bound };
  return { value: NUMBER.test(cell) ? Number(cell) : cell };
}

const MARKS: Readonly<Record<string, (item: Item, text: string) => void>> = {
  '=': (item, text) => void Object.assign(item, { percent: Number(text) }),
  '#': (item, text) => void Object.assign(item, { flag: text }),
  '@': (item, text) => void Object.assign(item, { soc: text }),
  $: (item, text) => void Object.assign(item, { amount: Number(text) }),
};

function decodeItem(text: string, titleOf: TitleOf): Item {
  const item: Item = { label: '' };
  let part = '';
  let mark: string | undefined;
  const end = () => {
    if (mark === undefined) item.label = part;
    else MARKS[mark]?.(item, part);
    part = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\') {
      at += 1;
      part += text[at] ?? '';
    } else if (MARKS[letter]) {
      end();
      mark = letter;
    } else part += letter;
  }
  end();
  if (item.label === '' && item.soc !== undefined) item.label = titleOf(item.soc) ?? item.soc;
  return item;
}

/** The parts of a text between separators that no backslash precedes; their backslashes stay. */
function splitPlain(text: string, separator: string): string[] {
  const rough = text.split(separator);
  if (!text.includes('\\')) return rough;
  const parts: string[] = [];
  let open = '';
  for (const part of rough) {
    open += part;
    const slashes = /\\*$/.exec(open)?.[0].length ?? 0;
    if (slashes % 2 === 1) open += separator;
    else {
      parts.push(open);
      open = '';
    }
  }
  return open === '' ? parts : [...parts, open];
}

/** Texts in one cell, such as the titles of a role. */
export function encodeTexts(texts: readonly string[]): string {
  return texts.map(escaped).join('|');
}

/** Reads what {@link encodeTexts} wrote. */
export function decodeTexts(cell: string): string[] {
  return splitPlain(cell, '|').map((part) => part.replace(/\\(.)/g, '$1'));
}
