import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Span } from '../reading/reading.ts';
import type { Named } from '../reading/title-finder.ts';
import type { Candidates } from './candidates.ts';
import type { Run } from './stretches.ts';
import { isEveryday, isGuessed, isVerb } from './token-kinds.ts';

const LONGEST = 8;
/** Runs of words that no title and no sense accounts for are resolved this often at most. */
const MOST_RESOLVED = 12;
/** Evidence of names in common speech, of which one word is enough. */
const IN_SPEECH: readonly string[] = ['curated', 'called'];

/** So many of the runs of words around strange ones are tried. */
const MOST_TRIES = 6;

/** Words that set something beside a role. */
const BESIDE = ['relation', 'turn', 'joint.or', 'joint.and', 'joint.than', 'joint.between', 'joint.to'];

/** Proposes words that come near titles, and unknown words that stand where a role has to; `exact`: the listed titles. */
export function addNear(all: Candidates, exact: readonly Span[]): void {
  new NearFinder(all).find(exact);
}

class NearFinder {
  readonly #all: Candidates;
  #resolved = 0;

  constructor(all: Candidates) {
    this.#all = all;
  }

  /** Words that no title is listed by and no sense accounts for, with the words of titles beside them. */
  find(exact: readonly Span[]): void {
    const { tokens } = this.#all.parts;
    const covered = tokens.map((_, at) => this.#all.kinds.sensed[at] || this.#all.kinds.filler[at]);
    for (const { from, to } of exact) for (let at = from; at < to; at += 1) covered[at] = true;
    for (let from = 0; from < tokens.length; from += 1) {
      if (covered[from] || tokens[from]?.number !== null) continue;
      let to = from + 1;
      while (to < tokens.length && !covered[to] && !this.#all.parted(to) && tokens[to]?.number === null)
        to += 1;
      this.#around(from, to);
      from = to;
    }
    for (const span of exact) this.#wider(span, exact);
  }

  /** The run and what may belong to it on either side, the longest first. */
  #around(from: number, to: number): void {
    let [left, right] = [from, to];
    while (from - left < 3 && this.#joins(left - 1) && !this.#all.parted(left)) left -= 1;
    while (right - to < 3 && this.#joins(right) && !this.#all.parted(right)) right += 1;
    // "driving a forklift": what is done, to a thing that nothing else is said of.
    if (
      left === from &&
      this.#all.kinds.function[from - 1] &&
      this.#all.articled(from - 1) &&
      this.#joins(from - 2)
    )
      left -= 2;
    // "tool & die", "head of nursing": one small word may stand inside.
    const pair = this.#all.parts.around.inSlot(left, right, '@pair');
    const opens = right === to && !pair && this.#all.small(right) && !this.#all.isTitle(left, right);
    if (opens && this.#joins(right + 1)) right += 2;
    // "data scientst": a small word that titles begin with.
    const { inTitle, function: functional, edgeless } = this.#all.kinds;
    const opened = !this.#all.parted(left) && inTitle[left - 1] && !functional[left - 1];
    let tries = MOST_TRIES;
    for (const [start, end] of runsAround([left, right], [from, to], opened === true)) {
      if (edgeless[start] || edgeless[end - 1]) continue;
      if (this.#try(start, end) >= MATCH.sure) return;
      tries -= 1;
      if (tries === 0) return;
    }
  }

  #joins(at: number): boolean {
    const { inTitle, function: functional, tiny } = this.#all.kinds;
    const small = functional[at] || tiny[at];
    return inTitle[at] === true && !small && !this.#all.parts.taken.has(at);
  }

  /** A listed title beside another word of titles: the two may be one title that is listed nowhere. */
  #wider(span: Span, exact: readonly Span[]): void {
    const left = span.from - 1;
    if (left < 0 || !this.#joins(left) || this.#all.parted(span.from)) return;
    if (exact.some((one) => one.from <= left && one.to >= span.to)) return;
    const rival = exact.some((one) => one.to === span.from || (one.from <= left && one.to > left));
    const open = span.to - span.from === 1 && (this.#all.kinds.sensed[span.from] || this.#isOpen(span));
    if (rival || open) this.#try(left, span.to);
  }

  /** Several roles go by it, so that a word before it may say which. */
  #isOpen({ text }: Span): boolean {
    return this.#all.parts.titles.resolve(text).verdict === 'ask';
  }

  /** A listed title that is all but the first words, or beside which they stand: it is a title and a strange word. */
  #holdsTitle(from: number, to: number): boolean {
    return this.#all.spans.some((one) => {
      if (one.kind !== 'title' || one.named !== null) return false;
      if (one.from >= from && one.to <= to)
        return (one.to < to && this.#saysWho(one)) || one.to - one.from > 1;
      const after = one.to === from && this.#saysWho(one);
      return (one.from === to && !this.#all.parted(to)) || (after && !this.#all.parted(from));
    });
  }

  /** "cloud whisperer": a field before a strange word does not say who somebody is, as "nurse" does. */
  #saysWho({ to }: Pick<Span, 'to'>): boolean {
    const { tokens, titles } = this.#all.parts;
    return titles.isDoer(tokens[to - 1]?.word ?? '');
  }

  /** Returns whether unknown words stand where a role has to stand; a text of them alone counts, too. */
  #unknownSlot(from: number, to: number): boolean {
    // A word with a sense of its own is not part of an unknown name ("a big pay cut").
    for (let at = from; at < to; at += 1)
      if (this.#all.kinds.apart[at] && (!this.#isAll(from, to) || at === to - 1)) return false;
    if (this.#isAll(from, to)) return true;
    if (this.#isBracketed(from)) return false;
    // "a moon landing": titles hardly end in it, so it says what somebody is only beside another role ("vs mechanical").
    const { around } = this.#all.parts;
    const may = this.#saysWho({ to }) || around.follows(from, ...BESIDE);
    return may && this.#evident(from, to) && around.inSlot(from, to, '@unknown');
  }

  /** "Web Developer (contract, Blorft/Snorft)": what is told more of in brackets is nobody else. */
  #isBracketed(at: number): boolean {
    const before = this.#typed(0, at + 1);
    return before.lastIndexOf('(') > Math.max(0, before.lastIndexOf(')'));
  }

  #isAll(from: number, to: number): boolean {
    return from === 0 && to === this.#all.parts.tokens.length;
  }

  /** Something else than the ends of a clause says that a role stands here. */
  #evident(from: number, to: number): boolean {
    return this.#isAll(from, to) || this.#all.parts.around.inSlot(from, to, '@evidence');
  }

  /** A listed title that means the same without the words after it, or without a small word before it. */
  #addsNothing(from: number, to: number, { candidates: [best] }: Named): boolean {
    return this.#all.spans.some((one) => {
      const within = one.named === null && one.from >= from && one.to <= to && one.to - one.from < to - from;
      if (!within || best?.level) return false;
      const small = one.to === to && this.#all.kinds.filler[one.from - 1] === true;
      if (one.to === to && !small) return false;
      return this.#all.parts.titles.resolve(one.text).candidates[0]?.role === best?.role;
    });
  }

  /** "pharmasist salary": a slip of a title that means the same without the words after it. */
  #isSlipIn(from: number, to: number, { candidates: [best] }: Named): boolean {
    if (best === undefined || best.exact || best.level) return false;
    return range(from + 1, to).some((end) => {
      const { verdict, candidates } = this.#all.parts.titles.resolve(this.#typed(from, end));
      return verdict === 'sure' && candidates[0]?.exact === true && candidates[0].role === best.role;
    });
  }

  #typed(from: number, to: number): string {
    const { tokens, text } = this.#all.parts;
    return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  }

  /** Returns whether words hold an article, which an unknown name does not ("clean a pan"). */
  #holdsArticle(from: number, to: number): boolean {
    return this.#all.words(from, to).some((_, at) => this.#all.articled(from + at));
  }

  /** Resolves a run of words; the confidence in its best reading. */
  #try(from: number, to: number): number {
    const { titles, around, english } = this.#all.parts;
    const { prices } = english.file;
    if (this.#resolved >= MOST_RESOLVED || to - from > LONGEST || isVerb(this.#all.parts, from, to)) return 0;
    this.#resolved += 1;
    const named = titles.resolve(this.#typed(from, to));
    const confidence = named.candidates[0]?.confidence ?? 0;
    const slot = around.inSlot(from, to, '@mention');
    const open = named.verdict === 'unknown' || named.verdict === 'ask';
    const everyday = !named.crime && isEveryday(this.#all.parts, from, to);
    if (open && everyday && !around.inSlot(from, to, '@everyday')) return 0;
    if (everyday && isGuessed(named, this.#all.parts, from, to)) return 0;
    if (
      named.verdict !== 'unknown' &&
      (this.#addsNothing(from, to, named) || this.#isSlipIn(from, to, named))
    )
      return 0;
    const sure = named.verdict === 'sure';
    const placed = slot && (sure || this.#evident(from, to));
    const bold =
      sure && confidence > 0.75 && (to - from > 1 || IN_SPEECH.includes(named.candidates[0]?.evidence ?? ''));
    if (named.verdict !== 'unknown' && (placed || bold)) {
      // Several roles that go by the words are no doubt that these are a title.
      const doubt = named.verdict === 'ask' && named.candidates[0]?.exact ? 0.3 : 1 - confidence;
      this.#all.add(from, to, prices.nearTitle + prices.doubt * doubt * 0.6, named);
      return confidence;
    }
    const stands = named.crime || this.#unknownSlot(from, to);
    if (stands && !this.#holdsArticle(from, to) && !this.#holdsTitle(from, to))
      this.#all.add(
        from,
        to,
        prices.unknownMention + prices.unknownMentionWord * (to - from),
        named,
        'mention',
      );
    return 0;
  }
}

/** The runs of a wider one that hold words of another, the longest first; where it is opened, with the word before it. */
function* runsAround([left, right]: Run, [from, to]: Run, opened: boolean): Generator<Run> {
  if (opened) yield [left - 1, right];
  for (let length = right - left; length > 0; length -= 1)
    for (let start = Math.max(left, from + 1 - length); start < to && start + length <= right; start += 1)
      yield [start, start + length];
}
