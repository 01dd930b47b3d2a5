import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';

/** Sentences lie in the table of a language, so that another language needs no code. */

const ROOT = resolve(import.meta.dirname, '../..');
const files = globSync(['src/{wording,intents}/**/*.ts'], { cwd: ROOT });
const table = JSON.parse(readFileSync(join(DATA_DIR, 'wording', 'en.json'), 'utf8')) as {
  sentences: Record<string, string | Record<string, string>>;
};

/** The code of a file without comments, imports, regular expressions and what only a developer reads. */
function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*$/gm, '')
    .replace(/^(?:import|export \{)[^;]*;/gm, '')
    .replace(/throw new Error\([^;]*\);/g, '')
    .replace(/(?<=[=(,:?&|!>]\s*|return )\/(?![/*])(?:[^/\\\n[]|\\.|\[[^\]]*\])+\/[a-z]*/g, '');
}

/** The literals of a code, each without what is filled into it. */
function literalsOf(code: string): string[] {
  const found: string[] = [];
  /** The literals that are open, and how many braces are within what is filled in. */
  const open: { mark: string; text: string; braces: number }[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const char = code[at] ?? '';
    const last = open.at(-1);
    const inText = last !== undefined && last.braces === 0;
    if (inText && char === '\\') at += 1;
    else if (inText && char === last.mark) found.push(open.pop()?.text ?? '');
    else if (inText && last.mark === '`' && code.startsWith('${', at)) {
      last.braces = 1;
      last.text += '\u0000';
      at += 1;
    } else if (inText) last.text += char;
    else if (char === "'" || char === '`') open.push({ mark: char, text: '', braces: 0 });
    else if (last && char === '{') last.braces += 1;
    else if (last && char === '}') last.braces -= 1;
  }
  return found;
}

test('no part of an English sentence is a literal of the code', () => {
  const found = files.flatMap((file) =>
    literalsOf(codeOf(file))
      .filter((text) => /\p{L}{2,} | \p{L}{2,}/u.test(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('no sentence but a verdict begins with a yes or a no', () => {
  const verdicts = new Set(['yes', 'no', 'some_do', 'may_happen', 'may_happen_ground', 'same_but_shares']);
  const listed = new Set(['listed', 'listed_deed']);
  const levels = new Set(['levels']);
  const found = Object.entries(table.sentences).flatMap(([key, says]) => {
    if (verdicts.has(key) || listed.has(key) || levels.has(key)) return [];
    const texts = typeof says === 'string' ? [says] : Object.values(says);
    return texts.some((text) => /^(?:yes|no)\b/i.test(text)) ? [key] : [];
  });
  expect(found).toEqual([]);
});
