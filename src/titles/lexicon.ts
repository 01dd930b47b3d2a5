import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { titleWords } from '../language/normalise.ts';

/** Where the lexicon lies: beside the code, in the folder that curators edit. */
export const LEXICON_FILE = join(
  fileURLToPath(new URL('../../data/lexicon/', import.meta.url)),
  'titles.json',
);

interface LexiconFile {
  abbreviations: Record<string, string[]>;
  levels: string[];
  leading: string[];
  fillers: string[];
  small: string[];
  speech: Record<string, string[]>;
}

/** What is known of the words of titles, in the forms in which mentions are compared. */
export interface TitleLexicon {
  /** A short form → the words it may stand for (each one word or several). */
  abbreviations: ReadonlyMap<string, readonly string[][]>;
  /** A word → the short forms it is written as. */
  shortFor: ReadonlyMap<string, readonly string[]>;
  /** "senior", "part time": they say how, not what; as word sequences joined by spaces. */
  levels: ReadonlySet<string>;
  /** "head of", "VP of": dropped only where the title with them is not known. */
  leading: ReadonlySet<string>;
  fillers: ReadonlySet<string>;
  small: ReadonlySet<string>;
  /** What people call an occupation that no list of titles has; O*NET-SOC codes, the likeliest first. */
  speech: ReadonlyMap<string, readonly string[]>;
}

let loaded: TitleLexicon | undefined;

/** Reads the lexicon once. */
export function titleLexicon(): TitleLexicon {
  if (loaded) return loaded;
  const file = JSON.parse(readFileSync(LEXICON_FILE, 'utf8')) as LexiconFile;
  const small = new Set(file.small);
  const normal = (text: string) => titleWords(text, small).join(' ');
  const shortFor = new Map<string, string[]>();
  for (const [short, long] of Object.entries(file.abbreviations)) {
    for (const text of long)
      if (!text.includes(' '))
        shortFor.set(normal(text), [...(shortFor.get(normal(text)) ?? []), normal(short)]);
  }
  loaded = {
    shortFor,
    abbreviations: new Map(
      Object.entries(file.abbreviations).map(([short, long]) => [
        normal(short),
        long.map((text) => titleWords(text, small)),
      ]),
    ),
    levels: new Set(file.levels.map(normal)),
    leading: new Set(file.leading.map(normal)),
    fillers: new Set(file.fillers.map(normal)),
    small,
    speech: new Map(Object.entries(file.speech).map(([text, socs]) => [normal(text), socs])),
  };
  return loaded;
}
