import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { doersOf } from '../language/doers.ts';
import { wordsOf } from '../language/normalise.ts';
import { once } from '../memo.ts';
import { titleLexicon } from './lexicon.ts';

const FILE = join(DATA_DIR, 'lexicon', 'crimes.json');

/** Crimes, by lists with commas: what is done, who does what no verb says, and what only criminals trade in, and how. */
type CrimesFile = Record<'verbs' | 'doers' | 'goods' | 'trades', string>;

/** The last words of a mention for who lives by crime, in normal form; the longest of them, in words. */
interface Crimes {
  doers: ReadonlySet<string>;
  /** The last word of each. */
  lasts: ReadonlySet<string>;
  longest: number;
}

const crimes = once(() => readCrimes(JSON.parse(readFileSync(FILE, 'utf8')) as CrimesFile));

/**
 * Returns whether a mention, `words` in normal form, ends in who lives by crime, whom no source of figures counts; not
 * if small words of it say that somebody else deals with them ("counselor for sex workers").
 */
export function isCrime(words: readonly string[], mention: string): boolean {
  const { doers, lasts, longest } = crimes();
  if (!lasts.has(words.at(-1) ?? '')) return false;
  const most = Math.min(longest, words.length);
  const ends = Array.from({ length: most }, (_, at) => words.slice(at - most).join(' '));
  if (!ends.some((end) => doers.has(end))) return false;
  const { small } = titleLexicon();
  return !wordsOf(mention).some((word, at) => at > 0 && small.has(word));
}

function readCrimes(file: CrimesFile): Crimes {
  const list = (name: keyof CrimesFile) => file[name].split(', ');
  const doing = (verb: string) => doersOf(verb, []).doers;
  const phrases = [
    ...list('doers'),
    ...list('verbs').flatMap(doing),
    ...list('goods').flatMap((good) =>
      list('trades')
        .flatMap(doing)
        .map((doer) => `${good} ${doer}`),
    ),
  ];
  const normal = phrases.map(wordsOf);
  return {
    doers: new Set(normal.map((words) => words.join(' '))),
    lasts: new Set(normal.map((words) => words.at(-1) ?? '')),
    longest: Math.max(...normal.map(({ length }) => length)),
  };
}
