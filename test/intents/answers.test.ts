import { describe, expect, test } from 'vitest';
import { ask, DIRECTOR, ids, MANAGER, OFFICE, OFFICER } from '../understanding/asking.ts';

const lead = async (text: string) => (await ask(text)).lead;

describe('the first sentence answers', () => {
  test.each([
    ['who earns more, officer or director?', /^The operations director earns more\. .*\$57,237 more/],
    [
      'who is older, ops officer or ops director?',
      /^Neither\. Both are alike: the average age of .* is 44 years/,
    ],
    [
      'which needs more schooling, office manager or operations manager?',
      /^The operations manager needs more education\./,
    ],
    [
      'does an office manager earn more than an operations manager?',
      /^No\. An operations manager earns .*\$16,000 more/,
    ],
    ['are there more ops officers than ops directors?', /^Yes\. .*18,032 more/],
    ['do ops officers and ops directors have the same degree?', /^Yes, though the shares differ\./],
    ['do operations managers need a degree?', /^Yes: .*bachelor's degree/],
    ['can I become an operations manager without a degree?', /bachelor's degree; that is what is typical/],
    ['is a high school diploma enough for an office manager?', /^Yes: .*high school diploma/],
    [
      'is a high school diploma enough for an operations manager?',
      /bachelor's degree; that is what is typical/,
    ],
    ['are operations officers mostly women?', /^No\. 22% of operations officers are female\./],
    ['is an operations director paid at least 100k?', /^Yes\. .*\$104,050/],
    ['do office managers make 60k?', /^No\. .*\$51,000/],
    ['the median office manager makes $51,000, right?', /^Yes\./],
    ['could an ops officer earn more than an ops director?', /^Yes, it can happen/],
    [
      'could a starting operations manager out-earn an office manager at the median?',
      /^Yes, it can happen: an operations manager starts at [^;]*; an office manager earns a median of \$51,000/,
    ],
    [
      'could a starting office manager earn more than an experienced operations manager?',
      /^No: an office manager starts at/,
    ],
    ['does an electrician earn more than a plumber, and by how much?', /^No\. A plumber earns .*\$610 more/],
    [
      'I was wondering whether a dental assistant makes less than a medical assistant',
      /^No\. .*\$48,070 for a dental assistant/,
    ],
    ['does a dentist need more schooling than a veterinarian?', /^No\. .*doctoral/],
    [
      'do welders grow faster than plumbers, and which has more openings?',
      /^No\. Job growth.*The welder has more openings a year\./,
    ],
    [
      'electrician or plumber, which needs less schooling and which pays more',
      /^Neither\. .*The plumber earns more\. A plumber earns .*\$610 more/,
    ],
    [
      'do hairdressers need a degree? And do they earn more than barbers?',
      /^A hairdresser and a barber are the same here.*The barber earns more\./,
    ],
    [
      'between welder and machinist, who is paid less and who has more job openings',
      /^The welder earns less\. .*The welder has more openings a year\./,
    ],
    [
      'is becoming an accountant harder than an actuary?',
      /are the same here: each typically needs a bachelor's degree to enter and needs no related experience to enter\.$/,
    ],
    [
      'lowest-paid tenth of an office manager',
      /^Pay at the top of the lowest-paid tenth is not reported for an office manager\./,
    ],
    ['which engineers make the most money?', /18 engineer roles are ranked here\.$/],
    ['what are the 5 best paid sales jobs', /\d+ sales roles are ranked here\.$/],
    [
      'best paid engineers except petroleum engineers',
      /17 engineer roles are ranked here, petroleum engineers left out\.$/,
    ],
    ['pay for a registered nurse but not a teacher', /^A registered nurse earns/],
    ['office manager skills', /organization, time management and a command of office software\.$/],
    ['is customer service a top skill of operations officers?', /^Yes: “Customer Service” is listed/],
    ['the best paying company for an ops officer is Airbnb, correct?', /^No\. .*Baker McKenzie/],
    ['why do office managers earn more than operations managers?', /^It is the other way round/],
    ['why do operations managers earn more than office managers?', /responsibilities are greater/],
    ['in percent, how much less does an office manager earn than an operations manager', /23\.9% less/],
    ['how many times an ops officer does an ops director earn', /2\.22 times/],
    ['hourly gap between ops officer and ops director', /\$27\.51 more/],
    [
      'gap in the salary range, ops director and ops officer',
      /\$66,000 apart at the top, \$43,000 at the bottom/,
    ],
    ['bachelor share: difference in points, ops officer vs ops director', /2 percentage points apart/],
    ['what do office managers and operations managers have in common?', /have this in common: .*leadership/i],
    [
      'share of women, ops director vs ops officer',
      /^29\.4% of operations directors are female, against 22% of operations officers: 7\.4 percentage points apart/,
    ],
    [
      'best-paying city for an office manager',
      /^Best-paying city is not reported for an office manager[^.]*\.$/,
    ],
    ['duties of firefighters', /^A firefighter |^Firefighters /],
    ['should I become an ops officer or an ops director?', /^Which suits you no figure can say/],
    ['where does your figure for operations officers come from?', /^These figures come from “/],
  ])('%s', async (text, wanted) => {
    expect(await lead(text)).toMatch(wanted);
  });
});

describe('what a source does not give is said, with the nearest that it gives', () => {
  test.each([
    ['average salary of an office manager', 'salary.average', /not reported.*median of \$51,000/],
    ['hourly rate of an operations manager', 'salary.hourly', /not reported.*median of \$67,000/],
    ['job satisfaction of operations directors', 'overview.job_satisfaction', /not reported/],
    ['best paying industry for ops officers', 'salary.best_paying_industry', /not reported/],
  ])('%s', async (text, field, wanted) => {
    const answer = await ask(text);
    expect(answer.missing.map((gap) => gap.field)).toContain(field);
    expect(answer.lead).toMatch(wanted);
  });

  test('a subject that no field measures', async () => {
    expect(await lead('office manager bonus?')).toMatch(/^Nothing on “bonus”/);
    expect(await lead('is remote work usual for office managers?')).toMatch(/^Nothing on “remote work”/);
  });

  test('a place', async () => {
    expect(await lead('what do office managers earn in Texas?')).toMatch(
      /^For Texas nothing is published for .*; what follows is of the United States\./,
    );
  });

  test('one of two roles', async () => {
    const answer = await ask('gender split, office manager and operations officer');
    expect(answer.lead).toMatch(/For an office manager it is not reported/);
  });
});

describe('other readings and official figures', () => {
  test('are not offered where the title leaves no doubt and no figure is asked for', async () => {
    expect((await ask('office manager duties')).choices).toEqual([]);
    expect((await ask('officer vs director')).choices).not.toEqual([]);
  });
});

describe('an average and a median are not set against each other', () => {
  test('no difference is reckoned between them, and a note says why', async () => {
    const answer = await ask('salary, office manager vs operations officer');
    expect(answer.lead).not.toMatch(/more|\d times/);
    expect(await lead('who earns more, office manager or operations officer?')).toMatch(
      /^An average stands beside a median here/,
    );
    expect(answer.notes.join(' ')).toMatch(/average and a median are different/);
  });
});

describe('a rank', () => {
  test('puts the named roles in order, the lowest first where that is asked', async () => {
    const most = await ask('rank ops officer, ops director, office manager and operations manager by pay');
    expect(ids(most)).toEqual([DIRECTOR, MANAGER, OFFICE, OFFICER]);
    const least = await ask(
      'order these by pay, ascending: ops director, ops officer, office manager, ops manager',
    );
    expect(ids(least)).toEqual([OFFICER, OFFICE, MANAGER, DIRECTOR]);
  });

  test('tells how many meet a condition, and lists none that does not', async () => {
    const answer = await ask('jobs paying over 100k');
    const values = answer.facts.map((fact) => fact.value as number);
    expect(answer.total).toBeGreaterThanOrEqual(answer.roles.length);
    expect(values.every((value) => value > 100_000)).toBe(true);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(answer.lead).toContain(`${answer.total} roles have pay over $100,000`);
  });

  test('says so where none meets it', async () => {
    const answer = await ask('jobs paying over 9 million dollars');
    expect([answer.roles, answer.total]).toEqual([[], 0]);
    expect(answer.lead).toMatch(/^None of the roles known here has a median salary over \$9,000,000\.$/);
  });

  test.each([
    [
      'which jobs need no degree and pay over 60k?',
      'education.entry',
      /^(?!bachelor|master|doctor|associate)/i,
    ],
    ['jobs that need a master’s degree', 'education.entry', /^master/i],
  ])('keeps to the education that is asked for: %s', async (text, field, wanted) => {
    const { createCatalogue } = await import('../../src/catalogue/merge.ts');
    const { loadEmbedded } = await import('../../src/catalogue/load.ts');
    const phrases = createCatalogue(loadEmbedded()).phrases(field);
    const answer = await ask(text);
    expect(answer.roles.length).toBeGreaterThan(0);
    for (const id of ids(answer)) if (phrases.has(id)) expect(phrases.get(id)).toMatch(wanted);
  });

  test('lists and names as many as are asked for', async () => {
    const answer = await ask('top 4 jobs by pay');
    expect(answer.roles).toHaveLength(4);
    for (const { display } of answer.facts) expect(answer.lead).toContain(display);
    expect((await ask('top 12 jobs by pay')).roles).toHaveLength(12);
  });

  test('speaks of roles in the plural, and of the condition in words', async () => {
    const answer = await ask('healthcare jobs that need a master’s degree');
    expect(answer.lead).toMatch(/^\d+ healthcare roles? typically needs? a master's degree\./);
    expect(answer.lead).toMatch(/ \p{Lu}[^.]*s have the highest/u);
  });

  test.each([
    ['jobs that shrink by more than 10 percent', -10],
    ['jobs losing more than a tenth of their workers', -10],
    ['jobs that shrink by more than 3%', -3],
  ])('of what falls by more than a share holds what falls by more: %s', async (text, bound) => {
    const values = (await ask(text)).facts.map((fact) => fact.value as number);
    expect(values.every((value) => value < bound)).toBe(true);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  test('by the pay of those at the bottom goes by that figure, the highest first', async () => {
    const { facts } = await ask('in which job do the bottom 10% earn the most?');
    expect(new Set(facts.map((fact) => fact.field))).toEqual(new Set(['salary.p10']));
    const values = facts.map((fact) => fact.value as number);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  test('of a group holds roles of that group alone', async () => {
    const answer = await ask('healthcare jobs with the best pay');
    expect(answer.roles.length).toBeGreaterThan(2);
    expect(answer.roles.every((role) => /^(?:29|31)-/.test(role.soc ?? ''))).toBe(true);
  });

  test('of what falls most starts with the lowest growth', async () => {
    const values = (await ask('which jobs are shrinking the most?')).facts.map(
      (fact) => fact.value as number,
    );
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('a way from one role to another', () => {
  test('names what is asked for, what to add, what is brought along, and the difference in pay', async () => {
    const answer = await ask('how do I get from office manager to operations manager?');
    expect(answer.lead).toMatch(/asked for a bachelor's degree \(office manager: high school diploma/);
    expect(answer.table?.rows.map(({ label }) => label)).toContain('Median salary');
    expect(answer.sections.map((section) => section.title)).toEqual([
      'To add for Operations Manager',
      'You bring already',
    ]);
    const [add, bring] = answer.sections.map((section) => new Set(section.items));
    expect([...(add ?? [])].filter((item) => bring?.has(item))).toEqual([]);
  });
});

describe('roles like one', () => {
  test('are those that curators pair it with, then those of its field of work', async () => {
    const [first, ...others] = ids(await ask('jobs like operations officer'));
    expect(first).toBe(DIRECTOR);
    expect(others).toContain(MANAGER);
    const { roles } = await ask('jobs like dentist');
    expect(roles.length).toBeGreaterThan(2);
    expect(roles.every((role) => /^(?:29|31)-/.test(role.soc ?? ''))).toBe(true);
  });
});

describe('every answer', () => {
  test.each([
    'officer vs director',
    'office manager vs operations manager duties',
    'roles similar to operations director',
    'which job pays most',
    'office manager to operations manager',
  ])('has its sources, states each fact once and rows as wide as the table: %s', async (text) => {
    const answer = await ask(text);
    const known = new Set(answer.sources.map((source) => source.id));
    expect(answer.facts.every((fact) => known.has(fact.source))).toBe(true);
    expect(new Set(answer.facts.map((fact) => fact.id)).size).toBe(answer.facts.length);
    for (const row of answer.table?.rows ?? [])
      expect(row.cells).toHaveLength(answer.table?.columns.length ?? 0);
  });

  test('offers what can be asked next, each of which is answered', async () => {
    const answer = await ask('officer vs director salary');
    expect(answer.followUps.length).toBeGreaterThan(1);
    for (const { text } of answer.followUps) expect((await ask(text)).outcome).toBe('answer');
  });

  test('shows people’s traits only where they are asked for', async () => {
    const answer = await ask('officer vs director');
    expect(answer.facts.filter((fact) => fact.aspect === 'demographics')).toEqual([]);
  });
});
