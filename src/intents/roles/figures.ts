import { numberIn } from '../../catalogue/labels.ts';
import type { AnswerFact, Section } from '../../contract/answer.ts';
import type { Clause, FactClause, FigureClause } from '../../contract/plan.ts';
import {
  type Compare,
  type Computation,
  type Describe,
  type Direction,
  NATION,
} from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { compareFacts } from '../../wording/sentences.ts';
import type { Focus } from '../focus.ts';
import type { Column, Scope, Tools } from '../intent.ts';
import { idsOf } from '../table.ts';

/** The input of a lead about roles. */
export interface RolesFound {
  query: Compare | Describe;
  scope: Scope;
  lacking: readonly Field[];
  /** The end that is wanted of this subject, where the question has several. */
  direction?: Direction | null;
  sections: readonly Section[];
}

/** The computation over figures, and the end that is wanted. */
interface How {
  compute: Computation | null;
  direction: Direction | null;
}

/** The figures of the focus: compared where they can be, stated side by side where not. */
export function figures(found: RolesFound, tools: Tools): Clause[] {
  const { query, scope } = found;
  const { focus, columns } = scope;
  if (!focus) return [];
  if (focus.field.several) return columns.flatMap((column) => itemsOf(column, focus.field, tools));
  const { compute = null, direction = null } = query.intent === 'compare' ? query : {};
  const how = { compute, direction: found.direction === undefined ? direction : found.direction };
  const isLocal = focus.values.some((fact) => fact?.place !== undefined);
  const placeAt = (index: number) => columns[index]?.place ?? NATION;
  const places = new Map(columns.map((_, index) => [placeAt(index).code, placeAt(index)]));
  const ids = [...new Set(focus.values.flatMap((fact) => fact?.id ?? []))];
  if (places.size > 1 && idsOf(columns).length === 1 && ids.length > 1)
    return [{ say: 'places', facts: ids }];
  if (isLocal)
    return [...places.values()].flatMap((place): Clause[] => {
      const at = (index: number) => placeAt(index).code === place.code;
      const values = focus.values.filter((_, index) => at(index));
      const unlike = values.includes(null) ? 'gap' : focus.unlike === 'gap' ? null : focus.unlike;
      const clause = told({ ...focus, values, unlike }, how, scope.subject.label);
      const local = places.size > 1 || values.every((fact) => fact === null || fact.place !== undefined);
      return clause ? [local ? { say: 'in-place', place, clause } : clause] : [];
    });
  // What no place has of its own is one figure for all of them.
  const values = [...new Map(focus.values.map((fact) => [fact?.id, fact])).values()];
  const clause = told({ ...focus, values }, how, scope.subject.label);
  return clause ? [clause, ...gaps(focus, columns, tools)] : [];
}

/** The clause that tells the values of a focus. */
function told(focus: Focus, how: How, label: string | null): FactClause | FigureClause | null {
  const facts = focus.values.filter((fact) => fact !== null);
  const [first, ...others] = facts;
  if (!first) return null;
  const ids = facts.map(({ id }) => id);
  if (label !== null && facts.every((fact) => hasShare(fact, label)))
    return { say: 'share', facts: ids, label };
  if (focus.field.unit === 'distribution') return { say: 'values', facts: ids };
  const tell = how.compute === 'percent' ? 'percent' : how.compute === 'ratio' ? 'times' : 'gap';
  if (Array.isArray(first.value))
    return how.compute && others.length === 1 ? { say: 'shares', facts: ids } : { say: 'values', facts: ids };
  if (others.length === 0 || focus.unlike !== null) return { say: 'values', facts: ids };
  const comparison = compareFacts(facts);
  const same = others.every(({ display }) => display === first.display);
  if (same && !comparison) return { say: 'alike', facts: ids };
  if (same || (comparison && others.length > 1))
    return { say: 'compare', facts: ids, tell: others.length > 1 ? 'order' : tell };
  if (!comparison) return { say: 'values', facts: ids };
  const { high, low } = comparison;
  const [one, other] = how.direction === 'least' ? [low, high] : [high, low];
  const pair = [one.fact.id, other.fact.id];
  return typeof first.value === 'number'
    ? { say: 'compare', facts: pair, tell }
    : { say: 'ranges', facts: pair };
}

const hasShare = ({ value }: AnswerFact, label: string) => numberIn(value, label) !== undefined;

/** Returns the clauses on roles that lack the figure of the others; those with one reason together. */
function gaps(focus: Focus, columns: readonly Column[], { book }: Tools): Clause[] {
  const field = focus.field.id;
  const without = columns.filter((_, at) => focus.values[at] === null).map(({ role }) => role.id);
  for (const role of without) book.miss(role, field);
  const reasons = Map.groupBy(without, (role) => book.reason(role, field));
  return [...reasons].map(([reason, roles]): Clause => {
    const [role = ''] = roles;
    return roles.length === 1
      ? { say: 'missing', role, field }
      : { say: 'lacking', roles, field, whole: null, reason };
  });
}

/** The first items of a list of a role, which several facts may make up. */
export function itemsOf(column: Column, field: Field, { book }: Tools): Clause[] {
  const facts = book.state(column, field);
  const [fact] = facts;
  if (!fact) return [];
  return !field.several && facts.length === 1 && Array.isArray(fact.value)
    ? [{ say: 'items', fact: fact.id }]
    : [{ say: 'run', facts: facts.map(({ id }) => id) }];
}
