/** Cuts a draft into statements that can be checked, and shown, one after the other. */

export interface Statement {
  /** As it stands in the draft, with its layout. */
  text: string;
  /** What is checked: without layout; a table becomes one statement a cell. */
  claims: readonly string[];
}

const ENDS = /([.!?]+["”’)]*)(\s+|$)/g;
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|vs|approx|avg|Avg|est|etc|cf|yrs?|hrs?|max|min|U\.S|U\.S\.A|Dr|Mr|Ms|No|St|Inc|Ltd)|\b\p{Lu}|^\s*\d{1,2})\.$/u;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|?[\s:|-]+\|?\s*$/;

/** All statements of a draft in order; joined, their texts are the draft. */
export function statements(draft: string): Statement[] {
  const out: Statement[] = [];
  let header: string[] | null = null;
  for (const line of draft.split(/(?<=\n)/)) {
    if (ROW.test(line)) {
      const cells = cellsOf(line);
      if (RULE.test(line)) out.push({ text: line, claims: [] });
      else if (!header) {
        header = cells;
        out.push({ text: line, claims: [`${cells.filter(Boolean).join(', ')}:`] });
      } else out.push({ text: line, claims: rowClaims(header, cells) });
      continue;
    }
    header = null;
    for (const sentence of sentences(line)) out.push({ text: sentence, claims: claimsOf(sentence) });
  }
  return out;
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((c) => c.trim());

/** A row of a table as sentences: "Average salary Operations Officer: $46,813". */
function rowClaims(header: readonly string[], cells: readonly string[]): string[] {
  const [label = '', ...rest] = cells;
  return rest.map((cell, i) => {
    const value = /^(?:[-–—]*|n\/a|none)$/i.test(cell) ? 'not reported' : cell;
    return `${label} ${header[i + 1] ?? ''}: ${value}`;
  });
}

function claimsOf(sentence: string): string[] {
  const bare = sentence
    .replace(/^\s*(?:[•*+–-]|\d{1,2}[.)]|#{1,6})\s+/, '')
    .replace(/\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, '')
    .trim();
  return bare === '' ? [] : [bare];
}

/** The sentences of a line, each with the space after it. */
export function sentences(line: string): string[] {
  const out: string[] = [];
  let start = 0;
  for (const match of line.matchAll(ENDS)) {
    const end = match.index + match[0].length;
    const before = line.slice(start, match.index + 1);
    if (match[1]?.startsWith('.') && ABBREVIATION.test(before) && end < line.length) continue;
    out.push(line.slice(start, end));
    start = end;
  }
  if (start < line.length) out.push(line.slice(start));
  return out;
}
