import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import type { Conversation } from '../../src/contract/conversation.ts';
import type { Query } from '../../src/contract/query.ts';
import { createMatcher } from '../../src/titles/matcher.ts';
import { blankConversation, nextConversation } from '../../src/understanding/conversation/conversation.ts';
import { idsOf } from '../../src/understanding/conversation/correct.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';

const embedded = loadEmbedded();
export const catalogue = createCatalogue(embedded);
export const understanding = createUnderstanding({
  catalogue,
  titles: createMatcher({ catalogue, embedded }),
});

/** What a text asks, on its own. */
export function ask(text: string): Query {
  return understanding.understand(text, null).query;
}

/** What the last of several turns asks; `shown`: the roles that lists of earlier turns showed. */
export function talk(turns: readonly string[], shown: readonly string[] = []): Query {
  let state: Conversation = blankConversation();
  let query = ask('');
  for (const text of turns) {
    const understood = understanding.understand(text, state);
    query = understood.query;
    const lists = query.intent === 'rank' || query.intent === 'list' || query.intent === 'similar';
    const roles = lists ? shown : idsOf(query);
    state = nextConversation(state, query, { roles, offered: [] }, understood.told);
  }
  // A stored conversation is plain data.
  JSON.parse(JSON.stringify(state));
  return query;
}

/** The roles of a query. */
export const rolesOf = idsOf;
