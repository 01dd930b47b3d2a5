import { expect, test } from 'vitest';
import { ask, rolesOf } from './made.ts';

test.each([
  ['what do plumbers make in MA', '25'],
  ['plumber salary in Texas', '48'],
  ['plumber salary, bay area', '41860'],
  ['electrician pay in nyc', '35620'],
  ['electrician pay in Austin, TX', '12420'],
])('%s', (text, code) => {
  expect(ask(text).places.map((place) => place.code)).toContain(code);
});

test('a postal code is a place only where a place stands', () => {
  expect(rolesOf(ask('plumber vs MA pay'))).toContain('plumber');
  expect(ask('MA vs plumber pay').places).toEqual([]);
});

test('a place without figures is said', () => {
  expect(ask('electrician pay in India').besides).toContainEqual({ kind: 'place', words: 'India' });
});

test('a place that is left out is a condition', () => {
  expect(ask('electrician pay outside Texas').conditions).toMatchObject([{ place: '48', denied: true }]);
});

test('two places are set side by side', () => {
  expect(ask('electrician pay in Texas vs California').places.map((place) => place.code)).toEqual([
    '48',
    '06',
  ]);
});

test('where the asker is is asked back, with the question kept', () => {
  expect(ask('electrician pay near me')).toMatchObject({
    intent: 'whereabouts',
    words: 'near me',
    query: { intent: 'describe', role: { id: 'electrician' } },
  });
});

test.each([
  ['electrician pay in Texas or in Ohio', ['48', '39']],
  ['ELECTRICIAN PAY IN TEXAS OR OHIO', ['48', '39']],
  ['electrician pay TX vs CA', ['48', '06']],
  ['electrician pay in OR vs WA', ['41', '53']],
  ['electrician pay in or', ['41']],
  ['electrician pay: TX, OK or LA', ['48', '40', '22']],
  ['electrician pay in Texas vs nationally', ['48', 'US']],
  ['is electrician pay in Ohio above the national median', ['39', 'US']],
  ['electrician pay nationwide', []],
])(
  '%s: a small word is a postal code only where case, position or a place beside it say so',
  (text, codes) => {
    expect(ask(text).places.map(({ code }) => code)).toEqual(codes);
  },
);

test('a city is one of those that share its name, by the state that follows', () => {
  expect(ask('electrician pay in Portland, ME').places).toMatchObject([
    { code: '38860', within: { code: '23' } },
  ]);
  expect(ask('electrician pay in Portland').places).toMatchObject([{ code: '38900' }]);
  expect(ask('electrician pay in Springfield')).toMatchObject({
    intent: 'whereabouts',
    among: [{ code: '44100' }, { code: '44140' }, { code: '44180' }, { code: '44220' }],
  });
});

test('a place that nothing knows is said to have no figures', () => {
  for (const words of ['Hackensack', 'Midwest', 'New England', 'Canada'])
    expect(ask(`electrician pay in ${words}`).besides).toContainEqual({ kind: 'place', words });
});

test('each role is set in its own place where each was named with one', () => {
  const query = ask('electrician in Ohio vs plumber in Texas, pay');
  expect(query).toMatchObject({ roles: [{ place: { code: '39' } }, { place: { code: '48' } }] });
  expect(ask('electrician vs plumber in Ohio and Texas')).not.toMatchObject({ roles: [{ place: {} }, {}] });
});

test.each([
  ['which state pays electricians most', 'states'],
  ['best paying states for electricians', 'states'],
  ['which state is best for electricians', 'states'],
  ['rank the states by electrician pay', 'states'],
  ['highest paying city for electricians', 'areas'],
] as const)('%s: places are put in order', (text, over) => {
  expect(ask(text)).toMatchObject({ intent: 'rank', over, roles: [{ id: 'electrician' }] });
});

test.each([
  ['is electrician pay in Ohio above the national median', 'most'],
  ['do electricians earn less in Ohio than in Texas', 'least'],
] as const)('%s: two places are compared by a claim', (text, direction) => {
  expect(ask(text).besides).toContainEqual({
    kind: 'claim',
    asked: true,
    claim: expect.objectContaining({ kind: 'compare', direction, subject: 0, object: 1 }),
  });
});
