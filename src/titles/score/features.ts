import { EVIDENCE } from '../../catalogue/catalogue.ts';
import { MATCH } from '../config.ts';
import type { RoleSet } from '../contexts.ts';
import type { Asked } from '../query-word.ts';
import type { TitleFit } from './fit.ts';
import type { Profile } from './profile.ts';
import type { AcceptFeatures, RankFeatures } from './weights.ts';

/** Position in EVIDENCE of what curators say, and from where on a title is one of many. */
export const CURATED = EVIDENCE.indexOf('curated');
export const LISTED = EVIDENCE.indexOf('listed');
/** Bounds the odds of a role without rivals, or with many. */
const LEAST_SHARE = 0.05;
/** The number of titles of a role with a word that gives half of the maximum weight. */
const HALF_COUNT = 2;

/** The number of people assumed for a job if it is unknown (logarithm). */
const SOME_JOBS = 4.5;

/** A role that may be meant. */
export interface RoleCandidate {
  role: number;
  /** Its title that fits best; undefined where only its titles together speak for it. */
  fit: TitleFit | undefined;
  evidence: number;
  /** The likeness of all its shortlisted titles to the mention. */
  neighbours: number;
}

/** A mention, and what the index says of its words. */
export interface MentionEvidence {
  asked: readonly Asked[];
  /** The sum of the words' weights. */
  total: number;
  profile: Profile;
  /** For each word, the roles whose titles, description, tasks or software have it. */
  contexts: readonly RoleSet[];
  /** The score of a title by fuse.js, 0 to 1. */
  judged: ReadonlyMap<number, number>;
  /** The share of the titles with the last word that end in it. */
  jobWord: number;
  /** The likelihood (logarithm) of a role by the words, which are valid until the next mention; and of the likeliest. */
  words(role: number): number;
  likeliest: number;
  /** The number of people in each job (logarithm); 0 if unknown. */
  jobs: ArrayLike<number>;
  /** The roles of which a title is all of the mention, or a part of it between punctuation. */
  whole: ReadonlySet<number>;
  parts: ReadonlySet<number>;
}

/** Returns the features of one role against the others. */
export function rankFeatures(candidate: RoleCandidate, mention: MentionEvidence): RankFeatures {
  const { role, fit, evidence, neighbours } = candidate;
  const { asked, total, profile, contexts, judged } = mention;
  const tail = asked.length - 1;
  const words = mention.words(role);
  let [bag, lift, context, open] = [0, 0, 0, 0];
  for (let at = 0; at <= tail; at += 1) {
    const weight = asked[at]?.weight ?? 0;
    const count = profile.count(at, role);
    const inContext = contexts[at]?.has(role) ?? false;
    bag += weight * (count / (count + HALF_COUNT));
    lift += profile.lift(at, role);
    if (inContext && (fit === undefined || fit.open.includes(at)))
      context += weight * rarity(contexts[at]?.size ?? 0, profile.roles);
    if (!inContext && count === 0) open += weight;
  }
  return {
    coverage: fit?.coverage ?? 0,
    explained: fit?.explained ?? 0,
    named: fit?.named ?? 0,
    tailed: Number(fit?.tailed ?? false),
    headed: Number(fit?.headed ?? false),
    overlap: fit?.overlap ?? 0,
    bag: bag / total,
    lift: lift / asked.length,
    tailLift: profile.lift(tail, role),
    tailShare: profile.share(tail, role),
    context: context / total,
    open: open / total,
    fuse: fit ? (judged.get(fit.title) ?? 0) : 0,
    size: Math.log(profile.size(role)),
    neighbours: Math.log(1 + neighbours),
    strong: Number(evidence < LISTED),
    strongTitle: Number(evidence < LISTED && (fit?.complete ?? false)),
    complete: Number(fit?.complete ?? false),
    inside: Number(fit?.inside ?? false),
    words,
    wordsShare: Math.exp(words),
    whole: Number(mention.whole.has(role)),
    part: Number(mention.parts.has(role)),
    jobs: mention.jobs[role] || SOME_JOBS,
  };
}

/** Returns the rarity of a word among roles: 1 if one alone has it, 0 if all do. */
function rarity(having: number, roles: number): number {
  return roles < 2 ? 0 : 1 - Math.log(Math.max(1, having)) / Math.log(roles);
}

/** Returns the features for the best role being meant at all, given its share among the roles. */
export function acceptFeatures(
  own: RankFeatures,
  share: number,
  { fit }: RoleCandidate,
  { asked, total, jobWord, contexts, likeliest }: MentionEvidence,
): AcceptFeatures {
  const { complete = false, misspelt = 0 } = fit ?? {};
  const single = asked.length === 1;
  const strange = asked.reduce((sum, one, at) => {
    const known = one.alternatives.length > 0 || (contexts[at]?.size ?? 0) > 0;
    return known ? sum : sum + one.weight;
  }, 0);
  return {
    odds: Math.log(Math.max(share, LEAST_SHARE) / Math.max(1 - share, LEAST_SHARE)),
    coverage: own.coverage,
    explained: own.explained,
    headed: own.headed,
    bag: own.bag,
    context: own.context,
    open: own.open,
    fuse: own.fuse,
    overlap: own.overlap,
    neighbours: own.neighbours,
    complete: Number(complete),
    whole: own.whole,
    part: own.part,
    words: own.words,
    agreed: Number(own.words >= likeliest),
    misspelt: complete ? 0 : misspelt,
    misspeltTitle: complete && !single ? misspelt : 0,
    misspeltWord: complete && single ? misspelt : 0,
    single: Number(single && !complete),
    singleTitle: Number(single && complete),
    jobWord,
    strange: strange / total,
  };
}

/** Returns whether the mention is only a part of the role's title, the part that names the job ("manager"). */
export function isPart(one: RoleCandidate | undefined): boolean {
  if (!one?.fit || one.fit.open.length > 0 || one.fit.named >= MATCH.generic) return false;
  return one.fit.headed || one.evidence === CURATED;
}

/** The confidence from which the role is answered with: the less of the mention it leaves open, the lower. */
export function neededFor({ role, fit }: RoleCandidate, contexts: readonly RoleSet[]): number {
  if (fit?.open.length === 0) return MATCH.acceptWhole;
  const explained = fit?.open.every((at) => contexts[at]?.has(role));
  return explained ? MATCH.acceptExplained : MATCH.accept;
}
