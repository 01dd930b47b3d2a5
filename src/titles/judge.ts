import { EVIDENCE } from '../catalogue/catalogue.ts';
import { MATCH } from './config.ts';
import type { Doer } from './deeds.ts';
import { named } from './named.ts';
import { byConfidence, type Candidate, type Standing } from './resolution.ts';

interface Judgement {
  candidates: Candidate[];
  standing: Standing;
}

/** Evidence under which an exact title is final, whatever else speaks. */
export const FINAL: readonly string[] = ['curated', 'direct', 'official', 'called'];
/** Evidence of what people call somebody. */
const CALLED: readonly string[] = ['curated', 'called'];
/** Tells a title of the official lists from a name that is ours. */
export const readingOf = ({ evidence }: Candidate) =>
  CALLED.includes(evidence) ? 'taken-as' : 'counted-with';

/** Evidence of one of many titles, which lists give to odd roles at times. */
const ONE_OF_MANY: readonly string[] = ['reported', 'listed'];

/**
 * Returns whether an exact hit settles the mention: on strong evidence; or if one role has the title, words in order,
 * and what titles teach of the words agrees.
 */
export function isFinal(found: readonly Candidate[], inOrder: boolean, agrees: () => boolean): boolean {
  const [first, second] = found;
  if (!first) return false;
  if (FINAL.includes(first.evidence)) return true;
  const only = second === undefined || first.confidence - second.confidence > MATCH.margin;
  return inOrder && only && ONE_OF_MANY.includes(first.evidence) && agrees();
}

/** A final exact title: sure when one role has the strongest evidence, or few have the title at all. */
export function judgeExact(found: readonly Candidate[]): Standing {
  const [first, second] = found;
  if (!first || !second) return 'sure';
  if (first.confidence - second.confidence > MATCH.margin) return 'sure';
  // Curators give a short form to two roles only where people mean either.
  if (first.evidence === 'curated' && second.evidence === 'curated') return 'ask';
  return found.length <= MATCH.readings ? 'sure' : 'ask';
}

/** What candidates are judged by beside their likelihoods. */
export interface JudgedBy {
  /** Whether a role only holds what no other does, so that nothing is near it. */
  isRest(role: string): boolean;
  /** The six-digit occupation of a role; empty where it is not known. */
  codeOf(role: string): string;
  /** The mention is a title as it is written, and not with its short forms written out. */
  written: boolean;
}

const ALONE: JudgedBy = { isRest: () => false, codeOf: () => '', written: true };

/** Judges the ranker's candidates: by the likelihood of the best, and whether it explains the whole mention. */
export function judgeRanked(all: readonly Candidate[], by: JudgedBy = ALONE): Judgement {
  const { isRest } = by;
  const first = all[0];
  if (!first || first.confidence < MATCH.offer) return { candidates: [], standing: 'unknown' };
  const parts = all.filter((one) => one.generic);
  if (isAskedAbout(parts, first, all[1])) {
    const curatedFirst = (a: Candidate, b: Candidate) =>
      Number(b.evidence === 'curated') - Number(a.evidence === 'curated') || byConfidence(a, b);
    return { candidates: parts.sort(curatedFirst).slice(0, MATCH.given), standing: 'ask' };
  }
  const { candidates, support } = uniteTitle(all.slice(0, MATCH.given));
  const best = candidates[0] ?? first;
  const standing = standingOf(best, support, isRest(best.role));
  const shared = candidates.filter((one) => isAsListed(one, best, by.written));
  if (!by.written) shared.sort(byConfidence);
  const several = shared.length > 1 || isListedWidely(all, best);
  if ((standing === 'sure' || standing === 'nearest') && several) {
    const others = candidates.filter(
      (one) => !shared.includes(one) && one !== best && one.exact && one.confidence >= MATCH.worth,
    );
    return {
      candidates: [...likeliestOf(inFields(shared.length > 0 ? shared : [best], by)), ...others],
      standing: 'nearest',
    };
  }
  return {
    candidates: standing === 'unknown' ? offered(candidates, isRest) : said(candidates, standing),
    standing,
  };
}

/**
 * The roles worth naming to somebody whose words fit none: if some role has a word of them or is likely, those that are
 * not far less likely than the likeliest, and never what only holds what no other does. No choice is better than silly ones.
 */
function offered(candidates: readonly Candidate[], isRest: (role: string) => boolean): Candidate[] {
  const likeliest = candidates[0]?.confidence ?? 0;
  if (likeliest < MATCH.ask && !candidates.some((one) => one.founded)) return [];
  const least = Math.max(MATCH.worth, MATCH.beside * likeliest);
  return candidates.filter((one) => one.confidence >= least && !isRest(one.role));
}

/** Returns whether a role is listed under the very mention as well as the best is, which no evidence settles. */
function isAsListed(one: Candidate, best: Candidate, written: boolean): boolean {
  const least = written && best.evidence !== 'short' ? MATCH.rival : NEGLIGIBLE;
  return one.exact && !FINAL.includes(best.evidence) && one.confidence >= best.confidence * least;
}

/** Returns whether so many roles are listed under the very mention that the best is no more than the likeliest of them. */
function isListedWidely(all: readonly Candidate[], best: Candidate): boolean {
  const open = best.exact && !FINAL.includes(best.evidence) && best.confidence < MATCH.listedNowhere;
  return open && all.filter((one) => one.exact && one.title === best.title).length > MATCH.readings;
}

/**
 * Roles that go by one title, those first that several occupations of one major group speak for: a smith forges, and
 * does not paint. An occupation and its branches are one.
 */
function inFields(shared: readonly Candidate[], { codeOf }: JudgedBy): Candidate[] {
  const alike = (one: Candidate) =>
    shared.filter(({ role }) => codeOf(role).slice(0, MAJOR) === codeOf(one.role).slice(0, MAJOR));
  const support = (one: Candidate) => {
    const same = alike(one);
    const several = new Set(same.map(({ role }) => codeOf(role))).size > 1;
    return several ? same.reduce((sum, { confidence }) => sum + confidence, 0) : 0;
  };
  return civilFirst(
    [...shared].sort((a, b) => support(b) - support(a)),
    codeOf,
  );
}

/** Roles with those last that lists give to the military, of whose work and pay few ask: "signalman". */
export function civilFirst(roles: readonly Candidate[], codeOf: JudgedBy['codeOf']): Candidate[] {
  const isMilitary = ({ role, evidence }: Candidate) =>
    codeOf(role).startsWith(MILITARY) && !CALLED.includes(evidence);
  return [...roles.filter((one) => !isMilitary(one)), ...roles.filter(isMilitary)];
}

/** Roles of which the first is taken as meant, said to be the likeliest of several. */
export function likeliestOf(roles: readonly Candidate[]): Candidate[] {
  return roles.map((one) => ({ ...one, reading: 'member' }));
}

/** @param rest the best only holds what no other does: nothing less than sure is near it, or asked about. */
function standingOf(best: Candidate, support: number, rest: boolean): Standing {
  if (!best.founded && !best.exact) return 'unknown';
  if (support >= MATCH.sure) return best.explained || best.exact ? 'sure' : 'nearest';
  if (rest) return 'unknown';
  // A title that is listed is one of a job: what is open is of which.
  if (support >= (best.exact ? MATCH.ask : MATCH.near)) return 'nearest';
  return support >= MATCH.ask ? 'ask' : 'unknown';
}

/**
 * Returns whether words before a mark name a job whatever stands behind it: "Manager, Trials" does not, and a word that
 * one list has does where all that stands there names none ("RBT (ABA clinic)").
 */
export function tells(words: readonly string[], { reading, evidence }: Candidate, settled: boolean): boolean {
  const strong = FINAL.includes(evidence) || !settled;
  return (reading ?? 'rank') === 'rank' && (words.length > 1 || strong);
}

/** Returns whether words end in a name that strongly speaks for a role, of which all other words are known. */
export function endsIn(
  words: readonly string[],
  { title, evidence, explained, founded }: Candidate,
): boolean {
  const known = explained && founded && title !== '' && title !== words.join(' ');
  return known && FINAL.includes(evidence) && words.join(' ').endsWith(` ${title}`);
}

/** Judges roles by what is done in them: answered with the likeliest if it stands out, asked about otherwise. */
export function judgeDoers(doers: readonly Doer[]): Judgement {
  const likely = doers.filter(({ share, told }) => share >= MATCH.deed && told >= MATCH.told);
  const [best, second] = likely;
  const stands = best !== undefined && best.share >= MATCH.deedSure;
  if (!best || !(stands || second)) return { candidates: [], standing: 'unknown' };
  const candidates = likely.map(({ role, share }) => ({
    ...named(role, '', share, 'nearest'),
    evidence: 'listed' as const,
    exact: false,
  }));
  return { candidates, standing: stands ? 'nearest' : 'ask' };
}

/** The candidates, the first said to be the nearest where that is all it is; a listed title is no other's nearest. */
function said(candidates: readonly Candidate[], standing: Standing): Candidate[] {
  const [best, ...others] = candidates;
  if (standing !== 'nearest' || !best) return [...candidates];
  return [{ ...best, reading: best.reading ?? (best.exact ? readingOf(best) : 'nearest') }, ...others];
}

/** Parts of titles are worth asking about where none is much likelier, or curators know roles by them. */
function isAskedAbout(parts: readonly Candidate[], first: Candidate, second: Candidate | undefined): boolean {
  if (parts.length < 2 || first.confidence >= MATCH.sure) return false;
  if (first.confidence < MATCH.near && parts.some((one) => one.evidence === 'curated')) return true;
  if (!first.generic) return false;
  const together = parts.reduce((sum, one) => sum + one.confidence, 0);
  const close = (second?.confidence ?? 0) >= MATCH.rival * first.confidence;
  return together >= MATCH.near && (first.confidence < MATCH.near || close);
}

/** A title of few roles is as sure as they are together, and means the one with the best evidence. */
function uniteTitle(candidates: readonly Candidate[]): { candidates: Candidate[]; support: number } {
  const whole = (one: Candidate) => one.needed <= MATCH.acceptWhole && !one.generic && one.title !== '';
  const sharing = (title: string) => candidates.filter((one) => one.title === title && whole(one));
  const supportOf = (one: Candidate) => {
    const same = whole(one) ? sharing(one.title) : [];
    return same.length === 0 || same.length > MATCH.readings
      ? one.confidence
      : same.reduce((sum, other) => sum + other.confidence, 0);
  };
  const best = [...candidates].sort((a, b) => supportOf(b) - supportOf(a))[0];
  if (!best) return { candidates: [], support: 0 };
  const support = Math.min(1, supportOf(best));
  if (!whole(best)) return { candidates: [...candidates], support };
  // What all but nobody means by the title is not meant because one list has it.
  const rank = (one: Candidate) =>
    one.confidence < best.confidence * UNLIKELY ? LISTED : Math.min(LISTED, EVIDENCE.indexOf(one.evidence));
  const same = sharing(best.title).sort((a, b) => rank(a) - rank(b) || byConfidence(a, b));
  return { candidates: [...same, ...candidates.filter((one) => !same.includes(one))], support };
}

/** A role this much as likely as the likeliest is not meant by its title. */
const NEGLIGIBLE = 0.02;
/** And of a title that one list has, not by that list. */
const UNLIKELY = 0.2;
const LISTED = EVIDENCE.indexOf('listed');
/** The digits of a code that tell a major group. */
const MAJOR = 2;
const MILITARY = '55-';
