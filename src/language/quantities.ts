import {
  type Amount,
  type Bound,
  figuresOf,
  isMoney,
  isYear,
  MOST_PAID,
  type QuantityUnit,
  round,
} from './amounts.ts';
import { AroundAmounts } from './around-amounts.ts';
import type { English, SenseHit } from './english.ts';
import { amountInWords } from './number-words.ts';
import { asTyped, type TextToken } from './tokens.ts';

/** An amount that a text names: "over sixty thousand", "60-80k", "$30/hr". */
export interface Quantity {
  from: number;
  to: number;
  value: number;
  /** The upper end of a range. */
  until: number | null;
  unit: QuantityUnit | null;
  period: 'hour' | 'year' | null;
  bound: Bound | null;
  /** The bound itself is within it: "at least", "no more than". */
  inclusive: boolean;
  /** The number as it was typed, without its bound; null where it is written in figures ("60k"). */
  words: string | null;
  /** Written with digits or a unit, so that it is not the "one" of speech. */
  firm: boolean;
}

/** Figures are rounded: "at least" is taken for "over", "at most" for "under". */
const INCLUSIVE: Readonly<Record<string, Bound>> = { atLeast: 'over', atMost: 'under' };

/** "60 000", "60.000": echoed as it was written. */
const ELSEWHERE = /^\d{1,3}[ .\u00A0\u202F]\d{3}/;
const RANGE_MARK = /^[-–—−]$/u;
const COMMA = /[,;]/u;

/** Finds the amounts of a text; each begins at its bound and ends after its unit. */
export function quantitiesOf(
  tokens: readonly TextToken[],
  hits: readonly SenseHit[],
  english: English,
): Quantity[] {
  const reader = new QuantityReader(tokens, hits, english);
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const one = reader.at(at);
    if (!one) continue;
    found.push(one);
    at = Math.max(at, one.to - 1);
  }
  return found;
}

class QuantityReader {
  readonly #tokens: readonly TextToken[];
  readonly #english: English;
  readonly #around: AroundAmounts;

  constructor(tokens: readonly TextToken[], hits: readonly SenseHit[], english: English) {
    this.#tokens = tokens;
    this.#english = english;
    this.#around = new AroundAmounts(tokens, hits, english);
  }

  at(at: number): Quantity | null {
    if (!this.#mayBegin(at)) return null;
    // "a four year degree" is a level, and so long a time of nothing.
    const article = this.#around.after(at, 'article');
    if (this.#around.after(article?.to ?? at, 'level')) return null;
    const first = this.#amount(at);
    if (!first) return null;
    const upper = this.#upper(first.to) ?? this.#upperLike(first);
    const years = upper !== null && this.#areYears(at, first, upper);
    const second = years ? null : upper;
    let value = first.value;
    if (
      second &&
      second.magnitude > 1 &&
      first.magnitude === 1 &&
      value < second.value / second.magnitude + 1000
    )
      value *= second.magnitude;
    const last = second ?? first;
    // "a diploma at most, 60k": a bound before a comma is that of what stands before it.
    const parted = COMMA.test(this.#tokens[at]?.mark ?? '');
    const before = parted || years ? undefined : this.#around.boundBefore(at);
    const behind = this.#unit(last.to);
    const after1 = behind?.unit === 'foreign' && this.#isWeight(last, behind.to) ? null : behind;
    // "$80k CAD": the name of a currency says more than a sign that several have.
    const said = after1?.unit === 'foreign' && isMoney(first.unit) ? 'foreign' : (first.unit ?? last.unit);
    // "$100,000 jobs": money has its unit; what follows is counted by nothing.
    const unit =
      (said && after1?.unit !== said) || this.#counts(at, after1, last) || this.#pays(after1, last)
        ? null
        : after1;
    const to = unit?.to ?? last.to;
    const period = this.#around.after(to, 'period');
    const recurring = this.#around.after(to, 'recurring');
    const times = recurring ? (this.#english.file.timesAYear[recurring.sense.value] ?? 1) : 1;
    const end = (period ?? recurring)?.to ?? to;
    const after = this.#around.boundAfter(end) ?? this.#around.boundAfter(last.to);
    const side = (before ?? after)?.sense.value;
    const bound = second ? 'between' : ((side && (INCLUSIVE[side] ?? side)) ?? first.bound);
    const named = said ?? unit?.unit ?? null;
    const magnitude = Math.max(first.magnitude, last.magnitude);
    const paid = period !== undefined || recurring !== undefined;
    return {
      from: before?.from ?? at,
      to: Math.max(end, before ? 0 : (after?.to ?? 0)),
      value: Math.min(value, second?.value ?? value) * times,
      until: second ? Math.max(value, second.value) * times : null,
      unit: named ?? (paid || (first.firm && magnitude >= 1000 && value < MOST_PAID) ? 'USD' : null),
      period: recurring ? 'year' : ((period?.sense.value as Quantity['period'] | undefined) ?? null),
      bound: (bound as Bound | null) ?? null,
      inclusive: side !== undefined && side in INCLUSIVE,
      words:
        this.#isInFigures(at, { ...first, to: last.to }) && !recurring
          ? null
          : asTyped(this.#tokens.slice(at, end)),
      firm: first.firm || named !== null || before !== undefined || magnitude > 1,
    };
  }

  #mayBegin(at: number): boolean {
    const { word = '', number = null } = this.#tokens[at] ?? {};
    const { amountWords } = this.#english;
    if (number !== null || amountWords.has(word) || this.#isOne(at)) return true;
    return this.#english.lemmas(word).some(({ lemma }) => amountWords.has(lemma));
  }

  /** "less than a year": an article is a number where a bound stands before it, and years behind it. */
  #isOne(at: number): boolean {
    const starts = this.#around.after(at, 'article')?.to === at + 1;
    return starts && this.#around.boundBefore(at) !== undefined && this.#unit(at + 1)?.unit === 'years';
  }

  /** "2024-2034", "between 2024 and 2034": a time, where neither a unit nor a period is with it. */
  #areYears(at: number, first: Amount, second: Amount): boolean {
    const bare = first.unit === null && second.unit === null && this.#unit(second.to) === null;
    const years = [at, second.to - 1].every((one) => isYear(this.#tokens[one]?.typed ?? ''));
    return bare && years && !['period', 'recurring'].some((kind) => this.#around.after(second.to, kind));
  }

  /** "six figures", "sixty grand" and "60 grand" are not. */
  #isInFigures(at: number, { bound, to }: Amount): boolean {
    const { slang } = this.#english.file;
    const tokens = this.#tokens.slice(at, to);
    const spoken = tokens.some(({ word }) => slang.includes(word));
    const grouped = tokens.some(({ typed }) => ELSEWHERE.test(typed));
    return bound === null && !spoken && !grouped && tokens.some(({ number }) => number !== null);
  }

  /** "50 pounds" are weighed, where neither thousands nor a period say that they are paid. */
  #isWeight({ value }: Amount, end: number): boolean {
    const paid = ['period', 'recurring'].some((kind) => this.#around.after(end, kind));
    return value < 1000 && !paid;
  }

  /** "3 jobs like X" are as many as are wanted, "100,000 jobs" are a figure. */
  #counts(at: number, unit: { unit: QuantityUnit; to: number } | null, { value }: Amount): boolean {
    return unit?.unit === 'jobs' && value < 1000 && !this.#around.isBounded(at);
  }

  /** "60-80k jobs": the short word for thousands tells what jobs pay; how many there are is written out. */
  #pays(unit: { unit: QuantityUnit; to: number } | null, { to, magnitude }: Amount): boolean {
    const { units, senses } = this.#english.file;
    const noun = this.#tokens[to]?.word ?? '';
    const forms = [noun, ...this.#english.lemmas(noun).map(({ lemma }) => lemma)];
    const ofJobs = forms.some((one) => senses.job?.job?.includes(one) && units.jobs?.includes(one));
    const short = magnitude === 1000 && this.#tokens[to - 1]?.word.length === 1;
    return unit?.unit === 'jobs' && ofJobs && short;
  }

  /** The upper end of a range that goes on at a place: "-80k", "to 80k", "and 80k". */
  #upper(at: number): Amount | null {
    const token = this.#tokens[at];
    if (!token) return null;
    if (RANGE_MARK.test(token.mark)) return this.#amount(at);
    const joint = this.#around.joint(at);
    const sense = joint === 'to' || (joint === 'and' && this.#around.rangeOpens(at));
    return sense && token.mark === '' ? this.#amount(at + 1) : null;
  }

  /** "between 5% and 10%": the lower end has its unit, too. */
  #upperLike({ to }: Amount): Amount | null {
    const unit = this.#unit(to);
    const upper = unit && this.#around.rangeOpens(to) ? this.#upper(unit.to) : null;
    return upper && this.#unit(upper.to)?.unit === unit?.unit ? upper : null;
  }

  #amount(at: number): Amount | null {
    const token = this.#tokens[at];
    if (!token) return null;
    if (this.#isOne(at)) return { to: at + 1, value: 1, unit: null, magnitude: 1, firm: true, bound: null };
    const unit = this.#unit(at);
    if (unit && isMoney(unit.unit)) {
      // "nurse in CA $80k": a sign of two parts is written as one.
      const whole = unit.to === at + 1 || this.#tokens[at + 1]?.glued === true;
      const rest = whole ? this.#amount(unit.to) : null;
      return rest && rest.unit === null && this.#tokens[unit.to]?.number !== null
        ? { ...rest, unit: unit.unit }
        : null;
    }
    return token.number === null
      ? amountInWords(this.#tokens, at, this.#english.file)
      : this.#inDigits(at, token.number);
  }

  #inDigits(at: number, number: number): Amount {
    let to = at + 1;
    const { magnitudes, figures } = this.#english.file;
    const next = this.#tokens[to];
    if (next && figures.includes(next.word)) return figuresOf(number, to + 1);
    const magnitude = next && (next.mark === '' || next.mark === '-') ? magnitudes[next.word] : undefined;
    // A lone "m" or "b" is a magnitude only where it touches the digits.
    const short = next !== undefined && next.word.length === 1 && !next.glued;
    if (magnitude && !short) to += 1;
    else if (next?.glued && next.word === 's' && next.mark === '') to += 1;
    const by = (magnitude && !short ? magnitude : 1) * (this.#isMinus(at, to) ? -1 : 1);
    return { to, value: round(number * by), unit: null, magnitude: Math.abs(by), firm: true, bound: null };
  }

  /** "under -20%", "over $-10": a sign that touches a number which is bounded or a percentage, and begins no range. */
  #isMinus(at: number, to: number): boolean {
    const [before, token, after] = [this.#tokens[at - 1], this.#tokens[at], this.#tokens[to]];
    if (!token || !RANGE_MARK.test(token.mark)) return false;
    const touches = token.start - (before?.end ?? 0) - token.mark.length <= 1;
    const ranges = [before, before?.glued ? this.#tokens[at - 2] : undefined].some(
      (one) => one?.number != null,
    );
    const { USD = [], percent = [] } = this.#english.file.units;
    const of = USD.includes(before?.word ?? '') ? at - 1 : at;
    return (
      touches &&
      !ranges &&
      (percent.includes(after?.word ?? '') || this.#around.boundBefore(of) !== undefined)
    );
  }

  #unit(at: number): { unit: QuantityUnit; to: number } | null {
    const token = this.#tokens[at];
    if (!token || (token.mark !== '' && token.mark !== '-')) return null;
    const next = this.#tokens[at + 1];
    const forms = [token.word, ...this.#english.lemmas(token.word).map((one) => one.lemma)];
    for (const [unit, words] of Object.entries(this.#english.file.units)) {
      if (next && words.some((word) => word === `${token.word} ${next.word}`))
        return { unit: unit as QuantityUnit, to: at + 2 };
      if (words.some((word) => forms.includes(word))) return { unit: unit as QuantityUnit, to: at + 1 };
    }
    return null;
  }
}
