import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factTables } from '../../src/catalogue/tables/fact-tables.ts';
import { encodeFacts } from '../../src/catalogue/tables/facts.ts';
import { linesOf } from '../../src/catalogue/tables/lines.ts';
import type { StoredFact } from '../../src/contract/schema.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const item = fc.record(
  {
    label: text,
    percent: number,
    flag: text,
    soc: fc.constantFrom('11-1021.00', '29-1141.00'),
    amount: number,
  },
  { requiredKeys: ['label'] },
);
const value = fc.oneof(
  number,
  text,
  fc.constantFrom('5 years or more', '12', '>=3', '!', '-', '1e5', "Bachelor's degree"),
  fc.array(item, { minLength: 1, maxLength: 4 }),
  fc.record({ min: number, max: number }),
);
const fact = fc.record(
  {
    field: fc.constantFrom('salary.median', 'salary.average', 'skills.software', 'outlook.jobs'),
    value,
    source: fc.constantFrom('onet-30.3', 'bls-oews-2025'),
    asOf: fc.constantFrom('May 2025', 'May 2024', 'surveyed\t2020'),
    bound: fc.constant('at_least' as const),
    wider: fc.record({ title: text, code: fc.constant('15-1250') }, { requiredKeys: ['title'] }),
    note: text,
  },
  { requiredKeys: ['field', 'value', 'source'] },
) as fc.Arbitrary<StoredFact>;
const rows = fc.uniqueArray(
  fc.record({ key: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/), facts: fc.array(fact, { maxLength: 6 }) }),
  { selector: ({ key }) => key, maxLength: 6 },
);
const titleOf = (soc: string) => (soc === '29-1141.00' ? 'Nurses' : undefined);

/** Joined, its labels begin with the mark of a cell that holds JSON. */
const STARTS_AS_JSON: StoredFact = {
  field: 'salary.median',
  value: [{ label: '! ' }, { label: ' ' }],
  source: 'onet-30.3',
};

const sorted = (facts: readonly StoredFact[]) =>
  facts.map((one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

describe('tables of facts', () => {
  test('give back every fact under its key, whatever it says', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const tables = encodeFacts(written, ['id'], '', titleOf);
        const files = new Map(tables.map(({ name, text: table }) => [`${name}.tsv`, Buffer.from(table)]));
        const heads = Object.fromEntries(tables.map(({ name, head }) => [name, head]));
        const read = factTables(heads, (name) => files.get(name) ?? Buffer.alloc(0), titleOf);
        for (const { key, facts } of written) expect(sorted(read.under(key))).toEqual(sorted(facts));
        for (const field of new Set(written.flatMap(({ facts }) => facts.map((one) => one.field)))) {
          const own = written.flatMap(({ facts }) => facts.filter((one) => one.field === field));
          expect(sorted(read.ofField(field).map(([, one]) => one))).toEqual(sorted(own));
        }
      }),
      { examples: [[[{ key: 'a', facts: [STARTS_AS_JSON] }]]] },
    );
  });

  test('are the same text whatever the order in which facts of other roles came', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const names = (list: typeof written) =>
          encodeFacts(list, ['id'], '', titleOf).flatMap(({ text: table }) =>
            table
              .split('\n')
              .slice(1)
              .map((line) => line.split('\t')[0]),
          );
        expect(names([...written].reverse()).sort()).toEqual(names(written).sort());
      }),
    );
  });

  test('write a figure, a capped figure, a phrase and a list so that a reader of a change can read them', () => {
    const [salary, software] = encodeFacts(
      [
        {
          key: 'b',
          facts: [
            { field: 'salary.median', value: 105_770, source: 'bls-oews-2025', asOf: 'May 2025' },
            {
              field: 'salary.p90',
              value: 239_200,
              source: 'bls-oews-2025',
              asOf: 'May 2025',
              bound: 'at_least',
            },
          ],
        },
        {
          key: 'a',
          facts: [
            { field: 'salary.median', value: 1, source: 'bls-oews-2025', asOf: 'May 2025' },
            {
              field: 'skills.software',
              value: [{ label: 'C#', flag: 'hot' }, { label: 'Excel' }],
              source: 'onet-30.3',
            },
          ],
        },
      ],
      ['id'],
      '',
      titleOf,
    );
    expect(salary).toMatchObject({
      name: 'bls-oews-salary',
      text: 'id\tsalary.median\tsalary.p90\na\t1\nb\t105770\t>=239200\n',
    });
    expect(software).toMatchObject({
      name: 'onet-skills-software',
      text: 'id\tskills.software\na\tC\\##hot|Excel\n',
    });
  });
});

describe('the lines of a table', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 30 });

  test('are found by key among any others, and only there', () => {
    fc.assert(
      fc.property(keys, fc.stringMatching(/^[a-z]{1,3}$/), (own, other) => {
        const lines = linesOf(
          Buffer.from(
            `key\tvalue\n${[...own]
              .sort()
              .map((key) => `${key}\t${key}${key}\n`)
              .join('')}`,
          ),
        );
        for (const key of own) expect(lines.under(key)).toBe(`${key}\t${key}${key}`);
        if (!own.includes(other)) expect(lines.under(other)).toBeUndefined();
        expect(lines.all()).toHaveLength(own.length);
      }),
    );
  });

  test('with two keys are found by either', () => {
    const rows = ['a\t01\t5', 'a\t02\t01', 'ab\t01\t7', 'b\t02\t9'];
    const lines = linesOf(Buffer.from(`code\tplace\tvalue\n${rows.join('\n')}\n`));
    expect(lines.allUnder('a')).toEqual(rows.slice(0, 2));
    expect(lines.withSecond('01')).toEqual([rows[0], rows[2]]);
    expect(lines.under('b\t02')).toBe(rows[3]);
    expect(lines.allUnder('c')).toEqual([]);
  });
});
