import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import type { Distress } from '../contract/query.ts';
import { once } from '../memo.ts';

/** The notes, in a language, on answers being in English: beside an answer, and if a question was not understood. */
interface EnglishOnly {
  answered: string;
  understood: string;
  /** Where help is, for those in distress, in languages in which distress is read. */
  distress?: Readonly<Record<Distress, string>>;
}

const FILE = join(DATA_DIR, 'wording', 'english-only.json');
const tables = once(() => JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, EnglishOnly>>);

/**
 * Returns what to tell someone who asked in another language, in that language; null for English and for languages
 * without such a sentence. `language` is a two-letter code.
 */
export function englishOnly(language: string): EnglishOnly | null {
  if (language === 'en') return null;
  const table = tables();
  return Object.hasOwn(table, language) ? (table[language] ?? null) : null;
}
