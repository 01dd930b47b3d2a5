import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import type { Item, Value } from '../../src/contract/schema.ts';

const FILE = fileURLToPath(new URL('../../../shared/eval/seed-facts.csv', import.meta.url));

/** The fields of one line of CSV; quoted ones may hold commas and doubled quotation marks. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

const rows = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => {
        const [role = '', , field = '', value = '', unit = '', , note = ''] = cells(line);
        return { role, field, value, unit, note };
      })
  : [];
const roles = new Map(loadEmbedded().roles.map((role) => [role.id, role]));

const isItems = (value: Value): value is Item[] => Array.isArray(value);
const plain = (text: string) => text.toLowerCase().replace(/[’]/g, "'").trim();

/** Whether a value of ours is the one that a row gives. */
function states(value: Value, row: (typeof rows)[number]): boolean {
  if (typeof value === 'number') return value === Number(row.value);
  if (typeof value === 'string') return plain(value) === plain(row.value);
  if (!isItems(value)) return `${value.min}-${value.max}` === row.value;
  const wanted = row.value.split(';').map((part) => part.trim());
  const own = value.map(({ label, percent }) => (percent === undefined ? label : `${label}:${percent}`));
  const numbered = wanted.map((part) => part.replace(/:([\d.]+)$/, (_, number) => `:${Number(number)}`));
  return own.length === wanted.length && own.every((part, at) => plain(part) === plain(numbered[at] ?? ''));
}

/** Phrases are in our own words on both sides: there it counts that each row has one. */
const worded = (unit: string) => unit === 'phrase';

describe.skipIf(rows.length === 0)('the four role files against what the two articles state', () => {
  test.each(rows.filter((row) => row.value === '').map((row) => [`${row.role} ${row.field}`, row] as const))(
    'a blank of the article is recorded as missing: %s',
    (_, row) => {
      const role = roles.get(row.role);
      expect(role?.missing.map((gap) => gap.field)).toContain(row.field);
      expect(role?.facts.filter((fact) => fact.field === row.field)).toEqual([]);
    },
  );

  test.each(
    rows
      .filter((row) => row.value !== '' && !worded(row.unit))
      .map((row) => [`${row.role} ${row.field}: ${row.value}`, row] as const),
  )('every figure and list stands as given: %s', (_, row) => {
    const held = roles.get(row.role)?.facts.filter((fact) => fact.field === row.field) ?? [];
    expect(held.some((fact) => states(fact.value, row))).toBe(true);
  });

  test('every phrase has its counterpart', () => {
    const phrases = rows.filter((row) => row.value !== '' && worded(row.unit));
    const count = new Map<string, number>();
    for (const { role, field } of phrases)
      count.set(`${role} ${field}`, (count.get(`${role} ${field}`) ?? 0) + 1);
    const short = [...count].filter(([key, wanted]) => {
      const [id = '', field = ''] = key.split(' ');
      const facts = roles.get(id)?.facts.filter((fact) => fact.field === field) ?? [];
      const held = facts.reduce((sum, { value }) => sum + (isItems(value) ? value.length : 1), 0);
      return held < wanted;
    });
    expect(short).toEqual([]);
  });
});
