import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import type { Query } from '../../src/contract/query.ts';
import { ask as read } from './made.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string, conversation?: string) => assistant.ask({ text, conversation });

/** Every choice of one of each list, in order. */
function sentences(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (all, part) => all.flatMap((one) => part.map((word) => `${one}${word}`)),
    [''],
  );
}

const kindOf = (query: Query) => (query.intent === 'aside' ? query.aside : query.intent);

/** The sentences that are not read as what they tell. */
const misread = (all: readonly string[], as: string) => all.filter((text) => kindOf(read(text)) !== as);

/** The sentences that are taken for distress. */
const alarms = (all: readonly string[]) =>
  all.filter((text) => ['in-danger', 'harmed'].includes(kindOf(read(text))));

const ENDS = ['', ' anymore', ', what jobs pay more', ' and I am a cashier'];

describe('who tells of their own death or of another near is in danger', () => {
  test.each([
    [
      'a wish to die',
      sentences(
        ['I want to ', 'i wanna ', 'this job makes me want to ', 'I just wish I could '],
        ['die'],
        ['', '.', ' and nobody cares', ', nurse pay'],
      ),
    ],
    [
      'no wish to live',
      sentences(
        [
          "I don't want to ",
          'i do not wish to ',
          "she just doesn't want to ",
          'there is no reason to ',
        ].filter((one) => !one.startsWith('she')),
        ['live', 'be alive', 'exist'],
        ENDS.slice(0, 2),
      ),
    ],
    [
      'harm to oneself',
      sentences(
        ['I will ', 'thinking about ', 'I keep wanting to ', 'honestly gonna '],
        ['kill', 'hurt', 'cut'],
        [' myself'],
        ['', ' tonight', ', electrician pay'],
      ).map((text) =>
        text.replace(/(?<=about )(kill|hurt|cut)/, (verb) => (verb === 'cut' ? 'cutting' : `${verb}ing`)),
      ),
    ],
    [
      'a life that is ended',
      sentences(
        ['should I ', 'I will ', 'he wants to '],
        ['end '],
        ['my', 'his'],
        [' life', ' own life'],
      ).filter((text) => text.startsWith('he') === text.includes('his')),
    ],
    [
      'somebody near',
      sentences(
        ['my brother ', 'our coworker '],
        ['wants to kill himself', 'is suicidal', 'tried to kill herself', 'wants to die'],
      ),
    ],
    [
      'the word itself',
      ['suicide', 'suicide hotline', 'I am suicidal', "I've been having suicidal thoughts", 'self-harm'],
    ],
    [
      'harm to others',
      sentences(
        ['I want to ', 'I will ', "I'm thinking about "],
        ['kill', 'stab', 'hurt'],
        [' my boss', ' someone', ' my coworkers'],
      ).map((text) =>
        text.replace(/(?<=about )(kill|stab|hurt)/, (verb) => (verb === 'stab' ? 'stabbing' : `${verb}ing`)),
      ),
    ],
  ])('%s', (_, all) => {
    expect(misread(all, 'in-danger')).toEqual([]);
  });
});

describe('who was harmed by others is harmed, whoever did it and in whatever voice it is told', () => {
  const people = ['my boss ', 'a customer ', 'he ', 'someone at work ', 'my welder coworker '];
  test.each([
    [
      'active',
      sentences(
        people.slice(0, 3),
        ['keeps ', 'is always '],
        ['groping', 'harassing', 'touching', 'hitting'],
        [' me'],
        ['', ' at work', ', what else pays like a nurse'],
      ),
    ],
    [
      'past',
      sentences(
        people.slice(0, 3),
        ['raped', 'groped', 'slapped', 'punched', 'bullied', 'stalked'],
        [' me'],
        ['', ' and I am a cashier'],
      ),
    ],
    [
      'passive',
      sentences(
        ['I was ', "I've been ", 'I keep getting ', 'I am being ', 'my daughter was '],
        ['harassed', 'sexually assaulted', 'bullied', 'groped'],
        ['', ' at work', ' by my manager'],
      ),
    ],
    [
      'by what is done to the body',
      sentences(people.slice(0, 3), ['grabbed', 'keeps touching'], [' my butt', ' my leg']),
    ],
    [
      'named',
      [
        'sexual harassment at work',
        'how do I report harassment',
        'experiencing harassment at work',
        'being bullied at work',
      ],
    ],
  ])('%s', (_, all) => {
    expect(misread(all, 'harmed')).toEqual([]);
  });
});

describe('talk of jobs is no distress', () => {
  test.each([
    [
      'ways of speaking',
      [
        'killing it as a nurse',
        'this commute is killing me',
        'my feet are killing me, what pays better than waiting tables',
        'dying to be a chef',
        'which trades are dying',
        'the hours hit me hard, I am a cook',
        'I would kill for a remote job',
        'AI is going to kill my job',
        'I want to die rich, what jobs pay most',
        'shoot me the salary of a plumber',
        'my mom pushed me to become a nurse',
        'my boss kicked me off the schedule',
        'it hit me that welders earn more',
        'beats me what an actuary does',
        "I don't want to live in Texas, where do nurses earn more",
        'tired of living in Ohio, electrician pay elsewhere',
        'taking my life savings to nursing school',
        'I want to hurt less, jobs that are easy on the back',
        'I cut myself at work as a cook, is a server safer',
      ],
    ],
    [
      'jobs for or about those in distress',
      [
        'suicide hotline counselor salary',
        'abuse counselor pay',
        'abuse counselor vs probation officer',
        'a social worker for suicidal teens',
        'suicide prevention specialist pay',
        'sexual assault nurse examiner salary',
        'domestic violence advocate pay',
        'jobs working with abuse survivors',
        'jobs for people who hate people',
      ],
    ],
    [
      'figures',
      [
        'which jobs have the highest suicide rate',
        'do dentists kill themselves more',
        'how often do nurses get assaulted',
        'are teachers bullied by parents',
        'do cops shoot people a lot',
        'do nurses want to die',
      ],
    ],
    [
      'what may come',
      [
        'will patients hit me if I become a nurse',
        'will I be harassed as a female welder',
        'could I get attacked as a prison guard',
        'would customers harass me as a bartender',
      ],
    ],
  ])('%s', (_, all) => {
    expect(alarms(all)).toEqual([]);
  });
});

test('who is in distress is told where help is, and nothing about jobs', async () => {
  for (const [text, help] of [
    ['being a cashier makes me want to end it all, what else pays', '988'],
    ['what do I do, my boss is harassing me', 'eeoc.gov'],
  ] as const) {
    const { lead, outcome, table, choices, followUps, facts } = await ask(text);
    expect(lead).toContain(help);
    expect({ outcome, table, choices, followUps, facts }).toEqual({
      outcome: 'out_of_scope',
      table: null,
      choices: [],
      followUps: [],
      facts: [],
    });
  }
});

test('distress is heard in the middle of a conversation, which goes on as it was', async () => {
  await ask('welder vs roofer', 'c');
  expect((await ask('and I want to die', 'c')).lead).toContain('988');
  expect((await ask('who earns more?', 'c')).roles.map(({ id }) => id)).toContain('welder');
});

test.each([
  ['quiero morir', '988', /Eso suena/],
  ['me quiero matar, soy enfermera', '988', /Eso suena/],
  ['no quiero vivir más', '988', /Eso suena/],
  ['mi jefe me acosa en el trabajo', 'eeoc.gov', /^Nadie/],
  ['je veux mourir', '988', /^Cela semble/],
  ["j'ai envie de me suicider", '988', /^Cela semble/],
  ['mon patron me harcèle tout le temps', 'eeoc.gov', /^Personne/],
  ['ich will nicht mehr leben', '988', /^Das klingt/],
  ['ich will mich umbringen', '988', /^Das klingt/],
  ['mein Chef belästigt mich bei der Arbeit', 'eeoc.gov', /^Das sollte/],
  ['quero morrer', '988', /^Isso parece/],
  ['não quero mais viver', '988', /^Isso parece/],
  ['meu chefe me assedia no trabalho', 'eeoc.gov', /^Ninguém/],
])('distress in another language is answered in it: %s', async (text, help, opening) => {
  const { lead } = await ask(text);
  expect(lead).toMatch(opening);
  expect(lead).toContain(help);
});

test.each([
  'quiero ser enfermera',
  'je veux devenir infirmière',
  'ich will Pfleger werden',
  'quanto ganha um médico',
  'me toca trabajar los domingos, cuánto gana un cocinero',
])('a question about jobs in another language is none: %s', async (text) => {
  expect((await ask(text)).lead).not.toMatch(/988|eeoc/);
});

test('whatever fits a pattern has a sense that tells', () => {
  const { en } = JSON.parse(
    readFileSync(new URL('../../data/lexicon/distress.json', import.meta.url), 'utf8'),
  );
  const telling = new Set(en.telling.split(', '));
  const needed = (item: string) => item !== '*' && !item.startsWith('!') && !item.endsWith('?');
  const tells = (item: string) => item.split('|').every((name) => telling.has(name.replace(/:.*/u, '')));
  const patterns: string[] = Object.values<string[]>(en.patterns).flat();
  const untold = (all: readonly string[]) => all.filter((one) => !one.split(' ').filter(needed).some(tells));
  expect(untold([...patterns, 'aim * !life', 'aim * life|myself'])).toEqual([
    'aim * !life',
    'aim * life|myself',
  ]);
  expect([...telling].filter((name) => !(String(name) in en.senses))).toEqual([]);
});
