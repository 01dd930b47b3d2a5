import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/contract/query.ts';
import { ask as answer } from '../asking.ts';
import { ask } from '../made.ts';

/** A condition in words, as a clause and as a phrase, and what it asks for. */
interface Said {
  kind: string;
  clause: string;
  phrase: string;
  asks: string;
}

/** What a condition asks for, however it is denied: "not over" is "under". */
function asked(one: Condition): string {
  if ('group' in one) return `${one.denied ? 'outside' : 'in'} ${one.value}`;
  if (!('field' in one)) return 'another';
  const of = one.field.split('.')[0];
  if (one.op === 'level') return `${of} ${one.denied ? 'below' : one.orMore ? 'from' : 'at'} ${one.value}`;
  if (one.op === 'over' || one.op === 'under')
    return `${of} ${(one.op === 'over') === one.denied ? 'under' : 'over'} ${one.value}`;
  return `${of} ${one.denied ? 'not ' : ''}${one.op} ${one.value}`;
}

const thousands = fc.constantFrom(38, 45, 52, 60, 72, 85, 110);
const amount = thousands.chain((k) =>
  fc.constantFrom(`${k}k`, `$${k},000`, `${k},000`, `${k} grand`).map((words) => ({ k, words })),
);
const said = (kind: string, asks: string, clauses: readonly string[], phrases: readonly string[]) =>
  fc
    .record({ clause: fc.constantFrom(...clauses), phrase: fc.constantFrom(...phrases) })
    .map((words): Said => ({ kind, asks, ...words }));

const CONDITIONS: readonly fc.Arbitrary<Said>[] = [
  amount.chain(({ k, words }) =>
    said(
      'pay',
      `salary over ${k}000`,
      [`pay over ${words}`, `make at least ${words}`, `crack ${words}`, `reach ${words}`, `top ${words}`],
      [`over ${words}`, `paying ${words} or more`, `with pay above ${words}`],
    ),
  ),
  amount.chain(({ k, words }) =>
    said(
      'pay',
      `salary under ${k}000`,
      [`pay less than ${words}`, `don't reach ${words}`, `never hit ${words}`, `fall short of ${words}`],
      [`under ${words}`, `paying no more than ${words}`],
    ),
  ),
  said(
    'level',
    'education below bachelor',
    ["don't need a bachelor's", "need less than a bachelor's", 'never ask for a four year degree'],
    ["without a bachelor's", 'with less than a four year degree'],
  ),
  said(
    'level',
    'education below some_college',
    ['need nothing beyond a high school diploma', "don't need more than a high school diploma"],
    ['with at most a high school diploma', 'with no more than a high school diploma'],
  ),
  said(
    'level',
    'education from associate',
    ["need at least an associate's degree", "require an associate's or higher"],
    ["with at least an associate's degree"],
  ),
  said(
    'experience',
    'experience is none',
    ["don't need experience", 'need no experience'],
    ['without experience', 'with no experience'],
  ),
  said(
    'growth',
    'outlook over 0',
    ['are still growing', "aren't dying out", "won't disappear"],
    ['that are growing'],
  ),
  said('growth', 'outlook under 0', ['are shrinking', 'are dying out'], ['that are disappearing']),
  said('growth', 'outlook over 8', ['grow more than 8%', 'will grow by over 8 percent'], ['growing over 8%']),
];
const HEADS = [
  ['jobs', []],
  ['healthcare jobs', ['in healthcare']],
  ['trades', ['in trades']],
  ['jobs in sales', ['in sales']],
] as const;
const ORDERS = ['', 'best paid ', 'top 5 highest paying '];
const LEADS = ['', 'which ', 'show me ', 'what are some ', 'looking for '];
const PLACES = ['', ' in Ohio'];

const pair = fc
  .tuple(fc.constantFrom(...CONDITIONS), fc.constantFrom(...CONDITIONS))
  .chain(([one, other]) => fc.tuple(one, other))
  .filter(([one, other]) => one.kind !== other.kind);
const question = fc.record({
  pair,
  head: fc.constantFrom(...HEADS),
  order: fc.constantFrom(...ORDERS),
  lead: fc.constantFrom(...LEADS),
  place: fc.constantFrom(...PLACES),
  form: fc.constantFrom(
    ({ clause }: Said, other: Said) => `that ${clause} and ${other.clause}`,
    ({ clause }: Said, other: Said) => `which ${clause} but ${other.clause}`,
    ({ clause }: Said, other: Said) => `${other.phrase} that ${clause}`,
    ({ clause }: Said, other: Said) => `that ${clause} and ${other.phrase}`,
    ({ clause }: Said, other: Said) => `that ${clause}, ${other.clause}`,
  ),
});

describe('conditions of jobs at large', () => {
  test('are read one by one, whatever words they are in and whatever is beside them', () => {
    fc.assert(
      fc.property(question, ({ pair: [one, other], head: [head, field], order, lead, place, form }) => {
        const text = `${lead}${order}${head}${place} ${form(one, other)}`;
        const query = ask(text);
        const want = [...field, one.asks, other.asks].sort();
        expect([text, query.intent, ...query.conditions.map(asked).sort()]).toEqual([text, 'rank', ...want]);
        expect([text, query.unused]).toEqual([text, []]);
        expect([text, query.places.length]).toEqual([text, place === '' ? 0 : 1]);
        if (query.intent === 'rank' && order !== '') expect([text, query.direction]).toEqual([text, 'most']);
      }),
      { numRuns: 150 },
    );
  });
});

/** Every one of some words with every one of others. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((word) => `${one}${word}`)), ['']);

describe('an amount beside one role', () => {
  test.each([
    ...each(
      ['what percent of ', 'how many ', 'what share of '],
      ['welders', 'plumbers'],
      [' make under 45k', ' earn less than $45,000'],
    ),
    ...each(['welders', 'electricians'], [' under 45k', ' below 45k']),
  ])('asks how many of them: %s', (text) => {
    expect(ask(text).besides).toMatchObject([
      { kind: 'claim', asked: false, claim: { kind: 'value', value: 45_000, side: 'under', of: 'share' } },
    ]);
  });

  test.each(
    each(
      ['do welders ', 'can a carpenter ', 'does a chef ever '],
      ['reach', 'hit', 'crack', 'top'],
      [' 70k'],
    ),
  )('is reached by any verb: %s', (text) => {
    expect(ask(text).besides).toMatchObject([{ kind: 'claim', claim: { value: 70_000, side: 'over' } }]);
  });
});

test.each(
  each(['jobs ', 'careers '], ['where most people are ', 'with workers '], ['over 50', 'older than 50']),
)('a plain number that is said of people is their age: %s', (text) => {
  expect(ask(text).conditions).toMatchObject([{ field: 'demographics.age_median', op: 'over', value: 50 }]);
});

test.each([
  ...each(['chef vs welder, ', 'carpenter or plumber: '], ['how many times more', 'how many times the pay']),
  ...each(['how many times what a chef makes does a '], ['electrician', 'plumber'], [' make']),
])('how many times is asked of pay where nothing else is named: %s', (text) => {
  expect(ask(text)).toMatchObject({ intent: 'compare', compute: 'ratio', subject: { aspects: ['salary'] } });
});

test.each(
  each(
    ['will there still be ', 'what about '],
    ['electricians', 'bookkeepers'],
    [' in 2033', ' in ten years'],
  ),
)('a year to come asks how a job will grow: %s', (text) => {
  expect((ask(text) as { subject?: unknown }).subject).toMatchObject({ aspects: ['outlook'] });
});

test.each(
  each(['jobs ', 'careers '], ["that don't involve ", 'with no ', 'without '], ['chemistry', 'physics']),
)('what jobs at large have to do with is no role: %s', async (text) => {
  const { roles, filters, notCovered } = await answer(text);
  expect([roles, filters]).toEqual([[], []]);
  expect(notCovered.length).toBe(1);
});

test.each([
  ['technology', /\b(?:computer|software|IT|information technology)\b/i],
  ['healthcare', /\b(?:health|medical|clinical|nursing)\b/i],
  ['sales', /\bsales\b/i],
  ['education and science', /\b(?:education|teaching|science|scientific|research)\b/i],
])('no role whose title names a field is told as outside it: %s', async (field, named) => {
  const { roles, filters } = await answer(
    `top 50 best paying jobs outside ${field} for people with a degree`,
  );
  expect(filters).toContainEqual(expect.objectContaining({ op: 'in', denied: true }));
  expect(roles.length).toBeGreaterThan(5);
  for (const { title } of roles) expect(title).not.toMatch(named);
});

describe('what jobs tend to and how long it takes', () => {
  test.each([
    ['jobs over 90k with shrinking employment', { field: 'outlook.growth', op: 'under', value: 0 }],
    ['jobs from 30 to 50k and growing', { field: 'outlook.growth', op: 'over', value: 0 }],
    ['growing jobs that pay over 80k', { field: 'outlook.growth', op: 'over', value: 0 }],
  ])('%s: it narrows them beside an amount', (text, condition) => {
    const { conditions } = ask(text);
    expect(conditions).toContainEqual(expect.objectContaining(condition));
    expect(conditions).toHaveLength(2);
  });

  test.each([
    'the pay gap over 10 years between dentist and welder',
    'how many more jobs over five years for welders',
  ])('%s: years that last are no condition', (text) => expect(ask(text).conditions).toEqual([]));
});

test('jobs without growth are those that do not grow', () => {
  expect(ask('jobs with no growth that pay over 80k').conditions).toMatchObject([
    { field: 'outlook.growth', op: 'over', value: 0, denied: true },
    { field: 'salary.median', op: 'over', value: 80_000, denied: false },
  ]);
});
