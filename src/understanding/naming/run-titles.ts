import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Named } from '../reading/title-finder.ts';
import type { MentionParts } from './mention-parts.ts';
import type { Run, Stretches } from './stretches.ts';

export const STROKE = '/';
const AMPERSAND = '&';
const BRACKET = /[()]/u;
/** The most letters of a short form. */
const SHORT = 4;
/** Joints between things of one kind. */
export const LISTING: ReadonlySet<string> = new Set(['and', 'or', 'to']);

/** The maximum number of words of two titles with nothing between them. */
const MOST_OF_PAIR = 16;

/** The titles that runs of words of a text are: one, or several in a list. */
export class RunTitles {
  readonly #parts: MentionParts;
  readonly #stretches: Stretches;

  constructor(parts: MentionParts, stretches: Stretches) {
    this.#parts = parts;
    this.#stretches = stretches;
  }

  /** Returns the words of a run, in lower case. */
  words([from, to]: Run): string[] {
    return this.#parts.tokens.slice(from, to).map((token) => token.word);
  }

  /** Returns the meaning of a run as one title. */
  resolved([from, to]: Run): Named {
    const { tokens, text, titles } = this.#parts;
    return titles.resolve(text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0));
  }

  /** Returns whether the best reading of a run as one title is as good as sure. */
  isKnown(run: Run): boolean {
    const [best] = this.resolved(run).candidates;
    const sure = (best?.confidence ?? 0) >= MATCH.oneName;
    return sure || best?.exact === true;
  }

  /** The role that a run of words settles by itself. */
  roleOf(run: Run, field: boolean): string | null {
    const { titles } = this.#parts;
    const words = this.words(run);
    if (words.length === 0 || (!field && titles.isField(words))) return null;
    const { verdict, candidates } = this.resolved(run);
    const settled = verdict === 'sure' || (verdict === 'nearest' && this.isKnown(run));
    return settled ? (candidates[0]?.role ?? null) : null;
  }

  /** Every part of a run is a title by itself, or perhaps a field of work, and several roles are among them. */
  isList(run: Run, fields = false): boolean {
    const core = this.#stretches.core(run);
    // "nursing to accounting": a field left and the field entered are not one title.
    if (this.#isChange(core)) return true;
    const items = this.#items(core);
    const row = items.length < 2 ? this.#row(core) : [];
    if (row.length > 2 || this.#isEnumerated(items)) return true;
    const roles = items.map((item) => this.#item(item, fields));
    if (roles.includes(null) || new Set(roles).size < 2) return false;
    const { verdict, candidates } = this.resolved(run);
    const isOneOf = roles.includes(candidates[0]?.role ?? null);
    const likely =
      verdict === 'sure' || (verdict === 'nearest' && (candidates[0]?.confidence ?? 0) >= MATCH.sure);
    const joined = this.#hasSignsOnly(run);
    // "assembler and fabricator": surely a third role, it is no list.
    if (verdict === 'sure' && !isOneOf) return false;
    // "psychiatrist/medical director": what strokes join, or what no list has as titles, is one job of two names where
    // it is surely one of the two.
    const loose = joined || items.some((item) => !this.isKnown(item));
    return !(loose && likely && isOneOf);
  }

  /**
   * "accountant and bookkeeper", "truck driver and bus driver": what is joined is a title each, of roles apart, and no
   * list has them as one; sure to be a third role, those that are only reported are one title all the same.
   */
  areApart(run: Run): boolean {
    const { verdict, candidates } = this.resolved(run);
    // "loan officer and underwriter": a word that may be asked about can be the title's own.
    return [run, this.#stretches.core(run)].some((one) => {
      const items = this.#items(one).map((item) => this.#stretches.trimmed(item));
      const roles = items.map((item) => this.#apart(item));
      if (roles.includes(null) || new Set(roles).size < 2) return false;
      const third = verdict === 'sure' && !roles.includes(candidates[0]?.role ?? null);
      return !third || items.length > 2 || items.every((item) => this.#isStrong(item));
    });
  }

  /** Returns whether a run joins names of jobs, be they of one role: "paralegal and legal assistant". */
  areNames(run: Run): boolean {
    const items = this.#items(run).map((item) => this.#stretches.trimmed(item));
    return items.length > 1 && items.every((item) => this.#isStrong(item) && this.#apart(item) !== null);
  }

  /** The likeliest role of a title of its own, which people or lists report. */
  #apart(item: Run): string | null {
    const { titles, tokens } = this.#parts;
    const strength = titles.strength(this.words(item));
    const reported = strength === 'reported' && titles.isDoer(tokens[item[1] - 1]?.word ?? '');
    if (!(strength === 'strong' || reported) || titles.isField(this.words(item))) return null;
    return this.resolved(item).candidates[0]?.role ?? null;
  }

  /** The parts between commas and words that list. */
  #items([from, to]: Run): Run[] {
    const items: Run[] = [];
    let start = from;
    for (let at = from; at <= to; at += 1) {
      const joint = at < to && this.#lists(at);
      if (at < to && !joint && !(at > from && this.#stretches.isParted(at))) continue;
      if (at > start) items.push([start, at]);
      start = joint ? at + 1 : at;
    }
    return items;
  }

  /** "roofer, painter, drywall guy": of three or more items two are roles for sure, so that the others are of their kind. */
  #isEnumerated(items: readonly Run[]): boolean {
    const sure = items.filter((item) => this.#first(item)?.[1] === item[1] || this.#apart(item) !== null);
    const roles = new Set(sure.map((item) => this.resolved(item).candidates[0]?.role));
    return items.length > 2 && roles.size > 1;
  }

  /** Titles one after the other, with nothing between them ("roofer surveyor forklift driver"). */
  #row([from, to]: Run): Run[] {
    const row: Run[] = [];
    for (let at = from; at < to; at = row.at(-1)?.[1] ?? to) {
      const title = this.#first([at, to]) ?? (row.length > 1 && this.#isStrong([at, to]) ? [at, to] : null);
      if (title === null) return [];
      row.push(title);
    }
    return row;
  }

  /**
   * Two titles or short forms with nothing between them, each surely a role of its own and no list's title together:
   * "rn lpn", "plumber electrician"; none where a run is anything else.
   */
  pair(run: Run): Run[] {
    const [from, to] = this.#stretches.core(run);
    const { tokens, titles } = this.#parts;
    if (to - from > MOST_OF_PAIR) return [];
    const joined = range(from, to).some((at) => this.#lists(at));
    if (joined || titles.strength(this.words([from, to])) !== null) return [];
    for (let at = from + 1; at < to; at += 1) {
      const pair: Run[] = [
        [from, at],
        [at, to],
      ];
      const roles = tokens[at]?.mark === '' ? pair.map((item) => this.#alone(item)) : [];
      if (new Set(roles).size < 2 || roles.includes(null)) continue;
      const [whole] = this.resolved([from, to]).candidates;
      // "crop duster pilot": what one is, and the family word for it.
      const family = this.resolved([at, to]).candidates[0]?.reading === 'family';
      return whole?.level || (family && whole?.role === roles[0]) ? [] : pair;
    }
    return [];
  }

  /** The role that a word for somebody, or a short form, surely is alone. */
  #alone(run: Run): string | null {
    const { tokens, titles } = this.#parts;
    const { word = '' } = tokens[run[1] - 1] ?? {};
    const [start, end] = this.#stretches.trimmed(run);
    if (start !== run[0] || end !== run[1]) return null;
    const named = this.#isStrong(run) && (titles.isDoer(word) || word.length <= SHORT);
    return named ? this.roleOf(run, false) : null;
  }

  #isStrong(run: Run): boolean {
    return this.#parts.titles.strength(this.words(run)) === 'strong';
  }

  #isChange([from, to]: Run): boolean {
    const at = [...this.#stretches.joints].find(([at, joint]) => at > from && at < to && joint === 'to')?.[0];
    if (at === undefined) return false;
    return (
      this.#item([from, at], true) !== null ||
      (this.#first([from, at]) !== undefined && this.#first([at + 1, to])?.[1] === to)
    );
  }

  /** The title with strong evidence for what somebody is that a run begins with: "carpenter moving up". */
  #first([from, to]: Run): Run | undefined {
    const { titles, tokens } = this.#parts;
    const ends = [3, 2, 1].map((words) => from + words).filter((end) => end <= to);
    const end = ends.find((one) => this.#isStrong([from, one]));
    return end !== undefined && titles.isDoer(tokens[end - 1]?.word ?? '') ? [from, end] : undefined;
  }

  #lists(at: number): boolean {
    return LISTING.has(this.#stretches.joints.get(at) ?? '');
  }

  /** Returns whether a list is separated only by signs of titles: slashes without white space, and "&". */
  #hasSignsOnly([from, to]: Run): boolean {
    const { tokens } = this.#parts;
    for (let at = from + 1; at < to; at += 1) {
      if (this.#stretches.isParted(at)) return false;
      const joint = this.#lists(at);
      const { word, glued } = tokens[at] ?? {};
      const sign = word === AMPERSAND || (word === STROKE && glued && tokens[at + 1]?.glued);
      if (joint && !sign) return false;
    }
    return true;
  }

  /** The role that one item of a list is: a word for somebody at its end, and no brackets within. */
  #item(run: Run, field: boolean): string | null {
    const [start, end] = this.#stretches.trimmed(run);
    const { tokens, titles } = this.#parts;
    for (let at = start + 1; at < end; at += 1) if (BRACKET.test(tokens[at]?.mark ?? '')) return null;
    if (!field && !this.#isStrong([start, end]) && !titles.isDoer(tokens[end - 1]?.word ?? '')) return null;
    return this.roleOf([start, end], field);
  }
}
