import { describe, expect, test } from 'vitest';
import { converse, ids } from '../asking.ts';

/** Conversations about a list, about places, and about what is offered below an answer. */

const filtersOf = (answer: Awaited<ReturnType<typeof converse>>[number] | undefined) =>
  (answer?.filters ?? []).map((one) => `${one.denied ? 'not ' : ''}${one.op} ${String(one.value)}`);

describe('a list goes on', () => {
  test.each([
    ['next', 'more'],
    ['show me more', 'keep going'],
    ['what else', 'and the ones after that'],
    ['next page', 'any others?'],
  ])('by “%s” and “%s”: other roles of the same list each time', async (first, second) => {
    const answers = await converse('best paid jobs in healthcare', first, second);
    const roles = answers.flatMap(ids);
    expect(answers.map(({ intent }) => intent)).toEqual(['rank', 'rank', 'rank']);
    expect(new Set(roles).size).toBe(roles.length);
    expect(answers.at(-1)?.filters).toEqual(answers[0]?.filters);
    expect(answers[1]?.lead).toMatch(/^Next by median salary: /);
  });

  test('by as many as are asked for, and not beyond its end', async () => {
    const [, second, , last] = await converse(
      'top paying jobs that need an associate degree, over 100k',
      'the next five',
      'highest paying jobs over 400k',
      'more',
    );
    expect(ids(second).length).toBeLessThanOrEqual(5);
    expect(last?.lead).toBe('That was all of the list.');
  });

  test('after some of its roles were set side by side', async () => {
    const answers = await converse('engineers, which earn the most', 'the first two', 'next');
    expect(answers[1]?.intent).toBe('compare');
    expect(ids(answers[2]).some((id) => ids(answers[0]).includes(id))).toBe(false);
  });

  test('of roles like one', async () => {
    const [first, second] = await converse('jobs similar to veterinarian', 'any others?');
    expect(second?.lead).toMatch(/^Next closest to a veterinarian: /);
    expect(ids(second).some((id) => ids(first).includes(id))).toBe(false);
  });
});

describe('a list is narrowed, turn by turn', () => {
  test.each<[string, string[], string[]]>([
    [
      'by what is left out',
      ['jobs over 90k', 'not in tech', 'and no healthcare', "what's left in Vermont"],
      ['over 90000', 'not in technology', 'not in healthcare'],
    ],
    [
      'and widened by the bound that is dropped',
      ['jobs over 90k that need a bachelor', 'just the healthcare ones', 'drop the 90k part'],
      ['level bachelor', 'in healthcare'],
    ],
    [
      'and widened by the field of work that is dropped',
      ['jobs over 90k', 'just the healthcare ones', 'drop the healthcare part', 'too many, make it 110k'],
      ['over 110000'],
    ],
    [
      'by roles that are dropped',
      ['top paying trades', 'drop electricians', 'skip plumbers as well'],
      ['in trades', 'not is Electrician', 'not is Plumber'],
    ],
    [
      'by a family of roles',
      ['jobs over 120k no masters', 'and in washington state?', 'leave out anything management'],
      ['over 120000', 'not level master', 'not in management'],
    ],
    [
      'by a bound that is denied',
      ['highest paying jobs without a degree', 'nothing above 100k'],
      ['not level associate', 'not over 100000'],
    ],
    [
      'after one of its roles was asked about',
      ['best paid jobs with an associate degree', 'what about the fourth', 'any in healthcare'],
      ['level associate', 'in healthcare'],
    ],
    [
      'to the best of it',
      ['jobs over 90k in Vermont', 'drop the managers', 'just the three best'],
      ['over 90000', 'not in management'],
    ],
    [
      'with a word on why',
      [
        'jobs over 90k with an associates or less',
        'ok but nothing in healthcare',
        'and no management jobs, I hate managing people',
      ],
      ['over 90000', 'not level bachelor', 'not in healthcare', 'not in management'],
    ],
    [
      'never by a question that is whole',
      ['truck driver vs school bus driver', 'what jobs pay over 60k with just a high school diploma'],
      ['over 60000', 'level high_school'],
    ],
  ])('%s', async (_, turns, filters) => {
    const last = (await converse(...turns)).at(-1);
    expect({ intent: last?.intent, filters: filtersOf(last) }).toEqual({ intent: 'rank', filters });
  });
});

describe('a list, or a few roles, in another way', () => {
  test('by another measure and the other way round, with its filters', async () => {
    const answers = await converse(
      'jobs in arts that pay more than 70k',
      "any that don't need a degree?",
      'sort them by growth instead',
      'flip it, slowest first',
    );
    const [, before, sorted, flipped] = answers;
    expect(sorted?.aspects).toEqual(['outlook']);
    expect([sorted?.filters, flipped?.filters]).toEqual([before?.filters, before?.filters]);
    expect(ids(flipped)).not.toEqual(ids(sorted));
  });

  test('but not where something bounds it', async () => {
    const answers = await converse('best paid construction jobs', 'only ones growing more than 5%');
    expect(answers.at(-1)?.lead).toContain('highest median salary');
  });

  test('only those of a few that meet what is asked, counted as they stand', async () => {
    const [, chosen, second] = await converse(
      'nurse practitioner vs lawyer vs plumber',
      'just those that earn over 100k',
      'number 2',
    );
    expect(ids(chosen)).toEqual(['lawyer', 'nurse-practitioner']);
    expect(ids(second)).toEqual(['nurse-practitioner']);
  });

  test('only those of a few for whom a step of education is enough', async () => {
    const last = (
      await converse(
        'electrician plumber nurse which pays best',
        'only the ones where a high school diploma is enough',
      )
    ).at(-1);
    expect(filtersOf(last)).toEqual(['level high_school']);
    expect(ids(last).toSorted()).toEqual(['electrician', 'plumber']);
  });

  test('what one could move up to, and by how much', async () => {
    const [, list, more] = await converse(
      "I'm a cashier",
      'what could I move up to',
      'how much more does the second one make',
    );
    expect(list?.intent).toBe('similar');
    expect(ids(more)).toEqual(['cashier', ids(list)[1]]);
  });
});

describe('what is pointed at', () => {
  test.each<[string, string[], string[]]>([
    ['the second of the choices below an answer', ['doctor pay', 'the second one'], ['Cardiologists']],
    [
      'it, of several that were put in order',
      [
        'travel agent, bank teller or mail carrier?',
        'which one is dying out fastest',
        'how much does it pay',
      ],
      ['Tellers'],
    ],
    [
      'the other two',
      [
        'travel agent, bank teller or mail carrier?',
        'which one is dying out fastest',
        'how much does it pay',
        'and the other two?',
      ],
      ['Travel Agents', 'Postal Service Mail Carriers'],
    ],
    [
      'that, set beside the first of a list',
      [
        'jobs over 100k in healthcare without a masters',
        'tell me about the second one',
        'compare that with the first',
      ],
      ['Radiation Therapists', 'Medical Dosimetrists'],
    ],
    [
      'one by a word of its title',
      ['kindergarten teacher or elementary school teacher', 'just the kindergarten one, NY vs NJ'],
      ['Kindergarten Teacher'],
    ],
    [
      'one by the word that is its own',
      ['graphic designer vs web developer', 'the developer one, what degree'],
      ['Web Developer'],
    ],
    [
      'what is left out of a few, with the words between',
      ['sysadmin vs network engineer', 'add a DBA', 'no, leave the dba out'],
      ['Network Administrator', 'Computer Network Architects'],
    ],
    [
      'what is kept, where another is dropped',
      [
        'operations officer vs operations director vs office manager',
        'drop the officer, keep director and office manager',
      ],
      ['Operations Director', 'Office Manager'],
    ],
    [
      'what is left, after one goes by a word of its title',
      [
        'sonographer vs radiologic tech vs respiratory therapist',
        'ok drop respiratory. what school do the other two want',
      ],
      ['Diagnostic Medical Sonographers', 'Radiologic Technologist'],
    ],
    [
      'what a correction says is wrong',
      ['cop vs firefighter', 'no i meant detective not cop'],
      ['Detectives and Criminal Investigators', 'Firefighter'],
    ],
    [
      'a way, turned round',
      ['what would it take to go from bookkeeper to accountant', 'and the other way round?'],
      ['Accountant', 'Bookkeeper'],
    ],
    [
      'the likest one, by a correction',
      ['electrician vs plumber', 'oops i meant electrical engineer'],
      ['Electrical Engineer', 'Plumber'],
    ],
    [
      'the last one, by “sorry”',
      ['graphic designer vs web designer', 'sorry web developer'],
      ['Graphic Designer', 'Web Developer'],
    ],
  ])('%s', async (_, turns, roles) => {
    const last = (await converse(...turns)).at(-1);
    expect(last?.roles.map(({ title }) => title)).toEqual(roles);
  });
});

test('a claim about what was asked before gets its yes or no', async () => {
  const last = (await converse("is a locksmith's wage above 50k", "is it more than a glazier's")).at(-1);
  expect(last?.lead).toMatch(/^No\. A glazier earns/);
});

describe('places of the turns before stand side by side', () => {
  test.each([
    'put both states next to each other',
    'show both states together',
    'which of the two pays better',
    'both please',
    'which is better',
  ])('by “%s”', async (text) => {
    const last = (await converse('welder wages in Ohio', 'and in Indiana', text)).at(-1);
    expect(last?.place).toEqual([
      expect.objectContaining({ title: 'Ohio' }),
      expect.objectContaining({ title: 'Indiana' }),
    ]);
    expect(last?.aspects).toEqual(['salary']);
  });

  test('and hold for the next role, with the subject', async () => {
    const last = (
      await converse('bartender pay nevada', "that's without tips right", 'and a waiter there?')
    ).at(-1);
    expect([ids(last), last?.aspects, last?.place]).toEqual([
      ['waiter'],
      ['salary'],
      expect.objectContaining({ title: 'Nevada' }),
    ]);
  });
});

describe('how much of a figure ones have narrows the list', () => {
  test.each([
    ['and only ones growing more than 5%', 'outlook.growth'],
    ['now just the ones paying above 120k', 'salary.median'],
    ['those growing 8% or more', 'outlook.growth'],
  ])('%s', async (said, field) => {
    const [first, next] = await converse('jobs over 100k that need a degree', said);
    expect(next?.intent).toBe('rank');
    expect(next?.filters.map((one) => 'field' in one && one.field)).toContain(field);
    expect(next?.roles.every((role) => role.mention === null)).toBe(true);
    expect(first?.intent).toBe('rank');
  });
});
