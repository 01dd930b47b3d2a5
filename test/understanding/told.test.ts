import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/contract/query.ts';
import { ask, rolesOf } from './made.ts';

/** What somebody tells of themselves, with words that mean something else where one asks. */
const TOLD = [
  'My tooth hurts and the landlord is at it again.',
  'We have twins now and the rent keeps rising.',
  'I never liked school and my marks were poor.',
  'I borrowed 25k for a course that closed.',
  'My shifts run 12 hours and I hardly see the children.',
  'Turning 50 in june.',
  'Been out of luck for 9 months.',
  'I claim it is too late, my sister swears it is not.',
  'Everybody keeps saying I should get a real job like a florist.',
  'My cousin was a roofer for 20 years.',
  'I work as a barber at night.',
];

const ASKED = [
  'what does a pharmacist earn?',
  'how many plumbers are there?',
  'do electricians need a degree?',
  'welder or machinist, which pays more?',
  'which jobs pay over 90k without a degree?',
  'what is the outlook for carpenters?',
  'jobs similar to accountant',
];

const essence = (query: Query) => ({
  intent: query.intent,
  roles: rolesOf(query),
  subject: 'subject' in query ? query.subject : null,
  conditions: query.conditions,
  places: query.places,
});

describe('a question that names all that it asks is read by itself', () => {
  test.each(TOLD)('whatever is told before it: %s', (told) => {
    for (const asked of ASKED)
      for (const text of [`${told} ${asked}`, `${TOLD[0]} ${told} ${asked}`])
        expect(essence(ask(text)), text).toEqual(essence(ask(asked)));
  });

  test.each(TOLD)('and after it: %s', (told) => {
    for (const asked of ASKED)
      expect(essence(ask(`${asked.replace(/\?$/, '')}? ${told}`)), asked).toEqual(essence(ask(asked)));
  });
});

describe('a question that leaves something to what was told', () => {
  test.each([
    ["I'm a barber. Would I earn more as an electrician?", ['barber', 'electrician']],
    ['My aunt is a pharmacist. How many years of school is that?', ['pharmacist']],
    ['My uncle lays bricks, he is a plumber too. What do they earn?', ['plumber']],
  ])('is read with it: %s', (text, roles) => {
    expect(rolesOf(ask(text))).toEqual(roles);
  });

  test('takes a place, and schooling that somebody does not want', () => {
    expect(ask('We live in Ohio. What does a plumber make?').places).toHaveLength(1);
    const { conditions } = ask('I am done with college. Which jobs pay over 60k?');
    expect(conditions).toContainEqual(expect.objectContaining({ op: 'over', value: 60_000 }));
    expect(ask('No degree here. Which jobs pay over 60k?').conditions).toContainEqual(
      expect.objectContaining({ op: 'level', denied: true }),
    );
  });
});
