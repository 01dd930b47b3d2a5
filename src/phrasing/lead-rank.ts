import { listed, showNumber } from '../answering/display.ts';
import type { Findings } from '../answering/findings.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Filter } from '../understanding/query.ts';

type RankFindings = Extract<Findings, { kind: 'rank' }>;

const NAMED = 3;

/** "Nurse anesthetists come first, with …": the best, and how many met the conditions. */
export function leadOfRank(findings: RankFindings, fields: FieldRegistry): string {
  const { ranked, total, field, filters, least, query, unranked } = findings;
  const conditions = filters.map((filter) => conditionOf(filter, fields)).filter((text) => text !== '');
  const [best, ...others] = ranked;
  const measure = field.label.toLowerCase();
  if (!best) return nothing(findings, conditions);
  const named = others.slice(0, NAMED - 1).map((one) => `${one.role.title} (${one.fact.display})`);
  const label = findings.mixed ? 'pay' : measure;
  const has = best.role.title === best.role.plural ? 'have' : 'has';
  const then = named.length > 0 ? `, then ${listed(named)}` : '';
  const head = `${best.role.title} ${has} the ${least ? 'lowest' : 'highest'} ${label}: ${best.fact.display}${then}.`;
  const group = query.roles.length > 0 ? ' of those named' : '';
  const count =
    conditions.length > 0
      ? ` ${total} ${total === 1 ? 'role' : 'roles'}${group} ${total === 1 ? 'meets' : 'meet'} it: ${listed(conditions)}.`
      : '';
  const without =
    unranked.length > 0 ? ` No figure to rank by for ${listed(unranked.map((role) => role.title))}.` : '';
  return `${head}${count}${without}`;
}

/** No role meets it, or none has the figure. */
function nothing({ query, field }: RankFindings, conditions: readonly string[]): string {
  const of = query.roles.length > 0 ? 'None of them' : 'No role known here';
  if (conditions.length > 0) return `${of} meets it: ${listed(conditions)}.`;
  return `${of} has a figure for ${field.label.toLowerCase()}.`;
}

/** A condition as its own clause: "median salary over $80,000". */
function conditionOf(filter: Filter, fields: FieldRegistry): string {
  switch (filter.kind) {
    case 'number': {
      const { unit, label } = fields.get(filter.field);
      const min =
        filter.min === null ? '' : `${filter.strict ? 'over' : 'at least'} ${showNumber(filter.min, unit)}`;
      const max =
        filter.max === null ? '' : `${filter.strict ? 'under' : 'at most'} ${showNumber(filter.max, unit)}`;
      return `${label.toLowerCase()} ${[min, max].filter(Boolean).join(' and ')}`;
    }
    case 'education':
      return filter.levels.length > 1 ? 'no degree typically needed' : `typical education “${filter.words}”`;
    case 'no_experience':
      return 'no related experience needed';
    case 'zone':
      return `job zone ${filter.zone}`;
    case 'group':
      return filter.name;
  }
}
