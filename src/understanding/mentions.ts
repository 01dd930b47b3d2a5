import { singular } from '../language/normalise.ts';
import { MATCH } from '../titles/config.ts';
import { lendWords } from './ellipsis.ts';
import type { MentionParts } from './mention-parts.ts';
import { type Span, spanOf } from './reading.ts';
import type { Named } from './titles.ts';
import { COMMA, isShort, isVerb, parts, type TokenKinds, tokenKinds } from './token-kinds.ts';
import { wholeTitles } from './whole.ts';

const LONGEST = 8;
/** Runs of words that no title and no sense accounts for are resolved this often at most. */
const MOST_RESOLVED = 12;

/** Candidate spans of titles, of what may be a title, and of what stands where a title should. */
export function mentionSpans(parts: MentionParts): Span[] {
  const finder = new MentionFinder(parts);
  return finder.all();
}

class MentionFinder {
  readonly #parts: MentionParts;
  readonly #kinds: TokenKinds;
  readonly #spans: Span[] = [];
  #resolved = 0;

  constructor(parts: MentionParts) {
    this.#parts = parts;
    this.#kinds = tokenKinds(parts);
  }

  all(): Span[] {
    this.#listed();
    const exact = [...this.#spans];
    this.#near(exact);
    const add = this.#add.bind(this);
    lendWords(
      this.#parts,
      this.#kinds,
      this.#spans.filter((one) => one.kind === 'title'),
      add,
    );
    this.#whole();
    return this.#spans;
  }

  #words(from: number, to: number): string[] {
    return this.#parts.tokens.slice(from, to).map((token) => token.word);
  }

  #parted(at: number): boolean {
    return parts(this.#parts.tokens[at]);
  }

  /** Titles as they are listed. */
  #listed(): void {
    const { tokens, english, titles } = this.#parts;
    const { prices } = english.file;
    const price = (name: string) => prices[name] ?? 1;
    for (let from = 0; from < tokens.length; from += 1) {
      if (!this.#kinds.inTitle[from] || this.#kinds.edgeless[from]) continue;
      let commas = 0;
      for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST); to += 1) {
        if (to - 1 > from && this.#parted(to - 1)) {
          commas += 1;
          if (!COMMA.test(tokens[to - 1]?.mark ?? '') || commas > 2) break;
        }
        if (!this.#kinds.inTitle[to - 1] && !this.#kinds.function[to - 1]) break;
        if (this.#kinds.dividers.has(tokens[to - 1]?.word ?? '')) break;
        if (!this.#kinds.inTitle[to - 1] || this.#kinds.edgeless[to - 1]) continue;
        const strength = titles.strength(this.#words(from, to));
        if (!strength || ((commas > 0 || this.#isPair(from, to)) && strength !== 'strong')) continue;
        const words = to - from;
        if (words === 1) this.#oneWord(from, strength === 'strong');
        else {
          const rival = this.#sensedAs(from, to) && !this.#parts.around.inSlot(from, to, '@word');
          const base = price(rival ? 'titleOutside' : strength === 'strong' ? 'title' : 'titleListed');
          this.#add(from, to, base + price('titleExtraWord') * (words - 1));
        }
      }
    }
  }

  /** Two titles with a small word between ("assistants and HR"). */
  #isPair(from: number, to: number): boolean {
    for (let at = from + 1; at < to - 1; at += 1)
      if (this.#small(at) && this.#isTitle(from, at) && this.#isTitle(at + 1, to)) return true;
    return false;
  }

  /** Returns whether exactly these words have a sense of their own ("artificial intelligence"). */
  #sensedAs(from: number, to: number): boolean {
    return this.#parts.hits.some((hit) => hit.from === from && hit.to === to && !hit.slip);
  }

  /** One word that is a title: beside another sense it has to stand where a role stands. */
  #oneWord(at: number, strong: boolean): void {
    const { prices } = this.#parts.english.file;
    if (this.#kinds.function[at] && !isShort(this.#parts.tokens[at])) return;
    // "my brother", "my host": a possession is a job only if its name is not another word, too.
    if (!strong && this.#parts.around.inSlot(at, at + 1, '@owned')) return;
    if (isVerb(this.#parts, at, at + 1)) return;
    // "we can judge": after "can" a bare form is a verb.
    const { word } = this.#parts.tokens[at] ?? { word: '' };
    if (this.#parts.around.inSlot(at, at + 1, '@modal') && singular(word) === word) return;
    const rival = this.#kinds.sensed[at] || this.#kinds.filler[at];
    if (!rival) this.#add(at, at + 1, (strong ? prices.title : prices.titleListed) ?? 1);
    else {
      const slot = this.#parts.around.inSlot(at, at + 1, '@word');
      this.#add(at, at + 1, (slot ? prices.titleInSlot : prices.titleOutside) ?? 1);
    }
  }

  #add(from: number, to: number, price: number, named: Named | null = null, kind = 'title'): void {
    const { tokens, text } = this.#parts;
    this.#spans.push(
      spanOf(tokens, text, { from, to, kind, value: this.#words(from, to).join(' '), price, named }),
    );
    this.#parts.around.mark(from, to, '@');
  }

  /** Stretches in which nothing asks, as one title: cheaper than its words apart, the surer the more. */
  #whole(): void {
    const { prices } = this.#parts.english.file;
    for (const { from, to, named } of wholeTitles(this.#parts, this.#kinds)) {
      if (named.verdict !== 'sure' && (this.#isRow(from, to) || this.#holdsOthers(from, to))) continue;
      const doubt = 1 - (named.candidates[0]?.confidence ?? 0);
      const price =
        (prices.whole ?? 0.5) +
        (prices.titleExtraWord ?? 0.1) * (to - from - 1) +
        (prices.wholeDoubt ?? 0.3) * doubt;
      this.#add(from, to, price, named, named.verdict === 'unknown' ? 'mention' : 'title');
    }
  }

  /** Three titles or more, one after the other ("roofer surveyor forklift driver"). */
  #isRow(from: number, to: number): boolean {
    const { titles } = this.#parts;
    let [at, roles] = [from, 0];
    while (at < to) {
      const end = [3, 2, 1].map((words) => at + words).find((one) => one <= to && this.#isStrong(at, one));
      if (end === undefined || !titles.isDoer(this.#parts.tokens[end - 1]?.word ?? '')) break;
      roles += 1;
      at = end;
    }
    return roles > 2;
  }

  #isStrong(from: number, to: number): boolean {
    return this.#parts.titles.strength(this.#words(from, to)) === 'strong';
  }

  /** Two titles that are joined, or one behind a mark that ends the stretch: what holds them is no title. */
  #holdsOthers(from: number, to: number): boolean {
    const within = this.#spans.filter(
      (one) => one.named === null && one.from >= from && one.to <= to && this.#isWork(one),
    );
    return within.some(
      (one) =>
        (one.to === to && one.from > from && this.#parted(one.from)) ||
        within.some((other) => this.#small(one.to) && other.from === one.to + 1),
    );
  }

  /** Somebody by what they do, or a field of work. */
  #isWork({ from, to }: Span): boolean {
    const { titles } = this.#parts;
    const words = this.#words(from, to);
    return titles.isField(words) || titles.isDoer(words.at(-1) ?? '');
  }

  /** Words that no title is listed by and no sense accounts for, with the words of titles beside them. */
  #near(exact: readonly Span[]): void {
    const { tokens } = this.#parts;
    const covered = tokens.map((_, at) => this.#kinds.sensed[at] || this.#kinds.filler[at]);
    for (const { from, to } of exact) for (let at = from; at < to; at += 1) covered[at] = true;
    for (let from = 0; from < tokens.length; from += 1) {
      if (covered[from] || tokens[from]?.number !== null) continue;
      let to = from + 1;
      while (to < tokens.length && !covered[to] && !this.#parted(to) && tokens[to]?.number === null) to += 1;
      this.#around(from, to);
      from = to;
    }
    for (const span of exact) this.#wider(span, exact);
  }

  /** The run and what may belong to it on either side, the longest first. */
  #around(from: number, to: number): void {
    let [left, right] = [from, to];
    while (from - left < 3 && this.#joins(left - 1) && !this.#parted(left)) left -= 1;
    while (right - to < 3 && this.#joins(right) && !this.#parted(right)) right += 1;
    // "driving a forklift": what is done, to a thing that nothing else is said of.
    if (left === from && this.#kinds.function[from - 1] && this.#articled(from - 1) && this.#joins(from - 2))
      left -= 2;
    // "tool & die", "head of nursing": one small word may stand inside.
    const pair = this.#parts.around.inSlot(left, right, '@pair');
    const opens = right === to && !pair && this.#small(right) && !this.#isTitle(left, right);
    if (opens && this.#joins(right + 1)) right += 2;
    const tries: [number, number][] = [];
    for (let start = left; start < to; start += 1)
      for (let end = right; end > Math.max(start, from); end -= 1) tries.push([start, end]);
    // "data scientst": a small word that titles begin with.
    if (!this.#parted(left) && this.#kinds.inTitle[left - 1] && !this.#kinds.function[left - 1])
      tries.push([left - 1, right]);
    const whole = tries.filter(
      ([start, end]) => !this.#kinds.edgeless[start] && !this.#kinds.edgeless[end - 1],
    );
    whole.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
    let best = 0;
    for (const [start, end] of whole.slice(0, 6)) {
      const confidence = this.#try(start, end);
      best = Math.max(best, confidence);
      if (best >= MATCH.sure) break;
    }
  }

  #isTitle(from: number, to: number): boolean {
    return this.#parts.titles.strength(this.#words(from, to)) !== null;
  }

  #articled(at: number): boolean {
    return this.#parts.hits.some(
      ({ from, to, sense }) => from === at && to === at + 1 && sense.kind === 'article',
    );
  }

  #small(at: number): boolean {
    return this.#parts.hits.some(
      ({ from, to, sense }) =>
        from === at &&
        to === at + 1 &&
        sense.kind === 'joint' &&
        (sense.value === 'and' || sense.value === 'of'),
    );
  }

  #joins(at: number): boolean {
    const { inTitle, function: functional, tiny } = this.#kinds;
    const small = functional[at] || tiny[at];
    return inTitle[at] === true && !small && !this.#parts.taken.has(at);
  }

  /** A listed title beside another word of titles: the two may be one title that is listed nowhere. */
  #wider(span: Span, exact: readonly Span[]): void {
    const left = span.from - 1;
    if (left < 0 || !this.#joins(left) || this.#parted(span.from)) return;
    if (exact.some((one) => one.from <= left && one.to >= span.to)) return;
    const rival = exact.some((one) => one.to === span.from || (one.from <= left && one.to > left));
    const open = span.to - span.from === 1 && (this.#kinds.sensed[span.from] || this.#isOpen(span));
    if (rival || open) this.#try(left, span.to);
  }

  /** Several roles go by it, so that a word before it may say which. */
  #isOpen({ text }: Span): boolean {
    return this.#parts.titles.resolve(text).verdict === 'ask';
  }

  /** A listed title that is all but the first words, or beside which they stand: it is a title and a strange word. */
  #holdsTitle(from: number, to: number): boolean {
    return this.#spans.some((one) => {
      if (one.kind !== 'title' || one.named !== null) return false;
      if (one.from >= from && one.to <= to) return one.to < to || one.to - one.from > 1;
      return (one.from === to && !this.#parted(to)) || (one.to === from && !this.#parted(from));
    });
  }

  /** Returns whether unknown words stand where a role has to stand; a text of them alone counts, too. */
  #unknownSlot(from: number, to: number): boolean {
    // A word with a sense of its own is not part of an unknown name ("a big pay cut").
    for (let at = from; at < to; at += 1) if (this.#kinds.apart[at] && !this.#isAll(from, to)) return false;
    return (
      this.#evident(from, to) && (this.#isAll(from, to) || this.#parts.around.inSlot(from, to, '@unknown'))
    );
  }

  #isAll(from: number, to: number): boolean {
    return from === 0 && to === this.#parts.tokens.length;
  }

  /** Something else than the ends of a clause says that a role stands here. */
  #evident(from: number, to: number): boolean {
    return this.#isAll(from, to) || this.#parts.around.inSlot(from, to, '@evidence');
  }

  /** A listed title that means the same without the words after it, or without a small word before it. */
  #addsNothing(from: number, to: number, { candidates: [best] }: Named): boolean {
    return this.#spans.some((one) => {
      const within = one.named === null && one.from >= from && one.to <= to && one.to - one.from < to - from;
      if (!within || best?.level) return false;
      const small = one.to === to && this.#kinds.filler[one.from - 1] === true;
      if (one.to === to && !small) return false;
      return this.#parts.titles.resolve(one.text).candidates[0]?.role === best?.role;
    });
  }

  /** Returns whether words hold an article, which an unknown name does not ("clean a pan"). */
  #holdsArticle(from: number, to: number): boolean {
    return this.#words(from, to).some((_, at) => this.#articled(from + at));
  }

  /** Resolves a run of words; the confidence in its best reading. */
  #try(from: number, to: number): number {
    const { tokens, text, titles, around, english } = this.#parts;
    const { prices } = english.file;
    if (this.#resolved >= MOST_RESOLVED || to - from > LONGEST || isVerb(this.#parts, from, to)) return 0;
    this.#resolved += 1;
    const typed = text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
    const named = titles.resolve(typed);
    const confidence = named.candidates[0]?.confidence ?? 0;
    const slot = around.inSlot(from, to, '@mention');
    if (named.verdict !== 'unknown' && this.#addsNothing(from, to, named)) return 0;
    const sure = named.verdict === 'sure';
    const placed = slot && (sure || this.#evident(from, to));
    const bold = sure && confidence > 0.75 && (to - from > 1 || named.candidates[0]?.evidence === 'curated');
    if (named.verdict !== 'unknown' && (placed || bold)) {
      const doubt = named.verdict === 'ask' ? 0.3 : 1 - confidence;
      this.#add(from, to, (prices.nearTitle ?? 1) + (prices.doubt ?? 1) * doubt * 0.6, named);
      return confidence;
    }
    if (this.#unknownSlot(from, to) && !this.#holdsArticle(from, to) && !this.#holdsTitle(from, to))
      this.#add(
        from,
        to,
        (prices.unknownMention ?? 3) + (prices.unknownMentionWord ?? 1) * (to - from),
        named,
        'mention',
      );
    return 0;
  }
}
