import { describe, expect, test } from 'vitest';
import type { Beside, Claim } from '../../src/contract/beside.ts';
import type { Condition } from '../../src/contract/query.ts';
import { answer, CALIFORNIA, OHIO, PAY, queries, role, subject, TEXAS } from './asking.ts';

const claim = (of: Claim, asked = true): Beside => ({ kind: 'claim', claim: of, asked });
const earnsMore: Claim = {
  kind: 'compare',
  direction: 'most',
  subject: 0,
  object: 1,
  negated: false,
  possible: false,
};
const makes = (value: number): Claim => ({
  kind: 'value',
  value,
  side: 'over',
  of: 'most',
  negated: false,
});
const over = (value: number, denied = false): Condition => ({
  field: 'salary.median',
  op: 'over',
  value,
  denied,
});

describe('a place', () => {
  test('is the basis of the figures, the verdict and the table', () => {
    const { lead, place, table } = answer(
      queries.compare(['registered-nurse', 'lawyer'], {
        subject: PAY,
        places: [CALIFORNIA],
        direction: 'most',
      }),
    );
    expect(lead).toBe(
      'The lawyer earns more. In California a lawyer earns a median of $190,000 a year, against $140,270 for a registered nurse: $49,730 more.',
    );
    expect(place).toEqual(CALIFORNIA);
    const rows = table?.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
    expect(rows).toEqual([
      ['Median salary, California', '$140,270', '$190,000'],
      ['Median salary, United States', '$97,550', expect.stringMatching(/^\$/)],
    ]);
  });

  test('that lacks a role has it named, and the nation offered', () => {
    const found = answer(
      queries.compare(['registered-nurse', 'lawyer'], { subject: PAY, places: [TEXAS], direction: 'most' }),
    );
    expect(found.lead).toMatch(/^For Texas nothing is published for a lawyer\. In Texas a registered nurse/);
    expect(found.missing.map((gap) => gap.role)).toContain('lawyer');
    expect(found.followUps.map(({ label }) => label)).toContain('for the whole country');
  });

  test('without any figure gives way to the nation, and is said to', () => {
    const { lead, place } = answer(queries.describe('registered-nurse', { subject: PAY, places: [OHIO] }));
    expect(lead).toMatch(
      /^For Ohio nothing is published for .*; what follows is of the United States\..*a year\.$/,
    );
    expect(place).toBeNull();
  });

  test('stands beside another', () => {
    const { lead, table, place } = answer(
      queries.describe('registered-nurse', { subject: PAY, places: [CALIFORNIA, TEXAS] }),
    );
    expect(lead).toMatch(/\$140,270 a year in California, against \$95,970 in Texas: \$44,300 more\.$/);
    expect(table?.columns ?? ['California', 'Texas']).toEqual(['California', 'Texas']);
    expect(place).toEqual([CALIFORNIA, TEXAS]);
  });

  test.each([
    ['most', /^California has the highest median salary for registered nurses: \$140,270, then Texas/],
    ['least', /^Texas has the lowest median salary for registered nurses: \$95,970, then California/],
  ] as const)('is ranked for a role: %s', (direction, wanted) => {
    const query = queries.rank({
      roles: [role('registered-nurse')],
      subject: PAY,
      over: 'states',
      direction,
    });
    expect(answer(query).lead).toMatch(wanted);
  });

  test('is what roles are ranked in', () => {
    const { lead, roles } = answer(queries.rank({ subject: PAY, places: [CALIFORNIA] }));
    expect(lead).toMatch(/^In California lawyers have the highest/);
    expect(roles.map(({ id }) => id)).toEqual(['lawyer', 'registered-nurse']);
  });

  test('is named where the kind of answer has nothing of it', () => {
    const query = queries.similar('lawyer', { places: [TEXAS] });
    expect(answer(query).lead).toMatch(/^These figures .* nothing here is particular to Texas/);
  });

  test('is what pay of a way is told of', () => {
    const { lead } = answer(queries.transition('registered-nurse', 'lawyer', { places: [CALIFORNIA] }));
    expect(lead).toMatch(/In California a lawyer earns/);
  });

  test('that no source covers is named', () => {
    const { lead } = answer(
      queries.describe('lawyer', { subject: PAY, besides: [{ kind: 'place', words: 'India' }] }),
    );
    expect(lead).toMatch(/^The sources here have no figures for “India”/);
  });
});

describe('how a mention was taken is said, behind the figures', () => {
  test.each([
    ['family', 'family', 'managers', /\. “managers” stands here for the official group of IT managers/],
    [
      'counted-with',
      'counted-with',
      'ICT boss',
      /\. “ICT boss” is listed under IT managers in the official lists of titles/,
    ],
    ['taken-as', 'counted-with', 'scrum master', /\. “scrum master” is taken here as an IT manager\./],
    [
      'one-of',
      'member',
      'boss',
      /\. “boss” may mean several occupations; what is told is of one of them, an IT manager/,
    ],
    ['nearest', 'nearest', 'IT lead', /\. “IT lead” is not a listed title; the nearest one is an IT manager/],
    ['rank', 'rank', 'senior IT manager', /\. “senior” is a rank that no source has figures for/],
  ] as const)('%s', (reading, told, mention, wanted) => {
    const asked = role('it-manager', { reading, mention, level: 'senior' });
    const found = answer(queries.describe('it-manager', { role: asked, subject: PAY }));
    expect(found.lead).toMatch(wanted);
    expect(found.roles[0]?.reading).toBe(told);
  });

  test('a group beside its own member', () => {
    const { lead } = answer(queries.compare(['it-manager', 'lawyer'], { subject: PAY }));
    expect(lead).toMatch(/^Lawyers are counted among IT managers/);
  });

  test('two names of one occupation', () => {
    const roles = [role('lawyer'), role('lawyer', { mention: 'attorney' })];
    const same: Beside = { kind: 'same-role', mentions: ['lawyer', 'attorney'], role: 'lawyer' };
    const found = answer(queries.compare([], { roles, subject: PAY, besides: [same], direction: 'most' }));
    expect(found.roles.map(({ id }) => id)).toEqual(['lawyer', 'lawyer']);
    expect(found.lead).toMatch(/^“lawyer” and “attorney” are one occupation here/);
    expect(found.lead).not.toMatch(/earns more/);
  });
});

describe('what no source covers', () => {
  const danger: Beside = { kind: 'unmeasured', subject: 'danger', near: [] };

  test('ranks nothing by something else', () => {
    const found = answer(queries.rank({ besides: [danger] }));
    expect(found).toMatchObject({ outcome: 'clarify', roles: [], notCovered: ['danger'] });
    expect(found.lead).toMatch(/^Nothing on “danger” is reported/);
  });

  test('is said beside what is covered', () => {
    const { lead, notCovered } = answer(
      queries.compare(['lawyer', 'paralegal'], { subject: PAY, besides: [danger] }),
    );
    expect(lead).toMatch(/^A lawyer earns .* Nothing on “danger” is reported for a lawyer or a paralegal/);
    expect(notCovered).toEqual(['danger']);
  });

  test('words that were not used are named', () => {
    const { notes, unused } = answer(queries.describe('lawyer', { subject: PAY, unused: ['team'] }));
    expect(notes).toContain('Left out of account: “team”.');
    expect(unused).toEqual(['team']);
  });
});

describe('conditions', () => {
  const pays = (ids: readonly string[]) => ids.length;

  test('and their opposites never hold the same roles', () => {
    const education: Condition = {
      field: 'education.entry',
      op: 'level',
      value: 'master',
      orMore: true,
      denied: false,
    };
    const group: Condition = { group: ['29', '31'], op: 'in', value: 'healthcare', denied: false };
    const lawyers: Condition = { role: 'lawyer', op: 'is', value: 'lawyers', denied: false };
    for (const condition of [over(90_000), education, group, lawyers]) {
      const met = answer(queries.rank({ subject: PAY, conditions: [condition], limit: 20 }));
      const denied = answer(
        queries.rank({ subject: PAY, conditions: [{ ...condition, denied: true }], limit: 20 }),
      );
      const ids = new Set(met.roles.map(({ id }) => id));
      expect(denied.roles.filter(({ id }) => ids.has(id))).toEqual([]);
      expect(met.filters[0]?.denied).toBe(false);
      expect(pays(met.roles.map(({ id }) => id))).toBeGreaterThan(0);
    }
  });

  test('over named roles leave those that meet them, and say which do not', () => {
    const { lead, roles } = answer(
      queries.compare(['lawyer', 'cashier'], { subject: PAY, conditions: [over(100_000)] }),
    );
    expect(roles.map(({ id }) => id)).toEqual(['lawyer']);
    expect(lead).toMatch(/Cashiers do not\.$/);
  });

  test('without a criterion list what meets them, and then the best paid', () => {
    const condition: Condition = {
      field: 'education.entry',
      op: 'level',
      value: 'associate',
      orMore: true,
      denied: true,
    };
    const { lead, notes } = answer(queries.rank({ conditions: [condition] }));
    expect(lead).toMatch(/^\d+ roles typically need no degree\. /);
    expect(notes.join(' ')).toMatch(/a certificate may still be needed/);
  });

  test('over one role tell whether it meets them', () => {
    const of = (id: string) =>
      answer(queries.describe(id, { subject: PAY, conditions: [over(100_000)] })).lead;
    expect(of('lawyer')).toMatch(/^A lawyer has a median salary over \$100,000\. /);
    expect(of('cashier')).toMatch(/^It is not so that a cashier has a median salary over \$100,000\. /);
  });

  test('hold for roles like one', () => {
    const { lead, table, facts } = answer(queries.similar('accountant', { conditions: [over(100_000)] }));
    expect(lead).toMatch(
      /^Of the roles closest to an accountant, these have median salaries over \$100,000: /,
    );
    expect(table?.rows.length).toBeGreaterThan(0);
    const pay = facts.filter(({ role, field }) => role !== 'accountant' && field === 'salary.median');
    expect(pay.every(({ value }) => (value as number) > 100_000)).toBe(true);
  });
});

describe('a verdict', () => {
  test('is not given by what stands in for the statistic that was asked about', () => {
    const about = subject({ aspects: ['salary'], statistic: 'start' });
    const { lead } = answer(queries.describe('paralegal', { subject: about, besides: [claim(makes(58))] }));
    expect(lead).not.toMatch(/^(?:Yes|No)\b/);
  });

  test.each<[string, Beside[]]>([
    ['an opinion', [{ kind: 'opinion' }]],
    ['an offer', [{ kind: 'own-facts', role: null, pay: 55_000, years: null }]],
    ['a trait', [{ kind: 'trait', trait: 'age' }]],
  ])('is never given to %s', (_, besides) => {
    for (const asked of [claim(earnsMore), claim(makes(55_000))]) {
      const pair = queries.compare(['lawyer', 'paralegal'], {
        subject: PAY,
        direction: 'most',
        besides: [...besides, asked],
      });
      const one = queries.describe('lawyer', { subject: PAY, besides: [...besides, asked] });
      for (const query of [pair, one]) {
        expect(answer(query).lead).not.toMatch(/^(?:Yes|No)\b(?! one)|earns more/);
        expect(answer(query).lead).toMatch(/\$159,670/);
      }
    }
  });

  test('is not given of holders where what is asked for was meant', () => {
    const six: Claim = { kind: 'value', value: 6, side: null, of: 'figure', negated: false };
    const fields = ['experience.minimum_years'];
    for (const about of [
      subject({ aspects: ['experience'] }),
      subject({ aspects: ['experience'], fields }),
    ]) {
      const { lead } = answer(
        queries.describe('operations-officer', { subject: about, besides: [claim(six)] }),
      );
      expect(lead).not.toMatch(/\bYes|\bNo\./);
    }
  });

  test('is not worked out of an undated article and a dated source', () => {
    for (const given of [{ direction: 'most' as const }, { compute: 'difference' as const }, {}]) {
      const query = queries.compare(['office-manager', 'accountant'], { subject: PAY, ...given });
      const { lead, plan } = answer(query);
      expect(lead).toMatch(/no difference is worked out/);
      expect(lead).not.toMatch(/\bmore\b/);
      expect(plan.map(({ say }) => say)).not.toContain('compare');
    }
  });

  test('to a denial says which it is', () => {
    const query = queries.compare(['lawyer', 'paralegal'], {
      subject: PAY,
      besides: [claim({ ...earnsMore, negated: true })],
    });
    expect(answer(query).lead).toMatch(/^The lawyer earns more\./);
  });

  test('on the first of all tells where the role stands', () => {
    const extreme = claim({ kind: 'extreme', direction: 'most', beyond: 'all', negated: false });
    const of = (id: string) => answer(queries.describe(id, { subject: PAY, besides: [extreme] })).lead;
    expect(of('onet-29-1243.00')).toMatch(/^Yes: of \d+ figures compared, the highest median salary/);
    expect(of('cashier')).toMatch(/^No: in the second half of \d+ by median salary/);
  });

  test('puts a premise right', () => {
    const besides: Beside[] = [{ kind: 'why' }, claim({ ...earnsMore, subject: 1, object: 0 }, false)];
    const { lead } = answer(queries.compare(['lawyer', 'paralegal'], { subject: PAY, besides }));
    expect(lead).toMatch(/^It is the other way round: the lawyer earns more\./);
  });
});

describe('a way to a role', () => {
  test('from nowhere in particular names what it asks for', () => {
    const { lead, sections, roles } = answer(queries.transition(null, 'lawyer'));
    expect(lead).toMatch(/^A lawyer typically needs a doctoral or professional degree to enter\./);
    expect(sections.every(({ title }) => title === 'Asked of Lawyer')).toBe(true);
    expect(roles).toHaveLength(1);
  });
});
