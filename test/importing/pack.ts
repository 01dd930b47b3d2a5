import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed; `claim` overrides what the zip says of it, to make a zip that lies. */
export interface Packed {
  content: string | Buffer;
  claim?: { size?: number; sum?: number };
}

/** A zip of these files, by name. */
export function zipOf(files: Record<string, string | Buffer | Packed>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of Object.entries(files)) {
    const { content, claim } = typeof file === 'string' || Buffer.isBuffer(file) ? { content: file } : file;
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(claim?.sum ?? crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claim?.size ?? plain.length, 18);
    about.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), about, tail, path]));
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listing, Buffer.from('PK\u0005\u0006'), end]);
}

export type Cell = string | number | null;

/** A workbook of these sheets: texts are shared strings, as spreadsheet programs write them, and blanks are left out. */
export function xlsxOf(sheets: Record<string, readonly (readonly Cell[])[]>): Buffer {
  const strings = new Map<string, number>();
  const files: Record<string, string> = {};
  const names = Object.keys(sheets);
  names.forEach((name, at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheets[name] ?? [], strings);
  });
  const list = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  files['xl/sharedStrings.xml'] = `<sst>${list.join('')}</sst>`;
  const tags = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  );
  files['xl/workbook.xml'] = `<workbook xmlns:r="r"><sheets>${tags.join('')}</sheets></workbook>`;
  const links = names.map(
    (_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  files['xl/_rels/workbook.xml.rels'] = `<Relationships>${links.join('')}</Relationships>`;
  return zipOf(files);
}

function sheetXml(rows: readonly (readonly Cell[])[], strings: Map<string, number>): string {
  const made = rows.map((cells, row) => {
    const tags = cells.map((cell, column) => {
      const place = `${letters(column)}${row + 1}`;
      if (cell === null) return '';
      if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
      if (!strings.has(cell)) strings.set(cell, strings.size);
      return `<c r="${place}" t="s"><v>${strings.get(cell)}</v></c>`;
    });
    return `<row r="${row + 1}">${tags.join('')}</row>`;
  });
  return `<worksheet><sheetData>${made.join('')}</sheetData></worksheet>`;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
