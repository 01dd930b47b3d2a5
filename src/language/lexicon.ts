import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Field } from '../contract/schema.ts';
import { putUnder } from '../lists.ts';
import type { WordClasses } from './inflect.ts';
import type { TokenRules } from './tokens.ts';

/** The path of the lexicon: beside the code, in the folder that curators edit. */
export const ENGLISH_FILE = join(
  fileURLToPath(new URL('../../data/lexicon/', import.meta.url)),
  'english.json',
);

/** One meaning of a phrase. */
export interface Sense {
  kind: string;
  value: string;
  /** The kind and the value ("joint.in"). */
  name: string;
  /** The phrase, in lemmas. */
  phrase: string;
  words: number;
  slot: Slot | null;
  /** The slot looks at places or titles, which are known later than other senses. */
  later: boolean;
}

/** The positions that a sense may have; a name is a kind, or a kind and a value ("joint.in"). */
export interface Slot {
  /** The names allowed right before, or after; "^" and "$" are the ends of a clause, "@" a title or unknown word. */
  left?: readonly string[];
  right?: readonly string[];
  /** Either side will do. */
  either?: boolean;
  notLeft?: readonly string[];
  notRight?: readonly string[];
  /** The names of which one must stand somewhere in the text, or of which all must be absent. */
  with?: readonly string[];
  without?: readonly string[];
  /** Another slot that will do. */
  or?: Slot;
  /** The word has to be compared ("oldest"), or must not be. */
  compared?: boolean;
}

/** What a reading pays for: the cheapest one is taken. */
type PriceName =
  | 'extraWord'
  | 'slip'
  | 'unknown'
  | 'title'
  | 'titleListed'
  | 'titleExtraWord'
  | 'titleInSlot'
  | 'titleOutside'
  | 'nearTitle'
  | 'doubt'
  | 'ellipsis'
  | 'unknownMention'
  | 'unknownMentionWord'
  | 'whole'
  | 'wholeDoubt'
  | 'done'
  | 'describedWord';

/** The lexicon as it is written. */
export interface EnglishFile extends Omit<WordClasses, 'adjectives' | 'verbs'> {
  prices: Readonly<Record<PriceName, number>>;
  /** By kind; `default` is that of any other. */
  kindPrices: Readonly<Record<string, number> & Record<'default' | 'place', number>>;
  adjectives: readonly string[];
  verbs: readonly string[];
  /** Adjectives that praise or blame, and say of nothing how much of it there is. */
  weighing: readonly string[];
  /** Words for subjects that are not nouns and that other classes lack ("stressful"). */
  qualities: readonly string[];
  clitics: Readonly<Record<string, string>>;
  copula: readonly string[];
  contractions: Readonly<Record<string, string>>;
  verbalContractions: Readonly<Record<string, string>>;
  dotted: readonly string[];
  numerals: Readonly<Record<string, number>>;
  magnitudes: Readonly<Record<string, number>>;
  /** Endings that make a word of a known one ("doable"), each a lemma of its own. */
  endings: readonly string[];
  /** Letters that make an ordinal of digits ("10th"). */
  ordinalEndings: readonly string[];
  /** Magnitudes of speech ("60 grand"), which are echoed as they were said. */
  slang: readonly string[];
  /** The number of times that a recurring period ("week") occurs in a year. */
  timesAYear: Readonly<Record<string, number>>;
  fractions: Readonly<Record<string, number>>;
  /** Words for a number of times ("twice"). */
  multiples: Readonly<Record<string, number>>;
  figures: readonly string[];
  units: Readonly<Record<string, readonly string[]>>;
  senses: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Words that may stand in the same place of a phrase, by the name that it has for them. */
  lists: Readonly<Record<string, readonly string[]>>;
  fields: Readonly<Record<string, readonly string[]>>;
  fieldMost: Readonly<Record<string, readonly string[]>>;
  fieldLeast: Readonly<Record<string, readonly string[]>>;
  /** Fields of places that "where" asks for, by the aspect that is compared. */
  where: Readonly<Record<string, readonly string[]>>;
  /** The substitutes for a subject without figures, by its name. */
  nearest: Readonly<Record<string, readonly string[]>>;
  frames: Readonly<Record<string, readonly string[]>>;
  /** By the name of a sense, a value ("turn.add") or one phrase of it ("turn.add:too"); the narrowest counts. */
  slots: Readonly<Record<string, Slot>>;
  functionKinds: readonly string[];
  /** Kinds of words that cannot be part of an unknown name. */
  apartKinds: readonly string[];
  /** Kinds (or kind and value) of words of a question, which set apart what is one title. */
  askingKinds: readonly string[];
  /** Kinds of words that, beside a title, say what is asked of it; and of those that may ask something beside it. */
  subjectKinds: readonly string[];
  asideKinds: readonly string[];
  /** Words that no title holds, since they set one beside another. */
  dividers: readonly string[];
  /** Kinds of words that no title begins or ends with. */
  edgeKinds: readonly string[];
  /** Words for who does what a verb says, where they are not made of it, by the verb. */
  doers: Readonly<Record<string, readonly string[]>>;
  /** Words for anybody, of whom it may be told what they do. */
  persons: readonly string[];
  /** Words that name nobody and begin what is told: "whoever". */
  describers: readonly string[];
  /** Kinds of words that something may be done to. */
  doneKinds: readonly string[];
  groupCodes: Readonly<Record<string, readonly string[]>>;
}

/** The names that a key of the slots joins. */
export const namesOf = (key: string): string[] => key.split(', ');

/** Reads the lexicon; in the file, one slot may serve several senses, whose names are joined by commas. */
export function readLexicon(path = ENGLISH_FILE): EnglishFile {
  const file = JSON.parse(readFileSync(path, 'utf8')) as EnglishFile;
  const slots = Object.entries(file.slots).flatMap(([key, slot]) =>
    namesOf(key).map((name): [string, Slot] => [name, slot]),
  );
  return { ...file, slots: Object.fromEntries(slots) };
}

/** Returns whether a slot looks at places, titles or unknown words. */
export function looksAtTitles(slot: Slot | null | undefined): boolean {
  if (!slot) return false;
  const names = [slot.left, slot.right, slot.notRight].flatMap((one) => one ?? []);
  return names.some((name) => name === '@' || name === '?' || name === 'place') || looksAtTitles(slot.or);
}

/** One meaning of a phrase of so many words. */
export function senseOf(
  kind: string,
  value: string,
  phrase: string,
  words: number,
  slot: Slot | null,
): Sense {
  return { kind, value, name: `${kind}.${value}`, phrase, words, slot, later: looksAtTitles(slot) };
}

const LETTER_OR_DIGIT = /^[\p{L}\p{N}'’]+$/u;

/** What the tokens of a text are split by, as the lexicon gives it. */
export function rulesOf(file: EnglishFile): TokenRules {
  const phrases = phrasesOf(file, []).flatMap(([, , phrase]) =>
    wordingsOf(phrase, file).join(' ').split(' '),
  );
  const signs = new Set(
    [...phrases, ...Object.values(file.units).flat()].filter((word) => !LETTER_OR_DIGIT.test(word)),
  );
  return {
    contractions: splitValues(file.contractions),
    verbal: splitValues(file.verbalContractions),
    verbs: new Set([...file.verbs, ...(file.senses.auxiliary?.aux ?? [])]),
    clitics: Object.entries(file.clitics).sort((a, b) => b[0].length - a[0].length),
    copula: new Set(file.copula),
    dotted: new Set(file.dotted),
    counting: new Map(countingLetters(file)),
    bounds: new Set(
      Object.values(file.senses.bound ?? {})
        .flat()
        .flatMap((phrase) => wordingsOf(phrase, file))
        .map(lastWord),
    ),
    signs: Map.groupBy(
      [...signs].filter((sign) => !/[\p{L}\p{N}]/u.test(sign)).sort((a, b) => b.length - a.length),
      (sign) => sign.charAt(0),
    ),
  };
}

function countingLetters({ magnitudes, units }: EnglishFile): [string, number][] {
  const single = Object.values(units).flatMap((words) => words.map((word): [string, number] => [word, 1]));
  return [...Object.entries(magnitudes), ...single].filter(([{ length }]) => length === 1);
}

const lastWord = (phrase: string) => phrase.split(' ').at(-1) ?? '';

function splitValues(phrases: Readonly<Record<string, string>>): Map<string, string[]> {
  return new Map(Object.entries(phrases).map(([short, long]) => [short, long.split(' ')]));
}

/** The parts of the lexicon that give phrases their senses. */
export type Phrases = Pick<EnglishFile, 'senses' | 'fields' | 'fieldMost' | 'fieldLeast' | 'lists'>;

/** Words of which one stands there, and one that may be left out. */
const SEVERAL = /\{([^}]+)\}|\[([^\]]+)\]/u;

/**
 * Returns the wordings of a phrase: with each word of each list that it names in braces ("how high {will}"), or of those
 * that stand there themselves ("{detail|info} on"), with and without those in brackets ("[the] next one"). None where there
 * is no such list.
 */
export function wordingsOf(phrase: string, file: Phrases): string[] {
  const [found, braced = '', optional] = SEVERAL.exec(phrase) ?? [];
  if (found === undefined) return [phrase.replaceAll('  ', ' ').trim()];
  const listed = braced.includes('|') ? braced.split('|') : (file.lists[braced] ?? []);
  const words = optional === undefined ? listed.flatMap((word) => wordsNamed(word, file)) : ['', optional];
  return words.flatMap((word) => wordingsOf(phrase.replace(found, word), file));
}

/** What stands in a list: a word, or all those of a sense ("direction.most"). */
function wordsNamed(word: string, { senses }: Phrases): readonly string[] {
  const [kind = '', value] = word.split('.');
  return value === undefined ? [word] : (senses[kind]?.[value] ?? []);
}

/** Every phrase of the lexicon with its kind and value. */
export function phrasesOf(file: Phrases, fields: readonly Field[]): [string, string, string][] {
  const all: [string, string, string][] = [];
  const put = (kind: string, values: Readonly<Record<string, readonly string[]>>) => {
    for (const [value, phrases] of Object.entries(values))
      for (const one of phrases) all.push([kind, value, one]);
  };
  for (const [kind, values] of Object.entries(file.senses)) put(kind, values);
  put('field', file.fields);
  put('most', file.fieldMost);
  put('least', file.fieldLeast);
  // Fields of newer sources bring their own words; those of the lexicon go before them.
  for (const { id, words, most, least } of fields) {
    if (id in file.fields) continue;
    put('field', { [id]: words });
    put('most', { [id]: most });
    put('least', { [id]: least });
  }
  return all;
}

/** Returns the nearest fields by subject: those of the lexicon, then those of the fields' entries, in order. */
export function nearOf(file: EnglishFile, fields: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>(Object.entries(file.nearest).map(([name, all]) => [name, [...all]]));
  for (const { id, comesNear } of fields) for (const name of comesNear) putUnder(near, name, id);
  return near;
}
