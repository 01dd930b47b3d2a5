import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('what some earn is not denied by what most earn', () => {
  test.each([
    ['can a bricklayer make 75k', /^Most do not, though some do: .* in the best-paid tenth\./],
    ['do any bakers earn less than 33k', /^Most do not, though some do: .* in the lowest-paid tenth\./],
    ['are there florists who make 150k', /^Fewer than one in ten do: .* in the best-paid tenth\./],
    ['do roofers make 40k', /^Yes\. /],
    ['do bricklayers make over 75k', /^No, most do not, though some do: .* in the best-paid tenth\./],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('what is said of two jobs, and nothing else, is confirmed or denied, with a mark or without', () => {
  test.each([
    ['so a roofer outearns an optometrist', /^No\. /],
    ['electricians out earn roofers', /^Yes\. /],
    ["dentists' pay exceeds barbers'", /^Yes\. /],
    ['bakers are paid more than dentists, no?', /^No\. /],
    ['is dentistry better money than baking', /^Yes\. /],
    ['is the pay of a dentist below that of a baker', /^No\. /],
    ['telemarketer jobs will fall by over 5%, yes or no', /^Yes\. /],
    ['dentists earn more than bakers but which has more openings', /^(?!Yes|No)/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('what is told as about a figure is near it, on neither side far', () => {
  test.each(['locksmith', 'florist', 'roofer', 'optometrist'])('of a %s', async (role) => {
    const { facts } = await ask(`${role} salary`);
    const median = Number(facts.find(({ field }) => field === 'salary.median')?.value);
    for (const [share, lead] of [
      [0.4, /^No, more than that\. /],
      [0.95, /^Yes\. /],
      [1.05, /^Yes\. /],
      [1.3, /^No, /],
    ] as const) {
      const amount = Math.round(share * median);
      for (const text of [
        `${role}s make about $${amount}, right?`,
        `is a ${role}'s pay close to $${amount}?`,
        `a ${role} earns $${amount} a year, correct?`,
      ])
        expect((await ask(text)).lead, text).toMatch(lead);
    }
  });
});

describe('a plain number right before people of a role counts them', () => {
  test.each([
    ['are there more than 50,000 embalmers', /^No\. There are [\d,]+ jobs for embalmers/],
    ['fewer than 9,000 embalmers?', /^Yes\. There are [\d,]+ jobs for embalmers/],
    ['there are roughly 900,000 locksmiths, right?', /^No, less than that\. There are [\d,]+ jobs/],
    ['is the number of embalmers under 9,000?', /^Yes\. There are [\d,]+ jobs/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('and what is paid does not', async () => {
    expect((await ask('do locksmiths earn more than 20,000')).lead).toMatch(/^Yes\. A locksmith .* earns/);
  });
});

test.each(['would', 'will', 'could', 'does'])('"%s A or B have more" names the one', async (verb) => {
  const { lead } = await ask(`${verb} a roofer or an optometrist sit more?`);
  expect(lead).toMatch(/^The optometrist sits more\. /);
});

describe('an amount that is held against the average lies on the side that is said', () => {
  test.each(['locksmith', 'florist', 'roofer', 'baker'])('of a %s', async (role) => {
    const { facts } = await ask(`${role} average salary`);
    const average = Number(facts.find(({ field }) => field === 'salary.average')?.value);
    for (const [amount, below] of [
      [average - 5000, true],
      [average + 5000, false],
    ] as const)
      for (const side of ['below', 'above'])
        for (const text of [
          `is $${amount} ${side} average for a ${role}`,
          `a ${role} I know makes $${amount}. is that ${side} the average?`,
        ])
          expect((await ask(text)).lead, text).toMatch((side === 'below') === below ? /^Yes\b/ : /^No\b/);
  });
});

describe('a choice of two ends has no yes and no', () => {
  test.each([
    'is a locksmith better or worse paid than a roofer',
    'do bakers grow faster or slower than butchers',
    'is the locksmith job growing faster than most jobs or slower',
  ])('%s', async (text) => {
    expect((await ask(text)).lead).not.toMatch(/\b(?:Yes|No)\b[.:]/);
  });

  test('beside half of all jobs it says where a role stands', async () => {
    expect((await ask('do locksmiths earn more than most jobs')).lead).toMatch(/^No: in the second half of/);
    expect((await ask('do locksmiths earn more than most people')).lead).not.toMatch(/^(?:Yes|No)\b/);
  });
});

describe('whether two are one', () => {
  test.each(['is a locksmith basically a carpenter', 'are florists the same as bakers'])(
    'is told before any figure: %s',
    async (text) => {
      const { lead } = await ask(text);
      expect(lead).toMatch(/^\S.* are two occupations\. An? /);
      expect(lead).not.toContain('$');
    },
  );

  test('is not denied of a member of a group, nor where a figure is compared', async () => {
    expect((await ask('is a neurologist a physician')).lead).toMatch(/counted among physicians/);
    expect((await ask('do florists and bakers earn the same')).lead).toMatch(/^No\. .*\$/);
  });
});

describe('a verdict answers in the form that it is asked for', () => {
  test.each([
    ['florists make more than bakers. Am I wrong?', /^That is (?:not )?so\. /],
    ['true or false: locksmiths earn more than dentists', /^False\. /],
    ['fact or fiction, dentists out-earn locksmiths', /^True\. /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

test('a range of pay is told by both tenths, and not called missing', async () => {
  const { lead, notCovered } = await ask('locksmith pay range?');
  expect(lead).toMatch(/^A locksmith .* in the lowest-paid tenth and .* in the best-paid tenth\.$/);
  expect(notCovered).toEqual([]);
});

test.each([
  ['what do the top 10 percent of florists earn', /best-paid tenth\.$/],
  ['what do the bottom 10 percent of florists earn', /lowest-paid tenth\.$/],
])('a tenth that is asked about leads: %s', async (text, lead) => {
  expect((await ask(text)).lead).toMatch(lead);
});

test('what is counted after "how many more" is no number of jobs', async () => {
  expect((await ask('florist or carpenter - how many more years of school is it')).aspects).toEqual([
    'education',
  ]);
});

describe('a round amount stands for what comes near it', () => {
  test.each([
    ['is it true that data entry is shrinking by a quarter', 'Yes'],
    ['is it true that data entry is shrinking by half', 'No'],
    ['the median for welders is 54k, right?', 'Yes'],
    ['the median for welders is 60k, right?', 'No'],
  ])('%s', async (text, word) => {
    expect((await ask(text)).lead).toMatch(new RegExp(`^${word}\\b`));
  });
});

describe('a tag without a mark, and what is said to be no way, ask for a yes or a no', () => {
  test.each([
    ['roofers make more than dentists dont they', /^No\./],
    ['dentists make more than roofers dont they', /^Yes\./],
    ['theres no way librarians need a masters', /^Yes\b/],
    ['its true web devs make as much as software engineers?', /^No\./],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('what will be of a role is its outlook', () => {
  test.each([
    'arent bakers all gonna be gone',
    'hows it look for bakers next few yrs',
    'will a baker be needed',
  ])('%s', async (text) => {
    expect((await ask(text)).aspects).toEqual(['outlook']);
  });

  test('not what somebody will become', async () => {
    expect((await ask('I will be a baker')).aspects).not.toContain('outlook');
  });
});

describe('nothing is told that contradicts itself', () => {
  test('a place that is both named and left out is told as it is named', async () => {
    const { lead } = await ask('locksmith pay in Ohio not in Ohio');
    expect(lead).toMatch(/^In Ohio /);
    expect(lead).not.toContain('all but');
  });

  test('a field that is both named and left out holds no role', async () => {
    expect((await ask('jobs in law not in law')).lead).toMatch(/^None of the roles known here\b/);
  });

  test('what narrows a list is not said to be untold', async () => {
    expect((await ask('jobs like a pharmacist but without a degree')).lead).not.toContain('cannot be told');
  });

  test('the other choice of a question is no place', async () => {
    const { lead } = await ask('should I invest in blorfcoin or become a locksmith');
    expect(lead).not.toMatch(/no figures for/);
  });
});

test.each([
  "do more than half of librarians have a master's",
  "how many librarians have a master's",
  "do 80% of librarians hold a master's",
])('a share of people with a level is told, and not what is asked of newcomers: %s', async (text) => {
  const { lead } = await ask(text);
  expect(lead).toMatch(/^[\d.]+% of librarians .* have a master's degree/);
});
