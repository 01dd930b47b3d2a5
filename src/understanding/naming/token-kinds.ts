import { isCommonWord } from '../../language/common-words.ts';
import { editDistance } from '../../language/distance.ts';
import type { SenseHit } from '../../language/english.ts';
import { isGerund } from '../../language/inflect.ts';
import type { TextToken } from '../../language/tokens.ts';
import type { Named } from '../reading/title-finder.ts';
import type { MentionParts } from './mention-parts.ts';

/** Marks that a title may hold ("Engineers, All Other"), and those that part it from its neighbours. */
export const COMMA = /^,$/u;
export const PARTS = /[,.?!;:()"“”\n|]|[–—]|\p{Extended_Pictographic}/u;

/** A hyphen that touches no word is a dash. */
const HYPHEN = /-/u;

/** Returns whether a mark parts a token from the one before. */
export function parts(token: TextToken | undefined): boolean {
  if (token === undefined) return false;
  return PARTS.test(token.mark) || (HYPHEN.test(token.mark) && !token.glued);
}

/** The functions that each token can have in a title, by its place. */
export interface TokenKinds {
  /** Some title has it. */
  inTitle: readonly boolean[];
  /** It has a sense that sets words together, so that alone it does not name anything. */
  function: readonly boolean[];
  /** No title begins or ends with it. */
  edgeless: readonly boolean[];
  /** It has a sense that cannot be part of an unknown name. */
  apart: readonly boolean[];
  /** It has a sense other than that of a small word. */
  sensed: readonly boolean[];
  /** It is a small word. */
  filler: readonly boolean[];
  /** It is a small word that no title holds: not a verb, whose "-ing" may be a field of work ("training"). */
  tiny: readonly boolean[];
  dividers: readonly string[];
}

/** A slip of one letter. */
const ONE = 1;
const FEW = 3;
const TINY: readonly string[] = ['filler', 'hedge', 'relative'];
/** Capitals of a short form. */
const SHORT = /^\p{Lu}[\p{Lu}\p{N}&]{1,3}$/u;

/** Sorts the tokens of a text by what they can be in a title. */
export function tokenKinds({ tokens, hits, titles, english, taken, around }: MentionParts): TokenKinds {
  const flags = () => tokens.map(() => false);
  const kinds = {
    function: flags(),
    edgeless: flags(),
    apart: flags(),
    sensed: flags(),
    filler: flags(),
    tiny: flags(),
  };
  // So few words are a title that is typed by itself.
  const alone = tokens.length <= FEW;
  const isNearly = (word: string) =>
    !alone && !titles.inTitles(word) && editDistance(word, english.slip(word) ?? '', ONE) <= ONE;
  const { functionKinds, apartKinds, edgeKinds, dividers } = english.file;
  for (const { from, to, sense, slip } of hits) {
    // A mistyped word may as well be a word of titles; one that is nearly a small word is none ("actualy"), unless it
    // is set beside a role ("lawer vs paralegal").
    if (slip) {
      const small = sense.kind === 'filler' && to === from + 1 && isNearly(tokens[from]?.word ?? '');
      const beside = around.precedes(to, 'relation.versus') || around.follows(from, 'relation.versus');
      if (!small || beside) continue;
    }
    const known = sense.kind === 'filler' ? kinds.filler : kinds.sensed;
    for (let at = from; at < to; at += 1) known[at] = true;
    if (sense.kind === 'filler' && TINY.includes(sense.value))
      for (let at = from; at < to; at += 1) kinds.tiny[at] = true;
    if (to !== from + 1) continue;
    if (apartKinds.includes(sense.kind)) kinds.apart[from] = true;
    if (functionKinds.includes(sense.kind)) kinds.function[from] = true;
    if (edgeKinds.includes(sense.kind) && !isShort(tokens[from])) kinds.edgeless[from] = true;
  }
  for (const at of taken) kinds.sensed[at] = true;
  const inTitle = tokens.map((token) => token.number === null && titles.inTitles(token.word));
  return { ...kinds, inTitle, dividers };
}

/** Returns whether a token is a short form in capitals ("IT", "MA"), which is not a function word. */
export function isShort(token: TextToken | undefined): boolean {
  if (token === undefined) return false;
  return SHORT.test(token.typed);
}

/** Returns whether a word is a verb form with its object, which is not a title: "running an office". */
export function isVerb({ tokens, english, around }: MentionParts, from: number, to: number): boolean {
  const word = tokens[from]?.word ?? '';
  const form = english.lemmas(word).some(({ lemma }) => lemma !== word && english.verbs.has(lemma));
  // "branching into design": whatever verb leads into a job.
  const led = isGerund(word) && around.precedes(to, 'joint.into');
  return to === from + 1 && (led || (form && around.inSlot(from, to, '@verb')));
}

/**
 * Returns whether words in a longer text are of every day, each of them common in English or the plural of such a word,
 * so that they name a job only where one has to stand: "lunch", "a water heater"; not "shift leader", which says what
 * somebody is, nor a short form.
 */
export function isEveryday({ tokens, titles }: MentionParts, from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ word }) => word);
  const last = words.at(-1) ?? '';
  if (words.length === tokens.length || (words.length === 1 && isShort(tokens[from]))) return false;
  if (words.length > 1 && titles.inTitles(last) && titles.isDoer(last)) return false;
  return words.every(isCommonWord);
}

/** "sounds fishy": words that come near a title, some of which no title has, and none of which says who somebody is. */
export function isGuessed(
  { verdict, candidates }: Named,
  { tokens, titles }: MentionParts,
  from: number,
  to: number,
): boolean {
  const words = tokens.slice(from, to).map(({ word }) => word);
  const known = words.filter((word) => titles.inTitles(word));
  const sure = candidates.some(({ exact }) => exact);
  return verdict === 'nearest' && !sure && known.length < words.length && !known.some(titles.isDoer);
}

/** "swap X for Y": what goes and what comes are two. */
export const isExchanged = (hit: SenseHit, hits: readonly SenseHit[]) =>
  is(hit, 'joint.for', 'joint.with') &&
  hits.some((other) => other.from < hit.from && is(other, 'turn.swap', 'turn.reverse'));
const is = ({ sense }: SenseHit, ...names: string[]) => names.includes(sense.name);

/** Returns whether two names are to be told apart from a token on: "between X and Y", "X and Y, same thing?". */
export function asksApart({ around, hits }: MentionParts, from: number): boolean {
  const same = hits.some(({ sense }) => sense.kind === 'direction' && sense.value === 'same');
  return same || around.follows(from, 'joint.between');
}
