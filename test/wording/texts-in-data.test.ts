import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';

/** Sentences lie in the table of a language, so that another language needs no code. */

const ROOT = resolve(import.meta.dirname, '../..');
/** Rooms that say something to a reader; what an operator reads stays where it is. */
const SPEAKING = [
  'src/{wording,intents}/**/*.ts',
  'adapters/chat/{aspects,heading,offers,replies,texts,turn}.ts',
  'adapters/slack/{render,views,events}/**/*.ts',
  'adapters/slack/{actions,channels,commands,controls,home,options,platform}.ts',
  'adapters/discord/{render,commands,interactions,messages}/**/*.ts',
];
const files = globSync(SPEAKING, { cwd: ROOT });
/** Lines of the log, and names of a union of ours. */
const UNSPOKEN = /^(?:slack|discord): |^in a workspace$/;
const table = JSON.parse(readFileSync(join(DATA_DIR, 'wording', 'en.json'), 'utf8')) as {
  sentences: Record<string, string | Record<string, string>>;
  fields: Record<string, Record<string, string>>;
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
      .filter((text) => /\p{L}{2,} | \p{L}{2,}/u.test(text) && !UNSPOKEN.test(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('every text of chat front ends is said somewhere', () => {
  const code = globSync('adapters/{chat,slack,discord}/**/*.ts', { cwd: ROOT })
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  const begun = [...code.matchAll(/`(\w+_)\$\{/g)].map(([, start = '']) => start);
  const ended = [...code.matchAll(/\}(_\w+)`/g)].map(([, end = '']) => end);
  const composed = (key: string) =>
    begun.some((start) => key.startsWith(start)) || ended.some((end) => key.endsWith(end));
  const texts = JSON.parse(readFileSync(join(DATA_DIR, 'wording', 'chat', 'en.json'), 'utf8'));
  const unsaid = Object.keys(texts).filter((key) => !code.includes(`'${key}'`) && !composed(key));
  expect(unsaid).toEqual([]);
});

test('no sentence but a verdict begins with a yes or a no', () => {
  const verdicts = new Set([
    'yes',
    'no',
    'some_do',
    'few_do_no',
    'may_happen',
    'may_happen_ground',
    'same_but_shares',
  ]);
  const listed = new Set(['listed', 'listed_absent', 'listed_deed']);
  const levels = new Set(['levels', 'phrases']);
  const found = Object.entries(table.sentences).flatMap(([key, says]) => {
    if (verdicts.has(key) || listed.has(key) || levels.has(key)) return [];
    const texts = typeof says === 'string' ? [says] : Object.values(says);
    return texts.some((text) => /^(?:yes|no)\b/i.test(text)) ? [key] : [];
  });
  expect(found).toEqual([]);
});

test('no text states a number that no fact has', () => {
  // In need help is called, and a score is told of what it is out of; in a label of a table the whole is named.
  const allowed = /^distress_|^score$|^note_prices$/;
  const texts = [...Object.entries(table.sentences), ...Object.entries(table.fields)].filter(
    ([key]) => !allowed.test(key),
  );
  const stating = texts.filter(([, says]) => {
    const spoken = typeof says === 'string' ? [says] : Object.values({ ...says, label: '' });
    return /\d/.test(spoken.join(' ').replace(/\{\w+\}/g, ''));
  });
  expect(stating).toEqual([]);
});
