import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStore, StoreError } from '../../src/catalogue/store.ts';
import { writeStore } from '../../src/catalogue/store-write.ts';
import { STORE_FILE } from '../../src/catalogue/tables/files.ts';
import { checkStore } from '../../src/checking/check-store.ts';
import { newFolder } from '../folder.ts';
import { runCommand } from './command.ts';
import { content, role } from './content.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = newFolder();
  path = join(folder, STORE_FILE);
  writeStore(folder, content());
});

/** Changes the file as no import would. */
function tamper(change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
}

describe('the store of an imported catalogue', () => {
  test('gives back what was written', () => {
    const { roles, sources, titles } = content();
    const store = openStore(folder);
    expect(store.ids).toEqual(roles.map(({ id }) => id));
    expect(roles.map(({ id }) => store.role(id))).toEqual(roles);
    expect(store.role('nobody')).toBeUndefined();
    expect(store.head('onet-11-1021.00')).toEqual({
      id: 'onet-11-1021.00',
      title: 'General and Operations Managers',
      kind: 'role',
      soc: '11-1021.00',
    });
    expect(store.sources).toEqual(sources);
    expect([...store.titles()]).toEqual([...titles]);
    expect(store.column('salary.median').map(({ role: id, value }) => [id, value])).toEqual([
      ['onet-11-1021.00', 105_770],
      ['onet-29-1141.00', 97_550],
    ]);
    expect(store.column('salary.p10')).toEqual([]);
    expect([...store.phrases('education.entry')]).toEqual([['onet-29-1141.00', "Bachelor's degree"]]);
    expect([...(store.blob('titles') ?? [])]).toEqual([1, 2, 3]);
    expect(store.blob('none')).toBeUndefined();
    expect(() => store.head('nobody')).toThrow(StoreError);
    store.close();
  });

  test('is replaced whole by the next import', () => {
    const open = openStore(folder);
    writeStore(folder, { ...content(), roles: [role('29-1141.00', 'Registered Nurses', [])] });
    expect(open.role('onet-11-1021.00')).toBeDefined();
    open.close();
    const next = openStore(folder);
    expect(next.ids).toEqual(['onet-29-1141.00']);
    next.close();
  });

  test('says in a sentence what is wrong with a file that cannot be read', () => {
    const sentence = (change: () => void): string => {
      change();
      const error = (() => {
        try {
          const store = openStore(folder);
          store.column('salary.median');
          store.close();
        } catch (reason) {
          return reason;
        }
        return undefined;
      })();
      expect(error).toBeInstanceOf(StoreError);
      expect(checkStore(folder).join()).toContain((error as StoreError).message);
      return (error as StoreError).message;
    };
    expect(sentence(() => tamper((text) => text.replace('catalogue 2', 'catalogue 99')))).toBe(
      `${path} was made by another version of Rolewise (schema 99, this one reads 2): import again.`,
    );
    writeStore(folder, content());
    expect(sentence(() => tamper((text) => text.replace('105770', '105771')))).toBe(
      `${path} is damaged or no catalogue: import again.`,
    );
    expect(sentence(() => truncateSync(path, 50))).toBe(`${path} is damaged or no catalogue: import again.`);
    expect(sentence(() => writeFileSync(path, 'no catalogue at all '.repeat(200)))).toBe(
      `${path} is damaged or no catalogue: import again.`,
    );
    expect(sentence(() => truncateSync(path, 0))).toBe(`${path} is damaged or no catalogue: import again.`);
    expect(() => openStore(path)).toThrow(`${path} is a file; give the folder of the catalogue.`);
    expect(sentence(() => rmSync(path))).toBe(
      `${folder} holds no imported catalogue (${STORE_FILE}); make one with “npm run catalogue -- import”.`,
    );
  });

  test('a part that is damaged is a sentence too, whenever it is met', () => {
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 97) {
      const broken = Buffer.from(whole);
      broken.fill(0xa5, at, Math.min(at + 40, whole.length));
      writeFileSync(path, broken);
      try {
        const store = openStore(folder);
        try {
          for (const id of store.ids) store.role(id);
          store.column('salary.median');
          store.blob('titles');
        } finally {
          store.close();
        }
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError);
      }
      expect(() => checkStore(folder)).not.toThrow();
    }
  });

  test('a command that opens a bad one ends with the sentence', async () => {
    writeFileSync(path, 'x'.repeat(4000));
    const { code, out, err } = await runCommand(['ask', '--catalogue', folder, 'nurse pay']);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `${path} is damaged or no catalogue: import again.\n`,
    });
  });
});

describe('the check of an imported catalogue', () => {
  test('finds one that is in order in order, and says so', async () => {
    expect(checkStore(folder)).toEqual([]);
    const { code, out } = await runCommand(['catalogue', 'check', '--catalogue', folder]);
    expect({ code, out }).toEqual({ code: 0, out: `data/ and ${folder} are in order.\n` });
  });

  test('says of every fault where it is', () => {
    const bad = role('99-9999.00', 'Bad', [
      { field: 'salary.media', value: 1, source: 'bls-oews-2025' },
      { field: 'salary.median', value: 'much', source: 'bls-oews-2025' },
      { field: 'salary.average', value: 1, source: 'hearsay' },
    ]);
    writeStore(folder, { ...content(), roles: [bad, { ...bad, id: 'Bad Id' }], blobs: {} });
    expect(checkStore(folder)).toEqual([
      `${STORE_FILE}: onet-99-9999.00: facts[0].field: no field salary.media; fields.json lists what there is`,
      `${STORE_FILE}: onet-99-9999.00: facts[1].value: salary.median is in USD/year, so its value must be a number, not a text`,
      `${STORE_FILE}: onet-99-9999.00: facts[2].source: no source hearsay in the catalogue`,
      `${STORE_FILE}: Bad Id: id: must be lower-case words joined by hyphens`,
      `${STORE_FILE}: titles: the index of titles is missing: import again`,
    ]);
  });
});
