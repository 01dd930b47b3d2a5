import { itemsIn } from '../../catalogue/labels.ts';
import type { Clause } from '../../contract/plan.ts';
import type { Direction } from '../../contract/query.ts';
import { compareFacts } from '../../wording/sentences.ts';
import { neededOf } from '../claims/need.ts';
import type { Focus } from '../focus.ts';
import type { Context, Told } from '../intent.ts';

/** "who earns more": which of the roles, by the field's own word; a tie is said as one. */
export function winner(context: Told, direction: Direction | null): Clause | null {
  const { focus, columns } = context.scope;
  if (!focus || columns.length < 2 || direction === null) return null;
  const other = byShare(focus, direction, context) ?? bySchooling(focus, direction, context);
  if (other) return other;
  const facts = focus.values.filter((fact) => fact !== null);
  const comparison = focus.unlike === null ? compareFacts(facts) : null;
  if (!comparison) return unlikeClause(focus.unlike);
  const best = direction === 'least' ? comparison.low : comparison.high;
  const roles = columns.map(({ role }) => role.id);
  if (new Set(roles).size === 1)
    return { say: 'which-place', fact: comparison.equal ? null : best.fact.id, direction };
  const which = { say: 'which' as const, of: roles.length, field: comparison.high.fact.field, direction };
  if (comparison.equal) return { ...which, roles: [] };
  const tied = facts.filter(({ value }) => value === best.fact.value);
  const wins = tied.length === 1 && leadsEverywhere(best.fact.role, focus, context.scope, direction);
  return wins ? { ...which, roles: [best.fact.role] } : null;
}

/** Returns whether a role is ahead of all others in each place that is shown: otherwise none of them is the winner. */
function leadsEverywhere(
  role: string,
  { values }: Focus,
  { columns }: Context['scope'],
  direction: Direction,
): boolean {
  const codes = new Set(columns.map(({ place }) => place?.code));
  return [...codes].every((code) => {
    const here = values.filter((fact, at) => fact !== null && columns[at]?.place?.code === code);
    const compared = compareFacts(here.filter((fact) => fact !== null));
    if (!compared) return codes.size === 1;
    return !compared.equal && (direction === 'least' ? compared.low : compared.high).fact.role === role;
  });
}

/** Returns the reason for not naming a winner: the sources give figures of two kinds. */
export function unlikeClause(unlike: Focus['unlike']): Clause | null {
  return unlike === null || unlike === 'gap' || unlike === 'field' || unlike === 'each'
    ? null
    : { say: 'unlike', why: unlike };
}

/** "who has the larger share of women": the label that the question names, compared over the roles. */
function byShare(focus: Focus, direction: Direction, { scope: { columns, subject } }: Told): Clause | null {
  if (focus.field.statistic !== 'share' || focus.field.unit === 'percent') return null;
  if (subject.label === null && focus.field.aspect === 'skills') return null;
  const lists = focus.values.map((fact) => itemsIn(fact?.value));
  const leads = new Set(lists.map(([first]) => first?.label));
  // A list that all lead with the same item is about that item ("bachelor's degree").
  const label = subject.label ?? (leads.size === 1 ? [...leads][0] : undefined);
  const shares = lists.flatMap((items, at) => {
    const percent = items.find((item) => item.label === label)?.percent;
    const role = columns[at]?.role.id;
    return percent === undefined || role === undefined ? [] : [{ role, percent }];
  });
  if (shares.length < columns.length) return null;
  const sorted = shares.toSorted((a, b) =>
    direction === 'least' ? a.percent - b.percent : b.percent - a.percent,
  );
  const [first, second] = sorted;
  if (!first || !second) return null;
  const role = first.percent === second.percent ? null : first.role;
  const { more, id } = focus.field;
  if (more) return { say: 'which', roles: role ? [role] : [], of: columns.length, field: id, direction };
  return { say: 'which-share', role, direction, percent: first.percent };
}

/** "who needs more schooling": the step of education that each role asks for. */
function bySchooling(focus: Focus, direction: Direction, context: Told): Clause | null {
  if (focus.field.measure !== 'education.asked') return null;
  const { columns } = context.scope;
  const sorted = neededOf(context).sort((a, b) =>
    direction === 'least' ? a.rank - b.rank : b.rank - a.rank,
  );
  const [first, second] = sorted;
  if (!first || !second || sorted.length < columns.length) return null;
  if (first.rank !== second.rank) return { say: 'which-schooling', role: first.fact.role, direction };
  // "which takes longer, X or Y": of one degree, with a residency after it for one of them, they are not alike.
  if (columns.length !== 2 || differsBeside(focus, context)) return null;
  return { say: 'which', roles: [], of: 2, field: first.fact.field, direction };
}

/** Returns whether something else that the question asks for tells the roles apart. */
function differsBeside(
  { field: { id } }: Focus,
  { scope: { columns, fields, subject }, tools: { book } }: Told,
): boolean {
  const others = fields.filter((field) => field.id !== id && subject.fields.includes(field.id));
  return others.some(
    (field) => new Set(columns.map((column) => book.state(column, field)[0]?.display)).size > 1,
  );
}
