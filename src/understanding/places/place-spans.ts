import { isCommonWord } from '../../language/common-words.ts';
import type { English, SenseHit } from '../../language/english.ts';
import type { TextToken } from '../../language/tokens.ts';
import { isShort } from '../naming/token-kinds.ts';
import { type Span, spanOf } from '../reading/reading.ts';
import type { Surroundings } from '../reading/slots.ts';
import type { Found, Gazetteer } from './gazetteer.ts';
import { likeliest } from './gazetteer.ts';

/** The input for finding places in a text. */
export interface PlaceParts {
  text: string;
  tokens: readonly TextToken[];
  hits: readonly SenseHit[];
  /** The tokens with a sense. */
  sensed: ReadonlySet<number>;
  english: English;
  around: Surroundings;
  places: Gazetteer;
  inTitles: (word: string) => boolean;
  /** Returns whether a word alone surely is a title. */
  isTitle: (word: string) => boolean;
}

/** Words that name a place, if what stands around them says so. */
interface Candidate {
  from: number;
  to: number;
  found: readonly Found[];
  /** They are words of another kind as well: a word of the language, of titles, or both. */
  word: boolean;
  title: boolean;
  /** They are the code of a state and nothing else. */
  bare: boolean;
  /** They are a misspelled name. */
  slip: boolean;
  sure: boolean;
}

const COMMA = /,/u;
const LOWER = /\p{Ll}/u;

/** Places by their names; what is a word of another kind as well only where a place stands, or beside one. */
export function placeSpans(parts: PlaceParts): Span[] {
  const candidates = candidatesOf(parts);
  const shouts = !LOWER.test(parts.text);
  for (const one of candidates) one.sure = isSure(one, shouts, parts);
  // A place that is sure makes one of what it is listed or compared with, and so on along the list.
  for (let changed = true; changed; ) {
    changed = false;
    candidates.forEach((one, at) => {
      if (one.sure) return;
      const beside = [candidates[at - 1], candidates[at + 1]].some(
        (other, side) =>
          other &&
          (isParallel(one, other, parts) ||
            ((other.sure || (one.bare && other.bare)) && isBeside(one, other, side === 0, shouts, parts))),
      );
      if (beside) [one.sure, changed] = [true, true];
    });
  }
  const sure = candidates.filter((one) => one.sure);
  return sure.flatMap((one, at) => placeSpan(one, sure[at - 1], sure[at + 1], parts));
}

function candidatesOf(parts: PlaceParts): Candidate[] {
  const { tokens, places, hits, around, inTitles } = parts;
  const strange = strangeFrom(parts);
  const candidates: Candidate[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    if (around.follows(from, 'joint.in', 'joint.near') && places.isUnit(tokens[from + 1]?.word ?? '')) {
      candidates.push({ from, to: from + 2, found: [{ kind: 'region' }], ...PLAIN });
      from += 1;
      continue;
    }
    const begins = places.begins(tokens[from]?.word ?? '');
    for (let words = Math.min(places.longest, tokens.length - from); words > 0; words -= 1) {
      const to = from + words;
      const mayBeSlip = (strange[from] ?? to) < to;
      if (!begins && !mayBeSlip) break;
      const names = tokens.slice(from, to).map((token) => token.word);
      const exact = begins ? places.find(names) : [];
      const slip = exact.length === 0 && mayBeSlip;
      const found = slip ? places.near(names) : exact;
      if (found.length === 0) continue;
      // "I am ill": small letters are more often a common word than a state.
      const common = words === 1 && !isShort(tokens[from]) && isCommonWord(names[0] ?? '');
      const short = found[0]?.kind === 'state' && found[0].postal;
      const word =
        (common && short) ||
        hits.some((hit) => hit.from === from && hit.to === to && !hit.slip && !isPlace(hit));
      const title = words === 1 && inTitles(names[0] ?? '');
      const [first] = found;
      const bare = first?.kind === 'state' && first.postal && !word && !title;
      candidates.push({ from, to, found, word, title, bare, slip, sure: false });
      from = to - 1;
      break;
    }
  }
  return candidates;
}

/** A name without any other meaning. */
const PLAIN = { word: false, title: false, bare: false, slip: false, sure: false };

/** The places of the next words, from each on, that are of no other kind, common or misspelled, so may be of a name with a slip. */
function strangeFrom({ tokens, sensed, inTitles }: PlaceParts): number[] {
  const next: number[] = [];
  for (let at = tokens.length - 1, last = tokens.length; at >= 0; at -= 1) {
    const { word = '', number = 0 } = tokens[at] ?? {};
    if (number === null && !sensed.has(at) && !inTitles(word) && !isCommonWord(word)) last = at;
    next[at] = last;
  }
  return next;
}

const isPlace = ({ sense }: SenseHit) => sense.kind === 'place';

/** Returns whether a name is clear by itself, or stands where a place does ("in OR", "near Mobile"). */
function isSure(one: Candidate, shouts: boolean, { tokens, around }: PlaceParts): boolean {
  const { from, to, found, word, title, bare, slip } = one;
  const [first] = found;
  // "skip college": a part of an area's title that is a word of the language names no city by itself.
  if (word && first?.kind === 'area' && first.by === 'part') return false;
  const slot = around.inSlot(from, to, '@place');
  // "califronia nurse pay": a state is known by a slip at an end of the text as well.
  if (slip) return slot || (first?.kind === 'state' && around.inSlot(from, to, '@state'));
  const name = to - from > 1 || !(word || title);
  if (first?.kind === 'region') return slot || (to - from > 1 && name);
  // "MA vs plumber": what stands beside a title with that between them may be one.
  if (name) return !bare || slot || around.inSlot(from, to, '@bare');
  // "in or out", "at or above": a small word in small letters is a place at the end alone.
  const small = word && !title && isPostal(one) && (shouts || !isShort(tokens[from]));
  // "and LA?": a city by a short name, and nothing else.
  if (first?.kind === 'area' && isShort(tokens[from]) && around.inSlot(from, to, '@alone')) return true;
  return slot && (!small || around.inSlot(from, to, '@postal'));
}

const isPostal = ({ found: [first] }: Candidate) => first?.kind === 'state' && first.postal;

/** Returns whether a name stands right after a city, or is listed or compared with a place that is sure. */
function isBeside(
  one: Candidate,
  other: Candidate,
  after: boolean,
  shouts: boolean,
  { tokens, hits }: PlaceParts,
): boolean {
  const [left, right] = after ? [other, one] : [one, other];
  const small = one.word && !one.title && (shouts || !isShort(tokens[one.from]));
  const comma = COMMA.test(tokens[right.from]?.mark ?? '');
  if (left.to === right.from) {
    const city = left.found.some(({ kind }) => kind === 'area') && isPostal(right);
    return (comma || city) && !small;
  }
  if (small || right.from - left.to > MOST_BETWEEN) return false;
  for (let at = left.to; at < right.from; at += 1)
    if (!hits.some(({ from, to, sense }) => from <= at && to > at && BETWEEN.has(sense.kind))) return false;
  return true;
}

/** "CA plumber vs TX plumber", "dc lawyer pay vs ny lawyer pay": codes of states before titles, of one and the same or with a code that is nothing else. */
function isParallel(one: Candidate, other: Candidate, { tokens, isTitle }: PlaceParts): boolean {
  const words = [one, other].map(({ to }) => tokens[to]?.word ?? '');
  const alike = words[0] === words[1] || other.sure || one.bare || other.bare;
  // "jobs in law not in law": a small word is no state.
  const isState = ({ found: [first], word, from }: Candidate) =>
    first?.kind === 'state' && (!word || isShort(tokens[from]));
  return alike && words.every(isTitle) && [one, other].every(isState);
}

const MOST_BETWEEN = 3;
const BETWEEN: ReadonlySet<string> = new Set(['joint', 'relation', 'article']);

/** The span of a name, of the place that its neighbours choose where several have it. */
function placeSpan(
  one: Candidate,
  before: Candidate | undefined,
  next: Candidate | undefined,
  { tokens, text, english, places }: PlaceParts,
): Span[] {
  const { kindPrices, prices } = english.file;
  const { from, to, found } = one;
  const price = kindPrices.place + prices.extraWord * (to - from - 1);
  const base = { from, to, kind: 'place', price };
  const chosen = choose(one, before, next, places);
  if (chosen.kind === 'region' || chosen.kind === 'foreign')
    return [spanOf(tokens, text, { ...base, value: chosen.kind })];
  const areas = found.filter((one) => one.kind === 'area');
  const open = chosen === found[0] && chosen.kind === 'area' && likeliest(areas).length > 1;
  return open
    ? [spanOf(tokens, text, { ...base, value: 'ambiguous' })]
    : [spanOf(tokens, text, { ...base, value: chosen.kind, place: chosen.place })];
}

/** "Portland, ME": the state that follows chooses among cities; "Austin, LA" and "TX or LA" name a state. */
function choose(
  { from, to, found }: Candidate,
  before: Candidate | undefined,
  next: Candidate | undefined,
  places: Gazetteer,
): Found {
  const [first] = found as [Found];
  const state = next && next.from === to ? stateOf(next) : undefined;
  const postal = state && places.postal(state);
  const within = postal && found.find((one) => one.kind === 'area' && one.states.includes(postal));
  if (within) return within;
  const follows = before?.to === from && before.found.some(({ kind }) => kind === 'area');
  const listed = [before, next].some((other) => other && !follows && stateOf(other) !== undefined);
  return (follows || listed ? found.find(({ kind }) => kind === 'state') : undefined) ?? first;
}

function stateOf({ found }: Candidate): string | undefined {
  const state = found.find(({ kind }) => kind === 'state');
  return state?.kind === 'state' ? state.place.code : undefined;
}
