import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Field } from '../contract/schema.ts';
import { isCommonWord } from './common-words.ts';
import { type Degree, type Lemma, LemmaTable, type WordClasses } from './inflect.ts';
import { Slips } from './slips.ts';
import { type TextToken, type TokenRules, textTokens } from './tokens.ts';

/** The path of the lexicon: beside the code, in the folder that curators edit. */
export const ENGLISH_FILE = join(
  fileURLToPath(new URL('../../data/lexicon/', import.meta.url)),
  'english.json',
);

/** One meaning of a phrase. */
export interface Sense {
  kind: string;
  value: string;
  /** The phrase, in lemmas. */
  phrase: string;
  words: number;
  slot: Slot | null;
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
  /** The word has to be compared ("oldest"), or must not be. */
  compared?: boolean;
}

/** The lexicon as it is written. */
export interface EnglishFile extends Omit<WordClasses, 'adjectives' | 'verbs'> {
  prices: Readonly<Record<string, number>>;
  kindPrices: Readonly<Record<string, number>>;
  adjectives: readonly string[];
  verbs: readonly string[];
  /** Words for subjects that are not nouns and that other classes lack ("stressful"). */
  qualities: readonly string[];
  clitics: Readonly<Record<string, string>>;
  copula: readonly string[];
  contractions: Readonly<Record<string, string>>;
  dotted: readonly string[];
  numerals: Readonly<Record<string, number>>;
  magnitudes: Readonly<Record<string, number>>;
  /** Magnitudes of speech ("60 grand"), which are echoed as they were said. */
  slang: readonly string[];
  /** The number of times that a recurring period ("week") occurs in a year. */
  timesAYear: Readonly<Record<string, number>>;
  fractions: Readonly<Record<string, number>>;
  figures: readonly string[];
  units: Readonly<Record<string, readonly string[]>>;
  senses: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  fields: Readonly<Record<string, readonly string[]>>;
  fieldMost: Readonly<Record<string, readonly string[]>>;
  fieldLeast: Readonly<Record<string, readonly string[]>>;
  /** Fields of places that "where" asks for, by the aspect that is compared. */
  where: Readonly<Record<string, readonly string[]>>;
  /** The substitutes for a subject without figures, by its name. */
  nearest: Readonly<Record<string, readonly string[]>>;
  frames: Readonly<Record<string, readonly string[]>>;
  slots: Readonly<Record<string, Slot>>;
  functionKinds: readonly string[];
  /** Kinds of words that cannot be part of an unknown name. */
  apartKinds: readonly string[];
  /** Kinds (or kind and value) of words of a question, which set apart what is one title. */
  askingKinds: readonly string[];
  /** Kinds of words that, beside a title, say what is asked of it; and of those that may ask something beside it. */
  subjectKinds: readonly string[];
  asideKinds: readonly string[];
  /** The subject kinds that refer to figures and never to a job. */
  figureKinds: readonly string[];
  /** Words that no title holds, since they set one beside another. */
  dividers: readonly string[];
  /** Kinds of words that no title begins or ends with. */
  edgeKinds: readonly string[];
  groupCodes: Readonly<Record<string, readonly string[]>>;
}

/** A sense found in a text. */
export interface SenseHit {
  from: number;
  to: number;
  sense: Sense;
  degree: Degree | null;
  /** A word of it was misspelled. */
  slip: boolean;
}

interface Node {
  next: Map<string, Node>;
  senses: Sense[];
}

const LETTER_OR_DIGIT = /^[\p{L}\p{N}'’]+$/u;
/** A last letter that is said at length ("heyyy"). */
const DRAWN_OUT = /(\p{L})\1+$/u;
/** Marks inside a phrase that do not part its words. */
const JOINED = /^[-–'’"“”()[\]*_~]*$/u;

/** English as its lexicon describes it. */
export class English {
  readonly file: EnglishFile;
  readonly rules: TokenRules;
  readonly #near: ReadonlyMap<string, readonly string[]>;
  readonly #root: Node = { next: new Map(), senses: [] };
  readonly #lemmas: LemmaTable;
  readonly #slips: Slips;

  constructor(file: EnglishFile, fields: readonly Field[]) {
    this.file = file;
    this.rules = rulesOf(file);
    this.#near = nearOf(file, fields);
    const words = new Set<string>();
    for (const [kind, value, phrase] of phrasesOf(file, fields)) {
      const tokens = textTokens(phrase, this.rules).map((token) => token.word);
      for (const word of tokens) words.add(word);
      this.#add(kind, value, phrase, tokens);
    }
    // A verb or an adjective without a meaning of its own is a small word.
    for (const [value, list] of [['verb', file.verbs] as const, ['adjective', file.adjectives] as const])
      for (const word of list) {
        words.add(word);
        this.#add('filler', value, word, [word]);
      }
    for (const word of Object.keys(file.numerals)) words.add(word);
    for (const list of Object.values(file.units)) for (const word of list) words.add(word);
    const { adjectives, verbs, irregular, degrees } = file;
    this.#lemmas = new LemmaTable([...words, ...Object.keys(irregular)], {
      adjectives: new Set(adjectives),
      verbs: new Set(verbs),
      irregular,
      degrees,
    });
    this.#slips = new Slips(this.#lemmas.forms());
  }

  /** Returns the fields and aspects that replace a subject without figures of its own. */
  near(subject: string): readonly string[] {
    return this.#near.get(subject) ?? [];
  }

  /** Returns whether a word, in lower case, stands in a phrase of the lexicon or is a form of one. */
  knows(word: string): boolean {
    return this.#lemmas.of(word).length > 0;
  }

  #add(kind: string, value: string, phrase: string, words: readonly string[]): void {
    let node = this.#root;
    for (const word of words) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), senses: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    const { slots } = this.file;
    const slot = slots[`${kind}.${value}:${phrase}`] ?? slots[`${kind}.${value}`] ?? slots[kind] ?? null;
    if (node.senses.some((one) => one.kind === kind && one.value === value)) return;
    node.senses.push({ kind, value, phrase, words: words.length, slot });
  }

  tokens(text: string): TextToken[] {
    return textTokens(text, this.rules);
  }

  /** The lemmas that a word may be a form of; the word itself where the lexicon does not know it. */
  lemmas(word: string): readonly Lemma[] {
    return this.#lemmas.of(word);
  }

  /** The form that a misspelled word was meant to be. */
  slip(word: string): string | undefined {
    return this.#slips.nearest(word);
  }

  /** Every sense of every phrase of the text. `isKnown`: a word that something else than the lexicon knows. */
  senses(tokens: readonly TextToken[], isKnown: (word: string) => boolean): SenseHit[] {
    const forms = tokens.map((token) => this.#formsOf(token, isKnown));
    const hits: SenseHit[] = [];
    for (let from = 0; from < tokens.length; from += 1) this.#follow(tokens, forms, from, hits);
    return hits;
  }

  #formsOf(
    token: TextToken,
    isKnown: (word: string) => boolean,
  ): { lemmas: readonly Lemma[]; slip: boolean } {
    const own = this.#lemmas.of(token.word);
    const itself = { lemma: token.word, degree: null };
    if (own.length > 0 || token.number !== null || isKnown(token.word))
      return { lemmas: [...own, itself], slip: false };
    const short = this.#lemmas.of(token.word.replace(DRAWN_OUT, '$1'));
    if (short.length > 0) return { lemmas: short, slip: false };
    const mayBeSlip = LETTER_OR_DIGIT.test(token.word) && !isCommonWord(token.word);
    const meant = mayBeSlip ? this.slip(token.word) : undefined;
    return meant ? { lemmas: this.#lemmas.of(meant), slip: true } : { lemmas: [itself], slip: false };
  }

  #follow(
    tokens: readonly TextToken[],
    forms: readonly { lemmas: readonly Lemma[]; slip: boolean }[],
    from: number,
    hits: SenseHit[],
  ): void {
    let open: { node: Node; degree: Degree | null; slip: boolean }[] = [
      { node: this.#root, degree: null, slip: false },
    ];
    for (let at = from; at < tokens.length && open.length > 0; at += 1) {
      if (at > from && !JOINED.test(tokens[at]?.mark ?? '')) break;
      const { lemmas, slip } = forms[at] ?? { lemmas: [], slip: false };
      const reached = new Map<Node, { node: Node; degree: Degree | null; slip: boolean }>();
      for (const one of open) {
        for (const { lemma, degree } of lemmas) {
          const node = one.node.next.get(lemma);
          if (!node) continue;
          const most = degree ?? one.degree;
          const known = reached.get(node);
          if (!known || (most && !known.degree))
            reached.set(node, { node, degree: most, slip: slip || one.slip });
        }
      }
      open = [...reached.values()];
      for (const one of open)
        for (const sense of one.node.senses)
          hits.push({ from, to: at + 1, sense, degree: one.degree, slip: one.slip });
    }
  }
}

function rulesOf(file: EnglishFile): TokenRules {
  const phrases = phrasesOf(file, []).flatMap(([, , phrase]) => phrase.split(' '));
  const signs = new Set(
    [...phrases, ...Object.values(file.units).flat()].filter((word) => !LETTER_OR_DIGIT.test(word)),
  );
  return {
    contractions: new Map(Object.entries(file.contractions).map(([short, long]) => [short, long.split(' ')])),
    clitics: Object.entries(file.clitics).sort((a, b) => b[0].length - a[0].length),
    copula: new Set(file.copula),
    dotted: new Set(file.dotted),
    signs: [...signs].filter((sign) => !/[\p{L}\p{N}]/u.test(sign)).sort((a, b) => b.length - a.length),
  };
}

/** The parts of the lexicon that give phrases their senses. */
export type Phrases = Pick<EnglishFile, 'senses' | 'fields' | 'fieldMost' | 'fieldLeast'>;

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
function nearOf(file: EnglishFile, fields: readonly Field[]): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>(Object.entries(file.nearest).map(([name, all]) => [name, [...all]]));
  for (const { id, comesNear } of fields)
    for (const name of comesNear) near.set(name, [...(near.get(name) ?? []), id]);
  return near;
}

/** Reads the lexicon; `fields` of the registry add their words. */
export function openEnglish(fields: readonly Field[], path = ENGLISH_FILE): English {
  return new English(JSON.parse(readFileSync(path, 'utf8')) as EnglishFile, fields);
}
