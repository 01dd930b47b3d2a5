import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

/** The codes of the roles that a text is answered with. */
const socs = async (text: string) => (await ask(text)).roles.map(({ soc }) => soc);

describe('what is written alone is one title', () => {
  test.each([
    ['turned round', 'Teacher, Substitute', ['25-3031.00']],
    ['turned round, with a word of subjects', 'director, supply chain', ['11-3071.04']],
    ['a family word at its head', 'engineer, hardware design', ['17-2061.00']],
    ['a field after a comma', 'Attending Physician, Psychiatry', ['29-1223.00']],
    ['words that are subjects elsewhere', 'learning and development manager', ['11-3131.00']],
    ['grades of a school', 'Teacher, grades 6-8', ['25-2022.00']],
    ['how many there are for one', 'TA (SEN), 1:1 support', ['25-9043.00']],
    ['a short form with its point', 'Millwright/Indust. Mech', ['49-9044.00']],
    ['the number of a union', 'Millwright, Local 40', ['49-9044.00']],
    ['tools behind a mark', 'DBA - Oracle & SQL Server', ['15-1242.00']],
    ['a number at its end', 'COMPUTER PROGRAMMER 2', ['15-1251.00']],
    ['two parts of which one is no role', 'CASHIER/CLERK', ['41-2011.00']],
    ['a hyphen before its first word', 'Non-Invasive Cardiologist (0.8 FTE)', ['29-1212.00']],
    [
      'two names of one job, of which a list has one',
      'Center Therapy Director / Physical Therapist',
      ['29-1123.00'],
    ],
    ['a slip in every word', 'municipaal judg', ['23-1023.00']],
    ['two words that are a third role together', 'Assembler and Fabricator', ['51-2099.00']],
    ['a comparative in the plural', 'Cleaners of Vehicles', ['53-7061.00']],
    ['a spelling that no list has', 'child day care centre director', ['11-9031.00']],
    ['a short form with a sign', 'Bus. Analyst - M&A', ['13-1111.00']],
    ['a letter for a level', 'wastewater operator class C', ['51-8031.00']],
    ['near a name, with what no title has', 'Reach Truck Driver (days, blorfting)', ['53-7051.00']],
    ['a college of a field', 'Dean, College of Pharmacy', ['11-9033.00']],
    ['who does what a group is named by', 'Food Prep and Serving Worker', ['35-2021.00']],
    ['a word that leads to another question', 'outside sales advertising executive', ['41-3011.00']],
  ])('%s: %s', async (_, text, expected) => {
    expect(await socs(text)).toEqual(expected);
  });

  test('so it is on both sides of a comparison', async () => {
    expect(await socs('engineer, hardware design vs teacher, substitute')).toEqual([
      '17-2061.00',
      '25-3031.00',
    ]);
  });
});

describe('what asks, lists or chooses is no part of a title', () => {
  test.each([
    ['registered nurse salary', ['registered-nurse'], ['salary']],
    ['texas electrician', ['electrician'], ['overview']],
    ['ofice mananger skils', ['office-manager'], ['skills']],
    ['pharmacists, dentists', ['pharmacist', 'dentist'], ['overview']],
    ['lawyers and accountants', ['lawyer', 'accountant'], ['overview']],
    ['bookkeeper or accountant', ['bookkeeper', 'accountant'], ['overview']],
    ['accountant -> lawyer', ['accountant', 'lawyer'], null],
    ['growth in percent: nurse practitioner', ['nurse-practitioner'], ['outlook']],
    ['bricklayer 45k, roofer 50k. which grows faster', ['onet-47-2021.00', 'onet-47-2181.00'], ['outlook']],
    ['33 yo roofer. Should I become an electrician?', ['onet-47-2181.00', 'electrician'], null],
    ['dental assistant vs nurse', ['dental-assistant', 'registered-nurse'], ['overview']],
    ['difference between marketing and sales', ['marketing-manager', 'onet-41-4012.00'], null],
    ['truck driver or mechanic', ['truck-driver', 'auto-mechanic'], ['overview']],
    ['plumber wages up there', ['plumber'], ['salary']],
    ['dentist earnings down in march', ['dentist'], ['salary']],
    ['growth numbers: paralegal', ['paralegal'], ['outlook']],
    ['job growth for dental hygienists these summers', ['dental-hygienist'], ['outlook']],
    ['unemployment rate for welders right now', ['welder'], ['outlook']],
    ['welder moving up to construction manager', ['welder', 'construction-manager'], null],
    ['dental hygienst agee', ['dental-hygienist'], ['demographics']],
    ['paralegal stepping over to lawyer. do i need a degree', ['paralegal', 'lawyer'], null],
    ['dentists get paid more than pharmacists no?', ['dentist', 'pharmacist'], ['salary']],
    ['looking at growth numbers vs web developer', ['web-developer'], ['outlook']],
    ['out of the navy, used to paint hulls. what does a plumber make', ['plumber'], ['salary']],
  ])('%s', async (text, roles, aspects) => {
    const answer = await ask(text);
    expect(ids(answer)).toEqual(roles);
    if (aspects) expect(answer.aspects).toEqual(aspects);
  });

  test.each(['blorft', 'zorple krum'])('words behind a comma that no title has: %s', async (unknown) => {
    const answer = await ask(`electrician, ${unknown}`);
    expect(answer.roles).toMatchObject([{ id: 'electrician', mention: 'electrician' }]);
    expect(answer.unused.join(' ')).toBe(unknown);
  });

  test('what nobody knows is said to be unknown, whole', async () => {
    const answer = await ask('chief happiness officer');
    expect(answer.outcome).toBe('unknown_role');
  });
});

test('what is asked of one before another follows makes no title of the two', async () => {
  expect(await socs('florist pay and drywall hanger pay')).toEqual(['27-1023.00', '47-2081.00']);
});

test.each(['Regulatory Affairs Managet', 'plomber helpr', 'Food Prdouction Werker'])(
  'a slip that is near a small word is no such word in a title by itself: %s',
  async (text) => {
    expect(['answer', 'clarify']).toContain((await ask(text)).outcome);
  },
);

describe('names that are told apart are no one title', () => {
  test.each([
    ['roofer, cement mason, tile setter', ['47-2181.00', '47-2051.00', '47-2044.00']],
    ['difference between morticians and undertakers', ['39-4031.00', '39-4031.00']],
    ['bus mechanic and truck mechanic, is that the same?', ['49-3031.00', '49-3031.00']],
    ['tool and die makers, the same pay as welders?', ['51-4111.00', '51-4121.00']],
  ])('%s', async (text, expected) => {
    expect(await socs(text)).toEqual(expected);
  });
});

describe('words about a job or of a question are no title', () => {
  test.each([
    ['do practising dentists out-earn pharmacists', ['29-1021.00', '29-1051.00']],
    ['unionized glazier vs roofer', ['47-2121.00', '47-2181.00']],
    ['what training can a tree trimmer get', ['37-3013.00']],
    ['optometrist vs optician, who does what', ['29-1041.00', '29-2081.00']],
    ['who works fewer hours, a florist or a jeweler', ['27-1023.00', '51-9071.00']],
    ['official growth figures for surveyors', ['17-1022.00']],
    ['we are opening a position for a machinist', ['51-4041.00']],
    ['is substitute teaching harder than babysitting', ['25-3031.00', '39-9011.00']],
    ['union dues of plumbers', ['47-2152.00']],
  ])('%s', async (text, expected) => {
    expect(await socs(text)).toEqual(expected);
  });
});

describe('what words may mean beside the likeliest', () => {
  const choices = async (text: string) => (await ask(text)).choices.map(({ label }) => label);

  test('is offered where no list has them, however likely that is', async () => {
    expect(await choices('Professor - Chemistry department')).not.toEqual([]);
  });

  test('is not where they are the very title, nor what only holds what no other does', async () => {
    expect(await choices('chemistry professor')).toEqual([]);
    expect((await choices('cracker')).filter((label) => /All Other/.test(label))).toEqual([]);
  });
});
