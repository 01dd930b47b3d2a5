import { expect, test } from 'vitest';
import type { Query } from '../../../src/contract/query.ts';
import { ask, rolesOf, talk } from '../made.ts';

const unmeasured = ({ besides }: Query) =>
  besides.flatMap((one) => (one.kind === 'unmeasured' ? [one.subject] : []));
const fieldsOf = ({ conditions }: Query) => conditions.flatMap((one) => ('field' in one ? [one.field] : []));

test.each(['how do I become a lawyer', 'what does it take to be a lawyer', 'how to get into being a lawyer'])(
  'a way into a job without a beginning is a description of what is asked for: %s',
  (text) => {
    expect(ask(text)).toMatchObject({ intent: 'describe', role: { id: 'lawyer' } });
  },
);

test.each([
  ['from cashier to bookkeeper', ['cashier', 'bookkeeper']],
  ['was a cashier for 7 years, now want to be a bookkeeper', ['cashier', 'bookkeeper']],
])('a way with two ends is a transition: %s', (text, roles) => {
  const query = ask(text);
  expect([query.intent, rolesOf(query)]).toEqual(['transition', roles]);
});

test('a way starts from the role that the asker told of before', () => {
  const query = talk(["I'm a cashier, what do I earn", 'how do I become a bookkeeper']);
  expect([query.intent, rolesOf(query)]).toEqual(['transition', ['cashier', 'bookkeeper']]);
});

test.each(['which dangerous jobs pay well', 'good paying jobs working with zorblies', 'jobs for introverts'])(
  'jobs are not ranked by what is left of a question: %s',
  (text) => {
    expect(ask(text)).toMatchObject({ intent: 'aside', aside: 'criterion' });
  },
);

test.each([
  ['plumber vs electrician: better pay and workload', ['workload']],
  ['waiter or bartender, who earns more tips', ['tips']],
  ['plumber vs electrician, which is harder', ['difficulty']],
  ['does a plumber need a zorbly', ['zorbly']],
])('a subject without figures is called what the asker calls it: %s', (text, subjects) => {
  expect(unmeasured(ask(text))).toEqual(subjects);
});

test('a degree is a condition only where it is needed or had', () => {
  expect(fieldsOf(ask('jobs that need a degree'))).toEqual(['education.entry']);
  expect(fieldsOf(ask('lawyer vs accountant, which should I choose after my degree'))).toEqual([]);
  expect(fieldsOf(ask('how many years of college does a lawyer need'))).toEqual([]);
});

test('a job to begin with asks for no experience and little schooling; a beginner’s pay is a figure', () => {
  expect(fieldsOf(ask('starter jobs over 50k'))).toEqual([
    'experience.entry',
    'education.entry',
    'salary.median',
  ]);
  expect(fieldsOf(ask('beginner pay of a lawyer'))).toEqual([]);
});

test.each(['is it worth becoming a lawyer', 'was it worth going for bookkeeper'])(
  'whether a way into a job is worth it is an opinion: %s',
  (text) => {
    expect(ask(text).besides).toContainEqual({ kind: 'opinion' });
  },
);

test('the states of one role are ranked, not roles', () => {
  expect(ask('which state pays electricians the most')).toMatchObject({ intent: 'rank', over: 'states' });
});

test('a word that nothing knows is no role where nothing asks for one', () => {
  const query = ask('plumber salary, thinking of flarnishing');
  expect([query.intent, query.unused]).toEqual(['describe', ['flarnishing']]);
});

test('a number that is not written in figures keeps its words', () => {
  expect(ask('jobs that pay six figures').conditions).toMatchObject([
    { value: 100_000, words: 'six figures' },
  ]);
  expect(ask('jobs that pay 100k').conditions[0]).not.toHaveProperty('words');
});

test.each([
  ['mechanical engineer vs civil', ['mechanical-engineer', 'civil-engineer']],
  [
    'mechanical engineer vs civil or electrical',
    ['mechanical-engineer', 'civil-engineer', 'electrical-engineer'],
  ],
  ['cashier or bookkeeper', ['cashier', 'bookkeeper']],
])('the last words of a title are lent to what is joined after it: %s', (text, roles) => {
  expect(rolesOf(ask(text))).toEqual(roles);
});

test('what somebody says of themselves is no role where jobs are chosen by what they need', () => {
  const query = ask("I'm a tired zorbler, no degree, and need at least 50k. what are my options");
  expect([query.intent, fieldsOf(query)]).toEqual(['rank', ['education.entry', 'salary.median']]);
});

test('where somebody lives is no role beside those that are compared', () => {
  expect(rolesOf(ask('staying at my lawyer house, plumber or cashier'))).toEqual(['plumber', 'cashier']);
});

test.each(['quickest to train for: plumber or lawyer', 'shortest schooling: plumber or lawyer'])(
  'the quickest way into a job asks for the least of what it needs: %s',
  (text) => {
    expect(ask(text)).toMatchObject({ intent: 'compare', direction: 'least' });
  },
);

test('a way on from a job told before has the end that is named', () => {
  const query = ask('I have been a cashier for ten years. how do I go from there to bookkeeper');
  expect([query.intent, rolesOf(query)]).toEqual(['transition', ['cashier', 'bookkeeper']]);
});

test.each([
  ['what does a bookkeeper earn', 'is it a dying job'],
  ['what does a bookkeeper earn', "my dad says it's a growing field, is he right"],
])('a word for jobs that says what was pointed at is names no jobs at large: %s, %s', (first, then) => {
  expect(talk([first, then])).toMatchObject({ intent: 'describe', role: { id: 'bookkeeper' } });
});

test.each(['tell me more', 'more details please', 'what else'])(
  'who wants more of roles is told what comes after what they saw: %s',
  (more) => {
    expect(talk(['lawyer vs bookkeeper pay', more])).toMatchObject({
      intent: 'compare',
      subject: { aspects: ['education', 'outlook', 'duties'] },
    });
    expect(talk(['lawyer vs bookkeeper', more, more])).toMatchObject({
      subject: { aspects: ['skills', 'requirements', 'environment'] },
    });
  },
);

test('roles asked to be the same are compared, whatever they are called after', () => {
  expect(ask('is a lawyer the same thing as a bookkeeper or are they different jobs').intent).toBe('compare');
});

test.each(['lawyers make more than plumbers?', 'so a lawyer earns more than a plumber?'])(
  'a statement with a question mark asks whether it holds: %s',
  (text) => {
    const claim = { kind: 'claim', asked: true };
    expect(ask(text).besides).toContainEqual(expect.objectContaining(claim));
  },
);

test('what is said of the second role, and asked about, is claimed of it', () => {
  const claim = { kind: 'compare', direction: 'most', subject: 1, object: 0 };
  expect(
    ask('I want to be a plumber, but they say lawyers make more. Is that right?').besides,
  ).toContainEqual(expect.objectContaining({ claim: expect.objectContaining(claim), asked: true }));
});
