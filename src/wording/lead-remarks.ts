import pluralize from 'pluralize';
import type { Aspect } from '../contract/aspects.ts';
import { NO_REASON } from '../intents/facts.ts';
import { listed, lowerFirst, showNumber, upperFirst } from './display.ts';
import type { RolesFindings } from './lead-types.ts';
import { aRole } from './nouns.ts';

/** What the figures do not cover, said before them. */
export function unmeasured({ query, roles }: RolesFindings): string | null {
  if (!query.unmeasured) return null;
  const names = listed(roles.map(aRole), 'or');
  return `Nothing on ${query.unmeasured} is reported for ${names}: the sources do not cover it.`;
}

/** Pay in the place that was named, or that no figure is particular to it. */
export function placed({ query, facts, local }: RolesFindings): string | null {
  if (!query.place || facts.length === 0) return null;
  if (local.length === 0)
    return `No figure here is for ${query.place} alone: the source covers a wider area.`;
  const parts = local.map(
    ({ role, place, amount }) =>
      `in ${place} ${aRole(role)} earns a median of ${showNumber(amount, 'USD/year')} a year`,
  );
  return `${upperFirst(parts.join('; '))}.`;
}

/** "which should I choose": figures tell how roles differ, not what suits a person. */
export function choice({ query, roles }: RolesFindings): string | null {
  if (query.advice !== 'choice' || !query.moves || roles.length < 2) return null;
  return 'Which suits you no figure can say; this is how they differ.';
}

/** What was asked for and none of the roles has, with the reason where a source gives one. */
export function lacking({
  lacking: fields,
  fields: shown,
  roles,
  missing,
  query,
}: RolesFindings): string | null {
  const field = fields[0];
  // "does it need college" asks for no college by name.
  if (!field || query.claim?.kind === 'degree') return null;
  const names = listed(roles.map(aRole), 'or');
  const named = query.asked.fields.includes(field.id) && field.unit !== 'list';
  const whole = !named && !shown.some((one) => one.aspect === field.aspect);
  const label = whole ? ASPECT_NAMES[field.aspect] : field.label;
  const reason = missing.find((entry) => entry.field === field.id && entry.reason !== NO_REASON)?.reason;
  const verb = isSeveral(label) ? 'are' : 'is';
  return `${label} ${verb} not reported for ${names}${reason ? `: ${reason}` : ''}.`;
}

/** "Main duties", "Openings a year": the head of a label is its first word or the last before "of". */
function isSeveral(label: string): boolean {
  const words = (label.split(/ (?:of|a|by|that|to) |,/)[0] ?? '').split(' ');
  return pluralize.isPlural(words.at(-1) ?? '') || (words.length > 1 && pluralize.isPlural(words[0] ?? ''));
}

const ASPECT_NAMES: Record<Aspect, string> = {
  overview: 'What people compare first',
  summary: 'What it is',
  salary: 'Pay',
  education: 'Education',
  experience: 'Experience',
  demographics: 'Who holds the job',
  duties: 'Duties',
  requirements: 'What is required',
  skills: 'Skills',
  environment: 'Work environment',
  outlook: 'Outlook',
};

/** "where does that come from", "how recent is it": the sources, first. */
export function provenance({ query, sources }: RolesFindings): string | null {
  if (!query.provenance || sources.length === 0) return null;
  const names = sources.map(
    (source) => `“${source.title}” (${source.publisher}, ${source.asOf ?? 'undated'})`,
  );
  return `These figures come from ${listed(names)}.`;
}

/** "why": what a source gives as the reason, or that none does. */
export function reason({ facts, roles }: RolesFindings): string {
  const given = facts.find((fact) => fact.field === 'salary.reason');
  if (given) return `The source puts it so: ${lowerFirst(given.display)}.`;
  return roles.length > 1 ? 'The sources give figures, not reasons.' : '';
}
