import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { checkData } from '../../src/checking/check.ts';
import { runCommand } from '../catalogue/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'rolewise-check-'));
beforeEach(() => cpSync(DATA_DIR, folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const LAMPLIGHTER = {
  id: 'lamplighter',
  title: 'Lamplighter',
  aliases: ['lamp lighter'],
  pairs: ['office-manager'],
  facts: [
    { field: 'overview.definition', value: 'Lights the lamps and puts them out', source: 'rolewise' },
    { field: 'salary.average', value: 41_000, source: 'rolewise', asOf: '1890' },
  ],
  missing: [{ field: 'skills.top', reason: 'the source gives none' }],
};

const FILE = 'roles/lamplighter.json';

function write(file: string, content: unknown): void {
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
}

/** The faults of the role file with these keys changed. */
function faultsWith(change: object): string[] {
  write(FILE, { ...LAMPLIGHTER, ...change });
  return checkData(folder).sort();
}

const [definition, pay] = LAMPLIGHTER.facts;

describe('the check of the data', () => {
  test('finds the data that ship in order', () => {
    expect(checkData()).toEqual([]);
  });

  test('a curator adds a role by adding one file', async () => {
    write(FILE, LAMPLIGHTER);
    const renewed = await runCommand(['catalogue', 'pack', '--index', '--data', folder]);
    expect(renewed).toMatchObject({ code: 0, err: '' });
    expect(await runCommand(['catalogue', 'check', '--data', folder])).toEqual({
      code: 0,
      out: `${folder} is in order.\n`,
      err: '',
    });
    const answer = await createAssistant({ dataDir: folder }).ask({
      text: 'lamplighter vs office manager pay',
    });
    expect(answer.roles.map((role) => role.id)).toEqual(['lamplighter', 'office-manager']);
    expect(answer.text).toContain('$41,000');
  });

  test.each([
    ['a phrase with two senses of a kind', { aspect: { skills: ['salary'] } }, 'has two senses'],
    [
      'a field’s word that is said to be not covered',
      { unmeasured: { stress: ['job growth'] } },
      'not covered',
    ],
  ])('%s in the lexicon is a fault', (_, senses, fault) => {
    const english = JSON.parse(readFileSync(join(DATA_DIR, 'lexicon/english.json'), 'utf8'));
    for (const [kind, values] of Object.entries(senses)) Object.assign(english.senses[kind], values);
    write('lexicon/english.json', english);
    expect(checkData(folder).join('\n')).toMatch(new RegExp(`^lexicon/english.json: senses.*${fault}`, 'm'));
  });

  test('a lexicon without senses is a fault that names the part', () => {
    write('lexicon/english.json', { fields: {}, lists: {}, fieldMost: {}, fieldLeast: {}, slots: {} });
    expect(checkData(folder).join('\n')).toContain('lexicon/english.json: senses: ');
  });

  test('the role and the source that the README shows are in order', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = [...readme.matchAll(/```json\n([^`]*)```/g)]
      .map(([, json]) => JSON.parse(json ?? ''))
      .filter((one) => 'id' in one);
    const [role, source] = shown;
    expect(shown).toHaveLength(2);
    write(`roles/${role.id}.json`, role);
    write('sources.json', [...JSON.parse(readFileSync(join(DATA_DIR, 'sources.json'), 'utf8')), source]);
    expect(checkData(folder)).toEqual([]);
    rmSync(join(folder, `roles/${role.id}.json`));
  });

  test('prints every fault at once, one line each, and exits 1', async () => {
    const facts = [
      { ...pay, sauce: 'x' },
      { ...pay, field: 'salary.averge' },
    ];
    write(FILE, { ...LAMPLIGHTER, colour: 'red', facts, aliases: ['cashiers'], pairs: ['nobody'] });
    const { code, out, err } = await runCommand(['catalogue', 'check', '--data', folder]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trimEnd().split('\n')).toEqual([
      `${FILE}: facts[0]: does not take “sauce”: check the spelling, or leave it out`,
      `${FILE}: (file): does not take “colour”: check the spelling, or leave it out`,
      `${FILE}: facts[1].field: no field salary.averge; did you mean salary.average?`,
      `${FILE}: pairs[0]: no role nobody`,
      `${FILE}: aliases[0]: “cashiers” is cashier’s already; words that mean both belong in short-forms.json`,
      'official: titles: the index is not that of the roles that ship: “npm run catalogue -- pack --index” renews it',
    ]);
  });

  test.each([
    [
      'an unknown key',
      { colour: 'red' },
      '(file): does not take “colour”: check the spelling, or leave it out',
    ],
    [
      'an unknown key of a fact',
      { facts: [{ ...pay, sauce: 'x' }] },
      'facts[0]: does not take “sauce”: check the spelling, or leave it out',
    ],
    ['a key of the wrong kind', { aliases: 'lamp lighter' }, 'aliases: must be a list, not a text'],
    ['a missing title', { title: undefined }, 'title: is missing: it must be a text'],
    ['a code that is none', { soc: '11-1021' }, 'soc: must be an O*NET-SOC code such as 11-1021.00'],
    [
      'an id that is not the file’s name',
      { id: 'lamp' },
      'id: is “lamp”; a file is named after its role, lamp.json',
    ],
    [
      'a field that is nearly one',
      { facts: [{ ...pay, field: 'salary.averge' }] },
      'facts[0].field: no field salary.averge; did you mean salary.average?',
    ],
    [
      'a field that is none',
      { facts: [{ ...pay, field: 'weather.today' }] },
      'facts[0].field: no field weather.today; fields.json lists what there is',
    ],
    [
      'a source that is none',
      { facts: [{ ...pay, source: 'hearsay' }] },
      'facts[0].source: no source hearsay; sources.json has ',
    ],
    [
      'a value of another shape',
      { facts: [{ ...pay, value: 'much' }] },
      'facts[0].value: salary.average is in USD/year, so its value must be a number, not a text',
    ],
    [
      'pay below zero',
      { facts: [{ ...pay, value: -5 }] },
      'facts[0].value: salary.average is in USD/year, so its value must not be below zero',
    ],
    [
      'a range of pay from below zero',
      { facts: [{ ...pay, field: 'salary.range', value: { min: -5, max: 1 } }] },
      'facts[0].value: salary.range is in USD/year, so its value must not be below zero',
    ],
    [
      'a fact that is given twice',
      { facts: [pay, pay] },
      'facts[1]: salary.average is given twice by rolewise; one fact a source is allowed',
    ],
    [
      'a fact that is missing too',
      { facts: [pay], missing: [{ field: 'salary.average', reason: 'x' }] },
      'missing[0]: salary.average is stated as a fact too; it is one or the other',
    ],
    ['a pair that is no role', { pairs: ['nobody'] }, 'pairs[0]: no role nobody'],
    ['a pair of itself', { pairs: ['lamplighter'] }, 'pairs[0]: a role is no pair of itself'],
    [
      'a note on no field',
      { notes: [{ fields: ['salary.media'], text: 'x' }] },
      'notes[0].fields: no field salary.media; did you mean salary.median?',
    ],
    [
      'an alias of another role',
      { aliases: ['Office Managers'] },
      'aliases[0]: “Office Managers” is office-manager’s already; words that mean both belong in short-forms.json',
    ],
    [
      'an alias that is there twice',
      { aliases: ['lamp lighter', 'Lamp-Lighter'] },
      'aliases[1]: “Lamp-Lighter” is there twice',
    ],
    [
      'a range the wrong way round',
      { facts: [{ ...pay, field: 'salary.range', value: { min: 2, max: 1 } }] },
      'facts[0].value',
    ],
  ] as const)('says of %s where it is, what is wrong and what is allowed', (_, change, expected) => {
    const faults = faultsWith({ facts: [definition], missing: [], ...change });
    expect(faults).toEqual([expect.stringContaining(`${FILE}: ${expected}`)]);
  });

  test('says of a file that is no JSON, and of one that is missing, which it is', () => {
    write(FILE, '{ "id": ');
    rmSync(join(folder, 'sources.json'));
    const faults = checkData(folder);
    expect(faults).toContainEqual(
      expect.stringMatching(/^roles\/lamplighter\.json: \(file\): is no valid JSON: /),
    );
    expect(faults).toContainEqual('sources.json: (file): is missing');
  });

  test('allows growth below zero', () => {
    expect(faultsWith({ facts: [{ ...pay, field: 'outlook.growth', value: -5.5 }], missing: [] })).toEqual(
      [],
    );
  });

  test.each([
    ['sources.json', 'publisher'],
    ['fields.json', 'aspect'],
  ])('one fault in %s is one line, not one more for every fact that leans on it', (file, key) => {
    const list = JSON.parse(readFileSync(join(DATA_DIR, file), 'utf8')) as Record<string, unknown>[];
    delete list[0]?.[key];
    rmSync(join(folder, FILE), { force: true });
    write(file, list);
    expect(checkData(folder)).toEqual([expect.stringContaining(`${file}: [0].${key}: `)]);
  });

  test('what runs over faulty data says which file it is and how to find the rest', async () => {
    write(FILE, '{ "id": ');
    expect(() => createAssistant({ dataDir: folder })).toThrow(
      /lamplighter\.json is no valid JSON: .*; “npm run catalogue -- check” lists all that is wrong\.$/,
    );
    rmSync(join(folder, FILE));
    rmSync(join(folder, 'sources.json'));
    expect(() => createAssistant({ dataDir: folder })).toThrow(
      /sources\.json cannot be read: .*check” lists/,
    );
    cpSync(DATA_DIR, folder, { recursive: true });
    write(FILE, { ...LAMPLIGHTER, facts: [{ ...pay, source: 'hearsay' }] });
    await expect(createAssistant({ dataDir: folder }).ask({ text: 'lamplighter pay' })).rejects.toThrow(
      'A role names the source hearsay, which the catalogue does not hold; “npm run catalogue -- check” lists all that is wrong.',
    );
  });

  test('says of sources, fields and short forms that are there twice or lead nowhere', () => {
    const read = <T>(file: string) => JSON.parse(readFileSync(join(DATA_DIR, file), 'utf8')) as T;
    const [source] = read<object[]>('sources.json');
    const [field] = read<object[]>('fields.json');
    write('sources.json', [...read<object[]>('sources.json'), source]);
    write('fields.json', [...read<object[]>('fields.json'), field]);
    write('short-forms.json', { om: ['office-manager', 'nobody'], x: ['office-manager'] });
    rmSync(join(folder, FILE), { force: true });
    expect(checkData(folder)).toEqual([
      'short-forms.json: x: a short form of one role is an alias of it',
      'fields.json: overview.definition: is there twice',
      'sources.json: officer-vs-director-article: is there twice',
    ]);
    write('short-forms.json', { om: ['office-manager', 'nobody'] });
    expect(checkData(folder)).toContainEqual('short-forms.json: om: no role nobody');
  });
});
