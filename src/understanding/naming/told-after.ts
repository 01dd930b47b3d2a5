import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import type { Candidates } from './candidates.ts';

/** The maximum number of words for where or with what it is done. */
const MOST_WORDS = 3;
const OPENS = /^\s*[([]$/u;
const WHERE = ['joint.in', 'joint.at', 'joint.for', 'joint.of'];

/** Proposes titles of which the first words stand behind the last: "pilot for an airline", "driver of a school bus", "nurse (pediatric)". */
export function addToldAfter(all: Candidates): void {
  for (const to of range(1, all.parts.tokens.length)) {
    const behind = endOf(all, to);
    if (!behind) continue;
    // "line cook at a restaurant": the longest of those that end alike.
    const titled = all.spans.filter((span) => span.to === to).map(({ from }) => from);
    propose(all, [Math.min(to - 1, ...titled), to], behind);
  }
}

type Run = readonly [from: number, to: number];

/** The words behind a title that say where it is done, if the title says what somebody is. */
function endOf(all: Candidates, to: number): Run | undefined {
  const { around, tokens, titles } = all.parts;
  // "psychologist (clinical)".
  const bracket = OPENS.test(tokens[to]?.mark ?? '');
  if (!bracket && (!around.precedes(to, ...WHERE) || all.parted(to))) return;
  if (!titles.isDoer(tokens[to - 1]?.word ?? '')) return;
  const first = bracket ? to : to + (all.articled(to + 1) ? 2 : 1);
  if (!bracket && range(to + 1, first + 1).some((at) => all.parted(at))) return;
  const { inTitle, function: functional } = all.kinds;
  const goesOn = (at: number) => inTitle[at] === true && !functional[at] && (at === first || !all.parted(at));
  let end = first;
  while (end < first + MOST_WORDS && goesOn(end)) end += 1;
  return end > first ? [first, end] : undefined;
}

/** The longest title that is listed so; where weaker evidence has it than what stands before, that is meant still. */
function propose(all: Candidates, [from, to]: Run, [first, last]: Run): void {
  const { titles, english } = all.parts;
  const { prices } = english.file;
  const before = all.words(from, to);
  // A family is told apart by whatever is said of it.
  const isOne = () => titles.resolve(before.join(' ')).candidates[0]?.reading !== 'family';
  const isStrong = titles.strength(before) === 'strong';
  for (let end = last; end > first; end -= 1) {
    const whole = [...all.words(first, end).map(singular), ...before];
    if (!titles.isListed(whole)) continue;
    const weaker = isStrong && titles.strength(whole) !== 'strong' && isOne();
    const named = titles.resolve((weaker ? before : whole).join(' '));
    if (named.verdict === 'unknown') continue;
    all.add(from, end, prices.title + prices.titleExtraWord * (end - from - 1), named);
    return;
  }
}
