import type { Evidence } from '../catalogue/catalogue.ts';
import type { MentionReading } from '../contract/query.ts';
import { MATCH } from './config.ts';

/** A role or group that a mention may mean. */
export interface Candidate {
  role: string;
  /** 0 to 1: how likely it is meant. */
  confidence: number;
  evidence: Evidence;
  /** The listed title that matched, in normal form. */
  title: string;
  exact: boolean;
  /** The way in which the mention was resolved, where it is not the role's own name. */
  reading: MentionReading | null;
  /** The level that was set aside ("senior", "vice president"), which no source knows. */
  level: string | null;
  /** The confidence from which it may be answered. */
  needed: number;
  /** The mention is only a part of the title ("manager"). */
  generic: boolean;
  /** No word of the mention is foreign to the role. */
  explained: boolean;
  /** Titles of the role have some word of the mention, and most of it is words that something has. */
  founded: boolean;
}

/**
 * The treatment of a mention. `sure`: the first candidate is meant; `nearest`: it is answered with, said to be
 * the nearest listed or the likeliest, the others beside it; `ask`: which is meant; `unknown`: none fits.
 */
export type Standing = 'sure' | 'nearest' | 'ask' | 'unknown';

/** The meaning of a mention. */
export interface Resolution {
  mention: string;
  /** Best first. */
  candidates: Candidate[];
  standing: Standing;
  /** The standing in three words, for readers that do not support `nearest`. */
  verdict: 'sure' | 'ambiguous' | 'unknown';
  /** It names who lives by crime, whom no source counts. */
  crime?: true | undefined;
}

/** A resolution with this standing. */
export function resolution(mention: string, standing: Standing, candidates: Candidate[]): Resolution {
  return { mention, candidates, standing, verdict: verdictOf(standing, candidates[0]) };
}

/** A nearest title that leaves a word open is not known to a reader that cannot say so. */
function verdictOf(standing: Standing, first: Candidate | undefined): Resolution['verdict'] {
  if (standing === 'ask') return 'ambiguous';
  if (standing === 'nearest') return first?.explained ? 'sure' : 'unknown';
  return standing;
}

export const byConfidence = (a: Candidate, b: Candidate) => b.confidence - a.confidence;

/** Keeps, of candidates for one role, the likeliest. */
export function addCandidate(best: Map<string, Candidate>, candidate: Candidate): void {
  const known = best.get(candidate.role);
  if (!known || candidate.confidence > known.confidence) best.set(candidate.role, candidate);
}

/** Marks a candidate with a level that is not part of its title. */
export function leveled(level: string | null): (one: Candidate) => Candidate {
  return (one) => (level === null ? one : { ...one, level, reading: one.reading ?? 'rank' });
}

/** Returns whether a mention is answered with its first candidate. */
export function isSettled({ standing }: { standing: Standing }): boolean {
  return standing === 'sure' || standing === 'nearest';
}

/** A mention as the nearest title that words within it are. */
export function nearestOf({ mention, candidates }: Resolution, best: Candidate): Resolution {
  const others = candidates.filter(({ role }) => role !== best.role);
  const nearest: Candidate = {
    ...best,
    exact: false,
    confidence: MATCH.headed,
    reading: best.reading ?? 'nearest',
  };
  return resolution(mention, 'nearest', [nearest, ...others]);
}

/** A mention of which a part surely is the same role as the whole is: as sure as the surer of the two. */
export function saidTwice({ mention, standing, candidates }: Resolution, part: Candidate): Resolution {
  const isSame = ({ role }: Candidate) => role === part.role;
  const surer = (one: Candidate) => ({ ...one, confidence: Math.max(one.confidence, part.confidence) });
  return resolution(
    mention,
    standing,
    candidates.map((one) => (isSame(one) ? surer(one) : one)),
  );
}

/** "Collector, Early Stage": what only comes near a title is one of those that its own name may mean. */
export function withinNamed(found: Resolution, named: readonly Candidate[]): Resolution {
  const isNamed = ({ role }: Candidate) => named.some((one) => one.role === role);
  const best = found.standing === 'nearest' ? found.candidates.find(isNamed) : undefined;
  return best && best !== found.candidates[0] ? nearestOf(found, best) : found;
}

/** Returns whether a title speaks for the likeliest role, and no other is nearly as likely. */
export function standsOut({ candidates: [first, second] }: Resolution): boolean {
  return !!first?.title && (second?.confidence ?? 0) < MATCH.rival * first.confidence;
}
