import { expect, test } from 'vitest';
import { languageOf } from '../../src/language/detect.ts';

test.each([
  ['rn vs lpn', 'en'],
  ['officer vs director?', 'en'],
  ['lpn las vegas', 'en'],
  ['what is a maître d', 'en'],
  ['', 'en'],
  ['$$$ ???', 'en'],
  ['¿Cuánto gana un enfermero?', 'es'],
  ['cuanto gana un contador', 'es'],
  ['Quelle est la différence entre un plombier et un électricien ?', 'fr'],
  ['Was verdient ein Buchhalter?', 'de'],
  ['quanto ganha um contador', 'pt'],
  ['护士的工资是多少', null],
  ['сколько зарабатывает медсестра', null],
])('%s is read as %s', (question, language) => {
  expect(languageOf(question)).toBe(language);
});
