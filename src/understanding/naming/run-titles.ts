import { range } from '../../language/tokens.ts';
import { MATCH } from '../../titles/config.ts';
import type { Named } from '../reading/title-finder.ts';
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

/** Returns the words of a run, in lower case. */
export function wordsOf(of: Stretches, [from, to]: Run): string[] {
  return of.parts.tokens.slice(from, to).map((token) => token.word);
}

/** Returns the meaning of a run as one title. */
export function resolved(of: Stretches, [from, to]: Run): Named {
  const { tokens, text, titles } = of.parts;
  return titles.resolve(text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0));
}

/** Returns whether the best reading of a run as one title is as good as sure. */
export function isKnown(of: Stretches, run: Run): boolean {
  const [best] = resolved(of, run).candidates;
  const sure = (best?.confidence ?? 0) >= MATCH.oneName;
  return sure || best?.exact === true;
}

/** The role that a run of words settles by itself. */
export function roleOf(of: Stretches, run: Run, field: boolean): string | null {
  const { titles } = of.parts;
  const words = wordsOf(of, run);
  if (words.length === 0 || (!field && titles.isField(words))) return null;
  const { verdict, candidates } = resolved(of, run);
  const settled = verdict === 'sure' || (verdict === 'nearest' && isKnown(of, run));
  return settled ? (candidates[0]?.role ?? null) : null;
}

/** Every part of a run is a title by itself, or perhaps a field of work, and several roles are among them. */
export function isList(of: Stretches, run: Run, fields = false): boolean {
  const core = of.core(run);
  // "nursing to accounting": a field left and the field entered are not one title.
  if (isChange(of, core)) return true;
  const items = itemsOf(of, core);
  const row = items.length < 2 ? rowOf(of, core) : [];
  if (row.length > 2 || isEnumerated(of, items)) return true;
  const roles = items.map((item) => itemRole(of, item, fields));
  if (roles.includes(null) || new Set(roles).size < 2) return false;
  const { verdict, candidates } = resolved(of, run);
  const isOneOf = roles.includes(candidates[0]?.role ?? null);
  const likely =
    verdict === 'sure' || (verdict === 'nearest' && (candidates[0]?.confidence ?? 0) >= MATCH.sure);
  const joined = hasSignsOnly(of, run);
  // "assembler and fabricator": surely a third role, it is no list.
  if (verdict === 'sure' && !isOneOf) return false;
  // "psychiatrist/medical director": what strokes join, or what no list has as titles, is one job of two names where
  // it is surely one of the two.
  const loose = joined || items.some((item) => !isKnown(of, item));
  return !(loose && likely && isOneOf);
}

/**
 * "accountant and bookkeeper", "truck driver and bus driver": what is joined is a title each, of roles apart, and no
 * list has them as one; sure to be a third role, those that are only reported are one title all the same.
 */
export function areApart(of: Stretches, run: Run): boolean {
  const { verdict, candidates } = resolved(of, run);
  // "loan officer and underwriter": a word that may be asked about can be the title's own.
  return [run, of.core(run)].some((one) => {
    const items = itemsOf(of, one).map((item) => of.trimmed(item));
    const roles = items.map((item) => apartRole(of, item));
    if (roles.includes(null) || new Set(roles).size < 2) return false;
    const third = verdict === 'sure' && !roles.includes(candidates[0]?.role ?? null);
    return !third || items.length > 2 || items.every((item) => isStrong(of, item));
  });
}

/** Returns whether a run joins names of jobs, be they of one role: "paralegal and legal assistant". */
export function areNames(of: Stretches, run: Run): boolean {
  const items = itemsOf(of, run).map((item) => of.trimmed(item));
  return items.length > 1 && items.every((item) => isStrong(of, item) && apartRole(of, item) !== null);
}

/** The likeliest role of a title of its own, which people or lists report. */
function apartRole(of: Stretches, item: Run): string | null {
  const { titles, tokens } = of.parts;
  const strength = titles.strength(wordsOf(of, item));
  const reported = strength === 'reported' && titles.isDoer(tokens[item[1] - 1]?.word ?? '');
  if (!(strength === 'strong' || reported) || titles.isField(wordsOf(of, item))) return null;
  return resolved(of, item).candidates[0]?.role ?? null;
}

/** The parts between commas and words that list. */
function itemsOf(of: Stretches, [from, to]: Run): Run[] {
  const items: Run[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const joint = at < to && lists(of, at);
    if (at < to && !joint && !(at > from && of.isParted(at))) continue;
    if (at > start) items.push([start, at]);
    start = joint ? at + 1 : at;
  }
  return items;
}

/** "roofer, painter, drywall guy": of three or more items two are roles for sure, so that the others are of their kind. */
function isEnumerated(of: Stretches, items: readonly Run[]): boolean {
  const sure = items.filter((item) => firstOf(of, item)?.[1] === item[1] || apartRole(of, item) !== null);
  const roles = new Set(sure.map((item) => resolved(of, item).candidates[0]?.role));
  return items.length > 2 && roles.size > 1;
}

/** Titles one after the other, with nothing between them ("roofer surveyor forklift driver"). */
function rowOf(of: Stretches, [from, to]: Run): Run[] {
  const row: Run[] = [];
  for (let at = from; at < to; at = row.at(-1)?.[1] ?? to) {
    const title = firstOf(of, [at, to]) ?? (row.length > 1 && isStrong(of, [at, to]) ? [at, to] : null);
    if (title === null) return [];
    row.push(title);
  }
  return row;
}

/**
 * Two titles or short forms with nothing between them, each surely a role of its own and no list's title together:
 * "rn lpn", "plumber electrician"; none where a run is anything else.
 */
export function pairOf(of: Stretches, run: Run): Run[] {
  const [from, to] = of.core(run);
  const { tokens, titles } = of.parts;
  if (to - from > MOST_OF_PAIR) return [];
  const joined = range(from, to).some((at) => lists(of, at));
  if (joined || titles.strength(wordsOf(of, [from, to])) !== null) return [];
  for (let at = from + 1; at < to; at += 1) {
    const pair: Run[] = [
      [from, at],
      [at, to],
    ];
    const roles = tokens[at]?.mark === '' ? pair.map((item) => aloneRole(of, item)) : [];
    if (new Set(roles).size < 2 || roles.includes(null)) continue;
    const [whole] = resolved(of, [from, to]).candidates;
    // "crop duster pilot": what one is, and the family word for it.
    const family = resolved(of, [at, to]).candidates[0]?.reading === 'family';
    return whole?.level || (family && whole?.role === roles[0]) ? [] : pair;
  }
  return [];
}

/** The role that a word for somebody, or a short form, surely is alone. */
function aloneRole(of: Stretches, run: Run): string | null {
  const { tokens, titles } = of.parts;
  const { word = '' } = tokens[run[1] - 1] ?? {};
  const [start, end] = of.trimmed(run);
  if (start !== run[0] || end !== run[1]) return null;
  const named = isStrong(of, run) && (titles.isDoer(word) || word.length <= SHORT);
  return named ? roleOf(of, run, false) : null;
}

function isStrong(of: Stretches, run: Run): boolean {
  return of.parts.titles.strength(wordsOf(of, run)) === 'strong';
}

function isChange(of: Stretches, [from, to]: Run): boolean {
  const at = [...of.joints].find(([at, joint]) => at > from && at < to && joint === 'to')?.[0];
  if (at === undefined) return false;
  const [before, after]: [Run, Run] = [
    [from, at],
    [at + 1, to],
  ];
  if (itemRole(of, before, true) !== null) return true;
  if (firstOf(of, before) !== undefined && firstOf(of, after)?.[1] === to) return true;
  // "assistant to director": whom somebody helps is no end of a way.
  const helps = of.parts.titles.helps(of.parts.tokens[at - 1]?.word ?? '');
  const whole = helps || resolved(of, [from, to]).verdict === 'sure';
  return !whole && isSomebody(of, before) && isSomebody(of, after);
}

/** "soldier", "sales rep": who somebody is, though several roles may go by it. */
function isSomebody(of: Stretches, run: Run): boolean {
  const [best] = resolved(of, run).candidates;
  return of.endsInDoer(run) && best !== undefined && (best.exact || best.reading === 'member');
}

/** The title with strong evidence for what somebody is that a run begins with: "carpenter moving up". */
function firstOf(of: Stretches, [from, to]: Run): Run | undefined {
  const { titles, tokens } = of.parts;
  const ends = [3, 2, 1].map((words) => from + words).filter((end) => end <= to);
  const end = ends.find((one) => isStrong(of, [from, one]));
  return end !== undefined && titles.isDoer(tokens[end - 1]?.word ?? '') ? [from, end] : undefined;
}

function lists(of: Stretches, at: number): boolean {
  return LISTING.has(of.joints.get(at) ?? '');
}

/** Returns whether a list is separated only by signs of titles: slashes without white space, and "&". */
function hasSignsOnly(of: Stretches, [from, to]: Run): boolean {
  const { tokens } = of.parts;
  for (let at = from + 1; at < to; at += 1) {
    if (of.isParted(at)) return false;
    const joint = lists(of, at);
    const { word, glued } = tokens[at] ?? {};
    const sign = word === AMPERSAND || (word === STROKE && glued && tokens[at + 1]?.glued);
    if (joint && !sign) return false;
  }
  return true;
}

/** The role that one item of a list is: a word for somebody at its end, and no brackets within. */
function itemRole(of: Stretches, run: Run, field: boolean): string | null {
  const [start, end] = of.trimmed(run);
  const { tokens, titles } = of.parts;
  for (let at = start + 1; at < end; at += 1) if (BRACKET.test(tokens[at]?.mark ?? '')) return null;
  if (!field && !isStrong(of, [start, end]) && !titles.isDoer(tokens[end - 1]?.word ?? '')) return null;
  return roleOf(of, [start, end], field);
}
