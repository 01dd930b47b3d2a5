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

/**
 * Judges the ranker's candidates: by the likelihood of the best, and whether it explains the whole mention.
 * @param isRest whether a role only holds what no other does, so that nothing is near it.
 */
export function judgeRanked(
  all: readonly Candidate[],
  isRest: (role: string) => boolean = () => false,
): Judgement {
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
  const standing = standingOf(best, support, isRest(best.role) ? MATCH.sure : MATCH.near);
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

function standingOf(best: Candidate, support: number, near: number): Standing {
  if (!best.founded && !best.exact) return 'unknown';
  if (support >= MATCH.sure && (best.explained || best.exact)) return 'sure';
  if (support >= near) return 'nearest';
  return support >= MATCH.ask ? 'ask' : 'unknown';
}

/** Judges roles by what is done in them: answered with the likeliest if it stands out, asked about otherwise. */
export function judgeDoers(doers: readonly Doer[]): Judgement {
  const likely = doers.filter(({ share, told }) => share >= MATCH.deed && told >= MATCH.told);
  const [best, second] = likely;
  const stands = best !== undefined && best.share >= MATCH.deedSure && best.told >= MATCH.toldSure;
  if (!best || !(stands || second)) return { candidates: [], standing: 'unknown' };
  const candidates = likely.map(({ role, share }) => ({
    ...named(role, '', share, 'nearest'),
    evidence: 'listed' as const,
    exact: false,
  }));
  return { candidates, standing: stands ? 'nearest' : 'ask' };
}

/** The candidates, the first said to be the nearest where that is all it is. */
function said(candidates: readonly Candidate[], standing: Standing): Candidate[] {
  if (standing !== 'nearest') return [...candidates];
  return candidates.map((one, at) => (at === 0 ? { ...one, reading: one.reading ?? 'nearest' } : one));
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
    one.confidence < best.confidence * NEGLIGIBLE ? LISTED : Math.min(LISTED, EVIDENCE.indexOf(one.evidence));
  const same = sharing(best.title).sort((a, b) => rank(a) - rank(b) || byConfidence(a, b));
  return { candidates: [...same, ...candidates.filter((one) => !same.includes(one))], support };
}

/** A role this much as likely as the likeliest is not meant by its title. */
const NEGLIGIBLE = 0.02;
const LISTED = EVIDENCE.indexOf('listed');
