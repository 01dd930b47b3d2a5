import type { EnglishFile } from './lexicon.ts';
import { wordsOf } from './normalise.ts';
import type { TextToken } from './tokens.ts';

/** A group of occupations as its publisher names it. */
export interface NamedGroup {
  code: string;
  title: string;
}

/** A run of words that name a field of work by the name of its group. */
export interface NamedField {
  from: number;
  to: number;
  /** The field as the lexicon calls it, or the name of the group. */
  value: string;
}

/** A field with the words of its group's name. */
interface Field {
  value: string;
  words: readonly string[];
}

/** Letters in which a word begins as that of a name does, be it cut, or with another ending of so many letters. */
const CUT = 3;
const STEM = 4;
const ENDING = 3;
/** The ending of who does something. */
const DOER = /[eo]rs?$/;
/** Marks between the words of a name. */
const LISTED = /^[-,]?$/u;

/**
 * Finds the names of groups however they are worded: "food prep & serving" for "Food Preparation and Serving
 * Related". Any of its words in any order name a group where they are listed ("and"), and all of them where they are not.
 */
export class GroupNames {
  /** Codes by field. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly #fields: readonly Field[];
  readonly #joints: ReadonlySet<string>;
  /** The first letters of all words of names. */
  readonly #begins: ReadonlySet<string>;

  constructor(
    groups: readonly NamedGroup[],
    { groupCodes, senses }: Pick<EnglishFile, 'groupCodes' | 'senses'>,
  ) {
    this.#joints = new Set([...(senses.joint?.and ?? []), ...(senses.joint?.or ?? [])]);
    const own = new Map(Object.entries(groupCodes).map(([value, codes]) => [codes.join(' '), value]));
    // What all names have in common says of what they are names: "occupations".
    const [first = '', ...others] = groups.map(({ title }) => title.toLowerCase());
    const common = first
      .split(' ')
      .filter((word) => others.every((title) => title.split(' ').includes(word)));
    const fields = groups.map(({ code, title }) => {
      const telling = title
        .toLowerCase()
        .split(' ')
        .filter((word) => !common.includes(word))
        .join(' ');
      const words = wordsOf(telling).filter((word) => !this.#joints.has(word));
      return { code, value: own.get(code) ?? telling, words };
    });
    this.#fields = fields.filter(({ words }) => words.length > 1);
    this.codes = new Map(fields.map(({ value, code }) => [value, [code]]));
    this.#begins = new Set(this.#fields.flatMap(({ words }) => words.map(begin)));
  }

  find(tokens: readonly TextToken[]): NamedField[] {
    const found: NamedField[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      const one = this.#from(tokens, from);
      if (!one) continue;
      found.push(one);
      from = one.to - 1;
    }
    return found;
  }

  /** The longest name that begins at a token. */
  #from(tokens: readonly TextToken[], from: number): NamedField | null {
    let open = this.#fields.map((field) => ({ field, rest: field.words }));
    let [best, count, listed]: [NamedField | null, number, boolean] = [null, 0, false];
    for (let at = from; at < tokens.length; at += 1) {
      const { word, mark } = tokens[at] as TextToken;
      if (at > from && !LISTED.test(mark)) break;
      if (at > from && this.#joints.has(word)) {
        listed = true;
        continue;
      }
      if (!this.#begins.has(begin(word))) break;
      open = open.flatMap(({ field, rest }) => {
        const meant = rest.find((other) => isFormOf(word, other));
        return meant === undefined ? [] : [{ field, rest: rest.filter((other) => other !== meant) }];
      });
      if (open.length === 0) break;
      count += 1;
      const fitting = open.filter(({ rest }) => rest.length === 0 || listed);
      const least = Math.min(...fitting.map(({ rest }) => rest.length));
      const [only, second] = fitting.filter(({ rest }) => rest.length === least);
      if (count > 1 && only && !second) best = { from, to: at + 1, value: only.field.value };
    }
    return best;
  }
}

const begin = (word: string) => word.slice(0, CUT);

/** "prep", "preparing" for "preparation"; not "cleaner" for "cleaning", which says who does it. */
function isFormOf(word: string, name: string): boolean {
  if (DOER.test(word) && !DOER.test(name)) return false;
  const shorter = Math.min(word.length, name.length);
  const alike = Math.min(shorter, Math.max(STEM, shorter - ENDING));
  return word.slice(0, alike) === name.slice(0, alike);
}
