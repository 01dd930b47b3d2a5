import { describe, expect, test } from 'vitest';
import { ask, converse } from '../asking.ts';

describe('two names that come to one occupation are said to', () => {
  test.each([
    [
      'chef de cuisine vs head chef',
      /“chef de cuisine” and “head chef” are (?:taken here as )?one occupation/,
    ],
    [
      'nurses or RNs, who earns more',
      /“nurses” and “RNs” are taken here as one occupation, registered nurses, so no figures/,
    ],
    [
      'sergeant vs lieutenant in police',
      /^“sergeant” and “lieutenant in police” are one occupation here, supervisors of police and detectives\b/,
    ],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('also where the second comes later, and the same is asked again', async () => {
    const [, corrected] = await converse('lawyer vs paralegal', 'no i meant attorney not lawyer');
    expect(corrected?.lead).toMatch(/^“attorney” and “lawyer” are one occupation here/);
    const [, swapped, plural, other] = await converse(
      'janitor salary',
      'what about a custodian?',
      'custodians?',
      'schooling of a janitor',
    );
    expect(swapped?.lead).toMatch(/^“custodian” and “janitor” are one occupation here/);
    expect([plural?.lead, other?.lead].join(' ')).not.toContain('one occupation');
  });
});

test.each([
  ['officer in corrections salary', 'correctional officer'],
  ['lieutenant in police salary', 'is listed under'],
  ['captain of the fire department pay', 'firefighters'],
])('a listed title whose parts stand the other way round is listed: %s', async (text, said) => {
  const { lead } = await ask(text);
  expect(lead).not.toContain('not a listed title');
  expect(lead).toContain(said);
});
