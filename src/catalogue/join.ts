import type { Role, StoredFact } from '../contract/schema.ts';

/** The year that a fact describes, 0 where neither it nor its source names one. */
export type YearOf = (fact: StoredFact) => number;

/**
 * Returns the embedded role with what an official one adds: a fact that both hold stands once, and of two editions of
 * a figure the newer comes first. A list is replaced by the official one, of which it is a selection.
 */
export function join(base: Role, other: Role, yearOf: YearOf): Role {
  const added = base.soc === null ? countedFacts(other) : other.facts;
  const key = (fact: StoredFact) => `${fact.field} ${fact.source} ${JSON.stringify(fact.value)}`;
  const listed = new Set(added.filter(isList).map((fact) => fact.field));
  const own = base.facts.filter((fact) => !(isList(fact) && listed.has(fact.field)));
  const held = new Set(own.map(key));
  const described = own.some((fact) => fact.field === DEFINITION);
  const facts = byEdition(
    [...own, ...added.filter((fact) => !held.has(key(fact)) && !(described && fact.field === DEFINITION))],
    yearOf,
  );
  const has = new Set(facts.map((fact) => fact.field));
  const missing = [...base.missing, ...other.missing].filter(({ field }) => !has.has(field));
  return { ...base, facts, missing: [...new Map(missing.map((entry) => [entry.field, entry])).values()] };
}

const DEFINITION = 'overview.definition';

/** Measures that describe the work itself. A role that is only counted with an occupation takes over its counts, but not these. */
const OF_THE_WORK =
  /^(?:overview|duties|skills|environment)\.|^education\.required$|^requirements\.job_zone$/;

function countedFacts(other: Role): StoredFact[] {
  const wider = { title: other.title, ...(other.soc ? { code: other.soc.slice(0, 7) } : {}) };
  return other.facts
    .filter((fact) => !OF_THE_WORK.test(fact.field))
    .map((fact) => ({ ...fact, wider: fact.wider ?? wider }));
}

function isList(fact: StoredFact): boolean {
  return Array.isArray(fact.value);
}

/** The facts with those of one field together where the first of them stood, the newest first. */
function byEdition(facts: readonly StoredFact[], yearOf: YearOf): StoredFact[] {
  const fields = Map.groupBy(facts, (fact) => fact.field);
  return [...fields.values()].flatMap((group) => group.sort((a, b) => yearOf(b) - yearOf(a)));
}
