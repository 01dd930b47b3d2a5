import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

/** The roles of a text, each with the way in which its mention was read. */
const read = async (text: string) => (await ask(text)).roles.map(({ id, reading }) => [id, reading]);

describe('titles side by side are read alike', () => {
  test.each([
    [
      'ranks of one title are of one role',
      'staff engineer vs lead engineer',
      ['group-17-2000', 'group-17-2000'],
    ],
    [
      'titles of one head are what both may be',
      'english teacher vs science teacher',
      ['high-school-teacher', 'high-school-teacher'],
    ],
    ['a short form is of the field of the other', 'cma or bookkeeper', ['medical-assistant', 'bookkeeper']],
    [
      'what people mean by a word stays it in its field',
      'nurse vs physician assistant vs surgeon',
      ['registered-nurse', 'physician-assistant', 'group-29-1240'],
    ],
    [
      'a short form that is one role stays it',
      'cna vs surgical technologist',
      ['nursing-assistant', 'onet-29-2055.00'],
    ],
  ])('%s: %s', async (_, text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});

test('a role of the question is not offered for its other side', async () => {
  const { outcome, roles, choices } = await ask('data scientist or data analyst');
  expect([outcome, roles.length]).toEqual(['clarify', 1]);
  expect(choices.map(({ roles: [id] }) => id)).not.toContain(roles[0]?.id);
});

test('mentions with a comma of their own are listed by the marks about them', async () => {
  const { lead } = await ask('Custodian, Nights vs Janitor, Days');
  expect(lead).not.toContain('; and');
});

describe('a reading is said where the word for who somebody is does not stand in the title', () => {
  test.each([
    ['dog groomer vs plumber', ['onet-39-2021.00', 'counted-with']],
    ['forklift driver salary', ['onet-53-7051.00', 'counted-with']],
    ['prison guard vs plumber', ['onet-33-3012.00', 'counted-with']],
    ['sous chef pay', ['chef', 'counted-with']],
    ['chief people officer pay', ['hr-manager', 'counted-with']],
    ['crossing guards pay', ['onet-33-9091.00', undefined]],
    ['attorney vs plumber', ['lawyer', undefined]],
    ['rn vs plumber', ['registered-nurse', undefined]],
    ['opthalmologist pay', ['onet-29-1241.00', undefined]],
  ])('%s', async (text, [id, reading]) => {
    expect((await read(text))[0]).toEqual([id, reading]);
  });
});

describe('what stands where a role stands is one', () => {
  test.each([
    ['a degree that is a short form, too', 'BA vs electrician', 2],
    ['beside another degree it is one', 'ba vs masters for an electrician', 1],
    ['a word that says how something is, too', 'salary of cleaner and salary of electrician', 2],
  ])('%s: %s', async (_, text, count) => {
    expect((await ask(text)).roles).toHaveLength(count);
  });
});

describe('what goes by one name with others is said to be the likeliest of them', () => {
  test.each([
    ['a short form that one list has, and names have as well', 'CMO', [['marketing-manager', 'member']]],
    [
      'so beside another',
      'PM vs PO vs BA',
      [
        ['project-manager', 'member'],
        ['product-manager', 'member'],
        ['management-analyst', 'member'],
      ],
    ],
    [
      'a title that lists give to several, by the major group of the most',
      'cooper vs blacksmith',
      [
        ['onet-51-7099.00', undefined],
        ['onet-51-4022.00', 'member'],
      ],
    ],
    [
      'a title of the military and of others',
      'signalman vs brakeman',
      [
        ['onet-49-9097.00', 'member'],
        ['onet-53-4022.00', undefined],
      ],
    ],
    [
      'a title with a word of places',
      'foley artist vs boom operator',
      [
        ['onet-27-4014.00', 'counted-with'],
        ['onet-27-4014.00', 'member'],
      ],
    ],
  ])('%s: %s', async (_, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test('and the others are none that stand in the question, nor hardly possible', async () => {
    const { choices } = await ask('chief of staff vs executive assistant');
    expect(choices.flatMap(({ roles }) => roles)).toEqual([]);
    const { choices: several } = await ask('bailiff vs process server');
    expect(several.flatMap(({ socs }) => socs)).toEqual(['43-4031.00']);
  });
});

describe('what is asked of, and the family of what somebody is, are told from the title', () => {
  test.each([
    ['how many blacksmiths are there in the US', ['onet-51-4022.00']],
    ['locksmith vs safe cracker', ['onet-49-9094.00', 'onet-49-9094.00']],
    ['crop duster pilot vs helicopter pilot', ['onet-53-2012.00', 'onet-53-2012.00']],
    ['falconer', []],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});
