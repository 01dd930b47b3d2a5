import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { type OpenStore, openShipped, openStore } from '../../src/catalogue/store.ts';
import type { Item, Role } from '../../src/contract/schema.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { newFolder } from '../folder.ts';
import { OFFICIAL, official } from '../importing/official.ts';

const { roles } = loadEmbedded();
/** The roles that ship beside the four of the articles. */
const pack = roles.filter((role) => !role.facts.some(({ source }) => source.endsWith('-article')));
const catalogue = createCatalogue(loadEmbedded(), openShipped(DATA_DIR));

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

describe.skipIf(!existsSync(OFFICIAL))(
  'the starter pack against the official files (skipped without them)',
  () => {
    let store: OpenStore;
    beforeAll(async () => {
      const folder = newFolder();
      await importCatalogue(official('new', folder));
      store = openStore(folder);
    }, 60_000);
    afterAll(() => store.close());

    const occupationOf = (role: Role) => store.role(`onet-${role.soc ?? role.official[0]}`);

    test('describes the work in words of its own', () => {
      const runs = (text: string, length: number): string[] => {
        const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
        return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
      };
      for (const role of pack) {
        const official =
          occupationOf(role)?.facts.filter(({ field }) =>
            ['duties.tasks', 'overview.definition'].includes(field),
          ) ?? [];
        const texts = official.flatMap(({ value }) =>
          Array.isArray(value) ? (value as Item[]).map(({ label }) => label) : [String(value)],
        );
        const known = new Set(texts.flatMap((text) => runs(text, 5)));
        const own = role.facts
          .filter(({ source }) => source === 'rolewise')
          .map(({ value }) => String(value));
        expect([role.id, own.filter((text) => runs(text, 5).some((run) => known.has(run)))]).toEqual([
          role.id,
          [],
        ]);
      }
    });
  },
);
