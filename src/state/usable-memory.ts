import { blankQuery, type Query } from '../contract/query.ts';
import { blankState, type ConversationState } from '../understanding/state.ts';
import type { Memory } from './memory.ts';

/**
 * A memory whose states can be gone on with: one that another version kept in another shape, or that is about a
 * role which the catalogue (`known`: its ids) does not hold any more, is as good as none, and the conversation
 * begins anew.
 */
export function usableMemory(memory: Memory, known: ReadonlySet<string>): Memory {
  return {
    ...memory,
    get(conversation) {
      const state = memory.get(conversation);
      const usable = state !== null && isWhole(state) && rolesOf(state).every((id) => known.has(id));
      return usable ? state : null;
    },
  };
}

const STATE_KEYS = Object.keys(blankState());
const QUERY_KEYS = Object.keys(blankQuery());

function isWhole(state: ConversationState): boolean {
  return (
    STATE_KEYS.every((key) => key in state) &&
    queriesOf(state).every((query) => QUERY_KEYS.every((key) => key in query))
  );
}

function queriesOf({ pending, settled }: ConversationState): Query[] {
  return [pending, settled].filter((query) => query !== null);
}

/** Every role that an answer to the next turn may be about. */
function rolesOf(state: ConversationState): string[] {
  const { roles, listed, compared, self, goal } = state;
  const inQueries = queriesOf(state).flatMap((query) => [
    ...query.roles.flatMap(({ id, others }) => [id, ...others]),
    ...[...query.unclear, ...query.unknown].flatMap(({ candidates }) => candidates),
    query.self,
  ]);
  return [...roles, ...listed, ...compared, self, goal, ...inQueries].filter((id) => id !== null);
}
