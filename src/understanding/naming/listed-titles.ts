import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import type { Strength } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import { asksApart, COMMA, isEveryday, isShort } from './token-kinds.ts';

const LONGEST = 8;

/** Proposes titles as they are listed. */
export function addListed(all: Candidates): void {
  const { tokens, english, titles } = all.parts;
  const { prices } = english.file;
  for (let from = 0; from < tokens.length; from += 1) {
    const turns = all.parts.around.precedes(from, 'turn');
    if (!mayHold(all, from) || (all.kinds.edgeless[from] && !turns)) continue;
    let commas = 0;
    for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
      if (to - 1 > from && all.parted(to - 1)) {
        commas += 1;
        if (!COMMA.test(tokens[to - 1]?.mark ?? '') || commas > 2) break;
      }
      if (!mayHold(all, to - 1) && !all.kinds.function[to - 1]) break;
      if (all.kinds.dividers.includes(tokens[to - 1]?.word ?? '')) break;
      if (!mayHold(all, to - 1) || all.kinds.edgeless[to - 1]) continue;
      if (areGroups(all, from, to) || isCut(all, from, to) || areNames(all, from, to)) continue;
      const strength = titles.strength(all.words(from, to));
      const strong = strength === 'strong';
      // "substitute teacher", of words that turn a conversation where the title is not beyond doubt.
      if (!strength || ((commas > 0 || turns || isPair(all, from, to)) && !strong)) continue;
      if (isPair(all, from, to) && !isInOrder(all, from, to)) continue;
      const words = to - from;
      if (words === 1) oneWord(all, from, strength);
      else {
        const rival = sensedAs(all, from, to) && !all.parts.around.inSlot(from, to, '@word');
        const base = rival ? prices.titleOutside : strong ? prices.title : prices.titleListed;
        all.add(from, to, base + prices.titleExtraWord * (words - 1));
      }
    }
  }
}

/** Some title has the word; "911 dispatcher": a number that counts nothing may be a part of one, too. */
function mayHold(all: Candidates, at: number): boolean {
  const { word = '', number = null } = all.parts.tokens[at] ?? {};
  return all.kinds.inTitle[at] === true || (number !== null && all.parts.titles.inTitles(word));
}

/** "tool and die maker", and no "assistant and occupational therapist", which a list has the other way round. */
function isInOrder(all: Candidates, from: number, to: number): boolean {
  const own = range(from, to).filter((at) => !all.small(at));
  return all.parts.titles.isListed(own.map((at) => all.parts.tokens[at]?.word ?? ''));
}

/** "sales and marketing jobs", "outside healthcare and tech", "sales for people …": groups whose jobs are spoken of, or that are left out, or for whom, not one title. */
function areGroups(all: Candidates, from: number, to: number): boolean {
  const { around, hits } = all.parts;
  if (around.follows(to - 1, 'joint.for') && around.precedes(to - 1, 'job.worker')) return true;
  if (!around.follows(from, 'denial.except') && !around.precedes(to, 'job.job')) return false;
  const group = (start: number, end: number) =>
    hits.some((hit) => hit.from === start && hit.to === end && hit.sense.kind === 'group');
  for (let at = from + 1; at < to - 1; at += 1)
    if (all.small(at) && group(from, at) && group(at + 1, to)) return true;
  return false;
}

/** Two titles with a small word between ("assistants and HR"), or the end of one ("… estate agent and claims"). */
function isPair(all: Candidates, from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at += 1) {
    if (!all.small(at)) continue;
    if (all.isTitle(from, at) && all.isTitle(at + 1, to)) return true;
    if (endsLonger(all, from, at)) return true;
  }
  return false;
}

/** "between paralegals and legal assistants": two names of one listed title, which are to be told apart. */
function areNames(all: Candidates, from: number, to: number): boolean {
  if (!asksApart(all.parts, from)) return false;
  return range(from + 1, to - 1).some(
    (at) => all.small(at) && endsTitle(all, from, at) && endsTitle(all, at + 1, to),
  );
}

function endsLonger(all: Candidates, from: number, at: number): boolean {
  const begins = range(Math.max(0, from - LONGEST), from).filter((start) => !all.kinds.edgeless[start]);
  return begins.some((start) => all.isTitle(start, at));
}

/** "graphic designer and web | designer": the words after "and" begin another title, which goes on behind them. */
function isCut(all: Candidates, from: number, to: number): boolean {
  if (to >= all.parts.tokens.length) return false;
  for (let at = from + 1; at < to; at += 1)
    if (all.small(at) && endsTitle(all, from, at) && all.isTitle(at + 1, to + 1)) return true;
  return false;
}

function endsTitle(all: Candidates, from: number, at: number): boolean {
  return all.isTitle(from, at) && all.parts.titles.isDoer(all.parts.tokens[at - 1]?.word ?? '');
}

/** Returns whether exactly these words have a sense of their own ("artificial intelligence"). */
function sensedAs(all: Candidates, from: number, to: number): boolean {
  return all.parts.hits.some((hit) => hit.from === from && hit.to === to && !hit.slip);
}

/** "directors": several roles go by the word. */
function isFamily(all: Candidates, at: number): boolean {
  const word = all.parts.tokens[at]?.typed ?? '';
  return all.parts.titles.resolve(word).verdict === 'ask';
}

/** One word that is a title: beside another sense it has to stand where a role stands. */
function oneWord(all: Candidates, at: number, strength: Strength): void {
  const { prices } = all.parts.english.file;
  const [strong, weak] = [strength === 'strong', strength === 'listed'];
  // "im 19": a number by itself is none.
  if (all.parts.tokens[at]?.number !== null) return;
  if ([...all.phrases].some(([to, from]) => from <= at && at < to)) return;
  if (all.kinds.function[at] && !isShort(all.parts.tokens[at])) return;
  // "my brother", "my host": a possession is a job only if its name is not another word, too.
  if (!strong && all.parts.around.inSlot(at, at + 1, '@owned')) return;
  // "we can judge": after "can" a bare form is a verb.
  const { word } = all.parts.tokens[at] ?? { word: '' };
  if (all.parts.around.inSlot(at, at + 1, '@modal') && singular(word) === word) return;
  // "a water heater", "dealing with people": what is said every day, or hardly a list has, is a job only where one has to stand.
  const placed = all.parts.around.inSlot(at, at + 1, '@everyday');
  const everyday = !strong && !placed && (weak || isEveryday(all.parts, at, at + 1));
  if (everyday && !isFamily(all, at)) return;
  const rival = all.kinds.sensed[at] || all.kinds.filler[at];
  // "the extra schooling": a small word is no job that hardly a list has, wherever it stands in a longer text.
  const small = weak && all.kinds.filler[at] && all.parts.tokens.length > 1;
  const slot = !small && all.parts.around.inSlot(at, at + 1, '@word');
  if (!rival) all.add(at, at + 1, strong ? prices.title : prices.titleListed);
  else all.add(at, at + 1, slot ? prices.titleInSlot : prices.titleOutside);
}
