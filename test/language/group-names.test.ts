import { expect, test } from 'vitest';
import { openEnglish } from '../../src/language/english.ts';
import { GroupNames } from '../../src/language/group-names.ts';
import { readLexicon } from '../../src/language/lexicon.ts';

const english = openEnglish([]);
const names = new GroupNames(
  [
    { code: '35', title: 'Food Preparation and Serving Related Occupations' },
    { code: '37', title: 'Building and Grounds Cleaning and Maintenance Occupations' },
    { code: '49', title: 'Installation, Maintenance, and Repair Occupations' },
    { code: '31', title: 'Healthcare Support Occupations' },
  ],
  readLexicon(),
);
const found = (text: string) =>
  names.find(english.tokens(text)).map(({ value }) => names.codes.get(value)?.[0]);

test.each([
  ['preparing and serving food', ['35']],
  ['food service & prep jobs', ['35']],
  ['grounds, building maintenance', []],
  ['grounds/building cleaning', ['37']],
  ['repairs or installs', ['49']],
  ['healthcare support', ['31']],
  ['support', []],
  ['food and maintenance', []],
  ['prep cook', []],
  ['repairers or installers', []],
])('a group is named by its words in any wording: %s', (text, codes) => {
  expect(found(text)).toEqual(codes);
});
