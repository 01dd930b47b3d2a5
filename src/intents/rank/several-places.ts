import type { AnswerTable } from '../../contract/answer.ts';
import type { Clause } from '../../contract/plan.ts';
import { NATION, type Place, type Rank } from '../../contract/query.ts';
import type { Finding, Tools } from '../intent.ts';
import { NOTHING } from '../table.ts';

/** A rank of the nation beside those of places says whose it is. */
function inNation(clause: Clause, place: Place): Clause {
  return clause.say === 'rank' && place.code === NATION.code ? { ...clause, place } : clause;
}

/** Ranks of all roles in several places: one sentence a place, and one table with a column a place. */
export function together(
  query: Rank,
  rankIn: (query: Rank) => Finding,
  { book, catalogue }: Tools,
): Finding | null {
  const ranks = query.places.map((place) => ({ place, finding: rankIn({ ...query, places: [place] }) }));
  const [first] = ranks;
  if (!first) return null;
  const roles = new Map(ranks.flatMap(({ finding }) => finding.found.roles.map((role) => [role.id, role])));
  const rows = [...roles.values()].map((role) => {
    const field = first.finding.scope.fields[0]?.id ?? '';
    const cells = ranks.map(({ place, finding }) => cellOf(role.id, role.title, place, finding));
    return { field, label: role.title, cells };
  });
  const table: AnswerTable | null =
    rows.length > 0 ? { columns: ranks.map(({ place }) => place.title), rows } : null;
  const found = ranks.some(({ finding }) => finding.found.place !== null);
  const known = ranks.flatMap(({ finding }) => finding.found.place ?? []).flat();
  return {
    ...first.finding,
    found: {
      ...first.finding.found,
      roles: [...roles.values()],
      table,
      place: known.length > 1 ? known : (known[0] ?? null),
    },
    // What is published for no place is said of the first: the nation's rank is the same for all.
    main: (found ? ranks : ranks.slice(0, 1)).flatMap(({ place, finding }) =>
      finding.main.map((clause) => inNation(clause, place)),
    ),
    notes: [...new Set(ranks.flatMap(({ finding }) => finding.notes))],
  };

  /** The figure of a role in a place, whether its rank there lists it or not. */
  function cellOf(id: string, title: string, place: Place, { found, scope }: Finding) {
    const row = found.table?.rows.find(({ label }) => label === title);
    if (row?.cells[0]) return row.cells[0];
    for (const field of scope.fields) {
      const column = { role: catalogue.head(id), place };
      const [fact] = book.local(id, place).some((one) => one.field === field.id)
        ? book.state(column, field)
        : [];
      if (fact) return { text: fact.display, facts: [fact.id] };
    }
    return NOTHING;
  }
}
