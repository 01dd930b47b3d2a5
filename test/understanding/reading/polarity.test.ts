import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/contract/query.ts';
import { ask, rolesOf } from '../made.ts';

/** A condition without how it was named. */
const plain = (conditions: readonly Condition[]) =>
  conditions.map(({ denied, ...rest }) => ({ denied, ...rest }));

describe('a denial turns its condition round, and nothing else', () => {
  test.each([
    ['jobs over 100k', 'jobs not over 100k'],
    ['jobs under 50k', 'jobs not under 50k'],
    ['jobs that require a degree', "jobs that don't require a degree"],
    ['jobs that need a master’s', 'jobs that do not need a master’s'],
    ['jobs with a bachelor’s', 'jobs without a bachelor’s'],
    ['best paying jobs in healthcare', 'best paying jobs outside healthcare'],
    ['best paying jobs in healthcare', 'best paying jobs not in healthcare'],
    ['jobs in construction over 60k', 'jobs except construction over 60k'],
    ['trades with an apprenticeship', 'trades without an apprenticeship'],
  ])('%s / %s', (one, other) => {
    const [said, denied] = [plain(ask(one).conditions), plain(ask(other).conditions)];
    expect(said.length).toBeGreaterThan(0);
    const differing = denied.filter((condition, at) => condition.denied !== said[at]?.denied);
    expect(differing).toHaveLength(1);
    expect(said.map((condition) => condition.denied)).not.toEqual(
      denied.map((condition) => condition.denied),
    );
  });

  test('the scope ends with the condition', () => {
    const query = ask("jobs that don't require a master's and pay over 100k");
    expect(query.conditions).toMatchObject([
      { op: 'level', value: 'master', denied: true },
      { op: 'over', value: 100_000, denied: false },
    ]);
  });

  test('a denial goes on through a list', () => {
    const query = ask('highest paying jobs except dentists, lawyers and pharmacists');
    expect(query.conditions).toMatchObject([
      { role: 'dentist', denied: true },
      { role: 'lawyer', denied: true },
      { role: 'pharmacist', denied: true },
    ]);
  });

  test('less than a level is below it', () => {
    expect(ask("jobs that need less than a bachelor's").conditions).toMatchObject([
      { op: 'level', value: 'bachelor', denied: true },
    ]);
  });

  test('no degree is below an associate’s', () => {
    expect(ask('jobs with no degree').conditions).toMatchObject([
      { op: 'level', value: 'associate', denied: true },
    ]);
  });

  test('no experience is none', () => {
    expect(ask('jobs with no experience required that pay over 60 grand').conditions).toMatchObject([
      { op: 'is', value: 'none', denied: false },
      { op: 'over', value: 60_000, denied: false },
    ]);
  });

  test('a subject that is denied is left out', () => {
    const query = ask('tell me about dentists but not salary');
    expect(query).toMatchObject({ intent: 'describe', subject: { except: ['salary'] } });
  });
});

describe('no default stands in for what was not read', () => {
  test.each([
    ['most dangerous jobs', 'danger'],
    ['jobs with the best work-life balance', 'work-life balance'],
    ['which jobs are most creative', 'creativity'],
    ['the most glamorous jobs', 'glamorous'],
  ])('%s', (text, subject) => {
    const query = ask(text);
    expect(query).toMatchObject({ intent: 'aside', aside: 'criterion' });
    expect(query.besides).toContainEqual(expect.objectContaining({ kind: 'unmeasured', subject }));
  });

  test('best by nothing is no rank', () => {
    expect(ask('what are the best jobs')).toMatchObject({ intent: 'aside', aside: 'criterion' });
  });

  test('a role that no title fits is asked about or said', () => {
    expect(ask('zorbler vs plumber')).toMatchObject({ intent: 'unsettled', open: [{ text: 'zorbler' }] });
    const query = ask('plumber vs electrician vs zorbler');
    expect(rolesOf(query)).toEqual(['plumber', 'electrician']);
    expect(query.besides).toMatchObject([{ kind: 'unknown-role', mention: 'zorbler' }]);
  });
});
