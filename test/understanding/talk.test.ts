import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { ids } from './asking.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('three or more titles side by side are a list, whatever is listed by some of them together', () => {
  test.each([
    ['dentist, vet, optometrist, pharmacist', ['dentist', 'veterinarian', 'onet-29-1041.00', 'pharmacist']],
    ['roofer, plumber, drywall guy: what pays best', ['onet-47-2181.00', 'plumber', 'onet-47-2081.00']],
    ['best money? plumber electrician hvac', ['plumber', 'electrician', 'hvac-technician']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text)).sort()).toEqual([...roles].sort());
  });

  test('so are not the parts of one title', async () => {
    expect(ids(await ask('Teacher, Secondary School, Special Education'))).toEqual(['onet-25-2058.00']);
  });
});

describe('what is said of jobs every day is what is asked of them', () => {
  test.each([
    ['is anyone hiring electricians', 'outlook.openings'],
    ['hows the hiring for paralegals', 'outlook.openings'],
    ['what percent of travel agents lose their jobs', 'outlook.growth'],
    ['mechanic or barber, who gets more', 'salary.median'],
    ['baker vs barber. school, pay, is it shrinking', 'outlook.growth'],
    ['what is a barber meant to be good at', 'skills.importance'],
  ])('%s', async (text, field) => {
    expect((await ask(text)).facts.map((fact) => fact.field)).toContain(field);
  });

  test('a verb of passing an amount bounds it', async () => {
    expect(ids(await ask('baker, chef or butcher, who cracks 60 grand'))).toEqual(['chef']);
  });

  test('what is told more of in brackets is no other job', async () => {
    expect(ids(await ask('Web Developer (Remote, Blorft/Snorft)'))).toEqual(['web-developer']);
    expect(ids(await ask('Plumber (own van, Blorft/Snorft)'))).toEqual(['plumber']);
  });

  test('of an advertisement are no question: hours, licences, a school', async () => {
    for (const [text, role] of [
      ['INSTRUCTOR - SCHOOL OF NURSING', 'onet-25-1072.00'],
      ['Package Handler - Part Time (Overnight)', 'onet-53-7062.00'],
      ['Embalmer - Licensed - Relocation Assistance', 'onet-39-4011.00'],
    ] as const) {
      const answer = await ask(text);
      expect([ids(answer), answer.aspects]).toEqual([[role], ['overview']]);
    }
  });

  test('which way a figure goes is no yes to how far', async () => {
    expect((await ask('are typists losing 9 in 10 jobs')).lead).not.toMatch(/^Yes/);
    expect((await ask('will cashiers lose half their jobs')).lead).toMatch(/^No/);
  });

  test('small talk is met with what can be asked', async () => {
    for (const text of [
      "how's it going?",
      'hey how are things',
      'hows your day going',
      'shut up',
      'you moron',
    ])
      expect((await ask(text)).outcome).toBe('help');
  });
});

test('others like a role are asked for, however surely it is said and wherever it is pointed at', async () => {
  for (const text of [
    'gigs sorta like barista',
    'done being a roofer. anything out there like that',
    'sick of being a florist, what else is there like it',
  ])
    expect((await ask(text)).intent).toBe('similar');
  expect((await ask('My uncle is a barber. How much does somebody like that make?')).intent).toBe('describe');
});

describe('what is taken back in the same text is not asked about', () => {
  test.each([
    ['baker, chef, butcher pay. actually skip butcher', ['onet-51-3011.00', 'chef']],
    ['plumber vs electrician vs welder? nah leave welder out', ['plumber', 'electrician']],
    ['barber, florist or chef pay. only barber and chef', ['barber', 'chef']],
  ])('%s', async (text, roles) => {
    const answer = await ask(text);
    expect([ids(answer), answer.unused]).toEqual([roles, []]);
  });

  test('of jobs to be like, the one that is taken', async () => {
    const answer = await ask('jobs like florist, or like a photographer maybe. take photographer');
    expect([answer.intent, answer.lead]).toEqual(['similar', expect.stringContaining('photographer')]);
  });

  test('what somebody is not is left to be asked about', async () => {
    expect(ids(await ask("I'm not a chef, what does a chef do?"))).toEqual(['chef']);
  });
});

describe('a conversation goes on', () => {
  const converse = async (...turns: readonly string[]) => {
    const answers = [];
    for (const text of turns) answers.push(await assistant.ask({ text, conversation: turns.join() }));
    return answers.at(-1);
  };

  test.each(['make that 80', 'make it 80', 'actually 80k'])('"%s" amends an amount', async (amended) => {
    const answer = await converse('jobs over 70k without a degree', amended);
    expect(answer?.filters).toContainEqual(expect.objectContaining({ op: 'over', value: 80_000 }));
  });

  test.each(['what should i look at instead', 'is there anything similar that pays better'])(
    '"%s" asks for others',
    async (text) => {
      expect((await converse('what does a florist earn', text))?.intent).toBe('similar');
    },
  );

  test('which of two grows is told of both', async () => {
    const answer = await converse('detective vs fire inspector', 'which of those is growing');
    expect(answer?.intent).toBe('compare');
    expect(ids(answer)).toHaveLength(2);
  });

  test('how many there are, and how one starts, is told of what was asked about', async () => {
    const many = await converse('barber or cook', 'how many are there');
    expect([many?.intent, ids(many)]).toEqual(['compare', ['barber', 'group-35-2010']]);
    expect((await converse('tell me about welding', 'how do i start'))?.aspects).toContain('education');
    expect((await converse('nurse vs chef', 'how do i become one'))?.intent).toBe('compare');
  });

  test('a place that nothing is published for is named', async () => {
    expect((await converse('fastest growing jobs', 'in michigan'))?.lead).toContain('Michigan');
  });
});

test('a word for pay that only goes on is asked as well', async () => {
  const answer = await ask('Who is happier with what they do, chefs or barbers? pay as well please');
  expect(answer.aspects).toContain('salary');
});

test('a dash may set two roles side by side', async () => {
  expect(ids(await ask('plumber-vs-electrician pay'))).toEqual(['plumber', 'electrician']);
});

test('a strange word behind a field of work is who nobody is', async () => {
  expect((await ask('how much does a data wizzard make')).outcome).toBe('unknown_role');
  expect(ids(await ask('nurse zorp pay'))).toEqual(['registered-nurse']);
});

describe('what jobs at large are narrowed by', () => {
  test('a kind of work within another is left out of it alone', async () => {
    const answer = await ask('any job with computers that isnt programming');
    expect([answer.outcome, answer.intent]).toEqual(['answer', 'list']);
    expect(ids(answer)).not.toContain('software-developer');
  });

  test('for whom they are is in no source: what they are to be chosen by is asked back', async () => {
    for (const text of ['good job for my son', 'good job for a 40 year old', 'good job for ex cons'])
      expect((await ask(text)).outcome).toBe('clarify');
  });

  test('good jobs are jobs at large, and a good job is an opinion', async () => {
    expect((await ask('good jobs that dont need college')).intent).toBe('rank');
    expect((await ask('find me a good job without a degree')).intent).toBe('rank');
    expect((await ask('is plumbing a good job')).intent).toBe('describe');
  });

  test('what they are like, or what is done in them, is no reason to list all', async () => {
    for (const text of ['chill jobs', 'jobs where i dont talk to people'])
      expect((await ask(text)).outcome).toBe('clarify');
    expect((await ask('what jobs are there')).intent).toBe('list');
  });

  test('those that have most of what is asked of them stand first', async () => {
    for (const text of ['what jobs are in demand', 'in demand jobs'])
      expect((await ask(text)).aspects).toEqual(['outlook']);
    expect((await ask('which jobs are hiring')).intent).toBe('rank');
  });

  test('jobs at entry need no experience, nor years of study', async () => {
    const { filters } = await ask('best entry level jobs');
    expect(filters.map((one) => 'field' in one && one.field)).toEqual([
      'experience.entry',
      'education.entry',
    ]);
  });

  test('amounts in everyday words are repeated in them', async () => {
    expect((await ask('jobs that pay between 60 and 70 grand')).lead).toContain('“60 and 70 grand”');
  });
});

test('what is more and what is less than those of a role each bound jobs by themselves', async () => {
  const bounds = async (text: string) => (await ask(text)).filters.map((one) => 'op' in one && one.op);
  expect(await bounds('what pays more than a nurse but less school')).toEqual(['over', 'level']);
  expect(await bounds('what pays less than a lawyer but grows faster')).toEqual(['over', 'under']);
});

test('what is cheap is a cost, which no source has, and not low pay', async () => {
  const answer = await ask('cheapest degree for good pay');
  expect([answer.outcome, answer.notCovered]).toEqual(['clarify', ['costs']]);
});

test('pay of another year than the newest is told not to be there', async () => {
  for (const year of ['2011', '2033'])
    expect((await ask(`what did a florist earn in ${year}`)).notCovered).toContain(year);
  expect((await ask('florist pay 2025')).notCovered).toEqual([]);
  expect((await ask('job growth of florists up to 2034')).notCovered).toEqual([]);
});
