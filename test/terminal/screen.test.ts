import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { payBars } from '../../adapters/terminal/bars.ts';
import { type Output, screenOf, show } from '../../adapters/terminal/screen.ts';
import type { Answer, AnswerFact } from '../../src/contract/answer.ts';
import { answers } from './arbitrary.ts';
import { SAMPLE } from './sample.ts';

const output = (isTTY: boolean, columns?: number) => ({ isTTY, columns }) as unknown as Output;

afterEach(() => vi.unstubAllEnvs());

describe('what a terminal shows', () => {
  test('bars stand below the ranges, on one scale', () => {
    const lines = show(SAMPLE, { columns: 80, colour: false }).split('\n');
    const at = lines.findIndex((line) => line.startsWith('Salary range'));
    expect(lines[at]).toBe('Salary range     $20,000 – $60,000   $40,000 – $100,000');
    expect(lines[at + 1]).toBe('                 ████████▌               ▐████████████');
  });

  test('bars are shown when stacked, too', () => {
    expect(show(SAMPLE, { columns: 40, colour: false })).toMatch(/Night Porter: \$20,000 – \$60,000\n {2}█+/);
  });

  test('nothing is wider than the terminal, with or without colour', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 35, max: 200 }), fc.boolean(), (answer, columns, colour) => {
        for (const line of show(answer, { columns, colour }).split('\n')) {
          expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('colour changes no character', () => {
    const plain = show(SAMPLE, { columns: 80, colour: false });
    const coloured = show(SAMPLE, { columns: 80, colour: true });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  test('colour only on a terminal, and not where NO_COLOR is set or the terminal is dumb', () => {
    vi.stubEnv('TERM', 'xterm');
    vi.stubEnv('NO_COLOR', '');
    expect(screenOf(output(true, 100))).toEqual({ columns: 100, colour: true });
    expect(screenOf(output(false)).colour).toBe(false);
    vi.stubEnv('NO_COLOR', '1');
    expect(screenOf(output(true, 100)).colour).toBe(false);
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'dumb');
    expect(screenOf(output(true, 100)).colour).toBe(false);
  });

  test('without a terminal the width is that of COLUMNS, else 80', () => {
    vi.stubEnv('COLUMNS', '44');
    expect(screenOf(output(false)).columns).toBe(44);
    vi.stubEnv('COLUMNS', 'wide');
    expect(screenOf(output(false)).columns).toBe(80);
  });
});

describe('bars', () => {
  const percentiles = (role: string, values: Record<string, number>): AnswerFact[] =>
    Object.entries(values).map(([name, value]) => ({
      id: `${role}.salary.${name}`,
      role,
      field: `salary.${name}`,
      aspect: 'salary',
      value,
      unit: 'USD/year',
      display: String(value),
      source: 'tides',
      asOf: null,
    }));
  const withPercentiles = (...roles: Record<string, number>[]): Answer => ({
    ...SAMPLE,
    facts: roles.flatMap((values, at) => percentiles(`role-${at}`, values)),
    table: {
      columns: roles.map((_, at) => `Role ${at}`),
      rows: ['p10', 'p25', 'p75', 'p90'].map((name) => ({
        field: `salary.${name}`,
        label: name,
        cells: roles.map((values, at) => ({
          text: String(values[name] ?? 'not reported'),
          facts: name in values ? [`role-${at}.salary.${name}`] : [],
        })),
      })),
    },
  });
  const drawn = (answer: Answer, columns: number) =>
    (answer.table?.rows ?? []).map((row) => payBars(answer)(row, columns));

  test('percentiles are one picture: a line from the tenth to the ninetieth, a block over the middle half', () => {
    const answer = withPercentiles(
      { p10: 20_000, p25: 40_000, p75: 60_000, p90: 80_000 },
      { p10: 40_000, p25: 60_000, p75: 80_000, p90: 100_000 },
    );
    expect(drawn(answer, 16)).toEqual([null, null, null, ['────████────', '    ────████────']]);
  });

  test('a role without all of them has no picture, a table without ranges none at all', () => {
    const full = { p10: 1, p25: 2, p75: 3, p90: 4 };
    expect(drawn(withPercentiles(full, { p10: 1, p90: 4 }, full), 9)[3]?.map((bar) => bar === null)).toEqual([
      false,
      true,
      false,
    ]);
    expect(drawn({ ...SAMPLE, facts: [] }, 9)).toEqual([null, null, null]);
  });

  test('a lone range has none: it would fill the scale whatever it is', () => {
    expect(drawn(withPercentiles({ p10: 1, p25: 2, p75: 3, p90: 4 }), 9)[3]).toBeNull();
  });

  test('a range of one point still shows', () => {
    const facts = SAMPLE.facts.map((fact) => ({ ...fact, value: { min: 5, max: 5 } }));
    expect(drawn({ ...SAMPLE, facts }, 4)[1]).toEqual(['████', '████']);
  });

  test('they hold no digits', () => {
    expect(drawn(SAMPLE, 24).flat().join('')).not.toMatch(/\d/);
  });
});
