import type { Catalogue } from '../catalogue/catalogue.ts';
import { NATION } from '../contract/query.ts';
import { clean } from '../language/clean.ts';
import { cheapestCover } from '../language/cover.ts';
import type { English, SenseHit } from '../language/english.ts';
import { type Quantity, quantitiesOf } from '../language/quantities.ts';
import { range, type TextToken } from '../language/tokens.ts';
import { mentionSpans } from './naming/mentions.ts';
import type { Run } from './naming/stretches.ts';
import { isShort } from './naming/token-kinds.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import { placeSpans } from './places/place-spans.ts';
import { withPolarity } from './reading/polarity.ts';
import { type Reading, type Span, spanOf } from './reading/reading.ts';
import { Surroundings } from './reading/slots.ts';
import type { TitleFinder } from './reading/title-finder.ts';
import { withSchools } from './roles/schools.ts';
import { withUnits } from './subject/units.ts';

/** The dependencies of a reader. */
export interface ReaderTools {
  catalogue: Catalogue;
  english: English;
  titles: TitleFinder;
  places: Gazetteer;
}

const CAPITAL = /^\p{Lu}$/u;
/** A short form with a sign in it. */
const SIGNED = /(?<![\p{L}\p{N}&])\p{Lu}{1,3}&\p{Lu}{1,2}(?![\p{L}\p{N}&])/gu;
const SENTENCE_END = /[.?!\n]/u;

/**
 * Reads a text once: the cheapest cover of its words by spans of one sense each.
 * @param context what the conversation is about ("aspect.salary"): it counts as if the text named it.
 */
export function readText(
  raw: string,
  { catalogue, english, titles, places }: ReaderTools,
  context: readonly string[] = [],
): Reading {
  const { text, shortened } = clean(raw);
  const tokens = english.tokens(text);
  const wholes = [...signedForms(text, tokens), ...levelLetters(tokens, titles, english)];
  // "the pay in IT": capitals of a short form are no small word of a phrase; nor are letters about a sign ("FP&A").
  const found = english
    .senses(tokens, titles.inTitles)
    .filter(
      ({ from, to, sense }) =>
        (sense.kind !== 'pronoun' || to === from + 1 || !tokens.slice(from, to).some(isShort)) &&
        !(sense.kind === 'group' && areDoers(tokens.slice(from, to), titles)) &&
        wholes.every(([first, end]) => to <= first || from >= end || (from <= first && to >= end)),
    );
  // "401k", "9 to 5": what has a name with digits counts nothing.
  const isNamed = ({ from, to }: Quantity) =>
    found.some((hit) => hit.sense.kind === 'unmeasured' && hit.from <= from && hit.to >= to);
  const quantities = quantitiesOf(tokens, found, english).filter((one) => !isNamed(one));
  // A sense that its slots exclude is not a neighbour either.
  const all = new Surroundings(tokens, found, quantities, english, context);
  const hits = standing(found, all);
  const alike = hits.length === found.length;
  const around = alike ? all : new Surroundings(tokens, hits, quantities, english, context);
  const inTitles = titles.inTitles;
  const within = (ones: readonly { from: number; to: number }[]) =>
    new Set(ones.flatMap(({ from, to }) => range(from, to)));
  const sensed = within(hits);
  const isTitle = (word: string) => titles.strength([word]) === 'strong';
  const placed = placeSpans({ text, tokens, hits, sensed, english, around, places, inTitles, isTitle });
  for (const { from, to } of placed) around.mark(from, to, 'place');
  tokens.forEach((token, at) => {
    if (!sensed.has(at) && token.number === null && !inTitles(token.word)) around.mark(at, at + 1, '?');
  });
  const taken = within([...placed, ...quantities]);
  const apart = within([...placed, ...quantities.filter(({ unit }) => unit !== null)]);
  const spans = [
    ...placed,
    ...quantities.map((one) => quantitySpan(one, tokens, text, english)),
    ...mentionSpans({ text, tokens, hits, english, around, titles, taken, apart }),
  ];
  for (const hit of hits) {
    const span = senseSpan(hit, tokens, text, around, english);
    if (span) spans.push(span);
  }
  const unknown = english.file.prices.unknown;
  const gap = (at: number) =>
    spanOf(tokens, text, {
      from: at,
      to: at + 1,
      kind: english.isOrdinal(tokens, at - 1) ? 'filler' : 'unknown',
      value: tokens[at]?.word ?? '',
      price: unknown,
    });
  const cover = cheapestCover(tokens.length, spans, unknown, gap);
  const named = cover.map((span) =>
    span.kind === 'title' && !span.named ? { ...span, named: titles.resolve(span.text) } : span,
  );
  const chosen = new Set(cover);
  const lost = spans.filter((one) => !chosen.has(one));
  const meant = withSchools(withUnits(named, tokens, english), lost, catalogue);
  return { text, shortened, tokens, spans: withPolarity(meant, tokens, english), lost };
}

/** The places of short forms with a sign in them. */
function signedForms(text: string, tokens: readonly TextToken[]): Run[] {
  return Array.from(text.matchAll(SIGNED)).flatMap(({ 0: form, index }) => {
    const first = tokens.findIndex(({ start }) => start === index);
    const last = tokens.findLastIndex(({ end }) => end <= index + form.length);
    return first < 0 ? [] : [[first, last + 1] as const];
  });
}

/** "architects and engineers": words each of which is somebody name no field of work together. */
function areDoers(tokens: readonly TextToken[], titles: TitleFinder): boolean {
  const words = tokens.map(({ word }) => word);
  const named = words.filter((word) => titles.isDoer(word) && titles.resolve(word).verdict !== 'unknown');
  return words.length > 2 && named.length > words.length / 2;
}

/** "class B", "Band A": the places of a level that a letter says; not if it is a word in the middle: "what level I am at". */
function levelLetters(tokens: readonly TextToken[], titles: TitleFinder, english: English): Run[] {
  return tokens.flatMap(({ word, typed, mark }, at) => {
    const isLetter = at > 0 && mark === '' && CAPITAL.test(typed);
    if (!isLetter || !titles.isNumbered(tokens[at - 1]?.word ?? '')) return [];
    const ends = tokens[at + 1]?.mark !== '';
    return ends || !english.knows(word) ? [[at - 1, at + 1] as const] : [];
  });
}

/** Senses that stand in their slots, and those that are listed with one of their kind that does ("tech and health"). */
function standing(found: readonly SenseHit[], all: Surroundings): SenseHit[] {
  // Slots that look at places or titles are held against them later, once those are known.
  const fits = ({ from, to, sense, degree }: SenseHit) =>
    sense.later || all.fits(from, to, sense.slot, degree !== null);
  const fitting = found.filter(fits);
  if (!all.holds('joint.and', 'joint.or')) return fitting;
  const ends = new Set(fitting.map(({ to, sense }) => `${sense.kind} ${to}`));
  const starts = new Set(fitting.map(({ from, sense }) => `${sense.kind} ${from}`));
  return found.flatMap((hit) => {
    const { from, to, sense } = hit;
    const listed =
      (all.follows(from, 'joint.and', 'joint.or') && ends.has(`${sense.kind} ${from - 1}`)) ||
      (all.precedes(to, 'joint.and', 'joint.or') && starts.has(`${sense.kind} ${to + 1}`));
    if (!listed && !fits(hit)) return [];
    ends.add(`${sense.kind} ${to}`);
    return [listed ? { ...hit, sense: { ...sense, slot: null } } : hit];
  });
}

function quantitySpan(
  quantity: Quantity,
  tokens: readonly TextToken[],
  text: string,
  english: English,
): Span {
  const { from, to, firm, bound, unit } = quantity;
  const bare = bound === null && unit === null;
  const price = kindPrice(english, bare ? 'number' : 'quantity', to - from) + (firm ? 0 : 0.15);
  return spanOf(tokens, text, { from, to, kind: bare ? 'number' : 'quantity', value: '', price, quantity });
}

function kindPrice(english: English, kind: string, words: number): number {
  const { kindPrices, prices } = english.file;
  return (kindPrices[kind] ?? kindPrices.default) + prices.extraWord * (words - 1);
}

function senseSpan(
  { from, to, sense, degree, slip }: SenseHit,
  tokens: readonly TextToken[],
  text: string,
  around: Surroundings,
  english: English,
): Span | null {
  if (!around.fits(from, to, sense.slot, degree !== null)) return null;
  const { kind, value } = sense;
  const end = kind === 'order' ? sentenceEnd(tokens, to) : to;
  // One misspelled word is the likelier meant, the more of its phrase is spelled right.
  const doubt = slip ? english.file.prices.slip / (to - from) : 0;
  const price = kindPrice(english, kind, to - from) + doubt;
  const place = kind === 'place' && value === 'home' ? NATION : null;
  return spanOf(tokens, text, { from, to: end, kind, value, price, degree, slip, place });
}

/** An order to the assistant reaches to the end of its sentence. */
function sentenceEnd(tokens: readonly TextToken[], at: number): number {
  let end = at;
  while (end < tokens.length && !SENTENCE_END.test(tokens[end]?.mark ?? '')) end += 1;
  return end;
}
