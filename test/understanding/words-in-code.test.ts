import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { UNITS } from '../../src/contract/aspects.ts';
import { English } from '../../src/language/english.ts';
import { ENGLISH_FILE, type EnglishFile, phrasesOf, wordingsOf } from '../../src/language/lexicon.ts';

/** Words of questions are data with a sense: code that names them is a rule for an example. */

const ROOT = resolve(import.meta.dirname, '../..');
const lexicon = JSON.parse(readFileSync(ENGLISH_FILE, 'utf8')) as EnglishFile;
const phrases = phrasesOf(lexicon, []);
/** Names of senses are what code speaks of; only the other words of the lexicon are words of questions. */
const names = new Set(phrases.flatMap(([kind, value]) => [kind, value, `${kind}.${value}`]));
const words = new Set(
  phrases
    .flatMap(([, , phrase]) => wordingsOf(phrase, lexicon))
    .filter((word) => word.length > 2 && !names.has(word)),
);
const files = globSync(['src/{language,understanding}/**/*.ts'], { cwd: ROOT });
/** Terms of the contract and of the types of these rooms ("sure", "criterion") say nothing of how people ask. */
const TERMS = new Set(
  globSync(['src/{contract,language,understanding}/**/*.ts'], { cwd: ROOT }).flatMap((file) => {
    const code = readFileSync(join(ROOT, file), 'utf8');
    const types = code.match(/(?:type \w+ =|\w+\??:)[^;=]*\|[^;=]*;|kind: '\w+'/g) ?? [];
    const properties = [...code.matchAll(/^\s+(?:readonly )?(\w+)\??:/gm)].map(([, name = '']) => name);
    return [
      ...types.flatMap((type) => [...type.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)),
      ...properties,
    ];
  }),
);
/** Units are the contract's, measures the registry's. */
for (const unit of UNITS) TERMS.add(unit);
for (const { measure, unit } of JSON.parse(readFileSync(join(ROOT, 'data/fields.json'), 'utf8')) as {
  measure?: string;
  unit: string;
}[])
  for (const term of [measure, unit]) if (term) TERMS.add(term);

/** How much of a date is written is a term of Intl. */
TERMS.add('full');

/** Literal strings of a file, without those that name modules or are in comments. */
function literals(file: string): string[] {
  const code = readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*$/gm, '')
    .replace(/^(?:import|export)\b[^;]*;/gm, '');
  return [...code.matchAll(/'([^'\\\n]+)'/g)].map(([, text = '']) => text);
}

/** Words of letters in the regular expressions of a file. */
function patternWords(file: string): string[] {
  const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*$/gm, '');
  const patterns = [...code.matchAll(/(?<=[=(,:]\s*)\/(?![/*])((?:[^/\\\n]|\\.)+)\/[a-z]*(?=[.,;)\s])/g)];
  return patterns.flatMap(([, source = '']) =>
    (source.replace(/\\p\{[^}]*\}|\[[^\]]*\]|\\./g, ' ').match(/[a-z]{3,}/gi) ?? []).map((word) =>
      word.toLowerCase(),
    ),
  );
}

test('no literal of the code is a phrase of questions', () => {
  const found = files.flatMap((file) =>
    literals(file).flatMap((text) => (words.has(text) && !TERMS.has(text) ? [`${file}: '${text}'`] : [])),
  );
  expect(found).toEqual([]);
});

test('no pattern of the code holds a word of questions', () => {
  // Markup of chat platforms and addresses are no words of questions.
  const markup = new Set(['http', 'https', 'everyone', 'here', 'channel', 'amp']);
  const found = files.flatMap((file) =>
    patternWords(file).flatMap((word) => (words.has(word) && !markup.has(word) ? [`${file}: ${word}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the lexicon opens', () => {
  expect(new English(lexicon, []).tokens('plumber pay')).toHaveLength(2);
});
