import { MATCH } from '../../titles/config.ts';
import { isSettled } from '../reading/mention.ts';
import type { Named } from '../reading/title-finder.ts';
import type { MentionParts } from './mention-parts.ts';
import { LISTING, RunTitles, STROKE } from './run-titles.ts';
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
  return new WholeFinder(parts, kinds).all();
}

class WholeFinder {
  readonly #parts: MentionParts;
  readonly #stretches: Stretches;
  readonly #runs: RunTitles;

  constructor(parts: MentionParts, kinds: TokenKinds) {
    this.#parts = parts;
    this.#stretches = new Stretches(parts, kinds);
    this.#runs = new RunTitles(parts, this.#stretches);
  }

  all(): WholeTitle[] {
    const read = (run: Run) => {
      const pair = this.#runs.pair(run);
      return pair.length > 0 ? pair.map((one) => this.#offered(one)) : (this.#read(run) ?? []);
    };
    return [...this.#listed(), ...this.#stretches.alone().flatMap(read)];
  }

  /** A text that is listed as a title word for word, whatever its words mean elsewhere: "outside sales executive". */
  #listed(): WholeTitle[] {
    const run: Run = [0, this.#parts.tokens.length];
    return this.#parts.titles.isListed(this.#runs.words(run)) ? [this.#offered(run)] : [];
  }

  /** Returns a stretch as one title, without its asking words if need be; undefined if it has another reading. */
  #read(run: Run): WholeTitle | undefined {
    if (run[1] - run[0] > LONGEST) return undefined;
    return this.#chooses(run) || this.#stretches.hasOpenArticle(run) ? undefined : this.#decided(run);
  }

  #decided(run: Run): WholeTitle | undefined {
    if (run[1] - run[0] < 2) return undefined;
    const before = this.#withoutForeign(run);
    const speaks = this.#stretches.speaksOfJobs(run);
    if (before === undefined && !speaks) return undefined;
    const whole = this.#offered(run);
    const { verdict } = whole.named;
    if (verdict !== 'sure' && this.#joinsAsked(run)) return undefined;
    if (before !== undefined && isSame(this.#runs.resolved(before), whole.named))
      return this.#decided(before);
    const endsInDoer = this.#stretches.endsInDoer(run);
    if (!speaks) return undefined;
    // "between X and Y": two are to be told apart, whatever is listed by both together.
    const between = asksApart(this.#parts, run[0]);
    if (between && this.#runs.areNames(run)) return undefined;
    const strength = this.#parts.titles.strength(this.#runs.words(run));
    if (strength === 'strong' || (strength !== null && !this.#runs.isList(run, between))) return whole;
    if (verdict !== 'sure' && this.#stretches.holdsSpeech(run) && this.#holdsListed(run)) return undefined;
    if (this.#runs.areApart(run)) return undefined;
    if (this.#runs.isList(run, between) && (between || !isOneName(whole))) return undefined;
    const asked = this.#afterAsked(run);
    if (asked !== undefined) return this.#joins(asked) ? undefined : settled(this.#decided(asked));
    if (this.#isAskedOf(run, !endsInDoer))
      return this.#settled(run) ?? (verdict === 'sure' && !this.#hasTitle(run) ? whole : undefined);
    // "biochemist in 2 lines": what goes on with a number is no part of an open title.
    if (verdict === 'ask' && this.#stretches.hasForeign(run) && this.#holdsListed(run)) return undefined;
    const rests = this.#rests(run).filter((rest) => this.#isTitle(rest));
    if (rests.length > 0) {
      const another = rests.every((rest) => this.#isAnother(rest, whole));
      return another ? whole : this.#rest(run);
    }
    if (verdict !== 'unknown') return whole;
    // "physician suicide/burnout": a title and words that say nothing of who somebody is.
    const within = run[1] - run[0] < this.#parts.tokens.length;
    const apart = endsInDoer
      ? this.#isForeignToTitle(run)
      : this.#stretches.hasForeign(run) || (within && this.#holdsListed(run));
    return apart ? undefined : whole;
  }

  /** Returns whether words within a run are a title with strong evidence. */
  #holdsListed([from, to]: Run): boolean {
    for (let start = from; start < to; start += 1)
      for (let end = start + 1; end <= Math.min(to, start + MOST_LISTED); end += 1)
        if (this.#parts.titles.strength(this.#runs.words([start, end])) === 'strong') return true;
    return false;
  }

  /** "41 yo bookkeeper": words that no title has before one that is listed are no part of it. */
  #isForeignToTitle([from, to]: Run): boolean {
    const { tokens, titles } = this.#parts;
    let at = from;
    while (at < to && (tokens[at]?.number !== null || !titles.inTitles(tokens[at]?.word ?? ''))) at += 1;
    return at > from;
  }

  /** "electrician, blorft": a stretch without words behind a mark that no title has; undefined where there are none. */
  #withoutForeign([from, to]: Run): Run | undefined {
    const { tokens, titles } = this.#parts;
    let at = to;
    while (at > from && !titles.inTitles(tokens[at - 1]?.word ?? '')) at -= 1;
    const apart = this.#stretches.isParted(at) || this.#stretches.joints.get(at) === 'of';
    return at > from && at < to && apart ? this.#stretches.trimmed([from, at]) : undefined;
  }

  /** The title before what is asked of it at the end of a stretch. */
  #settled(run: Run): WholeTitle | undefined {
    const before = this.#stretches.trimmed([run[0], this.#stretches.core(run)[1]]);
    if (before[1] === run[1] || this.#holdsArticle(before)) return this.#rest(run);
    return settled(this.#decided(before));
  }

  /** Returns the run after a subject that is joined by a small word: "the pay of …", "sign on bonus for …". */
  #afterAsked(run: Run): Run | undefined {
    const { joints } = this.#stretches;
    const [core] = this.#stretches.core(run);
    for (let start = run[0] + 2; start < run[1]; start += 1) {
      const of = start - 2;
      if (!joints.has(of) && this.#stretches.endsInDoer([of, of + 1])) return undefined;
      if (LISTING.has(joints.get(start - 1) ?? 'and')) continue;
      // "age of school bus drivers": a word of questions behind the small word may be the title's.
      const asks = start <= core ? this.#stretches.hasSubject([run[0], start]) : this.#stretches.isAsked(of);
      if (asks) return this.#stretches.trimmed([start, run[1]]);
    }
    return undefined;
  }

  /** Some of what is left without words of questions is a title by itself. */
  #hasTitle(run: Run): boolean {
    return this.#rests(run).some(
      (rest) => this.#runs.isList(rest) || this.#runs.resolved(rest).verdict !== 'unknown',
    );
  }

  #offered(run: Run): WholeTitle {
    return { from: run[0], to: run[1], named: this.#runs.resolved(run) };
  }

  /** Returns whether a run lists alternatives, so is not one title: "emt or paramedic", "an admin and a clerk". */
  #chooses([from, to]: Run): boolean {
    for (const [at, joint] of this.#stretches.joints) {
      if (at < from || at >= to || !LISTING.has(joint)) continue;
      if (joint === 'or' && this.#parts.tokens[at]?.word !== STROKE) return true;
      if (this.#stretches.articles.has(at + 1)) return true;
    }
    return false;
  }

  /** "X pay and Y pay": what is asked of the one stands before the other. */
  #joinsAsked([from, to]: Run): boolean {
    return [...this.#stretches.joints].some(
      ([at, joint]) => at > from && at < to && LISTING.has(joint) && this.#stretches.isSubject(at - 1),
    );
  }

  /** A subject ends the stretch, or what follows says no more who is meant: "nurse salary", "nurse salary wise". */
  #isAskedOf([from, to]: Run, loose: boolean): boolean {
    const [, end] = this.#stretches.core([from, to]);
    for (let at = end; at < to; at += 1)
      if (this.#stretches.isSubject(at) && !this.#stretches.leadsOn(end)) return true;
    for (let at = from + 1; at + 1 < end; at += 1)
      if (this.#stretches.isSubject(at) && this.#isAfterTitle([from, at], loose ? [to, to] : [at + 1, to]))
        return true;
    return false;
  }

  /** Returns whether a title precedes the subject and the end after it is without words of titles. */
  #isAfterTitle(before: Run, after: Run): boolean {
    const { titles } = this.#parts;
    const words = this.#runs.words(before);
    if (titles.strength(words) === null) return false;
    return !this.#runs.words(after).some((word) => titles.inTitles(word));
  }

  /** "operations and office managers": words that may share what stands beside them. */
  #joins([from, to]: Run): boolean {
    return [...this.#stretches.joints].some(([at, joint]) => at > from && at < to && LISTING.has(joint));
  }

  /** Returns the remainders of a stretch without words of questions at its ends, the shortest last. */
  #rests(run: Run): Run[] {
    const [from, to] = run;
    const [start, end] = this.#stretches.core(run);
    const rests: Run[] = [
      [start, to],
      [from, end],
      [start, end],
    ];
    return rests
      .map((rest) => this.#stretches.trimmed(rest))
      .filter((rest) => rest[1] > rest[0] && rest[1] - rest[0] < to - from);
  }

  /** The title that a stretch has beside words of questions. */
  #rest(run: Run): WholeTitle | undefined {
    const rest = this.#rests(run).find((one) => this.#runs.roleOf(one, false) !== null);
    return rest && this.#offered(rest);
  }

  /** "associate at a law | firm": words after an article belong together. */
  #holdsArticle([from, to]: Run): boolean {
    return [...this.#stretches.articles].some((at) => at > from && at < to);
  }

  /** Returns whether what is left of a stretch is a title: a word of questions beside it then asks. */
  #isTitle(run: Run): boolean {
    return this.#runs.roleOf(run, true) !== null && !this.#stretches.hasLed(run) && this.#runs.isKnown(run);
  }

  /** Returns whether the rest is another role: a "learning and development manager" is not a development manager. */
  #isAnother(rest: Run, { from, named }: WholeTitle): boolean {
    const role = this.#runs.roleOf(rest, true);
    // "safe cracker": of what is asked, an adjective does not stand before a title.
    const qualified = rest[0] > from && this.#parts.around.precedes(from, 'filler.adjective');
    const told = named.verdict === 'sure' || (qualified && isSettled(named));
    return told && role !== null && role !== named.candidates[0]?.role;
  }
}

function settled(title: WholeTitle | undefined): WholeTitle | undefined {
  const verdict = title?.named.verdict;
  return verdict === 'sure' || verdict === 'nearest' ? title : undefined;
}

/** Both are answered with the same role. */
function isSame(one: Named, other: Named): boolean {
  return isSettled(one) && one.candidates[0]?.role === other.candidates[0]?.role;
}

/** A title that joins words which are roles apart, with a slip perhaps: "blower and coompressor assembler". */
function isOneName({ named: { verdict, candidates } }: WholeTitle): boolean {
  return verdict === 'sure' && (candidates[0]?.confidence ?? 0) >= MATCH.oneName;
}
