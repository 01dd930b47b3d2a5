import { basename } from 'node:path';
import { SaxesParser } from 'saxes';
import { type Files, openZip } from './archive.ts';
import { ImportError } from './error.ts';

/** The columns that a sheet can have (A to XFD); a reference beyond them would make a row of any length. */
const MOST_COLUMNS = 16_384;

/** One row of a sheet: its number, and its cells as text by position; a missing cell is undefined. */
export type Row = readonly (string | undefined)[];

/** A workbook, read sheet by sheet as a stream: only the table of shared strings is held. */
export interface Workbook extends Disposable {
  readonly file: string;
  readonly sheets: readonly string[];
  /** Hands over the rows of a sheet in order until `visit` returns false. */
  rows(sheet: string, visit: (row: Row, number: number) => unknown): Promise<void>;
  /** Returns the addresses that cells of a sheet link to, by the number of their row: the last of each. */
  links(sheet: string): Promise<Map<number, string>>;
}

interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
  /** True ends the reading early. */
  done?(): boolean;
}

/** Opens an xlsx file; `bytes` is the file itself where it lies in memory. */
export async function openWorkbook(path: string, bytes?: Buffer): Promise<Workbook> {
  const file = basename(path);
  using opened = new DisposableStack();
  const zip = opened.use(await openZip(path, { bytes, nameOf: (entry) => entry }));
  const targets = await relationships(zip, file, BOOK);
  const sheets = await sheetNames(zip, file, targets);
  const strings = zip.names.includes('xl/sharedStrings.xml') ? await sharedStrings(zip, file) : [];
  const partOf = (sheet: string) => {
    const part = sheets.get(sheet);
    if (!part) throw new ImportError({ file }, `has no sheet ${sheet}`);
    return part;
  };
  const held = opened.move();
  return {
    file,
    sheets: [...sheets.keys()],
    rows: (sheet, visit) => readRows(zip, file, partOf(sheet), strings, visit),
    links: (sheet) => readLinks(zip, file, partOf(sheet)),
    [Symbol.dispose]: () => held.dispose(),
  };
}

async function parse(zip: Files, file: string, part: string, handlers: XmlHandlers): Promise<void> {
  if (!zip.names.includes(part))
    throw new ImportError({ file }, `is no complete xlsx file: ${part} is missing`);
  const stream = await zip.open(part);
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => handlers.open(local(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  for (const kind of ['text', 'cdata'] as const) parser.on(kind, (text) => handlers.text?.(text));
  parser.on('error', (error) => {
    throw error;
  });
  try {
    stream.setEncoding('utf8');
    for await (const chunk of stream) {
      parser.write(chunk as string);
      if (handlers.done?.()) return;
    }
    parser.close();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError({ file }, `is damaged in ${part} (${reason})`, { cause: error });
  }
}

/** Some programs write every element with a prefix: "x:row". */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const BOOK = 'xl/workbook.xml';

/** What a part of the file refers to, by its own names: other parts, or addresses outside. */
async function relationships(zip: Files, file: string, part: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await parse(zip, file, part.replace(/[^/]+$/, '_rels/$&.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes.Target ?? '';
      const isWhole = target.startsWith('/') || attributes.TargetMode === 'External';
      targets.set(attributes.Id ?? '', isWhole ? target.replace(/^\//, '') : `xl/${target}`);
    },
  });
  return targets;
}

async function sheetNames(
  zip: Files,
  file: string,
  targets: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const sheets = new Map<string, string>();
  await parse(zip, file, BOOK, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const target = targets.get(relationOf(attributes));
      if (target) sheets.set(attributes.name ?? '', target);
    },
  });
  if (sheets.size === 0) throw new ImportError({ file }, 'has no sheet');
  return sheets;
}

/** The name under which an element refers to another part, whatever the prefix. */
function relationOf(attributes: Record<string, string>): string {
  return Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
}

async function readLinks(zip: Files, file: string, part: string): Promise<Map<number, string>> {
  const cells = new Map<number, string>();
  await parse(zip, file, part, {
    open(name, attributes) {
      if (name !== 'hyperlink') return;
      cells.set(Number(/\d+/.exec(attributes.ref ?? '')?.[0]), relationOf(attributes));
    },
  });
  if (cells.size === 0) return cells;
  const targets = await relationships(zip, file, part);
  return new Map([...cells].flatMap(([row, id]) => (targets.has(id) ? [[row, targets.get(id) ?? '']] : [])));
}

async function sharedStrings(zip: Files, file: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await parse(zip, file, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(current);
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}

async function readRows(
  zip: Files,
  file: string,
  part: string,
  strings: readonly string[],
  visit: (row: Row, number: number) => unknown,
): Promise<void> {
  let row: (string | undefined)[] = [];
  let number = 0;
  let column = 0;
  let type = '';
  let value = '';
  let inValue = false;
  let stopped = false;
  await parse(zip, file, part, {
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        number = Number(attributes.r ?? number + 1);
        column = -1;
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        if (column >= MOST_COLUMNS)
          throw new ImportError({ file, row: number }, `has a cell beyond column ${MOST_COLUMNS}`);
        type = attributes.t ?? '';
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && value !== '') {
        row[column] = type === 's' ? shared(strings, value, file, number) : value;
      } else if (name === 'row' && !stopped) stopped = visit(row, number) === false;
    },
    text(text) {
      if (inValue) value += text;
    },
    done: () => stopped,
  });
}

function shared(strings: readonly string[], index: string, file: string, row: number): string {
  const text = strings[Number(index)];
  if (text === undefined)
    throw new ImportError({ file, row }, `refers to string ${index}, which the file does not hold`);
  return text;
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}
