import { expect, test } from 'vitest';
import { openWorkbook } from '../../src/importing/xlsx.ts';
import { xlsxOf, zipOf } from './pack.ts';

/** The rows of the one sheet of a workbook. */
async function rowsOf(bytes: Buffer): Promise<unknown[]> {
  using book = await openWorkbook('book.xlsx', bytes);
  const rows: unknown[] = [];
  await book.rows('Sheet', (row) => rows.push([...row]));
  return rows;
}

/** A workbook whose one sheet is this XML. */
const bookOf = (sheet: string) =>
  zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Sheet" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  });

test('cells stand where their references say, and blanks are left out', async () => {
  const rows = await rowsOf(
    xlsxOf({
      Sheet: [
        ['a', null, 3],
        [null, 'b & c'],
      ],
    }),
  );
  expect(rows).toEqual([
    ['a', undefined, '3'],
    [undefined, 'b & c'],
  ]);
});

test('addresses that cells link to stand by their row; what links to no address is passed over', async () => {
  using book = await openWorkbook(
    'book.xlsx',
    zipOf({
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="Sheet" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml':
        '<worksheet xmlns:r="r"><sheetData/><hyperlinks><hyperlink ref="L12" r:id="h1"/><hyperlink ref="L13" location="A1"/></hyperlinks></worksheet>',
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="h1" TargetMode="External" Target="https://example.org/a.htm"/></Relationships>',
    }),
  );
  expect([...(await book.links('Sheet'))]).toEqual([[12, 'https://example.org/a.htm']]);
});

test('cells without references follow each other', async () => {
  const sheet = '<row><c><v>1</v></c><c t="inlineStr"><is><t>two</t></is></c></row>';
  expect(await rowsOf(bookOf(sheet))).toEqual([['1', 'two']]);
});

test('a cell beyond the last column that a sheet can have is refused', async () => {
  const cell = (reference: string) => bookOf(`<row r="1"><c r="${reference}"><v>1</v></c></row>`);
  await expect(rowsOf(cell('ZZZZZZ1'))).rejects.toThrow('book.xlsx, row 1: has a cell beyond column 16384');
  expect(await rowsOf(cell('XFD1'))).toHaveLength(1);
});
