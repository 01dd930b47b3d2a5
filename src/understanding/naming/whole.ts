import { MATCH } from '../../titles/config.ts';
import { isSettled } from '../reading/mention.ts';
import type { Named } from '../reading/title-finder.ts';
import type { MentionParts } from './mention-parts.ts';
import {
  areApart,
  areNames,
  isKnown,
  isList,
  LISTING,
  pairOf,
  resolved,
  roleOf,
  STROKE,
  wordsOf,
} from './run-titles.ts';
import { type Run, Stretches } from './stretches.ts';
import { asksApart, type TokenKinds } from './token-kinds.ts';

/** A stretch that is proposed as one title. */
export interface WholeTitle {
  from: number;
  to: number;
  named: Named;
}

/** The longest title that is read as a whole. */
const LONGEST = 14;
/** The maximum number of words of a listed title that is looked for within a stretch. */
const MOST_LISTED = 4;

/**
 * Returns the stretches of a text in which nothing asks, each as one title: what somebody writes alone, or on either
 * side of "vs", is one title far more often than its words are roles and subjects of their own.
 */
export function wholeTitles(parts: MentionParts, kinds: TokenKinds): WholeTitle[] {
  const of = new Stretches(parts, kinds);
  const read = (run: Run) => {
    const pair = pairOf(of, run);
    return pair.length > 0 ? pair.map((one) => offered(of, one)) : (readWhole(of, run) ?? []);
  };
  return [...listedWhole(of), ...of.alone().flatMap(read)];
}

/** A text that is listed as a title word for word, whatever its words mean elsewhere: "outside sales executive". */
function listedWhole(of: Stretches): WholeTitle[] {
  const run: Run = [0, of.parts.tokens.length];
  return of.parts.titles.isListed(wordsOf(of, run)) ? [offered(of, run)] : [];
}

/** Returns a stretch as one title, without its asking words if need be; undefined if it has another reading. */
function readWhole(of: Stretches, run: Run): WholeTitle | undefined {
  if (run[1] - run[0] > LONGEST) return undefined;
  return chooses(of, run) || of.hasOpenArticle(run) ? undefined : decided(of, run);
}

function decided(of: Stretches, run: Run): WholeTitle | undefined {
  if (run[1] - run[0] < 2) return undefined;
  const before = withoutForeign(of, run);
  const speaks = of.speaksOfJobs(run);
  if (before === undefined && !speaks) return undefined;
  const whole = offered(of, run);
  const { verdict } = whole.named;
  if (verdict !== 'sure' && (joinsAsked(of, run) || isForRole(of, run))) return undefined;
  if (before !== undefined && tellsAsMuch(resolved(of, before), whole.named)) return decided(of, before);
  const endsInDoer = of.endsInDoer(run);
  if (!speaks) return undefined;
  // "between X and Y": two are to be told apart, whatever is listed by both together.
  const between = asksApart(of.parts, run[0]);
  if (between && areNames(of, run)) return undefined;
  const strength = of.parts.titles.strength(wordsOf(of, run));
  if (strength === 'strong' || (strength !== null && !isList(of, run, between))) return whole;
  if (verdict !== 'sure' && of.holdsSpeech(run) && holdsListed(of, run)) return undefined;
  if (areApart(of, run)) return undefined;
  if (isList(of, run, between) && (between || !isOneName(whole))) return undefined;
  const asked = afterAsked(of, run);
  if (asked !== undefined) return joins(of, asked) ? undefined : settled(decided(of, asked));
  if (isAskedOf(of, run, !endsInDoer))
    return settledBefore(of, run) ?? (verdict === 'sure' && !hasTitle(of, run) ? whole : undefined);
  // "biochemist in 2 lines": what goes on with a number is no part of an open title.
  if (verdict === 'ask' && of.hasForeign(run) && holdsListed(of, run)) return undefined;
  const rests = restsOf(of, run).filter((rest) => isTitle(of, rest));
  if (rests.length > 0) {
    const another = rests.every((rest) => isAnother(of, rest, whole));
    return another ? whole : restOf(of, run);
  }
  if (verdict !== 'unknown') return whole;
  // "physician suicide/burnout": a title and words that say nothing of who somebody is.
  const within = run[1] - run[0] < of.parts.tokens.length;
  const apart = endsInDoer
    ? isForeignToTitle(of, run)
    : of.hasForeign(run) || (within && holdsListed(of, run));
  return apart ? undefined : whole;
}

/** Returns whether words within a run are a title with strong evidence. */
function holdsListed(of: Stretches, [from, to]: Run): boolean {
  for (let start = from; start < to; start += 1)
    for (let end = start + 1; end <= Math.min(to, start + MOST_LISTED); end += 1)
      if (of.parts.titles.strength(wordsOf(of, [start, end])) === 'strong') return true;
  return false;
}

/** "41 yo bookkeeper": words that no title has before one that is listed are no part of it. */
function isForeignToTitle(of: Stretches, [from, to]: Run): boolean {
  const { tokens, titles } = of.parts;
  let at = from;
  while (at < to && (tokens[at]?.number !== null || !titles.inTitles(tokens[at]?.word ?? ''))) at += 1;
  return at > from;
}

/** "electrician, blorft", "electrician agee": a stretch without the words behind it that no title has; undefined without any. */
function withoutForeign(of: Stretches, [from, to]: Run): Run | undefined {
  const { tokens, titles } = of.parts;
  const isForeign = (at: number) => !titles.inTitles(tokens[at]?.word ?? '');
  let at = to;
  while (at > from && isForeign(at - 1) && !of.hasSubject([at, to])) at -= 1;
  const apart = of.isParted(at) || of.joints.get(at) === 'of' || of.hasSubject([at, to]);
  return at > from && at < to && apart ? of.trimmed([from, at]) : undefined;
}

/** The title before what is asked of it at the end of a stretch. */
function settledBefore(of: Stretches, run: Run): WholeTitle | undefined {
  const before = of.trimmed([run[0], of.core(run)[1]]);
  if (before[1] === run[1] || holdsArticle(of, before)) return restOf(of, run);
  return settled(decided(of, before));
}

/** Returns the run after a subject that is joined by a small word: "the pay of …", "sign on bonus for …". */
function afterAsked(of: Stretches, run: Run): Run | undefined {
  const { joints } = of;
  const [core] = of.core(run);
  for (let start = run[0] + 2; start < run[1]; start += 1) {
    const last = start - 2;
    if (!joints.has(last) && of.endsInDoer([last, last + 1])) return undefined;
    if (LISTING.has(joints.get(start - 1) ?? 'and')) continue;
    // "age of school bus drivers": a word of questions behind the small word may be the title's.
    const asks = start <= core ? of.hasSubject([run[0], start]) : of.isAsked(last);
    if (asks) return of.trimmed([start, run[1]]);
  }
  return undefined;
}

/** Some of what is left without words of questions is a title by itself. */
function hasTitle(of: Stretches, run: Run): boolean {
  return restsOf(of, run).some((rest) => isList(of, rest) || resolved(of, rest).verdict !== 'unknown');
}

function offered(of: Stretches, run: Run): WholeTitle {
  return { from: run[0], to: run[1], named: resolved(of, run) };
}

/** Returns whether a run lists alternatives, so is not one title: "emt or paramedic", "an admin and a clerk". */
function chooses(of: Stretches, [from, to]: Run): boolean {
  for (const [at, joint] of of.joints) {
    if (at < from || at >= to || !LISTING.has(joint)) continue;
    if (joint === 'or' && of.parts.tokens[at]?.word !== STROKE) return true;
    if (of.articles.has(at + 1)) return true;
  }
  return false;
}

/** "X pay and Y pay": what is asked of the one stands before the other. */
function joinsAsked(of: Stretches, [from, to]: Run): boolean {
  return [...of.joints].some(
    ([at, joint]) => at > from && at < to && LISTING.has(joint) && of.isSubject(at - 1),
  );
}

/** "tuition money for nurses": what nobody is, for who surely is somebody. */
function isForRole(of: Stretches, [from, to]: Run): boolean {
  return [...of.joints].some(([at, joint]) => {
    const role: Run = [at + 1, to];
    if (joint !== 'for' || at <= from || at + 1 >= to || of.endsInDoer([from, at])) return false;
    return of.parts.titles.strength(wordsOf(of, role)) === 'strong' && of.endsInDoer(role);
  });
}

/** A subject ends the stretch, or what follows says no more who is meant: "nurse salary", "nurse salary wise". */
function isAskedOf(of: Stretches, [from, to]: Run, loose: boolean): boolean {
  const [, end] = of.core([from, to]);
  for (let at = end; at < to; at += 1) if (of.isSubject(at) && !of.leadsOn(end)) return true;
  for (let at = from + 1; at + 1 < end; at += 1)
    if (of.isSubject(at) && isAfterTitle(of, [from, at], loose ? [to, to] : [at + 1, to])) return true;
  return false;
}

/** Returns whether a title precedes the subject and the end after it is without words of titles. */
function isAfterTitle(of: Stretches, before: Run, after: Run): boolean {
  const { titles } = of.parts;
  const words = wordsOf(of, before);
  if (titles.strength(words) === null) return false;
  return !wordsOf(of, after).some((word) => titles.inTitles(word));
}

/** "operations and office managers": words that may share what stands beside them. */
function joins(of: Stretches, [from, to]: Run): boolean {
  return [...of.joints].some(([at, joint]) => at > from && at < to && LISTING.has(joint));
}

/** Returns the remainders of a stretch without words of questions at its ends, the shortest last. */
function restsOf(of: Stretches, run: Run): Run[] {
  const [from, to] = run;
  const [start, end] = of.core(run);
  const rests: Run[] = [
    [start, to],
    [from, end],
    [start, end],
  ];
  return rests
    .map((rest) => of.trimmed(rest))
    .filter((rest) => rest[1] > rest[0] && rest[1] - rest[0] < to - from);
}

/** The title that a stretch has beside words of questions. */
function restOf(of: Stretches, run: Run): WholeTitle | undefined {
  const rest = restsOf(of, run).find((one) => roleOf(of, one, false) !== null);
  return rest && offered(of, rest);
}

/** "associate at a law | firm": words after an article belong together. */
function holdsArticle(of: Stretches, [from, to]: Run): boolean {
  return [...of.articles].some((at) => at > from && at < to);
}

/** Returns whether what is left of a stretch is a title: a word of questions beside it then asks. */
function isTitle(of: Stretches, run: Run): boolean {
  return roleOf(of, run, true) !== null && !of.hasLed(run) && isKnown(of, run);
}

/** Returns whether the rest is another role: a "learning and development manager" is not a development manager. */
function isAnother(of: Stretches, rest: Run, { from, named }: WholeTitle): boolean {
  const role = roleOf(of, rest, true);
  // "safe cracker": of what is asked, an adjective does not stand before a title.
  const qualified = rest[0] > from && of.parts.around.precedes(from, 'filler.adjective');
  const told = named.verdict === 'sure' || (qualified && isSettled(named));
  return told && role !== null && role !== named.candidates[0]?.role;
}

function settled(title: WholeTitle | undefined): WholeTitle | undefined {
  const verdict = title?.named.verdict;
  return verdict === 'sure' || verdict === 'nearest' ? title : undefined;
}

/** Returns whether words name a role, and more words name the same or none. */
function tellsAsMuch(some: Named, more: Named): boolean {
  return isSettled(some) && (!isSettled(more) || some.candidates[0]?.role === more.candidates[0]?.role);
}

/** A title that joins words which are roles apart, with a slip perhaps: "blower and coompressor assembler". */
function isOneName({ named: { verdict, candidates } }: WholeTitle): boolean {
  return verdict === 'sure' && (candidates[0]?.confidence ?? 0) >= MATCH.oneName;
}
