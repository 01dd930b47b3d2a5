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
  if (!best) {
    const which = conditions.length > 0 ? ` that ${listed(conditions)}` : '';
    return query.roles.length > 0
      ? `None of them${which ? which.replace(' that', '') : ` has a figure for ${measure}`}: no figure here meets it.`
      : `No role is known here${which}.`;
  }
  const named = others.slice(0, NAMED - 1).map((one) => `${one.role.title} (${one.fact.display})`);
  const order = least ? 'lowest' : 'highest';
  const label = findings.mixed ? 'pay' : measure;
  const first = `${best.role.title} ${query.roles.length > 0 && ranked.length > 1 && least ? 'comes first from below' : `has the ${order} ${label}`}: ${best.fact.display}`;
  const head = `${first}${named.length > 0 ? `, then ${listed(named)}` : ''}.`;
  const count =
    conditions.length > 0
      ? `${total} ${total === 1 ? 'role' : 'roles'} ${query.roles.length > 0 ? 'of those named ' : ''}${total === 1 ? 'meets' : 'meet'} it (${listed(conditions)}). `
      : '';
  const without =
    unranked.length > 0 ? ` No figure to rank by for ${listed(unranked.map((role) => role.title))}.` : '';
  return `${count}${head}${without}`;
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
      return filter.levels.length > 1 ? 'no degree typically needed' : 'that typical education';
    case 'no_experience':
      return 'no related experience needed';
    case 'zone':
      return `job zone ${filter.zone}`;
    case 'group':
      return filter.name;
  }
}
