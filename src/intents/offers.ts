import type { Catalogue, RoleHead } from '../catalogue/catalogue.ts';
import type { Choice, FollowUp } from '../contract/answer.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Query } from '../contract/query.ts';
import { spoken } from '../wording/display.ts';

/** Aspects that are offered next, the most asked first; demographics only when someone asks. */
const OFFERED: readonly Aspect[] = [
  'salary',
  'education',
  'skills',
  'duties',
  'requirements',
  'outlook',
  'experience',
  'environment',
];
const MOST_OFFERS = 3;

/** A question that names roles and a subject, as a person would type it. */
export function questionFor(titles: readonly string[], aspects: readonly string[], verb = 'vs'): string {
  const about = aspects.filter((aspect) => aspect !== 'overview').join(' and ');
  return `${titles.join(` ${verb} `)}${about ? ` ${about}` : ''}`;
}

/** Two or three questions that make sense next: subjects not shown yet, and a partner to set beside the roles. */
export function followUpsFor(query: Query, roles: readonly RoleHead[], catalogue: Catalogue): FollowUp[] {
  const ids = roles.map((role) => role.id);
  const titles = roles.map((role) => role.title);
  const asked = new Set<string>(query.asked.aspects);
  const full = ids.map((id) => catalogue.role(id));
  const known = (aspect: Aspect) =>
    full.some((role) => role?.facts.some((fact) => fact.field.startsWith(`${aspect}.`)));
  const aspects = OFFERED.filter((aspect) => !asked.has(aspect) && known(aspect));
  const partner = full
    .flatMap((role) => role?.pairs ?? [])
    .find((id) => !ids.includes(id) && catalogue.ids.includes(id));
  const offers: FollowUp[] = aspects
    .slice(0, partner ? MOST_OFFERS - 1 : MOST_OFFERS)
    .map((aspect) => ({ label: aspect, text: questionFor(titles, [aspect]) }));
  if (partner && ids.length < 5) {
    const head = catalogue.head(partner);
    offers.push({
      label: `and the ${spoken(head.title)}?`,
      text: questionFor([...titles, head.title], [...asked]),
    });
  }
  return offers;
}

/** What picking another reading of one mention would ask. */
export function choicesFor(
  query: Query,
  position: number,
  candidates: readonly RoleHead[],
  catalogue: Catalogue,
): Choice[] {
  return candidates.map((head) => {
    const titles = query.roles.map((role) => catalogue.head(role.id).title);
    titles.splice(Math.min(position, titles.length), 0, head.title);
    return {
      label: head.title,
      text: questionFor(titles, query.asked.aspects),
      roles: [head.id],
      socs: head.soc ? [head.soc] : [],
    };
  });
}

/** A mention read with this much confidence leaves no doubt, and other readings of it are noise. */
const SURE = 0.95;
/** Groups of what is listed nowhere else: nobody means one of them. */
const REST = /, All Other\b/;
/** Aspects that the official sources give figures of. */
const FIGURES = new Set<Aspect>([
  'overview',
  'salary',
  'education',
  'experience',
  'demographics',
  'requirements',
  'outlook',
]);

/** The other readings of mentions that the answer settled by itself, and official figures for roles that have none. */
export function otherReadings(query: Query, catalogue: Catalogue): Choice[] {
  const others = query.roles.flatMap((role, position) => {
    if (role.confidence >= SURE) return [];
    const rest = { ...query, roles: query.roles.filter((other) => other !== role) };
    const heads = role.others
      .filter((id) => id !== role.id)
      .map((id) => catalogue.head(id))
      .filter(({ title }) => !REST.test(title));
    return choicesFor(rest, position, heads, catalogue);
  });
  const aspects = query.asked.aspects;
  const figures = aspects.length === 0 || aspects.some((aspect) => FIGURES.has(aspect));
  const official = query.roles.flatMap((role) => {
    if (!figures || role.mention === null) return [];
    const codes = catalogue.role(role.id)?.official ?? [];
    const heads = codes.flatMap((code) => catalogue.bySoc(code) ?? []).map((id) => catalogue.head(id));
    return choicesFor({ ...query, roles: [] }, 0, heads, catalogue).map((choice) => ({
      ...choice,
      label: `official figures for ${choice.label}`,
    }));
  });
  const seen = new Set<string>();
  return [...others, ...official]
    .filter((choice) => !seen.has(choice.label) && seen.add(choice.label))
    .slice(0, 4);
}
