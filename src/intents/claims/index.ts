import type { Beside, Claim } from '../../contract/beside.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Query } from '../../contract/query.ts';
import type { Focus } from '../focus.ts';
import type { Aside, Context } from '../intent.ts';
import { askedForVerdict } from './asked-for.ts';
import { compareVerdict } from './compare.ts';
import { extremeVerdict } from './extreme.ts';
import { itemVerdict } from './item.ts';
import { mostlyVerdict } from './mostly.ts';
import { needVerdict } from './need.ts';
import { valueVerdict } from './value.ts';
import type { Verdict } from './verdict.ts';

const VERDICTS: { [Kind in Claim['kind']]: Verdict<Kind> } = {
  compare: compareVerdict,
  value: valueVerdict,
  need: needVerdict,
  'asked-for': askedForVerdict,
  mostly: mostlyVerdict,
  item: itemVerdict,
  extreme: extremeVerdict,
};

/**
 * Yes or no first, or a premise put right: only where the very field that was asked about was compared, and never to an
 * opinion, an offer or by what somebody is.
 */
export function answerClaim(
  { claim, asked, as }: Extract<Beside, { kind: 'claim' }>,
  context: Context,
): Aside | null {
  const told = (VERDICTS[claim.kind] as Verdict<Claim['kind']>)(claim as never, asked, context);
  if (!told || as === undefined) return told;
  return {
    ...told,
    before: told.before?.map((one) => (TOLD_AS.has(one.say) ? ({ ...one, as } as Clause) : one)),
  };
}

/** Verdicts that may be told as a truth, or as an error. */
const TOLD_AS: ReadonlySet<Clause['say']> = new Set([
  'yes-no',
  'margin',
  'by-tenths',
  'may-be',
  'not-always',
]);

const NO_VERDICT: ReadonlySet<Beside['kind']> = new Set(['opinion', 'own-facts', 'trait']);

/**
 * Returns whether a question asks what no figure can settle: an opinion, an offer, somebody's own case, a trait, a subject
 * that figures only come near, unless the claim is of something else, which the figures tell.
 */
export function withholdsVerdict({ besides }: Query, focus: Focus | null = null): boolean {
  const claimed = besides.some(
    (one) =>
      one.kind === 'claim' &&
      one.claim.kind === 'compare' &&
      (one.claim.of === focus?.field.aspect || one.claim.of === focus?.field.id),
  );
  const comesNear = (near: readonly string[]) =>
    near.length > 0 && !(focus && claimed && !near.includes(focus.field.id));
  return besides.some(
    (one) => NO_VERDICT.has(one.kind) || (one.kind === 'unmeasured' && comesNear(one.near)),
  );
}
