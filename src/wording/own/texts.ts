import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type english from '../../../data/wording/en.json';
import { DATA_DIR } from '../../catalogue/load.ts';

/** The sentences of our clauses in English; read once. */
export const SENTENCES = (
  JSON.parse(readFileSync(join(DATA_DIR, 'wording', 'en.json'), 'utf8')) as typeof english
).sentences;

type Sentences = typeof SENTENCES;
/** Keys of plain sentences. */
export type TextKey = {
  [Key in keyof Sentences]: Sentences[Key] extends string ? Key : never;
}[keyof Sentences];
/** Keys of sentences that change with a number. */
export type CountedKey = {
  [Key in keyof Sentences]: Sentences[Key] extends { one: string; other: string } ? Key : never;
}[keyof Sentences];
export type Params = Readonly<Record<string, string | number>>;

const plurals = new Intl.PluralRules('en-US');
const grouped = new Intl.NumberFormat('en-US');

/** A sentence of the table with its places filled; numbers are written in the way of the language. */
export function text(key: TextKey, params: Params = {}): string {
  return filled(SENTENCES[key], params);
}

/** A sentence in the form that a number asks for. */
export function counted(key: CountedKey, count: number, params: Params = {}): string {
  return filled(plurals.select(count) === 'one' ? SENTENCES[key].one : SENTENCES[key].other, params);
}

/** Returns a template with its places filled; numbers are written in the way of the language. */
export function filled(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : typeof value === 'number' ? grouped.format(value) : value;
  });
}
