import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameOf, slugOf, writeAnswer } from '../../adapters/common/formats.ts';
import { renderCsv } from '../../src/layout/csv.ts';
import { renderMarkdown } from '../../src/layout/markdown.ts';
import { ALL, answer, CLARIFY, DESCRIBE, LONG, SALARY } from '../adapters/answers.ts';

/** Reads comma-separated values back, by RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    else if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  test('has a line a field, a column a role, and the sources last', () => {
    const rows = parse(renderCsv(SALARY));
    expect(rows[0]).toEqual(['', 'Operations Officer', 'Operations Director', 'Source']);
    expect(rows[1]).toEqual(['Average salary', '$46,813 a year', '$104,050 a year', '']);
    expect(rows).toHaveLength(6);
    expect(parse(renderCsv(DESCRIBE)).at(-1)?.[1]).toContain('Active listening (81%); Social');
    expect(parse(renderCsv(LONG)).every((row) => row.length === 7)).toBe(true);
    expect(renderCsv(CLARIFY)).toContain('Which manager');
  });

  test('holds any text, and none that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (first, second) => {
        const row = {
          field: 'salary.x',
          label: 'x',
          cells: [
            { text: first, facts: [] },
            { text: second, facts: [] },
          ],
        };
        const csv = renderCsv({ ...SALARY, table: { columns: ['A', 'B'], rows: [row] } });
        const [, one, other] = parse(csv)[1] ?? [];
        expect([first, `'${first}`]).toContain(one);
        expect([second, `'${second}`]).toContain(other);
        for (const cell of [one, other]) expect(cell).not.toMatch(/^(?:[=@\t\r]|[+-](?![\d.,]+%?$))/);
      }),
    );
  });
});

describe('Markdown', () => {
  test('has the lead, a table, lists, notes and sources', () => {
    const text = renderMarkdown(DESCRIBE);
    expect(text).toContain('| Median salary | $98,430 a year |');
    expect(text).toContain('### Top skills\n\n- Active listening (81%)');
    expect(text).toContain(
      '[Occupational Employment and Wage Statistics](<https://www.bls.gov/oes/tables.htm>)',
    );
    expect(renderMarkdown(SALARY)).toContain('> The source does not date');
  });

  test('two lists of one kind that say different things have a heading each', () => {
    const list = { field: 'skills.top', role: '', items: ['a'], more: 0 };
    const both = answer({
      ...DESCRIBE,
      sections: [
        { ...list, title: 'To add' },
        { ...list, title: 'You bring' },
      ],
    });
    expect(renderMarkdown(both)).toMatch(/### To add\n\n- a\n\n### You bring\n\n- a/);
    const rows = parse(renderCsv({ ...both, table: null }));
    expect(rows.map(([label, value]) => [label, value])).toEqual(
      expect.arrayContaining([
        ['To add', 'a'],
        ['You bring', 'a'],
      ]),
    );
  });

  test('foreign words mark nothing up and break no row', () => {
    const words = answer({ ...SALARY, lead: '# a | b <i> [x](y) `c`\n- d', notes: ['1. e'] });
    const text = renderMarkdown(words);
    expect(text).toContain('\\# a \\| b \\<i\\> \\[x\\](y) \\`c\\`\n\n\\- d');
    expect(text).toContain('> 1\\. e');
  });
});

describe('files', () => {
  test.each(Object.entries(ALL))('%s can be taken away as text, a sheet and data', async (_, given) => {
    expect(JSON.parse(String((await writeAnswer(given, 'json')).body))).toEqual(given);
    expect(String((await writeAnswer(given, 'md')).body)).not.toBe('');
    expect(String((await writeAnswer(given, 'csv')).body)).not.toBe('');
  });

  test('are named after the roles', () => {
    expect(fileNameOf(SALARY, 'csv')).toBe('operations-officer-vs-operations-director.csv');
    expect(fileNameOf(CLARIFY, 'md')).toBe('rolewise.md');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugOf(text))),
    );
  });

  test('a picture needs something to draw', async () => {
    expect((await writeAnswer(SALARY, 'png')).type).toBe('image/png');
    await expect(writeAnswer(CLARIFY, 'png')).rejects.toThrow('nothing to draw');
  });
});
