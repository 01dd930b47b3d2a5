import type { AnswerFact } from '../contract/answer.ts';
import type { Claim } from '../contract/query.ts';
import type { Item } from '../contract/schema.ts';
import type { LeadTools, RolesFindings } from './lead-types.ts';
import { aRole } from './nouns.ts';
import { numberOf, predicate, statement } from './sentences.ts';

type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>;

/** "the median is $67,000, right?", "can they make 100k": the figure in question against the source's. */
export function valueVerdict(
  claim: ClaimOf<'value'>,
  findings: RolesFindings,
  { fields }: LeadTools,
): string | null {
  const { focus, facts, roles } = findings;
  const [role] = roles;
  const main = focus?.values.find((fact) => fact !== null);
  const value = main ? numberOf(main) : null;
  if (roles.length !== 1 || !role || !main || value === null) return null;
  if (claim.side === null) {
    const shown = new Set(findings.fields.map((field) => field.id));
    const stated = [main, ...facts.filter((fact) => shown.has(fact.field))];
    const near = (fact: AnswerFact) => numbersOf(fact).some((one) => Math.abs(one - claim.value) < 0.5);
    return stated.some(near) ? 'Yes.' : 'No.';
  }
  const meets = (one: number) => (claim.side === 'over' ? one >= claim.value : one <= claim.value);
  if (meets(value)) return 'Yes.';
  const ofPay = facts.filter(
    (fact) => fact.aspect === 'salary' && (fact.unit === main.unit || fact.unit === 'range'),
  );
  const beyond = claim.possible ? ofPay.find((fact) => numbersOf(fact).some(meets)) : undefined;
  if (!beyond) return 'No.';
  return `Yes, some do: ${aRole(role)} ${predicate(beyond, fields.get(beyond.field))}.`;
}

function numbersOf(fact: AnswerFact): number[] {
  if (typeof fact.value === 'number') return [fact.value];
  if (Array.isArray(fact.value)) return (fact.value as Item[]).flatMap((item) => item.percent ?? []);
  return typeof fact.value === 'object' ? [fact.value.min, fact.value.max] : [];
}

/** "could X earn more than Y": whether the best paid of one are paid more than the least paid of the other. */
export function rangesMeet(claim: ClaimOf<'compare'>, { facts, query, roles }: RolesFindings): string | null {
  const [subject, object] = [claim.subject, claim.object].map((at) => query.roles[at]?.id);
  const ends = (role: string | undefined) => {
    const own = facts.filter((fact) => fact.role === role);
    const range = own.find((fact) => fact.field === 'salary.range')?.value;
    if (range && typeof range === 'object' && 'min' in range) return range;
    const [min, max] = ['salary.p10', 'salary.p90'].map((id) => own.find((fact) => fact.field === id)?.value);
    return typeof min === 'number' && typeof max === 'number' ? { min, max } : null;
  };
  const [one, other] = [ends(subject), ends(object)];
  if (!one || !other) return null;
  const meets = claim.direction === 'least' ? one.min < other.max : one.max > other.min;
  const names = [claim.subject, claim.object].map((at) => (roles[at] ? aRole(roles[at]) : ''));
  return meets
    ? `Yes, it can happen, since what they are paid overlaps; as a rule it is not so for ${names[0]} beside ${names[1]}.`
    : null;
}

/** "could an experienced X out-earn a starting Y": the top of one figure against the bottom of the other. */
export function rangesVerdict(
  { statistics }: ClaimOf<'ranges'>,
  { facts, query, roles }: RolesFindings,
  { fields }: LeadTools,
): string | null {
  const sides = statistics.flatMap((statistic, at) => {
    const role = roles[at];
    const fact = facts.find(
      (one) =>
        one.role === query.roles[at]?.id &&
        one.aspect === 'salary' &&
        fields.get(one.field).statistic === statistic,
    );
    const ends = fact && numbersOf(fact);
    return role && fact && ends && ends.length > 0 ? [{ role, fact, ends }] : [];
  });
  const [one, other] = sides;
  if (!one || !other) return null;
  const [least, most] = [Math.min(...one.ends), Math.max(...one.ends)];
  const verdict =
    least > Math.max(...other.ends) ? 'Yes' : most > Math.min(...other.ends) ? 'Yes, it can happen' : 'No';
  const parts = sides.map(({ role, fact }) => statement(role, fact, fields.get(fact.field)));
  return `${verdict}: ${parts.join('; ')}.`;
}
