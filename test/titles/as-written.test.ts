import { describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { createMatcher } from '../../src/titles/matcher.ts';
import { isShortFor } from '../../src/titles/short-forms.ts';

const embedded = loadEmbedded();
const official = openShipped(DATA_DIR);
const catalogue = createCatalogue(embedded, official);
const matcher = createMatcher({ catalogue, embedded, official });

/** The code of the role that a mention is answered with; its standing where it is not. */
const answered = (mention: string) => {
  const { standing, candidates } = matcher.resolve(mention);
  const [best] = candidates;
  const isAnswer = standing === 'sure' || standing === 'nearest';
  return isAnswer && best ? catalogue.head(best.role).soc : standing;
};

describe('marks within a title', () => {
  test.each([
    ['OTA - Skilled Nursing', '31-2011.00'],
    ['VP, Engineering (Fintech)', '11-9041.00'],
    ['Massage Therapist, NCBTMB', '31-9011.00'],
    ['CPA - NetSuite & SAP', '13-2011.00'],
    ['RDH, Pediatric', '29-1292.00'],
    ['Gemologist - Zorbing', '51-9071.00'],
    ['Collector I, Early Stage Delinquency', '43-3011.00'],
  ])('leave what stands before them: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));

  test('leave the first of two names', () => {
    expect(answered('TIG welder / fabricator')).toBe('51-4121.00');
  });

  test('may set the field behind a rank', () => {
    expect(answered('SHIFT SUPERVISOR - EXTRUSION')).toBe('51-1011.00');
  });

  test('leave two roles that share their last word', () => {
    const { standing, candidates } = matcher.resolve('office/operations manager');
    expect(standing).not.toBe('sure');
    expect(candidates.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['operations-manager', 'office-manager']),
    );
  });

  test('leave no rank that says nothing of the job', () => {
    expect(answered('Attending Physician, Blorft Disorders')).not.toBe('29-1224.00');
  });
});

test('an employer names no job for who has none', () => {
  expect(matcher.resolve('Walmart thief').crime).toBe(true);
  expect(answered('intern at Kroger')).toBe('unknown');
});

test("a thing of somebody's work is no job: who has to do with it is near at most", () => {
  for (const thing of ['cash register', 'parking ticket', 'fire hydrant', 'dental floss', 'tax return'])
    expect(matcher.resolve(thing).standing).not.toBe('sure');
  expect(matcher.resolve('parking ticket writer').standing).toBe('sure');
});

test('a level that is a part of a title is set aside last', () => {
  expect(answered('Deputy Clerk of Court III')).toBe('43-4031.00');
  expect(answered('Asst City Attorney')).toBe('23-1011.00');
});

test('who somebody is does not turn into who leads them', () => {
  expect(answered('Total Rewards Strategist')).toBe('unknown');
});

describe('a name at the end', () => {
  test.each([
    ['Windows Sysadmin', '15-1244.00'],
    ['NP-C', '29-1171.00'],
    ['Shop till operator', '41-2011.00'],
    ['Head of Performance Marketing', '11-2021.00'],
    ['Deputy Head, Primary Academy', '11-9032.00'],
    ['tarmac layer', '47-2061.00'],
  ])('says who it is: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

describe('the grades that somebody teaches', () => {
  test.each([
    ['8th Grade Science Teacher', '25-2022.00'],
    ['SPED teacher, grades 9-12', '25-2058.00'],
    ['Year 2 Teacher', '25-2021.00'],
    ['KS3 Teacher', '25-2022.00'],
    ['K-2 teacher', '25-2021.00'],
    ['6-8 math teacher', '25-2022.00'],
    ['fifth grade teacher', '25-2021.00'],
  ])('say the level of the school: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

describe('somebody who learns a trade', () => {
  test.each([
    ['roofer apprentice', '47-2181.00'],
    ['Apprentice Electrician, 3rd yr', '47-2111.00'],
    ['2nd year plumbing apprentice', '47-2152.00'],
  ])('is counted with it: “%s”', (mention, soc) => {
    expect(answered(mention)).toBe(soc);
    expect(matcher.resolve(mention).candidates[0]?.level).toBe('apprentice');
  });

  test('is not who helps in it', () => expect(answered('roofer helper')).toBe('47-3016.00'));
});

test.each(['PA to the Managing Director', 'Assistant to the Mayor', 'EA to the CFO'])(
  'who helps somebody is not that one: “%s”',
  (mention) => expect(answered(mention)).toBe('43-6011.00'),
);

test.each(['chef salad', 'cashier check'])('a thing named after a job is near it at most: “%s”', (thing) => {
  expect(matcher.resolve(thing).standing).not.toBe('sure');
});

test('a word turned round by a small one is the title', () => {
  expect(matcher.resolve('captain in fire department').standing).toBe('sure');
});

describe('when somebody works, by a short form', () => {
  test.each([
    ['Line Cook PT', '35-2014.00'],
    ['Receptionist - PT', '43-4171.00'],
    ['Forklift Operator FT, Dock 4', '53-7051.00'],
    ['Home Care PT', '29-1123.00'],
  ])('is that right behind who works, and a title elsewhere: “%s”', (mention, soc) =>
    expect(answered(mention)).toBe(soc),
  );
});

describe('an employer of one branch', () => {
  test.each([
    ['associate - Best Buy', '41-2031.00'],
    ['shift supervisor, Safeway', '41-1011.00'],
    ['clerk at USPS', '43-5051.00'],
    ['cashier at Kroger', '41-2011.00'],
  ])('tells which of several is meant: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

describe('who somebody is, before another word for it', () => {
  test.each([
    ['chemical engineer tech', '17-3029.00'],
    ['civil engineer technologist', '17-3022.00'],
    ['accountant assistant', '43-3031.00'],
  ])('is the field of it where the lists have that: “%s”', (mention, soc) =>
    expect(answered(mention)).toBe(soc),
  );
});

describe('a word that says more abroad', () => {
  test.each([
    ['plastics machinist', '51-4199.00'],
    ['envelope machinist', '51-9196.00'],
    ['CNC machinist', '51-4041.00'],
    ['machinist', '51-4041.00'],
  ])('does so where the lists lack the whole: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

test.each([
  ['Painter with own van', '47-2141.00'],
  ['Nanny for triplets', '39-9011.00'],
  ['mayor of Atlantis', 'unknown'],
])('for whom or where somebody works leaves who it is: “%s”', (mention, soc) =>
  expect(answered(mention)).toBe(soc),
);

test('the field of who somebody is has the name that more titles have', () => {
  expect(answered('nurse teacher')).toBe('25-1072.00');
  expect(answered('carpenter instructor')).toBe('25-1194.00');
});

test('words before another word for somebody say what kind of a few is meant', () => {
  expect(answered('long term care caregiver')).toBe('31-1122.00');
});

test.each([
  ['roefer', '47-2181.00'],
  ['cradiologist', '29-1212.00'],
  ['tailir', '51-6052.00'],
])('of words that are as near, a slip is the one that more titles have: “%s”', (mention, soc) =>
  expect(answered(mention)).toBe(soc),
);

describe('a title that lists give to many', () => {
  test('is said to be the likeliest', () => {
    const { candidates } = matcher.resolve('account manager');
    expect(candidates[0]?.reading).toBe('member');
  });

  test('is not of the field that an occupation and its branches make up', () => {
    expect(answered('Production Supvr, nights')).toBe('51-1011.00');
  });
});

describe('a short form that the lists use themselves', () => {
  test.each([
    ['EHS Manager', '11-9199.02'],
    ['CPS Investigator', '21-1021.00'],
    ['SPED coordinator', '25-9031.00'],
  ])('is read in any other title: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));

  test.each([
    ['sped', ['special', 'education'], true],
    ['ehs', ['environmental', 'health', 'safety'], true],
    ['cps', ['case', 'planner'], false],
  ])('is made of the beginnings of words: “%s”', (short, words, is) => {
    expect(isShortFor(short, words)).toBe(is);
  });
});

describe('a rank before a comma leads the field behind it', () => {
  test.each([
    ['Manager, Advertising', '11-2011.00'],
    ['Manager, Accounting', '11-3031.00'],
    ['Mgr., Human Resources', '11-3121.00'],
  ])('“%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

describe('of the many of one kind that are called so', () => {
  test.each([
    ['Assistant Professor (Department of Economics)', '25-1063.00'],
    ['Assistant Professor, School of Dentistry', '25-1071.00'],
  ])('the one is meant that all words say: “%s”', (mention, soc) => expect(answered(mention)).toBe(soc));
});

describe('what may be a name of anything', () => {
  const offered = (mention: string) => {
    const { standing, candidates } = matcher.resolve(mention);
    return [standing, candidates[0] && catalogue.head(candidates[0].role).soc];
  };

  test.each([
    ['Vandelay-Kruger security', '33-9032.00'],
    ['Xylotek bookkeeper', '43-3031.00'],
  ])('does not hide the job behind it, nor make it one: “%s”', (mention, soc) =>
    expect(offered(mention)).toEqual(['unknown', soc]),
  );

  test('says nothing where the word behind it is no name of a job', () => {
    expect(matcher.resolve('Xylotek sprocket').candidates.map(({ role }) => role)).toEqual([]);
  });
});

test('one word says who somebody is if it ends titles, and is hardly a slip if it is far from all', () => {
  for (const word of ['forklift', 'warehouse', 'blorfer', 'glarbist'])
    expect([word, matcher.resolve(word).standing]).toEqual([word, 'unknown']);
  for (const word of ['welder', 'roofr', 'optometrst']) expect(answered(word)).toMatch(/^\d/);
});

test('a numeral is a level of what stands before it', () => {
  expect(matcher.resolve('Accountant II').candidates[0]?.level).toBe('II');
  expect(matcher.resolve('I invest').standing).not.toBe('nearest');
});

test('a listed title is one of a job, be it open of which', () => {
  expect(matcher.resolve('blacksmith').standing).toBe('nearest');
  expect(answered('correctional officer')).toBe('33-3012.00');
});

describe('words of titles written short', () => {
  test.each([
    ['Sftwre Engr', '15-1252.00'],
    ['Elem Schl Tchr', '25-2021.00'],
    ['Wrhse Wkr', '53-7065.00'],
    ['Hskpr', '37-2012.00'],
    ['Constr. Inspctr', '47-4011.00'],
    ['Trvl Agt', '41-3041.00'],
  ])('are told by their letters: %s', (mention, soc) => expect(answered(mention)).toBe(soc));

  test('are none that another form of the word is: “dating” is no “DATS”', () => {
    expect(answered('dating')).toBe('unknown');
  });
});
