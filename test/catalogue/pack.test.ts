import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import type { Item, Role, StoredFact } from '../../src/contract/schema.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { refreshPack } from '../../src/importing/refresh-pack.ts';
import { newFolder } from '../folder.ts';
import { OFFICIAL, official } from '../importing/official.ts';

const { roles, sources } = loadEmbedded();
/** The roles that ship beside the four of the articles. */
const pack = roles.filter((role) => !role.facts.some(({ source }) => source.endsWith('-article')));
const published = new Set(
  sources.filter(({ publisher }) => publisher.startsWith('U.S.')).map(({ id }) => id),
);

describe('the starter pack', () => {
  test('holds the roles that people compare most, from most groups of occupations', () => {
    expect(pack.length).toBeGreaterThanOrEqual(60);
    const groups = new Set(pack.flatMap(({ soc }) => soc?.slice(0, 2) ?? []));
    expect(groups.size).toBeGreaterThanOrEqual(18);
  });

  test('gives every role a summary, duties of its own words, and dated figures with a source', () => {
    for (const role of pack) {
      const fields = new Set(role.facts.map((fact) => fact.field));
      expect([role.id, fields.has('overview.definition'), fields.has('salary.median')]).toEqual([
        role.id,
        true,
        true,
      ]);
      expect(role.facts.filter((fact) => fact.field === 'duties.main').length).toBeGreaterThanOrEqual(3);
      for (const fact of role.facts.filter(({ source }) => source.startsWith('bls-'))) {
        expect([role.id, fact.field, fact.asOf]).toEqual([role.id, fact.field, expect.any(String)]);
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
    for (const fact of within.flatMap((role) => role.facts.filter(({ source }) => published.has(source)))) {
      expect(fact.wider).toBeDefined();
    }
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

    test('has every figure as the import reads it: value, period, group, source', () => {
      const plain = ({ field, value, source, asOf, bound, note }: StoredFact) => ({
        field,
        value,
        source,
        asOf,
        bound,
        note,
      });
      let compared = 0;
      for (const role of pack) {
        for (const fact of role.facts.filter(({ source }) => published.has(source))) {
          const imported = occupationOf(role)?.facts.find(({ field }) => field === fact.field);
          const value = imported?.value;
          const cut =
            Array.isArray(value) && Array.isArray(fact.value) ? value.slice(0, fact.value.length) : value;
          expect({ id: role.id, ...plain(fact) }).toEqual({
            id: role.id,
            ...(imported && plain({ ...imported, value: cut ?? '' })),
          });
          if (role.soc !== null) expect([role.id, fact.wider]).toEqual([role.id, imported?.wider]);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(60 * 15);
    });

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

    test('stays as it is when it is refreshed with the releases that it holds', () => {
      const folder = newFolder();
      cpSync(DATA_DIR, folder, { recursive: true });
      expect(refreshPack(folder, store)).toEqual(pack.map(({ id }) => id));
      for (const name of readdirSync(join(folder, 'roles'))) {
        const read = (root: string) => readFileSync(join(root, 'roles', name), 'utf8');
        expect({ name, same: read(folder) === read(DATA_DIR) }).toEqual({ name, same: true });
      }
      const read = (root: string) => JSON.parse(readFileSync(join(root, 'sources.json'), 'utf8')) as unknown;
      expect(read(folder)).toEqual(read(DATA_DIR));
    });
  },
);
