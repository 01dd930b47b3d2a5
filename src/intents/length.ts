import type { Clause } from '../contract/plan.ts';
import { printPlan } from '../wording/plan.ts';
import type { Said } from '../wording/said.ts';

/** The most characters of a lead: ten lines of a phone, or of a terminal of 35 columns. */
export const LONGEST_LEAD = 300;

type Kind = Clause['say'];
type Listing = Extract<Clause, { most?: number }>;
type Telling = Extract<Clause, { brief?: true }>;

const LISTINGS = kinds<Listing['say']>('values', 'items', 'run', 'shares', 'rank', 'steps');
const TELLINGS = kinds<Telling['say']>('compare', 'values', 'missing', 'lacking', 'left-out', 'not-in-place');

/** Over figures and lists, which stand in the table and in the lists below it too. */
const TABLED = kinds(
  'compare',
  'values',
  'items',
  'share',
  'shares',
  'ranges',
  'alike',
  'run',
  'in-place',
).union(kinds('steps', 'skills', 'software'));

/** What answers by itself where it comes first, and is not cut then. */
const ANSWERS = TABLED.union(kinds('sources', 'own-pay', 'own-against', 'meets', 'which-meet', 'rank')).union(
  kinds('grounds', 'share-of-pay', 'may-happen', 'not-only-way', 'stands', 'by-tenths', 'own-quarter'),
);

/** One shortening of a clause, which may be shortened already; null leaves it out. */
type Cut = (clause: Clause, whole: Clause) => Clause | null;

/**
 * Returns a lead of {@link LONGEST_LEAD} at most, as far as its sentences allow, and what is told of names below it
 * instead. What was asked for least goes first: items of lists, what nobody asked for (`spare`, the least
 * wanted first), how a name is read whose own figures are told, which of the roles it is where the figures show it,
 * figures after the first, and last how any name is read. The first figures, other verdicts and what the answer would be
 * false without stay.
 */
export function fitted(
  plan: readonly Clause[],
  spare: readonly Clause[],
  said: Said,
): { plan: Clause[]; below: Clause[] } {
  const answer = plan.find(({ say }) => ANSWERS.has(say));
  const figures = plan.filter((one) => one !== answer && TABLED.has(one.say) && !spare.includes(one));
  const cuts: readonly Cut[] = [
    answer ? unnamed : same,
    naming(3),
    naming(2),
    ...spare.map((one) => without((whole) => whole === one)),
    briefly('reading'),
    without((one) => one.say === 'reading' && one.how !== 'nearest' && one.how !== 'rank'),
    naming(1),
    (clause, whole) => (whole === answer && isPair(answer) ? clause : briefly(...TELLINGS)(clause, whole)),
    without(({ say }) => say === 'which' && answer?.say === 'compare'),
    ...[...figures.filter(isAsked), ...figures.filter((one) => !isAsked(one))]
      .toReversed()
      .map((one) => without((whole) => whole === one)),
    without(({ say }) => say === 'reading'),
    // Whether pay is low is told by its quarter, and where it lies by the table.
    without(({ say }) => say === 'own-pay' && answer?.say === 'own-quarter'),
    // "PA vs NP (physician assistant, nurse practitioner)": two names of each, where the figures tell the two apart.
    without(({ say }) => say === 'same-role' && answer !== undefined),
  ];
  for (let made = 0; ; made += 1) {
    const short = plan.map((whole) => ({
      whole,
      clause: cuts.slice(0, made).reduce<Clause | null>((one, cut) => one && cut(one, whole), whole),
    }));
    const told = short.flatMap(({ clause }) => clause ?? []);
    if (made < cuts.length && printPlan(told, said).length > LONGEST_LEAD) continue;
    const left = short.flatMap(({ clause, whole }) => (clause ? [] : whole));
    return { plan: told, below: left.filter(({ say }) => say === 'reading' || say === 'same-role') };
  }
}

function kinds<One extends Kind>(...of: One[]): ReadonlySet<Kind> {
  return new Set<Kind>(of);
}

const same: Cut = (clause) => clause;

const without =
  (goes: (whole: Clause) => boolean): Cut =>
  (clause, whole) =>
    goes(whole) ? null : clause;

/** Lists of so many items. */
const naming =
  (most: number): Cut =>
  (clause) =>
    inside(clause, (one) => (LISTINGS.has(one.say) ? { ...(one as Listing), most } : one));

/** In fewer words: without reasons, or the middle of a row. */
const briefly =
  (...kinds: readonly Kind[]): Cut =>
  (clause) =>
    inside(clause, (one) => (kinds.includes(one.say) ? { ...(one as Telling), brief: true } : one));

/** Of whom nothing is reported is told by the figures, too. */
const unnamed: Cut = (clause) =>
  clause.say === 'unmeasured' && clause.reason === null ? { ...clause, roles: [] } : clause;

/** Of two roles the difference is the answer. */
const isPair = (one: Clause): boolean =>
  one.say === 'in-place' ? isPair(one.clause) : one.say === 'compare' && one.facts.length === 2;

/** The steps of a way, and figures of a place, are what was asked, whatever else was. */
const isAsked = ({ say }: Clause): boolean => say === 'steps' || say === 'in-place';

/** Changes a clause, or the one that is told of a place. */
function inside(clause: Clause, change: (one: Clause) => Clause): Clause {
  if (clause.say !== 'in-place') return change(clause);
  return { ...clause, clause: change(clause.clause) as typeof clause.clause };
}
