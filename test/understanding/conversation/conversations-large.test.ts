import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/contract/answer.ts';
import { converse } from '../asking.ts';

/** Conversations as people have them, about jobs of the whole catalogue: what the last turn is about. */

const titles = (answer: Answer | undefined) => (answer?.roles ?? []).slice(0, 3).map(({ title }) => title);

describe.each<[string, [turns: string[], roles: string[], aspect: string][]]>([
  [
    'the set that is compared',
    [
      [
        ['officer vs director', 'i meant police officer', 'and firefighter instead of the director'],
        ['Police Officer', 'Firefighter'],
        'overview',
      ],
      [
        ['locksmith vs carpenter', 'replace carpenter with glazier', 'add roofer', 'remove the first'],
        ['Glaziers', 'Roofers'],
        'overview',
      ],
      [
        ['compare accountant, bookkeeper and financial analyst', "the last one's growth", 'the other two'],
        ['Accountant', 'Bookkeeper'],
        'outlook',
      ],
      [
        ['rn or lpn, who makes more', 'what about np', 'compare all three'],
        ['Registered Nurse', 'Licensed Practical Nurse', 'Nurse Practitioner'],
        'salary',
      ],
      [
        [
          'pharmacist or physician assistant',
          'physician assistant',
          'how fast growing',
          'ok compare them again',
        ],
        ['Pharmacist', 'Physician Assistant'],
        'outlook',
      ],
      [
        ['sales manager', 'how much', 'more than it manager?', 'and construction manager'],
        ['Sales Manager', 'IT Manager', 'Construction Manager'],
        'salary',
      ],
      [
        [
          'surveyor vs civil engineer',
          'can a surveyor become a civil engineer',
          'how much more would that be',
        ],
        ['Surveyors', 'Civil Engineer'],
        'salary',
      ],
      [
        ['how much does a ceo make', 'and a financial manager', 'by how much'],
        ['Chief Executives', 'Financial Managers'],
        'salary',
      ],
    ],
  ],
  [
    'another reading of a title',
    [
      [['therapist', 'the physical one', 'how much'], ['Physical Therapist'], 'salary'],
      [
        ['therapist', 'the physical one', 'how much', 'no, the occupational one'],
        ['Occupational Therapist'],
        'salary',
      ],
      [['teacher salary', 'high school'], ['High School Teacher'], 'salary'],
      [
        ['chemist or chemical engineer', 'skills of the chemist', 'and of the engineer'],
        ['Chemical Engineers'],
        'skills',
      ],
    ],
  ],
  [
    'one of a list, or the list',
    [
      [
        ['which healthcare jobs are growing fastest', "without a master's", 'compare the first two'],
        ['Physical Therapist Assistants', 'Psychiatric Technicians'],
        'outlook',
      ],
      [
        ['bartender', 'similar jobs', 'duties of the second one'],
        ['Dining Room and Cafeteria Attendants and Bartender Helpers'],
        'duties',
      ],
    ],
  ],
])('%s', (_, conversations) => {
  test.each(conversations)('%j', async (turns, roles, aspect) => {
    const last = (await converse(...turns)).at(-1);
    expect({ outcome: last?.outcome, roles: titles(last), aspects: last?.aspects }).toEqual({
      outcome: 'answer',
      roles,
      aspects: [aspect],
    });
  });
});

describe('a word that says what somebody is, after a role', () => {
  test.each<[turns: string[], roles: string[]]>([
    [['pharmacist pay', 'and the technician?'], ['Pharmacy Technician']],
    [['speech-language pathologist salary', 'ok. the assistant?'], ['Speech-Language Pathology Assistants']],
    [
      ['aerospace engineer pay', 'and the technician?'],
      ['Aerospace Engineering and Operations Technologists and Technicians'],
    ],
    [['carpenter pay', 'what about the helper?'], ['Helpers--Carpenters']],
  ])('is read with the words of its title: %s', async (turns, roles) => {
    const last = (await converse(...turns)).at(-1);
    expect({ outcome: last?.outcome, roles: titles(last), aspects: last?.aspects }).toEqual({
      outcome: 'answer',
      roles,
      aspects: ['salary'],
    });
  });

  test('is asked back where its words make no title', async () => {
    expect((await converse('optometrist pay', 'and the technician?')).at(-1)?.outcome).toBe('clarify');
  });

  test('goes on with the two', async () => {
    const answers = await converse(
      'speech-language pathologist pay',
      'and the assistant?',
      'which of those two needs less school',
    );
    expect(answers.at(-1)?.intent).toBe('compare');
    expect(titles(answers.at(-1))[0]).toBe('Speech-Language Pathologists');
  });
});

describe('a list', () => {
  const LIST = 'jobs that pay over 120k';

  test('keeps its conditions in another order, at a place, and when it is counted', async () => {
    const turns = [LIST, 'in healthcare only', 'without being a doctor'];
    for (const turn of ['sort by growth', 'are there any in california', 'how many are there']) {
      const last = (await converse(...turns, turn)).at(-1);
      expect(last?.intent).toBe('rank');
      expect(last?.filters.length).toBe(3);
      expect(last?.roles.map(({ soc }) => soc?.slice(0, 7))).not.toContain('29-1240');
    }
  });

  test('of jobs like the one at hand is of the asker’s own where it is left', async () => {
    const left = (await converse("I'm a bank teller making 35k", 'what could I move into')).at(-1);
    expect([left?.intent, left?.lead.includes('bank teller')]).toEqual(['similar', true]);
    const like = (await converse('librarian', 'similar jobs')).at(-1);
    expect([like?.intent, like?.lead.includes('librarian')]).toEqual(['similar', true]);
  });
});

test('another figure is set beside the same role', async () => {
  const [, more] = await converse('is 60k good for a graphic designer', 'what about 80k');
  expect(more?.lead).toContain('$80,000 lies between');
});

test('a question back is asked again, of what is asked now', async () => {
  const [, again] = await converse('bus driver', 'and the pay?');
  expect({ outcome: again?.outcome, aspects: again?.aspects }).toEqual({
    outcome: 'clarify',
    aspects: ['salary'],
  });
});
