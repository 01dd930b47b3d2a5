import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Distress } from '../contract/query.ts';
import { English } from '../language/english.ts';
import type { EnglishFile } from '../language/lexicon.ts';
import type { TextToken } from '../language/tokens.ts';
import { putUnder } from '../lists.ts';
import { byText } from '../memo.ts';
import { fitsIn, type Pattern, patternOf, type Sensed } from './reading/patterns.ts';
import type { Reading, Span } from './reading/reading.ts';

const FILE = fileURLToPath(new URL('../../data/lexicon/distress.json', import.meta.url));

/** What tells of harm in a language: who, what is done and to whom, and the orders in which that tells of it. */
interface Told {
  /** The words of each sense, with commas between; a stem ("acos-") stands for itself with each of the endings. */
  senses: Record<string, string>;
  endings?: string;
  /** The senses whose words are verbs. */
  verbs: string;
  /** Endings of words that say how something is done, which stand in gaps; and the senses that never do. */
  manner: string;
  apart: string;
  /** Senses of which whatever fits a pattern has one, and hardly any other text; left out: nothing is known to tell so much. */
  telling?: string;
  patterns: Record<Distress, string[]>;
}

/** Returns the distress that a text tells of, whatever else is in it and was said before; null where it tells of none. */
export type DistressReader = (reading: Reading, language: string) => Distress | null;

/** The kinds that stand in gaps, and the one of the words of harm. */
const SMALL = ['filler', 'auxiliary.aux', 'denial.not', 'joint.to', 'harm.small'];
const HARM = 'harm';
const EDGE = /[,.?!;:()\n]|[-–—]{2}|—/u;
/** The name of a title in patterns; and what follows the name of a sense whose verb is a participle ("violent:ed"). */
const TITLE = '@';
const PARTICIPLE = ':ed';
/** More than it is read in. */
const LANGUAGES = 100;

/** Reads distress in English and in the other languages of its lexicon; the senses of each are made at its first text. */
export function distressReader(english: EnglishFile): DistressReader {
  const told = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Told>;
  const readerOf = byText(LANGUAGES, (language) => {
    const own = Object.hasOwn(told, language) ? told[language] : undefined;
    return own ? readerIn(own, language === 'en' ? english.senses : {}, english) : null;
  });
  return (reading, language) => readerOf('en')?.(reading) ?? readerOf(language)?.(reading) ?? null;
}

function readerIn(
  { senses, endings = '', verbs, manner, apart, telling, patterns }: Told,
  grammar: EnglishFile['senses'],
  file: EnglishFile,
): (reading: Reading) => Distress | null {
  const written = (word: string) =>
    word.endsWith('-') ? listed(endings).map((ending) => word.slice(0, -1) + ending) : [word];
  const harm = Object.fromEntries(
    Object.entries(senses).map(([name, all]) => [name, listed(all).flatMap(written)]),
  );
  const { filler = {}, auxiliary = {}, denial = {}, joint = {} } = grammar;
  const words = new English(
    {
      ...file,
      verbs: [...new Set([...file.verbs, ...listed(verbs).flatMap((name) => harm[name] ?? [])])].filter(
        isWord,
      ),
      adjectives: [],
      senses: { filler, auxiliary, denial, joint, [HARM]: harm },
      fields: {},
      fieldMost: {},
      fieldLeast: {},
      slots: {},
    },
    [],
  );
  const all = Object.entries(patterns).map(([kind, own]) => [kind as Distress, own.map(patternOf)] as const);
  const [how, alone] = [listed(manner), listed(apart)];
  const marks = telling === undefined ? null : oneOfEach(listed(telling).flatMap((name) => harm[name] ?? []));
  const tells = marks ? (lemma: string) => marks.has(lemma) : undefined;
  return (reading) => {
    const text = new Harms(reading, words, tells, how, alone);
    if (!text.isAny) return null;
    return all.find(([, own]) => own.some((pattern: Pattern) => fitsIn(pattern, text)))?.[0] ?? null;
  };
}

/** Returns words of which each phrase has one: the longest, where it has none of a shorter phrase. */
function oneOfEach(phrases: readonly string[]): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const words of phrases.map((phrase) => phrase.split(' ')).sort((a, b) => a.length - b.length))
    if (!words.some((word) => marks.has(word)))
      marks.add(words.reduce((long, word) => (word.length >= long.length ? word : long)));
  return marks;
}

const isWord = (phrase: string) => !phrase.includes(' ');
const isNothing = () => false;
const NOWHERE: readonly number[] = [];
const listed = (words: string) => words.split(', ').filter(Boolean);

/** A title of several words, as it is listed. */
const isName = ({ from, to, named }: Span) => to - from > 1 && named?.candidates[0]?.exact === true;

type Run = Pick<Span, 'from' | 'to'>;

/** The words of a text as they tell of harm; those inside a title of several words tell what a job is about. */
class Harms implements Sensed {
  readonly length: number;
  /** Whether any word tells of harm. */
  readonly isAny: boolean;
  readonly #tokens: readonly TextToken[];
  readonly #manner: readonly string[];
  /** Where each sense begins and ends. */
  readonly #runs = new Map<string, Run[]>();
  readonly #small = new Set<number>();
  readonly #apart = new Set<number>();

  constructor(
    { tokens, spans }: Reading,
    words: English,
    tells: ((lemma: string) => boolean) | undefined,
    manner: readonly string[],
    apart: readonly string[],
  ) {
    this.#tokens = tokens;
    this.#manner = manner;
    this.length = tokens.length;
    const titles = spans.filter(({ kind }) => kind === 'title' || kind === 'mention');
    const names = titles.filter(isName);
    const within = (at: number) => names.some(({ from, to }) => at >= from && at < to);
    let found = false;
    for (const { from, to, sense } of words.senses(tokens, isNothing, tells)) {
      const own = sense.kind === HARM;
      if (own && within(from)) continue;
      const small = SMALL.includes(sense.kind) || SMALL.includes(sense.name);
      if (small) for (let at = from; at < to; at += 1) this.#small.add(at);
      if (own && apart.includes(sense.value)) this.#apart.add(from);
      putUnder(this.#runs, own ? sense.value : sense.name, { from, to });
      if (own && this.#isParticiple(from)) putUnder(this.#runs, sense.value + PARTICIPLE, { from, to });
      found ||= own;
    }
    for (const { from, to } of titles) {
      this.#apart.add(from);
      putUnder(this.#runs, TITLE, { from, to });
    }
    this.isAny = found;
  }

  has(name: string): boolean {
    return this.#runs.has(name);
  }

  from(at: number, name: string): readonly number[] {
    return this.#runs.get(name)?.flatMap(({ from, to }) => (from === at ? [to] : [])) ?? NOWHERE;
  }

  endsWith(at: number, name: string): boolean {
    return this.#runs.get(name)?.some(({ to }) => to === at) ?? false;
  }

  isSmall(at: number): boolean {
    if (this.#apart.has(at)) return false;
    const word = this.#tokens[at]?.word ?? '';
    return this.#small.has(at) || this.#manner.some((ending) => word.endsWith(ending));
  }

  isEdge(at: number): boolean {
    return at === 0 || at >= this.length || EDGE.test(this.#tokens[at]?.mark ?? '');
  }

  #isParticiple(at: number): boolean {
    return this.#tokens[at]?.word.endsWith('ed') ?? false;
  }
}
