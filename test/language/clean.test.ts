import { expect, test } from 'vitest';
import { clean, READ_AT_MOST, safeEcho } from '../../src/language/clean.ts';

test.each([
  ['a colour of a terminal', '\u001b[31mnurse\u001b[0m', 'nurse'],
  ['a title of a terminal', 'nurse\u001b]0;owned\u0007 pay', 'nurse pay'],
  ['signs that turn the writing', '\u202enurse\u202c', 'nurse'],
  ['what has no width', 'n\u200burse\u2060 vs tea\u200bcher', 'nurse vs teacher'],
  ['a soft hyphen', 'nur\u00adse', 'nurse'],
  ['a null and a bell', 'nu\u0000\u0007 rse', 'nu rse'],
  ['a picture of a page', '<img alt="x" src=y>nurse', '. nurse'],
  ['how an emoji is drawn', 'nurse ⚕\ufe0f', 'nurse ⚕'],
])('%s is no part of a text', (_, raw, kept) => {
  expect(clean(raw).text).toBe(kept);
  expect(safeEcho(raw)).toBe(kept);
});

test('a long text is read to the end of a word', () => {
  const words = new Set(clean('nurse or teacher, '.repeat(200)).text.split(/\W+/u));
  expect([...words].filter((word) => word !== '')).toEqual(['nurse', 'or', 'teacher']);
  expect(clean('x'.repeat(READ_AT_MOST + 1)).text).toHaveLength(READ_AT_MOST);
});
