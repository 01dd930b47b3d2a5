import { describe, expect, test } from 'vitest';
import { ask, ids } from '../understanding/asking.ts';

/** Subjects that no source measures, and the fields that are told in their place. */
describe('what comes near a subject without figures is told, and said not to be it', () => {
  test.each([
    ['is a registered nurse stressful?', 'stress', ['environment.time_pressure', 'environment.conflict']],
    ['is a lawyer more stressed than an accountant?', 'stress', ['environment.time_pressure']],
    ['how many hours does a lawyer work', 'hour', ['environment.long_weeks']],
    ['do electricians get overtime', 'overtime', ['environment.long_weeks']],
    ['will ai replace accountants', 'ai', ['outlook.machines', 'outlook.growth', 'outlook.ai_chat_use']],
    ['can accountants work from home', 'remote', ['environment.telework']],
    ['job security of pharmacists', 'job security', ['outlook.unemployment', 'outlook.growth']],
  ])('%s', async (text, subject, fields) => {
    const answer = await ask(text);
    expect(answer.outcome).toBe('answer');
    expect(answer.notCovered.join().toLowerCase()).toContain(subject);
    expect(answer.lead).toMatch(/^Nothing on .* as such is reported for /);
    expect(answer.lead).not.toMatch(/\b(?:Yes|No)\b[.,:]/);
    expect(answer.facts.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
  });

  test.each([
    ['how dangerous is it for a power line installer', 'environment.hazardous_conditions'],
    ['is a nurse practitioner a dangerous job', 'environment.disease'],
    ['danger of a correctional officer', 'environment.violence'],
  ])('what a role stands out by leads, not what hardly concerns it: %s', async (text, field) => {
    const { facts, table, lead } = await ask(text);
    const told = facts.filter(({ unit }) => unit === 'score');
    const highest = told.toSorted((a, b) => Number(b.value) - Number(a.value))[0];
    expect(highest?.field).toBe(field);
    expect(lead).toContain(`rated ${highest?.display}`);
    expect(table?.rows[0]?.field).toBe(field);
  });

  test('nights are told by the schedule, and not by the hours of a week', async () => {
    const { facts } = await ask('do bartenders work nights');
    expect(facts.map(({ field }) => field)).toEqual(['environment.irregular_schedule']);
  });

  test.each([
    ['are roofers exposed to chemicals', 'environment.hazardous_conditions'],
    ['who works indoors more, a florist or a plumber', 'environment.indoors'],
    ['does an accountant deal with customers', 'environment.public'],
    ['who bends over more, a dentist or a barber', 'environment.bending'],
  ])('a condition of work that is rated is told: %s', async (text, field) => {
    const answer = await ask(text);
    expect([answer.outcome, answer.notCovered]).toEqual(['answer', []]);
    expect(answer.facts.map((fact) => fact.field)).toContain(field);
  });

  test.each([
    [
      'do I need a license to be a barber',
      /^For barbers the Occupational Outlook Handbook has .*Nothing on “license” as such/,
    ],
    [
      'does a welder earn more than a machinist, and is it dangerous',
      /^No\. .* earns .* rated .* Nothing on “danger” as such/,
    ],
    [
      'chemist and economist: pay and prestige',
      /^An? (?:chemist|economist) earns .* Nothing on “prestige” is reported/,
    ],
    [
      'how many years of school for a pharmacist',
      /^A pharmacist typically needs .* Nothing on “years of school”/,
    ],
  ])('what answers comes first, and what is not covered after it: %s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('says why, where nothing near is known either', async () => {
    const { lead } = await ask('is a software developer stressful');
    expect(lead).toMatch(
      /^Nothing on “stress” is reported for a software developer, nor what would come near it: the ratings of O\*NET that are used here leave it out/,
    );
  });

  test('takes a family as its likeliest occupation where its group has no figure of that', async () => {
    const outdoors = await ask('nurse or teacher, more outdoors?');
    expect(ids(outdoors)).toEqual(['registered-nurse', 'elementary-school-teacher']);
    expect(outdoors.lead).toMatch(/ “teacher” is taken as an elementary school teacher\.$/);
    expect(outdoors.table?.rows[0]?.cells.map(({ text }) => text)).toEqual(['1 of 100', '27 of 100']);
    expect(ids(await ask('teacher salary'))).toEqual(['group-25-2000']);
  });

  test('names the very page of each role as its source, one that they share once, and spells its address out', async () => {
    const pages = async (text: string) => {
      const { sources, text: whole } = await ask(text);
      return sources.map(({ title, url, page }) => [title, url, page && whole.includes(`\n${url}`)]);
    };
    const at = (path: string) => `https://www.bls.gov/ooh/${path}.htm#tab-4`;
    expect(await pages('license for registered nurse vs electrician')).toEqual([
      ['Occupational Outlook Handbook: Registered Nurse', at('healthcare/registered-nurses'), true],
      ['Occupational Outlook Handbook: Electrician', at('construction-and-extraction/electricians'), true],
    ]);
    expect(await pages('license for dermatologist vs cardiologist')).toEqual([
      [
        'Occupational Outlook Handbook: Dermatologists, Cardiologists',
        at('healthcare/physicians-and-surgeons'),
        true,
      ],
    ]);
  });

  test('says what would come nearer where an import alone brings it', async () => {
    const licence = await ask('do I need a license to be a barber');
    expect(licence.notes.join(' ')).toMatch(
      /Share needing a license .* is not reported .*the extract of the survey/,
    );
    const seniority = await ask('seniority of accountants');
    expect(seniority.notes.join(' ')).toContain('no official source tells a junior from a senior');
    expect(seniority.facts.map(({ field }) => field)).toEqual(['salary.p10', 'salary.p90']);
  });

  test('puts jobs in order by what stands for a subject, and by nothing that only comes near it', async () => {
    const remote = await ask('remote jobs over 100k');
    expect(ids(remote).slice(0, 3)).toEqual([
      'computer-systems-analyst',
      'financial-analyst',
      'software-developer',
    ]);
    expect(remote.notCovered).toEqual(['remote']);
    for (const text of [
      'low stress jobs',
      'jobs without overtime',
      'jobs that are not remote',
      'quiet jobs',
    ]) {
      const { outcome, roles, notCovered } = await ask(text);
      expect([text, outcome, roles, notCovered.length]).toEqual([text, 'clarify', [], 1]);
    }
  });

  test.each([
    ['tips of waiters', 'tips'],
    ['how dangerous is it for a roofer', 'danger'],
    ['benefits of a plumber', 'benefits'],
  ])('still says that no source covers it: %s', async (text, subject) => {
    const { lead, notCovered } = await ask(text);
    expect(notCovered.join()).toMatch(new RegExp(subject.slice(0, 4), 'i'));
    expect(lead).toMatch(/^Nothing on .* is reported for /);
  });
});

describe('a newer field is ranked, filtered, compared and followed up by its entry alone', () => {
  test.each([
    ['lowest unemployment in healthcare', 'outlook.unemployment'],
    ['jobs with the most time outdoors', 'environment.outdoors'],
    ['most self employed jobs', 'outlook.self_employed'],
    ['jobs with low unemployment', 'outlook.unemployment'],
  ])('%s', async (text, field) => {
    const answer = await ask(text);
    expect([answer.intent, answer.outcome]).toEqual(['rank', 'answer']);
    expect(new Set(answer.facts.map((fact) => fact.field))).toEqual(new Set([field]));
  });

  test('jobs that a phrase of the source is named in', async () => {
    const { filters, total } = await ask('jobs AI is named in');
    expect(filters).toEqual([{ field: 'outlook.machines', op: 'is', value: 'AI', denied: false }]);
    expect(total).toBeGreaterThan(20);
  });
});
