import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('a school', () => {
  test.each([
    ['law school or pharmacy school', ['lawyer', 'pharmacist']],
    ['is vet school worth more than dental school', ['veterinarian', 'dentist']],
    ['medical school vs nursing school', ['family-physician', 'registered-nurse']],
  ])('beside another stands for the job that it leads to: %s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test.each([
    ["science jobs that don't need vet school", 'doctorate'],
    ['healthcare jobs without dental school', 'doctorate'],
    ['well paid healthcare careers that never require med school or a phd', 'doctorate'],
    ['what pays over 60k without nursing school', 'bachelor'],
  ])('that is not needed is the schooling that its job takes: %s', async (text, level) => {
    const { intent, filters } = await ask(text);
    expect(intent).toBe('rank');
    expect(filters).toContainEqual(
      expect.objectContaining({ field: 'education.entry', op: 'level', value: level, denied: true }),
    );
  });

  test('is asked about with the job that may need it', async () => {
    expect((await ask('do dentists have to go to med school')).lead).toMatch(
      /^Yes: a dentist typically needs/,
    );
  });
});
