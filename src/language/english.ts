import type { Field } from '../contract/schema.ts';
import { isCommonWord } from './common-words.ts';
import { GroupNames, type NamedGroup } from './group-names.ts';
import { type Degree, type Lemma, LemmaTable } from './inflect.ts';
import {
  type EnglishFile,
  nearOf,
  phrasesOf,
  readLexicon,
  rulesOf,
  type Sense,
  senseOf,
  wordingsOf,
} from './lexicon.ts';
import { amountWordsOf } from './number-words.ts';
import { Slips } from './slips.ts';
import { range, type TextToken, type TokenRules, textTokens } from './tokens.ts';

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

/** Where the words of a phrase, as far as they are read, have led. */
interface Reached {
  node: Node;
  degree: Degree | null;
  slip: boolean;
}

/** The lemmas that a token may be a form of. */
interface Forms {
  lemmas: readonly Lemma[];
  slip: boolean;
}

/** Marks between the items of a list. */
const LISTED = /^[,/]/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}'’]+$/u;
/** A last letter that is said at length ("heyyy"). */
const DRAWN_OUT = /(\p{L})\1+$/u;
/** Where the name of a group stands. */
const GROUP_SLOT = '@group';
/** Marks inside a phrase that do not part its words. */
const JOINED = /^[-–'’"“”()[\]*_~]*$/u;

/** English as its lexicon describes it. */
export class English {
  readonly file: EnglishFile;
  readonly rules: TokenRules;
  readonly verbs: ReadonlySet<string>;
  /** The words that an amount may begin with. */
  readonly amountWords: ReadonlySet<string>;
  readonly #near: ReadonlyMap<string, readonly string[]>;
  readonly #groups: GroupNames;
  readonly #root: Node = { next: new Map(), senses: [] };
  readonly #lemmas: LemmaTable;
  readonly #slips: Slips;

  /**
   * @param names of publishers and the like: small words that nothing is asked of.
   * @param groups of occupations, whose names are fields of work.
   */
  constructor(
    file: EnglishFile,
    fields: readonly Field[],
    names: readonly string[] = [],
    groups: readonly NamedGroup[] = [],
  ) {
    this.file = file;
    this.#groups = new GroupNames(groups, file);
    this.rules = rulesOf(file);
    this.amountWords = amountWordsOf(file);
    this.#near = nearOf(file, fields);
    const words = new Set<string>();
    const named = names.map((name): [string, string, string] => ['filler', 'publisher', name]);
    for (const [kind, value, phrase] of [...phrasesOf(file, fields), ...named]) {
      for (const wording of wordingsOf(phrase, file)) {
        const tokens = textTokens(wording, this.rules);
        for (const { word } of tokens) words.add(word);
        this.#add(kind, value, phrase, tokens);
      }
    }
    // A verb or an adjective without a meaning of its own is a small word.
    for (const [value, list] of [['verb', file.verbs] as const, ['adjective', file.adjectives] as const])
      for (const word of list) {
        words.add(word);
        this.#add('filler', value, word, [{ word }]);
      }
    for (const word of Object.keys(file.numerals)) words.add(word);
    for (const list of Object.values(file.units)) for (const word of list) words.add(word);
    const { adjectives, irregular, degrees, regard } = file;
    this.verbs = new Set(file.verbs);
    this.#lemmas = new LemmaTable([...words, ...Object.keys(irregular)], {
      adjectives: new Set(adjectives),
      verbs: this.verbs,
      irregular,
      degrees,
      regard,
    });
    this.#slips = new Slips(this.#lemmas.forms());
  }

  /** Returns whether a word may be a form of a verb. */
  isVerb(word: string): boolean {
    return this.lemmas(word.toLowerCase()).some(({ lemma }) => this.verbs.has(lemma));
  }

  /** Returns the fields and aspects that replace a subject without figures of its own. */
  near(subject: string): readonly string[] {
    return this.#near.get(subject) ?? [];
  }

  /** Returns whether a word, in lower case, stands in a phrase of the lexicon or is a form of one. */
  knows(word: string): boolean {
    return this.#lemmas.of(word).length > 0;
  }

  #add(kind: string, value: string, phrase: string, words: readonly Pick<TextToken, 'word'>[]): void {
    let node = this.#root;
    for (const { word } of words) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), senses: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    if (node.senses.some((one) => one.kind === kind && one.value === value)) return;
    const { slots } = this.file;
    const name = `${kind}.${value}`;
    const slot = slots[`${name}:${phrase}`] ?? slots[name] ?? slots[kind] ?? null;
    node.senses.push(senseOf(kind, value, phrase, words.length, slot));
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

  /**
   * Every sense of every phrase of the text; none where it has no form of a word that tells.
   * @param isKnown a word that something else than the lexicon knows.
   */
  senses(
    tokens: readonly TextToken[],
    isKnown: (word: string) => boolean,
    tells?: (lemma: string) => boolean,
  ): SenseHit[] {
    const forms = tokens.map((token) => this.#formsOf(token, isKnown));
    if (tells && !forms.some(({ lemmas }) => lemmas.some(({ lemma }) => tells(lemma)))) return [];
    const hits: SenseHit[] = [];
    for (let from = 0; from < tokens.length; from += 1) this.#follow(tokens, forms, from, hits);
    return [...hits, ...this.#sharing(tokens, forms, hits), ...this.#fieldsNamed(tokens)];
  }

  /** The codes of the groups of occupations that a field of work takes in. */
  groupCodes(field: string): readonly string[] {
    return this.file.groupCodes[field] ?? this.#groups.codes.get(field) ?? [];
  }

  /** The field of work that some words are a name of, wherever they stand. */
  fieldOf(text: string): string | undefined {
    const tokens = this.tokens(text);
    return this.senses(tokens, () => true).find(
      ({ from, to, sense }) => sense.kind === 'group' && from === 0 && to === tokens.length,
    )?.sense.value;
  }

  /** Fields of work by the names of their groups. */
  #fieldsNamed(tokens: readonly TextToken[]): SenseHit[] {
    const slot = this.file.slots[GROUP_SLOT] ?? null;
    // "food prep and serving worker": one of them is somebody, by a title.
    const one = (at: number) => this.file.senses.job?.worker?.includes(tokens[at]?.word ?? '') === true;
    return this.#groups
      .find(tokens)
      .filter(({ to }) => !one(to))
      .map(({ from, to, value }) => {
        const sense = senseOf('group', value, value, to - from, slot);
        return { from, to, sense, degree: null, slip: false };
      });
  }

  /** Returns whether digits stand at a place, with the letters of an ordinal ("10th") after them. */
  isOrdinal(tokens: readonly TextToken[], at: number): boolean {
    const [digits, letters] = [tokens[at], tokens[at + 1]];
    if (digits?.number == null || !letters?.glued || letters.mark !== '') return false;
    return this.file.ordinalEndings.includes(letters.word);
  }

  /** "10th and 90th percentile": the ordinals of a list share what follows the last of them. */
  #sharing(tokens: readonly TextToken[], forms: readonly Forms[], hits: readonly SenseHit[]): SenseHit[] {
    const shared: SenseHit[] = [];
    let noun: number[] = [];
    for (let at = tokens.length - 2; at >= 0; at -= 1) {
      if (!this.isOrdinal(tokens, at)) continue;
      const end = at + 2;
      const joint = hits.some(
        ({ from, to, sense }) =>
          from === end && to === end + 1 && (sense.kind === 'joint' || sense.value === 'versus'),
      );
      const listed = joint || LISTED.test(tokens[end]?.mark ?? '');
      if (listed && this.isOrdinal(tokens, joint ? end + 1 : end)) {
        const phrase = [at, at + 1, ...noun];
        const of = <One>(all: readonly One[]) => phrase.flatMap((one) => all[one] ?? []);
        const found: SenseHit[] = [];
        this.#follow(of(tokens), of(forms), 0, found);
        const whole = found.filter(({ to }) => to === phrase.length && noun.length > 0);
        shared.push(...whole.map((hit) => ({ ...hit, from: at, to: end })));
      } else {
        const last = Math.max(end, ...hits.flatMap(({ from, to }) => (from === at ? [to] : [])));
        noun = range(end, last);
      }
    }
    return shared;
  }

  #formsOf(token: TextToken, isKnown: (word: string) => boolean): Forms {
    const own = this.#lemmas.of(token.word);
    const itself = { lemma: token.word, degree: null };
    if (own.some(({ lemma }) => lemma === token.word)) return { lemmas: own, slip: false };
    if (own.length > 0 || token.number !== null || isKnown(token.word))
      return { lemmas: [...own, itself], slip: false };
    const derived = this.#derived(token.word);
    if (derived) return { lemmas: [itself, { lemma: derived, degree: null }], slip: false };
    const short = this.#lemmas.of(token.word.replace(DRAWN_OUT, '$1'));
    if (short.length > 0) return { lemmas: short, slip: false };
    const mayBeSlip = LETTER_OR_DIGIT.test(token.word) && !isCommonWord(token.word);
    const meant = mayBeSlip ? this.slip(token.word) : undefined;
    return meant ? { lemmas: this.#lemmas.of(meant), slip: true } : { lemmas: [itself], slip: false };
  }

  /** "doable", "learnable": what an ending makes of a known word is no slip of another, and means what the ending does. */
  #derived(word: string): string | undefined {
    return this.file.endings.find(
      (ending) => word.endsWith(ending) && this.#lemmas.of(word.slice(0, -ending.length)).length > 0,
    );
  }

  #follow(tokens: readonly TextToken[], forms: readonly Forms[], from: number, hits: SenseHit[]): void {
    let open: Reached[] = [{ node: this.#root, degree: null, slip: false }];
    for (let at = from; at < tokens.length && open.length > 0; at += 1) {
      if (at > from && !JOINED.test(tokens[at]?.mark ?? '')) break;
      const { lemmas, slip } = forms[at] ?? { lemmas: [], slip: false };
      // A few at most: a list of them is searched sooner than a map is made.
      const reached: Reached[] = [];
      for (const one of open) {
        for (const { lemma, degree } of lemmas) {
          const node = one.node.next.get(lemma);
          if (!node) continue;
          const most = degree ?? one.degree;
          const known = reached.findIndex((other) => other.node === node);
          if (known >= 0 && (!most || reached[known]?.degree)) continue;
          reached[known < 0 ? reached.length : known] = { node, degree: most, slip: slip || one.slip };
        }
      }
      open = reached;
      for (const one of open)
        for (const sense of one.node.senses)
          hits.push({ from, to: at + 1, sense, degree: one.degree, slip: one.slip });
    }
  }
}

/** Reads the lexicon; `fields` of the registry add their words, `names` those that say who published figures. */
export function openEnglish(
  fields: readonly Field[],
  names: readonly string[] = [],
  groups: readonly NamedGroup[] = [],
): English {
  return new English(readLexicon(), fields, names, groups);
}
