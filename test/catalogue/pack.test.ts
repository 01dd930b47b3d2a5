import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { SOURCES } from '../../src/importing/sources/index.ts';
import { OFFICIAL, official } from '../importing/official.ts';

const embedded = loadEmbedded();
const { roles } = embedded;
/** The roles that ship beside the four of the articles. */
const pack = roles.filter((role) => !role.facts.some(({ source }) => source.endsWith('-article')));
const catalogue = createCatalogue(embedded, openShipped(DATA_DIR));

describe('the starter pack', () => {
  test('holds the roles that people compare most, from most groups of occupations', () => {
    expect(pack.length).toBeGreaterThanOrEqual(60);
    const groups = new Set(pack.flatMap(({ soc }) => soc?.slice(0, 2) ?? []));
    expect(groups.size).toBeGreaterThanOrEqual(18);
  });

  test('gives every role a summary, duties of its own words, and dated figures with a source', () => {
    for (const { id } of pack) {
      const facts = catalogue.role(id)?.facts ?? [];
      const fields = new Set(facts.map((fact) => fact.field));
      expect([id, fields.has('overview.definition'), fields.has('salary.median')]).toEqual([id, true, true]);
      expect(facts.filter((fact) => fact.field === 'overview.definition')).toHaveLength(1);
      expect(facts.filter((fact) => fact.field === 'duties.main').length).toBeGreaterThanOrEqual(3);
      for (const fact of facts.filter(({ source }) => source.startsWith('bls-'))) {
        expect([id, fact.field, fact.asOf]).toEqual([id, fact.field, expect.any(String)]);
      }
    }
  });

  test('sets roles against each other both ways', () => {
    const pairsOf = new Map(roles.map((role) => [role.id, role.pairs]));
    const oneSided = roles.flatMap(({ id, pairs }) =>
      pairs.filter((other) => !pairsOf.get(other)?.includes(id)),
    );
    expect(oneSided).toEqual([]);
  });

  test('says of a role that is only counted within an occupation which one', () => {
    const within = pack.filter((role) => role.soc === null);
    expect(within.map(({ id }) => id)).toEqual(['product-manager']);
    const facts =
      catalogue.role('product-manager')?.facts.filter(({ source }) => source !== 'rolewise') ?? [];
    expect(facts.length).toBeGreaterThan(15);
    expect(facts.every((fact) => fact.wider !== undefined && !fact.source.startsWith('onet'))).toBe(true);
    expect(catalogue.atPlace('product-manager', '06')[0]?.wider?.code).toBe('11-2021');
  });

  test('holds our own words alone: figures come from the official data', () => {
    const others = pack.flatMap(({ facts }) => facts).filter(({ source }) => source !== 'rolewise');
    expect(others).toEqual([]);
    expect(pack.flatMap(({ missing }) => missing)).toEqual([]);
  });

  test('has files of one format', () => {
    for (const name of readdirSync(join(DATA_DIR, 'roles'))) {
      const text = readFileSync(join(DATA_DIR, 'roles', name), 'utf8');
      expect({ name, same: text === `${JSON.stringify(JSON.parse(text), null, 2)}\n` }).toEqual({
        name,
        same: true,
      });
    }
  });
});

/** Every run of so many words in a text. */
function runs(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}

describe.skipIf(!existsSync(OFFICIAL))('our own words (skipped without the official files)', () => {
  test('have no five words running as a sentence of O*NET has them', async () => {
    const { occupations } = await SOURCES.onet.read(official('new', '').onet);
    const sentences = [...occupations.values()].flatMap(({ description, tasks, otherTasks }) => [
      description,
      ...tasks,
      ...otherTasks,
    ]);
    const known = new Set(sentences.flatMap((text) => runs(text, 5)));
    const facts = pack.flatMap((role) => role.facts.filter(({ source }) => source === 'rolewise'));
    const own = [
      ...facts.map(({ value }) => String(value)),
      ...Object.values(embedded.names).flatMap(({ what, not = '' }) => [what, not]),
    ];
    expect(own.length).toBeGreaterThan(2000);
    expect(own.filter((text) => runs(text, 5).some((run) => known.has(run)))).toEqual([]);
  }, 60_000);
});
