import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openGazetteer, PLACES_FILE } from '../../../src/understanding/places/gazetteer.ts';
import { ask, rolesOf } from '../made.ts';

test.each([
  ['what do plumbers make in MA', '25'],
  ['plumber salary in Texas', '48'],
  ['plumber salary, bay area', '41860'],
  ['electrician pay in nyc', '35620'],
  ['electrician pay in Austin, TX', '12420'],
])('%s', (text, code) => {
  expect(ask(text).places.map((place) => place.code)).toContain(code);
});

test.each(['pensylvania plumber pay', 'plumber pay new yrok', 'plumber tenessee'])(
  'a misspelled state stands at an end of a text: %s',
  (text) => {
    expect(ask(text).places).toHaveLength(1);
  },
);

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

test('where something is that the asker tells of is not asked back', () => {
  for (const text of [
    'I found a trade school near me. what do electricians make',
    'there is a plant close to me that hires. electrician vs welder, which pays more?',
  ])
    expect(ask(text)).not.toMatchObject({ intent: 'whereabouts' });
  for (const text of [
    'what do electricians make? near me',
    "I'm a welder. what do electricians make near me?",
  ])
    expect(ask(text)).toMatchObject({ intent: 'whereabouts' });
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
  ['states with the lowest pay for electricians', 'states'],
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

test.each([
  ['roofer wages in the buckeye state', ['39']],
  ['what does a welder make in the show-me state', ['29']],
  ['dentist pay in the peach state vs the garden state', ['13', '34']],
  ['baker in the sunshine state, how much', ['12']],
  ['sous chef pay in the windy city', ['16980']],
])('%s: a state or a city goes by its nickname', (text, codes) => {
  const query = ask(text);
  expect(query.places.map(({ code }) => code)).toEqual(codes);
  expect(JSON.stringify(query)).not.toContain('paying_state');
});

test('every state goes by a nickname', () => {
  const { states, stateNicknames } = JSON.parse(readFileSync(PLACES_FILE, 'utf8'));
  const gazetteer = openGazetteer();
  expect(Object.keys(stateNicknames)).toHaveLength(50);
  for (const [postal, names] of Object.entries<string[]>(stateNicknames)) {
    const state = states.find((one: { postal: string }) => one.postal === postal);
    for (const name of names)
      expect(gazetteer.find(name.split(' '))[0], name).toMatchObject({ place: { code: state?.code } });
  }
});

test.each([
  ['roofer wages in Missisipi', ['28']],
  ['welder pay in Conneticut or in Tenessee', ['09', '47']],
  ['dentist pay in New Jersy', ['34']],
  ['plumber pay in Filadelphia', ['37980', '42']],
  ['plumber pay in Chicgo', ['16980', '17']],
  ['plumber pay in Texas vs Minesota', ['48', '27']],
  ['electrician pay in Portlnd, ME', ['38860', '23']],
])('%s: a misspelled state or city is meant where a place stands', (text, codes) => {
  const codesOf = ask(text).places.flatMap(({ code, within }) => [code, ...(within ? [within.code] : [])]);
  expect(codesOf).toEqual(codes);
});

test.each(['plumber pay in Greensburg', 'plumber pay in Hackensack'])(
  '%s: another town is no slip',
  (text) => {
    expect(ask(text).places).toEqual([]);
  },
);
