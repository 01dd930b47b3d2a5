import type { Verdict } from './verdict.ts';

/** The value by which sources state that nothing is required. */
const NONE = 'none';

/** "do I need experience to be an X": whether the source names any. */
export const askedForVerdict: Verdict<'asked-for'> = ({ field, negated }, asked, { scope, tools }) => {
  const [only, second] = scope.columns;
  if (!asked || negated || !only || second) return null;
  const [fact] = tools.book.state(only, tools.catalogue.fields.get(field));
  if (!fact || typeof fact.value !== 'string') return null;
  return { before: [{ say: 'yes-no', yes: fact.value.toLowerCase() !== NONE, ground: fact.id }] };
};
