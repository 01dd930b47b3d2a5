import type { Query, QueryRole } from '../../contract/query.ts';
import { tokenise } from '../../language/normalise.ts';
import type { ConversationState } from '../state.ts';
import { type Reading, says } from '../tags.ts';
import type { Tools } from '../tools.ts';
import { inherited, withAsked } from './inherit.ts';

const ORDER = ['first', 'second', 'third', 'fourth', 'fifth'];
/** How many words a text may have that is nothing but a role put right. */
const LONGEST_BARE = 6;

/** Whether a reply picks by place: "the second one". */
export function picksByOrder(reading: Reading): boolean {
  return ordinalsOf(reading).length > 0;
}

/** The places that are named, zero-based, -1 for the last: "the first two", "the first and the third". */
export function ordinalsOf(reading: Reading): number[] {
  if (says(reading, 'turn', 'first_two')) return [0, 1];
  if (says(reading, 'turn', 'last_two')) return [-2, -1];
  const places = ORDER.flatMap((value, at) => (says(reading, 'turn', value) ? [at] : []));
  return says(reading, 'turn', 'last') ? [...places, -1] : places;
}

/** Which of the roles that were offered a reply picks: by its words, else by its place. */
export function pickFrom(
  candidates: readonly string[],
  query: Query,
  reading: Reading,
  { catalogue }: Tools,
): QueryRole | null {
  const named = query.roles[0];
  if (named && candidates.includes(named.id)) return named;
  const words = reading.tokens.map((token) => token.word);
  const titleOf = (id: string) => tokenise(catalogue.head(id).title).map((token) => token.word);
  const holding = [...candidates, ...(named ? [named.id] : [])]
    .map((id) => {
      const title = titleOf(id);
      const telling = words.filter(
        (word) => title.includes(word) && !candidates.every((other) => titleOf(other).includes(word)),
      );
      return { id, hits: new Set(telling).size, size: title.length };
    })
    .filter(({ hits }) => hits > 0)
    // The most words of a reply, then the title that they are most of.
    .sort((a, b) => b.hits - a.hits || a.size - b.size);
  const [best, second] = holding;
  if (named && !best) return named;
  const only =
    best && !(second && second.hits === best.hits && second.size === best.size) ? best.id : undefined;
  const number = reading.numbers[0]?.value;
  const ordinal =
    ordinalsOf(reading)[0] ?? (number !== undefined && reading.tokens.length <= 2 ? number - 1 : null);
  const picked = only ?? (ordinal !== null ? candidates.at(ordinal) : undefined);
  if (named && picked === named.id) return named;
  return picked ? { id: picked, mention: reading.text.trim(), confidence: 0.95, others: [] } : null;
}

/** The pending question with one of its open mentions settled. */
export function placed(
  pending: Query,
  position: number,
  role: QueryRole,
  kind: 'unclear' | 'unknown',
): Query {
  const roles = pending.roles.filter((other) => other.id !== role.id);
  roles.splice(Math.min(position, roles.length), 0, role);
  return {
    ...pending,
    pendingSettled: true,
    roles,
    [kind]: pending[kind].filter((open) => open.position !== position),
  };
}

/** "sorry, I meant X": X takes the place of what was not understood or was picked, or of the role named last. */
export function corrected(
  query: Query,
  reading: Reading,
  state: ConversationState,
  tools: Tools,
): Query | null {
  if (query.roles.length > 1 || query.catalogueWide) return null;
  const corrects = says(reading, 'turn', 'correct');
  const role = query.roles[0];
  const unknown = state.pending?.unknown[0];
  const bare = query.asked.aspects.length === 0 && reading.tokens.length <= LONGEST_BARE;
  if (state.pending && unknown && role && (corrects || bare))
    return placed(state.pending, unknown.position, role, 'unknown');
  if (!corrects) return null;
  const open = state.settled?.unclear[0];
  const again = state.settled && open ? pickFrom(open.candidates, query, reading, tools) : null;
  if (state.settled && open && again) return placed(state.settled, open.position, again, 'unclear');
  if (!role) return null;
  const kept = state.roles
    .filter((id) => id !== role.id)
    .slice(0, -1)
    .map(inherited);
  return withAsked({ ...query, roles: [...kept, role] }, state);
}
