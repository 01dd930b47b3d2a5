import type { Span } from '../reading/reading.ts';
import type { Candidates } from './candidates.ts';
import { COMMA, PARTS } from './token-kinds.ts';

/** The maximum number of items of a list of roles. */
const MOST_ITEMS = 8;

/** Finds titles that leave words to their neighbour in a list ("civil, electrical or mechanical engineer"). */
export function lendWords(all: Candidates, listed: readonly Span[]): void {
  for (const span of listed.filter((one) => one.to - one.from > 1)) {
    lendBefore(all, span);
    lendAfter(all, span);
  }
}

/** Lends the first words of a title, or else the last, to the items joined after it ("mechanical engineer vs civil"). */
function lendAfter(all: Candidates, span: Span): void {
  let end = span.to;
  for (let items = 0; items < MOST_ITEMS && joint(all, end); items += 1) {
    const begin = end + 1;
    const width = [2, 1].find((words) => {
      if (lend(all, span, begin, begin + words, false)) return true;
      // "registered nurse vs manager": what is a title of several needs no head.
      const own = all.words(begin, begin + words);
      const alone = all.parts.titles.strength(own) === null;
      return alone && lend(all, span, begin, begin + words, true);
    });
    if (width === undefined) return;
    end = begin + width;
  }
}

/** Lends the last words of a title to the items listed before it, one after the other. */
function lendBefore(all: Candidates, span: Span): void {
  let start = span.from;
  for (let items = 0; items < MOST_ITEMS; items += 1) {
    const end = joint(all, start - 1) ? start - 1 : start;
    // "civil, electrical or mechanical engineer": commas list what "or" closes.
    if (end === start && (items === 0 || !COMMA.test(all.parts.tokens[end]?.mark ?? ''))) return;
    const width = [2, 1].find((words) => lend(all, span, end - words, end, true));
    if (width === undefined) return;
    start = end - width;
  }
}

function joint(all: Candidates, at: number): boolean {
  return all.parts.hits.some(
    ({ from, to, sense }) =>
      from === at &&
      to === at + 1 &&
      (sense.value === 'versus' ||
        (sense.kind === 'joint' && (sense.value === 'and' || sense.value === 'or'))),
  );
}

/** Returns whether words are read as a title by themselves; strange ones, where they are one exactly. */
function isRead(all: Candidates, words: readonly string[], strange: boolean, tail: boolean): boolean {
  const { titles } = all.parts;
  const { verdict, candidates } = titles.resolve(words.join(' '));
  if (strange && candidates[0]?.exact !== true) return false;
  return verdict === 'sure' || (verdict === 'nearest' && (!tail || titles.isListed(words)));
}

/** Reads a run of words with words of a title beside it; whether the two make a title. */
function lend(all: Candidates, span: Span, from: number, to: number, tail: boolean): boolean {
  const { tokens, titles, english } = all.parts;
  if (from < 0 || to > tokens.length) return false;
  // "the person who drives the city bus": what is told of somebody says who it is.
  if (all.parts.around.precedes(to, 'question.who')) return false;
  for (let at = from; at < to; at += 1)
    if (all.kinds.function[at] || (at > from && PARTS.test(tokens[at]?.mark ?? ''))) return false;
  // "frontend vs backend developer": a word that no title has makes one only where the two are surely meant.
  const strange = all.kinds.inTitle.slice(from, to).includes(false);
  const own = all.words(from, to);
  if (own.length > 1 && titles.strength(own) !== null) return false;
  // "lpn rn and cna pay": what is asked of a title is no word of it.
  if (own.length > 1 && all.kinds.sensed[to - 1] && titles.strength(own.slice(0, -1)) !== null) return false;
  // "dental hygienist or nurse", "pharmasist vs pharmacy tech": a title that is read by itself, a slip of one as
  // well, needs no words of the one beside it.
  // "a nursing or medical assistant": behind an article stands who somebody is, and no field of work.
  const field = tail && titles.isField(own) && all.articled(from - 1);
  if (!field && (strange || titles.strength(own) !== null) && isRead(all, own, strange, tail)) return true;
  const lent = all.words(span.from, span.to);
  for (let part = 1; part < lent.length; part += 1) {
    const words = tail ? [...own, ...lent.slice(part)] : [...lent.slice(0, -part), ...own];
    if (!titles.isTitle(words) && titles.strength(words) === null && span.named === null) continue;
    const named = titles.resolve(words.join(' '));
    if (strange && named.verdict !== 'sure') continue;
    if (named.verdict !== 'sure' && named.verdict !== 'nearest' && (span.named || named.verdict !== 'ask'))
      continue;
    all.add(from, to, english.file.prices.ellipsis * 0.7, named);
    return true;
  }
  return false;
}
