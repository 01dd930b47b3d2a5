import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import english from '../../../data/wording/commands/en-US.json' with { type: 'json' };
import { DATA_DIR } from '../../../src/catalogue/load.ts';
import { once } from '../../../src/memo.ts';

/** The words of commands in one language of Discord's clients: names with their descriptions, and labels. */
export interface CommandWords {
  described: Readonly<Record<Described, readonly string[]>>;
  labels: Readonly<Record<Label, string>>;
}
export type Described = keyof typeof english.described;
export type Label = keyof typeof english.labels;

/** The words where a client's language has no table: every kind of English. */
export const ENGLISH: CommandWords = english;

const FOLDER = join(DATA_DIR, 'wording', 'commands');

/** Returns the words in every language but English, by Discord's name for it. */
export const translations = once(
  (): ReadonlyMap<string, CommandWords> =>
    new Map(
      readdirSync(FOLDER)
        .map((file) => basename(file, '.json'))
        .filter((locale) => locale !== 'en-US')
        .sort()
        .map((locale) => [locale, JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8'))]),
    ),
);
