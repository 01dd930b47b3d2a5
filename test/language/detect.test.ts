import { expect, test } from 'vitest';
import { languageOf } from '../../src/language/detect.ts';

const ENGLISH = new Set(
  'rn lpn vs officer director what is a how much does an earn nurse teacher'.split(' '),
);
const known = {
  isEnglish: (word: string) => ENGLISH.has(word),
  isVersus: (word: string) => word === 'vs',
  namesTitles: (text: string) => text === 'annodizer',
};

test.each([
  ['rn vs lpn', 'en'],
  ['officer vs director?', 'en'],
  ['goblin keeper vs sorcerer', 'en'],
  ['rn vs lpn las vegas', 'en'],
  ['what is a maître d', 'en'],
  ['', 'en'],
  ['$$$ ???', 'en'],
  // One word or two mislead a detector.
  ['skulking', 'en'],
  ['valleys discourse', 'en'],
  ['nominate', 'en'],
  ['pirate pay', 'en'],
  ['serena williams vs steffi graf', 'en'],
  ['sueldo enfermero vs abogado penal', 'es'],
  ['quiero morir', 'es'],
  ['hola', 'es'],
  ['kuinka paljon nurse tienaa', 'fi'],
  ['salaire infirmier', 'fr'],
  ['gehalt', 'de'],
  ['obrigado', 'pt'],
  ['feuerwehrmann', 'de'],
  ['간호사', 'ko'],
  ['护士 工资', 'zh'],
  ['¿Cuánto gana un enfermero?', 'es'],
  ['cuanto gana un contador', 'es'],
  ['Quelle est la différence entre un plombier et un électricien ?', 'fr'],
  ['Was verdient ein Buchhalter?', 'de'],
  ['quanto ganha um contador', 'pt'],
  ['护士的工资是多少', 'zh'],
  ['сколько зарабатывает медсестра', 'ru'],
])('%s is read as %s', async (question, language) => {
  expect(await languageOf(question, known)).toBe(language);
});

test('a text of any length is told by its beginning', async () => {
  expect(await languageOf('¿Cuánto gana un enfermero? '.repeat(10_000), known)).toBe('es');
});
