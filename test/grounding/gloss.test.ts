import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/grounding/gloss.ts';
import { ENGLISH_ONLY } from '../../src/model/phrase.ts';
import { type MockModel, mockModel } from '../model/mock.ts';

/** The lexicon's languages as they are matched: in small letters, no phrase longer than is looked for. */
test('every phrase of the lexicon can be found in a draft', () => {
  const file = join(import.meta.dirname, '../../data/lexicon/languages.json');
  const languages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  for (const words of Object.values(languages)) {
    const known = new Map(Object.entries(words));
    for (const [phrase, english] of known)
      expect(inEnglish(phrase, known, new Set()).text.trim()).toBe(english);
  }
});

/** Leads in other languages: read word for word, shown whole or not at all. */

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
});
afterAll(() => server.stop());

const FORM = {
  intent: 'compare',
  mentions: ['operations officer', 'operations director'],
  aspects: ['salary'],
};
const QUESTIONS = {
  es: '¿Cuánto gana un oficial y cuánto gana un director de operaciones?',
  fr: 'Combien gagne un officier et combien gagne un directeur des opérations ?',
  de: 'Wie viel verdient ein Operations Director und wie viel ein Operations Officer?',
  pt: 'Quanto ganha um diretor e quanto ganha um oficial de operações?',
  it: 'Quanto guadagna un direttore e quanto guadagna un impiegato?',
};

async function ask(language: keyof typeof QUESTIONS, draft: string) {
  server.says((request) => ({ content: request.response_format ? JSON.stringify(FORM) : draft }), {
    chunkSize: 9,
  });
  const pieces: string[] = [];
  const answer = await server.assistant().ask({ text: QUESTIONS[language] }, (piece) => pieces.push(piece));
  expect(pieces.join('')).toBe(answer.lead);
  return answer;
}

const FAITHFUL = [
  ['es', 'Un Operations Director gana de media $104,050 al año, frente a $46,813 de un Operations Officer.'],
  ['es', 'Un Operations Director gana más que un Operations Officer. Gana de media 104.050 $ al año.'],
  ['fr', 'Un Operations Director gagne en moyenne $104,050 par an, un Operations Officer $46,813.'],
  [
    'de',
    'Ein Operations Director verdient im Durchschnitt $104,050 pro Jahr, ein Operations Officer $46,813.',
  ],
  ['pt', 'Um Operations Director ganha em média $104,050 por ano e um Operations Officer ganha $46,813.'],
] as const;

describe('a faithful draft in the language of the question', () => {
  test.each(FAITHFUL)('%s: %s', async (language, draft) => {
    expect(await ask(language, draft)).toMatchObject({ lead: draft, phrasedBy: 'model' });
    expect(server.requests().at(-1)?.messages[0]?.content).toMatch(
      /sentences in (?:Spanish|French|German|Portuguese)/,
    );
  });
});

describe('our own English with a note stands in for', () => {
  test.each([
    ['es', 'a wrong figure', 'Un Operations Director gana de media $140,050 al año.'],
    ['es', 'a wrong direction', 'Un Operations Officer gana más que un Operations Director.'],
    ['es', 'a denial', 'Un Operations Director no gana más que un Operations Officer.'],
    ['es', 'a denial that answers', 'No, un Operations Officer gana de media $46,813 al año.'],
    ['es', 'an agreement', 'Sí, un Operations Officer gana de media $46,813 al año.'],
    ['es', 'a wrong statistic', 'La mediana de un Operations Director es $104,050.'],
    [
      'es',
      'words that cannot be read',
      'Un Operations Director gana de media $104,050 al año y trabaja menos.',
    ],
    ['fr', 'a negation', 'Un Operations Director ne gagne pas $104,050 par an en moyenne.'],
    ['de', 'exchanged roles', 'Ein Operations Officer verdient im Durchschnitt $104,050 pro Jahr.'],
    [
      'pt',
      'a lie after a truth',
      'Um Operations Director ganha em média $104,050 por ano. Um Operations Officer ganha em média $99,000.',
    ],
    ['pt', 'the wrong language', 'Les nains de jardin gagnent tout.'],
    ['it', 'a language that cannot be read', 'Un Operations Director guadagna in media $104,050.'],
  ] as const)('%s: %s', async (language, _, draft) => {
    const { lead, notes, phrasedBy } = await ask(language, draft);
    expect(phrasedBy).toBe('template');
    expect(notes).toContain(ENGLISH_ONLY);
    expect(lead).toMatch(/^An operations director earns \$104,050/);
  });
});
