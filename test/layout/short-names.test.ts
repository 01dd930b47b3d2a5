import { expect, test } from 'vitest';
import { tableWithShortNames } from '../../src/layout/short-names.ts';

const role = (title: string, short?: string) => ({
  id: title.toLowerCase(),
  title,
  ...(short ? { short } : {}),
  soc: null,
  mention: null,
  confidence: 1,
});

test('a column bears the short name of its role, and its title where that is short enough', () => {
  const roles = [role('Heating and Air Conditioning Mechanics', 'HVAC Technician'), role('Plumbers')];
  const table = { columns: roles.map(({ title }) => title), rows: [] };
  expect(tableWithShortNames({ table, roles })?.columns).toEqual(['HVAC Technician', 'Plumbers']);
});

test('columns that are not roles stay as they are, and an answer without a table has none', () => {
  expect(tableWithShortNames({ table: { columns: ['Ohio'], rows: [] }, roles: [] })?.columns).toEqual([
    'Ohio',
  ]);
  expect(tableWithShortNames({ table: null, roles: [] })).toBeNull();
});
