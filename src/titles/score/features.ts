import { EVIDENCE } from '../../catalogue/catalogue.ts';
import { MATCH } from '../config.ts';
import type { RoleSet } from '../contexts.ts';
import type { Asked } from '../query-word.ts';
import { isOpen, type TitleFit } from './fit.ts';
import type { Profile } from './profile.ts';
import { type AcceptFeatures, RANK, RANK_SIZE, type RankFeature } from './weights.ts';

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
  whole: Pick<ReadonlySet<number>, 'has'>;
  parts: Pick<ReadonlySet<number>, 'has'>;
}

/** Measures each candidate against the others; a row of {@link RANK_FEATURES} for each, end to end. */
export function rankFeatures(candidates: readonly RoleCandidate[], mention: MentionEvidence): Float64Array {
  const rows = new Float64Array(candidates.length * RANK_SIZE);
  for (const [at, candidate] of candidates.entries()) {
    const start = at * RANK_SIZE;
    fitFeatures(candidate, mention, rows, start);
    wordFeatures(candidate, mention, rows, start);
  }
  return rows;
}

/** What the best title of a role says, and what is known of the role. */
function fitFeatures(
  { role, fit, evidence, neighbours }: RoleCandidate,
  mention: MentionEvidence,
  rows: Float64Array,
  start: number,
): void {
  const words = mention.words(role);
  if (fit) {
    rows[start + RANK.coverage] = fit.coverage;
    rows[start + RANK.explained] = fit.explained;
    rows[start + RANK.named] = fit.named;
    rows[start + RANK.tailed] = Number(fit.tailed);
    rows[start + RANK.headed] = Number(fit.headed);
    rows[start + RANK.overlap] = fit.overlap;
    rows[start + RANK.fuse] = mention.judged.get(fit.title) ?? 0;
    rows[start + RANK.strongTitle] = Number(evidence < LISTED && fit.complete);
    rows[start + RANK.complete] = Number(fit.complete);
    rows[start + RANK.inside] = Number(fit.inside);
  }
  rows[start + RANK.neighbours] = Math.log(1 + neighbours);
  rows[start + RANK.strong] = Number(evidence < LISTED);
  rows[start + RANK.words] = words;
  rows[start + RANK.wordsShare] = Math.exp(words);
  rows[start + RANK.whole] = Number(mention.whole.has(role));
  rows[start + RANK.part] = Number(mention.parts.has(role));
  rows[start + RANK.jobs] = mention.jobs[role] || SOME_JOBS;
}

/** What all titles of a role together, and its description, tasks and software, say of the words. */
function wordFeatures(
  { role, fit }: RoleCandidate,
  { asked, total, profile, contexts }: MentionEvidence,
  rows: Float64Array,
  start: number,
): void {
  const tail = asked.length - 1;
  let bag = 0;
  let lift = 0;
  let tailLift = 0;
  let context = 0;
  let open = 0;
  for (let at = 0; at <= tail; at += 1) {
    const weight = asked[at]?.weight ?? 0;
    const count = profile.count(at, role);
    const said = contexts[at];
    const inContext = said?.has(role) ?? false;
    bag += weight * (count / (count + HALF_COUNT));
    tailLift = profile.lift(at, role);
    lift += tailLift;
    if (inContext && (fit === undefined || isOpen(fit, at))) context += weight * (said?.rarity ?? 0);
    if (!inContext && count === 0) open += weight;
  }
  rows[start + RANK.bag] = bag / total;
  rows[start + RANK.lift] = lift / asked.length;
  rows[start + RANK.tailLift] = tailLift;
  rows[start + RANK.tailShare] = profile.share(tail, role);
  rows[start + RANK.context] = context / total;
  rows[start + RANK.open] = open / total;
  rows[start + RANK.size] = profile.size(role);
}

/** Returns the features for the best role, by its row, being meant at all, given its share among the roles. */
export function acceptFeatures(
  row: Float64Array,
  share: number,
  { fit }: RoleCandidate,
  { asked, total, jobWord, contexts, likeliest }: MentionEvidence,
): AcceptFeatures {
  const { complete = false, misspelt = 0 } = fit ?? {};
  const own = (name: RankFeature) => row[RANK[name]] ?? 0;
  const single = asked.length === 1;
  const strange = asked.reduce((sum, one, at) => {
    const known = one.alternatives.length > 0 || (contexts[at]?.size ?? 0) > 0;
    return known ? sum : sum + one.weight;
  }, 0);
  return {
    odds: Math.log(Math.max(share, LEAST_SHARE) / Math.max(1 - share, LEAST_SHARE)),
    coverage: own('coverage'),
    explained: own('explained'),
    headed: own('headed'),
    bag: own('bag'),
    context: own('context'),
    open: own('open'),
    fuse: own('fuse'),
    overlap: own('overlap'),
    neighbours: own('neighbours'),
    complete: Number(complete),
    whole: own('whole'),
    part: own('part'),
    words: own('words'),
    agreed: Number(own('words') >= likeliest),
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
  if (one?.fit?.open !== 0 || one.fit.named >= MATCH.generic) return false;
  return one.fit.headed || one.evidence === CURATED;
}

/** The confidence from which the role is answered with: the less of the mention it leaves open, the lower. */
export function neededFor({ role, fit }: RoleCandidate, contexts: readonly RoleSet[]): number {
  if (fit?.open === 0) return MATCH.acceptWhole;
  const explained = fit && contexts.every((said, at) => !isOpen(fit, at) || said.has(role));
  return explained ? MATCH.acceptExplained : MATCH.accept;
}
