import { meetsAll } from '../rank/conditions.ts';
import { entriesOf, inOrder, ranking } from '../rank/entries.ts';
import { isAsked } from './asked.ts';
import type { Verdict } from './verdict.ts';

/** "is airline pilot the best paid job?": where the role stands among all that have the figure. */
export const extremeVerdict: Verdict<'extreme'> = ({ direction, beyond, negated }, asked, context) => {
  const { scope, tools } = context;
  const { focus, subject, columns } = scope;
  const fact = focus?.values[0];
  if (fact?.aspect === 'demographics') return null;
  if (
    !(asked || beyond === 'half') ||
    negated ||
    !fact ||
    columns.length !== 1 ||
    typeof fact.value !== 'number'
  )
    return null;
  // A subject that nobody measures ("the most stressful") is not judged by another figure.
  if (!isAsked(tools.catalogue.fields.get(fact.field), context)) return null;
  const { value } = fact;
  const [field] = ranking({ ...subject, fields: [fact.field] }, [], tools.catalogue.fields);
  if (!field) return null;
  // "the best paid job without a degree" stands among those alone, where the role is one of them.
  const { conditions } = context.query;
  const among = entriesOf([field], null, tools).filter(meetsAll(conditions, [field], tools));
  if (!among.some((entry) => entry.role === fact.role))
    return { before: [{ say: 'yes-no', yes: false, ground: null }] };
  const entries = inOrder(among, direction, tools);
  const before = entries.filter((entry) =>
    direction === 'most' ? entry.value > value : entry.value < value,
  );
  const [first] = entries;
  if (!first) return null;
  const holds = beyond === 'half' ? before.length * 2 < entries.length : before.length === 0;
  const clause = { say: 'stands' as const, fact: fact.id, rank: before.length + 1, of: entries.length };
  return {
    before: [{ ...clause, direction, yes: asked ? holds : null, first: first.role }],
    total: entries.length,
  };
};
