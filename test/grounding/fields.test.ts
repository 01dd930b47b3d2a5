import { describe, expect, test } from 'vitest';
import { fieldRegistry } from '../../src/catalogue/fields.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { Field, Role, StoredFact } from '../../src/contract/schema.ts';
import { embedded, judge } from './checks.ts';

/** A field that is declared in the registry is checked without a line of code of its own. */

const plainField = { several: false, onRequest: false, most: [], least: [] };
const NEW_FIELDS: Field[] = [
  {
    ...plainField,
    id: 'environment.remote',
    aspect: 'environment',
    label: 'Remote work',
    unit: 'percent',
    words: ['remote work', 'working remotely', 'remote'],
  },
  {
    ...plainField,
    id: 'salary.bonus',
    aspect: 'salary',
    label: 'Median bonus',
    unit: 'USD/year',
    statistic: 'median',
    words: ['bonus', 'bonuses', 'median bonus'],
  },
  {
    ...plainField,
    id: 'requirements.licence',
    aspect: 'requirements',
    label: 'Licence',
    unit: 'phrase',
    words: ['licence', 'license'],
  },
];

const source = 'rolewise';
const role = (id: string, title: string, facts: StoredFact[], missing: Role['missing'] = []): Role => ({
  id,
  title,
  aliases: [],
  soc: null,
  official: [],
  pairs: [],
  facts,
  missing,
  notes: [],
});

const catalogue = createCatalogue({
  ...loadEmbedded(),
  fields: fieldRegistry([...embedded.fields.all, ...NEW_FIELDS]),
  roles: [
    role('glass-blower', 'Glass Blower', [
      { field: 'environment.remote', value: 12, source },
      { field: 'salary.bonus', value: 3400, source },
      { field: 'requirements.licence', value: 'State furnace permit', source },
    ]),
    role(
      'bell-founder',
      'Bell Founder',
      [{ field: 'environment.remote', value: 31, source }],
      [{ field: 'salary.bonus', reason: 'the source gives none' }],
    ),
  ],
});
const accepts = (draft: string) =>
  judge(draft, { catalogue, roles: ['glass-blower', 'bell-founder'] }).accepted;

describe('a field that is new to the registry', () => {
  test.each<[string, boolean]>([
    ['Remote work is at 12% for glass blowers and 31% for bell founders.', true],
    ['Remote work is at 31% for glass blowers and 12% for bell founders.', false],
    ['Remote work is at 13% for glass blowers.', false],
    ['Remote work is more common among bell founders than among glass blowers.', true],
    ['Remote work is more common among glass blowers than among bell founders.', false],
    ['Remote work is 19 points higher among bell founders.', true],
    ['Remote work is 29 points higher among bell founders.', false],
    ['Glass blowers have a median bonus of $3,400.', true],
    ['Glass blowers have an average bonus of $3,400.', false],
    ['No bonus is given for bell founders.', true],
    ['No bonus is given for glass blowers.', false],
    ['Bell founders have a median bonus of $3,400.', false],
    ['Glass blowers need a state furnace permit.', true],
    ['Bell founders need a state furnace permit.', false],
  ])('%s %s', (draft, right) => {
    expect(accepts(draft)).toBe(right);
  });
});
