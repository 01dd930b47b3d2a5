import { afterEach, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { type Embedded, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import { writeStore } from '../../src/catalogue/store-write.ts';
import type { Role, StoredFact } from '../../src/contract/schema.ts';
import { newFolder } from '../folder.ts';
import { content, role, source } from './content.ts';

const { fields } = loadEmbedded();

const NURSE: Role = {
  ...role('29-1141.00', 'Nurse', [
    { field: 'overview.definition', value: 'Cares for patients', source: 'own' },
    { field: 'salary.median', value: 93_600, source: 'bls-oews-2024', asOf: 'May 2024' },
    { field: 'skills.importance', value: [{ label: 'Speaking', percent: 75 }], source: 'onet-30.3' },
  ]),
  id: 'nurse',
  plural: undefined,
  missing: [
    { field: 'education.entry', reason: 'not looked up' },
    { field: 'skills.top', reason: 'the source gives none' },
  ],
};
const KEEPER: Role = { ...NURSE, id: 'keeper', title: 'Keeper', soc: null, official: ['11-1021.00'] };

const embedded: Embedded = {
  roles: [KEEPER, NURSE],
  sources: [source('own', ''), source('bls-oews-2024', 'May 2024'), source('onet-30.3', 'May 2026')],
  fields,
  shortForms: {},
  deeds: () => ({}),
  names: {},
};

let store: OpenStore | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});

function merged(facts: StoredFact[], more: Partial<Embedded> = {}): Catalogue {
  const folder = newFolder();
  const [manager] = content().roles;
  const nurses = role('29-1141.00', 'Registered Nurses', facts);
  writeStore(folder, { ...content(), roles: [...(manager ? [manager] : []), nurses] });
  store = openStore(folder);
  return createCatalogue({ ...embedded, ...more }, store);
}

const fresh: StoredFact = {
  field: 'salary.median',
  value: 97_550,
  source: 'bls-oews-2025',
  asOf: 'May 2025',
};
const factsOf = (catalogue: Catalogue, id: string, field: string) =>
  catalogue.role(id)?.facts.filter((fact) => fact.field === field);

describe('an embedded role and an imported occupation of one code', () => {
  test('are one role under the embedded id, with the facts of both, the newer first', () => {
    const catalogue = merged([fresh]);
    expect(catalogue.ids).toEqual(['keeper', 'nurse', 'onet-11-1021.00']);
    expect(catalogue.bySoc('29-1141.00')).toBe('nurse');
    expect(catalogue.head('nurse')).toMatchObject({
      title: 'Nurse',
      kind: 'role',
      singular: 'nurse',
      plural: 'nurses',
    });
    expect(factsOf(catalogue, 'nurse', 'salary.median')?.map(({ value }) => value)).toEqual([97_550, 93_600]);
    expect(factsOf(catalogue, 'nurse', 'overview.definition')).toHaveLength(1);
  });

  test('keep the embedded figure first where the import is the older one', () => {
    const old = { ...fresh, value: 89_010, asOf: 'May 2023' };
    const catalogue = merged([old]);
    expect(factsOf(catalogue, 'nurse', 'salary.median')?.map(({ value }) => value)).toEqual([93_600, 89_010]);
    expect(catalogue.column('salary.median').find(({ role: id }) => id === 'nurse')?.value).toBe(93_600);
  });

  test('say a fact that both hold once', () => {
    const [, own] = NURSE.facts;
    const catalogue = merged(own ? [{ ...own, note: 'by the import' }] : []);
    expect(factsOf(catalogue, 'nurse', 'salary.median')).toEqual([own]);
  });

  test('have the whole list of the import, not the selection beside it', () => {
    const value = ['Speaking', 'Writing'].map((label) => ({ label, percent: 60 }));
    const catalogue = merged([{ field: 'skills.importance', value, source: 'onet-29.3' }]);
    expect(factsOf(catalogue, 'nurse', 'skills.importance')?.map((fact) => fact.value)).toEqual([value]);
  });

  test('lack only what neither holds', () => {
    const catalogue = merged([
      { field: 'education.entry', value: "Bachelor's degree", source: 'bls-oews-2025' },
    ]);
    expect(catalogue.role('nurse')?.missing.map(({ field }) => field)).toEqual(['skills.top']);
    expect(catalogue.phrases('education.entry').get('nurse')).toBe("Bachelor's degree");
  });

  test('stand once in a rank, with the newest figure', () => {
    const column = merged([fresh]).column('salary.median');
    expect(column.map(({ role: id, value }) => [id, value]).sort()).toEqual([
      ['keeper', 93_600],
      ['nurse', 97_550],
      ['onet-11-1021.00', 105_770],
    ]);
  });
});

describe('a role that is mapped to no occupation', () => {
  test('stays by itself, and names those that it is offered the figures of', () => {
    const catalogue = merged([fresh]);
    expect(factsOf(catalogue, 'keeper', 'salary.median')).toHaveLength(1);
    expect(catalogue.role('keeper')?.official).toEqual(['11-1021.00']);
    expect(catalogue.bySoc('11-1021.00')).toBe('onet-11-1021.00');
  });

  test('so do the four roles of the articles', () => {
    const articles = loadEmbedded().roles.filter(({ facts }) =>
      facts.some(({ source }) => source.endsWith('-article')),
    );
    expect(articles.map(({ id }) => id)).toEqual([
      'office-manager',
      'operations-director',
      'operations-manager',
      'operations-officer',
    ]);
    for (const { soc, official } of articles) {
      expect(soc).toBeNull();
      expect(official).not.toEqual([]);
    }
  });
});

test('without an import the catalogue is what is embedded, and unknown names are errors', () => {
  const catalogue = createCatalogue(embedded);
  expect(catalogue.ids).toEqual(['keeper', 'nurse']);
  expect(catalogue.role('nobody')).toBeUndefined();
  expect(() => catalogue.head('nobody')).toThrow(/no role nobody/);
  expect(() => catalogue.source('nobody')).toThrow(/names the source nobody/);
  expect(() => catalogue.fields.get('no.body')).toThrow(/no field no.body/);
});
