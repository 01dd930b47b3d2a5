import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DraftChecker } from './check.ts';
import type { DraftCase } from './evidence.ts';

/**
 * Reads drafts in other languages word for word as English, so that the one check there is can judge them. A
 * word that the lexicon does not hold cannot be read, and what cannot be read is not shown.
 */

const FILE = fileURLToPath(new URL('../../data/lexicon/languages.json', import.meta.url));
/** By language, what its words and phrases say in English. */
const fileSchema = z.record(z.string(), z.record(z.string(), z.string()));
let shared: z.infer<typeof fileSchema> | undefined;

type Words = ReadonlyMap<string, string>;

/** The words of a language, by code ("es"); undefined where the lexicon has none. */
function wordsOf(language: string): Words | undefined {
  shared ??= fileSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  const words = shared[language];
  return words && new Map(Object.entries(words));
}

/** Whether drafts in this language can be read. */
export function canRead(language: string): boolean {
  return wordsOf(language) !== undefined;
}

/** The name of a language in English: "Spanish". */
export function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

/** A checker of statements in a language, by way of one that reads English. */
export function foreignChecker(language: string, of: DraftCase, english: DraftChecker): DraftChecker {
  const words = wordsOf(language) ?? new Map();
  const known = vocabulary(of);
  return {
    check(statement) {
      const read = statement.claims.map((claim) => inEnglish(claim, words, known));
      const unread = read.find((one) => one.unread !== null)?.unread;
      if (unread) return { text: statement.text, ok: false, facts: 0, reason: `“${unread}” cannot be read` };
      return english.check({ text: statement.text, claims: read.map((one) => one.text) });
    },
  };
}

const WORD = /(?<![\p{L}\p{N}])\p{L}+['’]?/gu;
const LONGEST_PHRASE = 5;

interface Glossed {
  text: string;
  /** The first word that could not be read; null when all could. */
  unread: string | null;
}

/** A text word for word in English: the longest phrases first; words of the facts, which are English, as they are. */
export function inEnglish(text: string, words: Words, known: ReadonlySet<string>): Glossed {
  const tokens = [...text.matchAll(WORD)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  let out = '';
  let end = 0;
  for (let at = 0; at < tokens.length; ) {
    const found = phraseAt(text, tokens, at, words, known);
    const from = tokens[at]?.from ?? 0;
    if (!found) return { text, unread: text.slice(from, tokens[at]?.to) };
    const elided = /['’]$/.test(text.slice(from, tokens[at]?.to)) && found.size === 1;
    out += `${numerals(text.slice(end, from))}${found.says}${elided ? ' ' : ''}`;
    at += found.size;
    end = tokens[at - 1]?.to ?? end;
  }
  return { text: out + numerals(text.slice(end)), unread: null };
}

function phraseAt(
  text: string,
  tokens: readonly { from: number; to: number }[],
  at: number,
  words: Words,
  known: ReadonlySet<string>,
): { says: string; size: number } | null {
  const from = tokens[at]?.from ?? 0;
  for (let size = Math.min(LONGEST_PHRASE, tokens.length - at); size > 0; size -= 1) {
    const says = words.get(plain(text.slice(from, tokens[at + size - 1]?.to)));
    if (says !== undefined) return { says, size };
  }
  const word = text.slice(from, tokens[at]?.to);
  return known.has(plain(word)) ? { says: word, size: 1 } : null;
}

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');

/** "104.050 $" and "2,2", as these languages write them, in English notation. */
function numerals(text: string): string {
  return text
    .replace(/\b\d{1,3}(?:\.\d{3})+(?![\d.])/g, (number) => number.replaceAll('.', ','))
    .replace(/\b(\d+),(\d{1,2})(?!\d)/g, '$1.$2')
    .replace(/(?<![$\d.,])(\d[\d.,]*)\s?\$/g, '$$$1');
}

/** The words of the facts and titles, which a draft may hold as they are. */
function vocabulary({ roles, facts }: DraftCase): Set<string> {
  const texts = [
    ...roles.flatMap(({ title, plural, aliases }) => [title, plural ?? '', ...(aliases ?? [])]),
    ...facts.flatMap(({ value }) =>
      typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(({ label }) => label) : [],
    ),
  ];
  return new Set(texts.flatMap((text) => text.match(WORD) ?? []).map(plain));
}
