import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Span } from '../reading/reading.ts';
import { IN_SPEECH, type Named } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';
import { isEveryday, isGuessed, isVerb } from './token-kinds.ts';

const LONGEST = 8;
/** Runs of words that no title and no sense accounts for are resolved this often at most. */
const MOST_RESOLVED = 12;

/** So many of the runs of words around strange ones are tried. */
const MOST_TRIES = 6;

/** Words that set something beside a role. */
const BESIDE = ['relation', 'turn', 'joint.or', 'joint.and', 'joint.than', 'joint.between', 'joint.to'];

/**
 * Proposes words that come near titles, with those of titles beside them, and unknown words that stand where a role has
 * to; `exact`: the listed titles.
 */
export function addNear(all: Candidates, exact: readonly Span[]): void {
  const { tokens } = all.parts;
  const covered = tokens.map((_, at) => all.kinds.sensed[at] || all.kinds.filler[at]);
  for (const { from, to } of exact) for (let at = from; at < to; at += 1) covered[at] = true;
  for (let from = 0; from < tokens.length; from += 1) {
    if (covered[from] || tokens[from]?.number !== null) continue;
    let to = from + 1;
    while (to < tokens.length && !covered[to] && !all.parted(to) && tokens[to]?.number === null) to += 1;
    tryAround(all, from, to);
    from = to;
  }
  for (const span of exact) wider(all, span, exact);
}

/** The run and what may belong to it on either side, the longest first. */
function tryAround(all: Candidates, from: number, to: number): void {
  let [left, right] = [from, to];
  while (from - left < 3 && joins(all, left - 1) && !all.parted(left)) left -= 1;
  while (right - to < 3 && joins(all, right) && !all.parted(right)) right += 1;
  // "driving a forklift": what is done, to a thing that nothing else is said of.
  if (left === from && all.kinds.function[from - 1] && all.articled(from - 1) && joins(all, from - 2))
    left -= 2;
  // "tool & die", "head of nursing": one small word may stand inside.
  const pair = all.parts.around.inSlot(left, right, '@pair');
  const opens = right === to && !pair && all.small(right) && !all.isTitle(left, right);
  if (opens && joins(all, right + 1)) right += 2;
  // "data scientst": a small word that titles begin with.
  const { inTitle, function: functional, edgeless } = all.kinds;
  const opened = !all.parted(left) && inTitle[left - 1] && !functional[left - 1];
  let tries = MOST_TRIES;
  for (const [start, end] of runsAround([left, right], [from, to], opened === true)) {
    if (edgeless[start] || edgeless[end - 1] || cuts(all, start, end)) continue;
    if (attempt(all, start, end) >= MATCH.sure) return;
    tries -= 1;
    if (tries === 0) return;
  }
}

function joins(all: Candidates, at: number): boolean {
  const { inTitle, function: functional, tiny } = all.kinds;
  const small = functional[at] || tiny[at];
  return inTitle[at] === true && !small && !all.parts.taken.has(at);
}

/** A listed title beside another word of titles: the two may be one title that is listed nowhere. */
function wider(all: Candidates, span: Span, exact: readonly Span[]): void {
  const left = span.from - 1;
  if (left < 0 || !joins(all, left) || all.parted(span.from)) return;
  if (exact.some((one) => one.from <= left && one.to >= span.to)) return;
  const rival = exact.some((one) => one.to === span.from || (one.from <= left && one.to > left));
  const open = span.to - span.from === 1 && (all.kinds.sensed[span.from] || isOpen(all, span));
  if (rival || open) attempt(all, left, span.to);
}

/** Several roles go by it, so that a word before it may say which. */
function isOpen(all: Candidates, { text }: Span): boolean {
  return all.parts.titles.resolve(text).verdict === 'ask';
}

/** A listed title that is all but the first words, or beside which they stand: it is a title and a strange word. */
function holdsTitle(all: Candidates, from: number, to: number): boolean {
  return all.spans.some((one) => {
    if (one.kind !== 'title' || one.named !== null) return false;
    if (one.from >= from && one.to <= to) return (one.to < to && saysWho(all, one)) || one.to - one.from > 1;
    const after = one.to === from && saysWho(all, one);
    return (one.from === to && !all.parted(to)) || (after && !all.parted(from));
  });
}

/** "cloud whisperer": a field before a strange word does not say who somebody is, as "nurse" does. */
function saysWho(all: Candidates, { to }: Pick<Span, 'to'>): boolean {
  const { tokens, titles } = all.parts;
  return titles.isDoer(tokens[to - 1]?.word ?? '');
}

/** Returns whether unknown words stand where a role has to stand; a text of them alone counts, too. */
function unknownSlot(all: Candidates, from: number, to: number): boolean {
  // A word with a sense of its own is not part of an unknown name ("a big pay cut").
  for (let at = from; at < to; at += 1)
    if (all.kinds.apart[at] && (!isAll(all, from, to) || at === to - 1)) return false;
  if (isAll(all, from, to)) return true;
  if (isBracketed(all, from)) return false;
  // "a moon landing": titles hardly end in it, so it says what somebody is only beside another role ("vs mechanical").
  const { around } = all.parts;
  const may = saysWho(all, { to }) || around.follows(from, ...BESIDE);
  return may && evident(all, from, to) && around.inSlot(from, to, '@unknown');
}

/** "h1b software | developers": a run that ends within a title of several words leaves a part of it. */
const cuts = (all: Candidates, from: number, to: number): boolean =>
  all.spans.some(
    (one) => one.kind === 'title' && one.named === null && one.from > from && one.from < to && one.to > to,
  );

/** "Web Developer (contract, Blorft/Snorft)": what is told more of in brackets is nobody else. */
function isBracketed(all: Candidates, at: number): boolean {
  const before = typed(all, 0, at + 1);
  return before.lastIndexOf('(') > Math.max(0, before.lastIndexOf(')'));
}

function isAll(all: Candidates, from: number, to: number): boolean {
  return from === 0 && to === all.parts.tokens.length;
}

/** Something else than the ends of a clause says that a role stands here. */
function evident(all: Candidates, from: number, to: number): boolean {
  return isAll(all, from, to) || all.parts.around.inSlot(from, to, '@evidence');
}

/** A listed title that means the same without the words after it, or without a small word before it. */
function addsNothing(all: Candidates, from: number, to: number, { candidates: [best] }: Named): boolean {
  return all.spans.some((one) => {
    const within = one.named === null && one.from >= from && one.to <= to && one.to - one.from < to - from;
    if (!within || best?.level) return false;
    const small = one.to === to && all.kinds.filler[one.from - 1] === true;
    if (one.to === to && !small) return false;
    return all.parts.titles.resolve(one.text).candidates[0]?.role === best?.role;
  });
}

/** "pharmasist salary": a slip of a title that means the same without the words after it. */
function isSlipIn(all: Candidates, from: number, to: number, { candidates: [best] }: Named): boolean {
  if (best === undefined || best.exact || best.level) return false;
  return range(from + 1, to).some((end) => {
    const { verdict, candidates } = all.parts.titles.resolve(typed(all, from, end));
    return verdict === 'sure' && candidates[0]?.exact === true && candidates[0].role === best.role;
  });
}

function typed(all: Candidates, from: number, to: number): string {
  const { tokens, text } = all.parts;
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

/** Returns whether words hold an article, which an unknown name does not ("clean a pan"). */
function holdsArticle(all: Candidates, from: number, to: number): boolean {
  return all.words(from, to).some((_, at) => all.articled(from + at));
}

/** Resolves a run of words; the confidence in its best reading. */
function attempt(all: Candidates, from: number, to: number): number {
  const { titles, around, english } = all.parts;
  const { prices } = english.file;
  if (all.resolved >= MOST_RESOLVED || to - from > LONGEST || isVerb(all.parts, from, to)) return 0;
  all.resolved += 1;
  const named = titles.resolve(typed(all, from, to));
  const confidence = named.candidates[0]?.confidence ?? 0;
  const slot = around.inSlot(from, to, '@mention');
  const open = named.verdict === 'unknown' || named.verdict === 'ask';
  const everyday = !named.crime && isEveryday(all.parts, from, to);
  if (open && everyday && !around.inSlot(from, to, '@everyday')) return 0;
  if (everyday && isGuessed(named, all.parts, from, to)) return 0;
  if (named.verdict !== 'unknown' && (addsNothing(all, from, to, named) || isSlipIn(all, from, to, named)))
    return 0;
  const sure = named.verdict === 'sure';
  const placed = slot && (sure || evident(all, from, to));
  const bold =
    sure && confidence > 0.75 && (to - from > 1 || IN_SPEECH.includes(named.candidates[0]?.evidence ?? ''));
  if (named.verdict !== 'unknown' && (placed || bold)) {
    // Several roles that go by the words are no doubt that these are a title.
    const doubt = named.verdict === 'ask' && named.candidates[0]?.exact ? 0.3 : 1 - confidence;
    all.add(from, to, prices.nearTitle + prices.doubt * doubt * 0.6, named);
    return confidence;
  }
  const stands = named.crime || unknownSlot(all, from, to);
  if (stands && !holdsArticle(all, from, to) && !holdsTitle(all, from, to))
    all.add(from, to, prices.unknownMention + prices.unknownMentionWord * (to - from), named, 'mention');
  return 0;
}

/** The runs of a wider one that hold words of another, the longest first; where it is opened, with the word before it. */
function* runsAround([left, right]: Run, [from, to]: Run, opened: boolean): Generator<Run> {
  if (opened) yield [left - 1, right];
  for (let length = right - left; length > 0; length -= 1)
    for (let start = Math.max(left, from + 1 - length); start < to && start + length <= right; start += 1)
      yield [start, start + length];
}
