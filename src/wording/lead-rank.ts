import pluralize from 'pluralize';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Filter } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { Findings, Ranked } from '../intents/findings.ts';
import { listed, lowerFirst, showNumber, upperFirst, withArticle, withOptionalArticle } from './display.ts';
import { nounPlural } from './nouns.ts';

type RankFindings = Extract<Findings, { kind: 'rank' }>;

/** So many are named where a question does not say how many it wants, and at most where it does. */
const NAMED = 3;
const MOST_NAMED = 5;

/** "Nurse anesthetists have the highest …, then …": the best, and how many met the conditions. */
export function leadOfRank(findings: RankFindings, fields: FieldRegistry): string {
  const { ranked, least, unranked } = findings;
  const [best] = ranked;
  if (!best) return nothing(findings, fields);
  const first = ranked.filter((one) => one.value === best.value && one.fact.field === best.fact.field);
  const others = ranked.slice(first.length, Math.max(first.length, namedIn(findings)));
  const then =
    others.length > 0
      ? `, then ${listed(others.map((one) => `${nounPlural(one.role)} (${one.fact.display})`))}`
      : '';
  const verb = first.length > 1 ? 'share' : 'have';
  const head = `${upperFirst(tied(first))} ${verb} the ${least ? 'lowest' : 'highest'} ${measureOf(findings)}: ${best.fact.display}${then}.`;
  const without = unranked.length > 0 ? ` No figure to rank by for ${listed(unranked.map(nounPlural))}.` : '';
  return `${head}${tally(findings, fields)}${without}`;
}

/** How many the sentence names: those that were asked for, as far as a sentence goes. */
function namedIn({ query, ranked }: RankFindings): number {
  if (query.roles.length > 0) return Math.min(ranked.length, MOST_NAMED);
  return Math.min(query.limit ?? NAMED, MOST_NAMED);
}

/** Those that share the first place; of many, the first and how many more. */
function tied(first: readonly Ranked[]): string {
  const names = first.map((one) => nounPlural(one.role));
  if (names.length <= NAMED) return listed(names);
  return `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} more`;
}

/** What the rank goes by, in the middle of a sentence. */
function measureOf({ field, mixed }: RankFindings): string {
  return mixed ? 'pay' : nameOf(field);
}

const nameOf = (field: Field) => field.noun ?? lowerFirst(field.label);

/** " 3 healthcare roles have job growth over 20%." */
function tally(findings: RankFindings, fields: FieldRegistry): string {
  const { filters, total, query } = findings;
  if (filters.length === 0) return '';
  const { group, clauses } = conditions(findings, fields, total === 1);
  if (clauses.length === 0)
    return ` ${total} ${roles(group, total)} ${total === 1 ? 'is' : 'are'} ranked here.`;
  const who = query.roles.length > 0 ? `Of those named, ${total}` : `${total} ${roles(group, total)}`;
  return ` ${who} ${listed(clauses)}.`;
}

const roles = (group: string, count: number) => `${group}${count === 1 ? 'role' : 'roles'}`;

/** No role meets it, or none has the figure. */
function nothing(findings: RankFindings, fields: FieldRegistry): string {
  const { group, clauses } = conditions(findings, fields, true);
  const of = findings.query.roles.length > 0 ? 'None of them' : `No ${group}role known here`;
  if (clauses.length > 0) return `${of} ${listed(clauses)}.`;
  return `${of} has a figure for ${measureOf(findings)}.`;
}

/** "a median salary", "median salaries"; what cannot be counted ("job growth") stays as it is. */
function counted(name: string, one: boolean): string {
  if (!/\bsalary$/.test(name)) return name;
  return one ? withArticle(name) : pluralize.plural(name);
}

/** The conditions as clauses behind "roles" (or behind one role), and the group of occupations before it. */
function conditions(
  { filters, mixed }: RankFindings,
  fields: FieldRegistry,
  one: boolean,
): { group: string; clauses: string[] } {
  const group = filters.flatMap((filter) => (filter.kind === 'group' ? [`${filter.name} `] : [])).join('');
  const clauses = filters.flatMap((filter) => clauseOf(filter, fields, mixed, one));
  return { group, clauses };
}

function clauseOf(filter: Filter, fields: FieldRegistry, mixed: boolean, one: boolean): string[] {
  const [have, need, are] = one ? ['has', 'needs', 'is'] : ['have', 'need', 'are'];
  switch (filter.kind) {
    case 'number': {
      const field = fields.get(filter.field);
      const min =
        filter.min === null
          ? ''
          : `${filter.strict ? 'over' : 'at least'} ${showNumber(filter.min, field.unit)}`;
      const max =
        filter.max === null
          ? ''
          : `${filter.strict ? 'under' : 'at most'} ${showNumber(filter.max, field.unit)}`;
      const amount = [min, max].filter(Boolean).join(' and ');
      if (field.unit === 'jobs') return [`${have} ${amount} ${nameOf(field).replace(/^number of /, '')}`];
      return [`${have} ${mixed ? 'pay' : counted(nameOf(field), one)} ${amount}`];
    }
    case 'education':
      return filter.levels.length > 1
        ? [`typically ${need} no degree`]
        : [`typically ${need} ${withOptionalArticle(lowerFirst(filter.words))}`];
    case 'no_experience':
      return [`${need} no related experience`];
    case 'zone':
      return [`${are} in job zone ${filter.zone}`];
    case 'group':
      return [];
  }
}
