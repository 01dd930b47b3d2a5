import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { TableRow } from '../../src/contract/answer.ts';
import { renderText } from '../../src/layout/text.ts';
import { clean, width, wrap } from '../../src/layout/width.ts';
import { answers } from './arbitrary.ts';
import { CLARIFYING, SAMPLE } from './sample.ts';

const columns = fc.integer({ min: 35, max: 140 });

/** A row whose first cell is that of every role. */
const sameIn = (row: TableRow): TableRow => ({
  ...row,
  cells: row.cells.flatMap(() => row.cells.slice(0, 1)),
});

describe('the plain text of an answer', () => {
  test('no line is ever wider than asked for', () => {
    fc.assert(
      fc.property(answers, columns, (answer, most) => {
        for (const line of renderText(answer, most).split('\n'))
          expect(stringWidth(line)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 200 },
    );
  });

  test('every value of a table can be found in it, whatever the width', () => {
    fc.assert(
      fc.property(answers, columns, (answer, most) => {
        const text = clean(renderText(answer, most));
        for (const row of answer.table?.rows ?? []) {
          for (const cell of row.cells) expect(text).toContain(clean(cell.text));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('it adds no number but the counts of choices and of what is not listed', () => {
    const numbers = (text: string) => text.match(/\d[\d,.]*/g) ?? [];
    const known = new Set(numbers(JSON.stringify({ ...SAMPLE, text: '' })));
    for (const most of [35, 60, 80, 140])
      expect(numbers(renderText(SAMPLE, most)).filter((n) => !known.has(n))).toEqual([]);
    const many = { ...SAMPLE, sections: SAMPLE.sections.map((section) => ({ ...section, more: 13 })) };
    expect(renderText(many)).toContain('and more');
    expect(renderText(many)).not.toContain('13');
  });

  test('at 80 columns short rows stand side by side and long ones below', () => {
    expect(renderText(SAMPLE, 80)).toMatchInlineSnapshot(`
      "A lighthouse keeper earns twice what a night porter does: $60,000 a year against
      $30,000.

                       Night Porter        Lighthouse Keeper
      Average salary   $30,000             $60,000
      Salary range     $20,000 – $60,000   $40,000 – $100,000

      Why it pays so
        Night Porter: Whoever comes at night is let in and nothing more is asked
        Lighthouse Keeper: not reported

      Main duties
        - Keep the door
        - Keep awake
        and 3 more

      The source does not say who counted.
      Source: Tides and Tables (an almanac, undated)
      Also possible: Harbour Master
      Ask on: skills · duties"
    `);
  });

  test('at 35 columns everything is stacked', () => {
    expect(renderText(SAMPLE, 35)).toMatchInlineSnapshot(`
      "A lighthouse keeper earns twice
      what a night porter does: $60,000 a
      year against $30,000.

      Average salary
        Night Porter: $30,000
        Lighthouse Keeper: $60,000
      Salary range
        Night Porter: $20,000 – $60,000
        Lighthouse Keeper:
          $40,000 – $100,000
      Why it pays so
        Night Porter: Whoever comes at
          night is let in and nothing
          more is asked
        Lighthouse Keeper: not reported

      Main duties
        - Keep the door
        - Keep awake
        and 3 more

      The source does not say who
      counted.
      Source: Tides and Tables (an
      almanac, undated)
      Also possible: Harbour Master
      Ask on: skills · duties"
    `);
  });

  test('what all have in the same words is told of all, once', () => {
    const alike = {
      ...SAMPLE,
      table: SAMPLE.table && { ...SAMPLE.table, rows: SAMPLE.table.rows.map(sameIn) },
    };
    expect(renderText(alike, 35)).toContain('Average salary\n  Both: $30,000\n');
  });

  test('beside one column of short figures a title keeps its words whole, however narrow the screen', () => {
    const cell = (text: string) => [{ text, facts: [] }];
    const table = {
      columns: ['Median salary'],
      rows: [
        { field: 'one', label: 'Anesthesiologists', cells: cell('$391,490') },
        { field: 'two', label: 'Night Porter', cells: cell('$30,000') },
      ],
    };
    expect(renderText({ ...SAMPLE, table }, 35)).toContain(
      [
        '                    Median salary',
        'Anesthesiologists   $391,490',
        'Night Porter        $30,000',
      ].join('\n'),
    );
  });

  test('a question back numbers what can be picked', () => {
    expect(renderText(CLARIFYING, 80)).toMatchInlineSnapshot(`
      "Which keeper do you mean?

         1. Night Porter
         2. Lighthouse Keeper

      The source does not say who counted.
      Source: Tides and Tables (an almanac, undated)
      Ask on: skills · duties"
    `);
  });

  test('control characters and marks that reorder text are not passed on', () => {
    const hostile = { ...SAMPLE, lead: 'a\u001b[31mred\u0007 \u202eback', notes: ['one\r\ntwo\u2028three'] };
    const text = renderText(hostile, 80);
    expect(text).not.toMatch(/[\p{Cc}\u202e\u2028]/u.exec(text.replaceAll('\n', ''))?.[0] ?? /$^/);
    expect(text).toContain('one two three');
  });
});

describe('measuring and wrapping', () => {
  test('the width is what string-width says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(width(text)).toBe(stringWidth(text));
      }),
    );
    expect(width('“Äé–’ €5 ≥ ·…')).toBe(stringWidth('“Äé–’ €5 ≥ ·…'));
  });

  test('every character that is taken for narrow is narrow', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code < 0x2600; code += 1) {
      const character = String.fromCodePoint(code);
      if (width(character) !== stringWidth(character)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('words keep their order and none is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/)),
        fc.integer({ min: 10, max: 60 }),
        (words, most) => {
          expect(wrap(words.join(' '), most).join('').replaceAll(' ', '')).toBe(words.join(''));
        },
      ),
    );
  });

  test('a range is not broken at its dash', () => {
    expect(wrap('it pays $22,000 – $98,000', 20)).toEqual(['it pays', '$22,000 – $98,000']);
  });

  test('a very long text without spaces, or of marks alone, is cut in good time', () => {
    expect(wrap('x'.repeat(100_000), 80)).toHaveLength(1250);
    const marks = wrap('\u0301'.repeat(50_000), 80);
    expect(marks.join('').replaceAll(' ', '')).toHaveLength(50_000);
  });
});
