import { MATCH } from '../titles/config.ts';
import type { MentionParts } from './mention-parts.ts';
import type { Run, Stretches } from './stretches.ts';
import type { Named } from './titles.ts';

export const STROKE = '/';
const AMPERSAND = '&';
const BRACKET = /[()]/u;
/** Joints between things of one kind. */
export const LISTING: ReadonlySet<string> = new Set(['and', 'or', 'to']);

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
    return sure || best?.exact === true || best?.level != null;
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

  /** Every part between commas, "and" and "to" is a title by itself, of several roles. */
  isList(run: Run): boolean {
    const { joints } = this.#stretches;
    const [from, to] = this.#stretches.core(run);
    const items: Run[] = [];
    let start = from;
    for (let at = from; at <= to; at += 1) {
      const joint = at < to && LISTING.has(joints.get(at) ?? '');
      if (at < to && !joint && !(at > from && this.#stretches.isParted(at))) continue;
      if (at > start) items.push([start, at]);
      // "nursing to accounting": a field left and the field entered are not one title.
      if (joint && joints.get(at) === 'to' && this.#item([start, at], true) !== null) return true;
      start = joint ? at + 1 : at;
    }
    if (items.length < 2) return false;
    const roles = items.map((item) => this.#item(item, false));
    if (roles.includes(null) || new Set(roles).size < 2) return false;
    const loose = this.#hasSignsOnly(run) || items.some((item) => !this.isKnown(item));
    return !(loose && this.#isOneOf(run, roles));
  }

  /**
   * "psychiatrist/medical director": what strokes join, or what no list has as titles, is one job of two names where it
   * is surely one of the two.
   */
  #isOneOf(run: Run, roles: readonly (string | null)[]): boolean {
    const { verdict, candidates } = this.resolved(run);
    const sure =
      verdict === 'sure' || (verdict === 'nearest' && (candidates[0]?.confidence ?? 0) >= MATCH.sure);
    return sure && roles.includes(candidates[0]?.role ?? null);
  }

  /** Returns whether a list is separated only by signs of titles: slashes without white space, and "&". */
  #hasSignsOnly([from, to]: Run): boolean {
    const { tokens } = this.#parts;
    for (let at = from + 1; at < to; at += 1) {
      if (this.#stretches.isParted(at)) return false;
      const joint = LISTING.has(this.#stretches.joints.get(at) ?? '');
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
    if (!field && !titles.isDoer(tokens[end - 1]?.word ?? '')) return null;
    return this.roleOf([start, end], field);
  }
}
