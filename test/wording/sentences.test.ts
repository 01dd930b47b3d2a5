import { describe, expect, test } from 'vitest';
import type { RoleHead } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { AnswerFact } from '../../src/contract/answer.ts';
import type { Value } from '../../src/contract/schema.ts';
import { listed, show } from '../../src/wording/display.ts';
import { statement } from '../../src/wording/sentences.ts';

const { fields } = createCatalogue(loadEmbedded());
const KEEPER: RoleHead = {
  id: 'keeper',
  title: 'Lighthouse Keeper',
  plural: 'Lighthouse Keepers',
  short: 'Lighthouse Keeper',
  kind: 'role',
  soc: null,
};

function says(id: string, value: Value): string {
  const field = fields.get(id);
  const fact = { field: id, value, display: show(value, field), asOf: null } as unknown as AnswerFact;
  return statement(KEEPER, fact, field);
}

describe('a fact as a sentence', () => {
  test.each<[string, Value, string]>([
    ['requirements.training', 'None', 'a lighthouse keeper needs no on-the-job training'],
    ['requirements.training', 'Apprenticeship', 'a lighthouse keeper typically trains in an apprenticeship'],
    [
      'requirements.training',
      'Short-term on-the-job training',
      'a lighthouse keeper typically gets short-term on-the-job training, of a month at most',
    ],
    ['experience.entry', 'None', 'a lighthouse keeper needs no related experience to enter'],
    [
      'education.entry',
      'Some college, no degree',
      'a lighthouse keeper typically needs some college but no degree to enter',
    ],
    [
      'education.entry',
      "Associate's degree",
      "a lighthouse keeper typically needs an associate's degree to enter",
    ],
    ['outlook.growth', -3.5, 'job growth for lighthouse keepers is -3.5%'],
    ['outlook.jobs', 1200, 'there are 1,200 jobs for lighthouse keepers'],
    ['demographics.age_median', 41.5, 'the median age of lighthouse keepers is 41.5 years'],
    [
      'skills.importance',
      [
        { label: 'Active Listening', percent: 75 },
        { label: 'Speaking', percent: 72 },
      ],
      'a lighthouse keeper needs most of all active listening (75%) and speaking (72%)',
    ],
    [
      'skills.software',
      [{ label: 'Microsoft Excel', flag: 'hot' }, { label: 'PowerPoint' }],
      'a lighthouse keeper works, for example, with Microsoft Excel and PowerPoint',
    ],
  ])('%s: %j', (field, value, sentence) => {
    expect(says(field, value)).toBe(sentence);
  });
});

test('items with commas of their own are kept apart by semicolons', () => {
  expect(listed(['cooks', 'hosts and hostesses, lounge', 'bakers'])).toBe(
    'cooks; hosts and hostesses, lounge; and bakers',
  );
});
