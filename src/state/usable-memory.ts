import { CONVERSATION_VERSION, type Conversation } from '../contract/conversation.ts';
import type { Query } from '../contract/query.ts';
import type { Memory } from './memory.ts';

/**
 * Returns a memory whose conversations can be gone on with: one that another version kept, or that is about a role
 * which the catalogue (`known`: its ids) does not hold any more, is as good as none, and begins anew.
 */
export function usableMemory(memory: Memory, known: (role: string) => boolean): Memory {
  return {
    ...memory,
    get(conversation) {
      const state = memory.get(conversation);
      return state?.version === CONVERSATION_VERSION && rolesOf(state).every(known) ? state : null;
    },
  };
}

/** Every role that an answer to the next turn may be about. */
function rolesOf({ compared, recent, focus, list, open, last, self, goal }: Conversation): string[] {
  const queries = [list?.query, open, last].filter((query) => query !== null && query !== undefined);
  const alone = [self, goal].filter((id) => id !== null);
  return [...compared, ...recent, ...focus, ...(list?.roles ?? []), ...alone, ...queries.flatMap(ofQuery)];
}

function ofQuery(query: Query): string[] {
  const named = [
    ...('roles' in query ? (query.roles ?? []) : []),
    ...('role' in query ? [query.role] : []),
    ...(query.intent === 'transition' ? [...(query.from ? [query.from] : []), query.to] : []),
  ];
  const open = query.intent === 'unsettled' ? query.open.flatMap(({ candidates }) => candidates) : [];
  return [...named.flatMap(({ id, others }) => [id, ...others]), ...open];
}
