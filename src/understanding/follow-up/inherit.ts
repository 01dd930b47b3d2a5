import type { Query, QueryRole } from '../../contract/query.ts';
import type { ConversationState } from '../state.ts';
import { type Reading, says } from '../tags.ts';
import type { Tools } from '../tools.ts';

/** "and X?", "what about X", "vs X", "add X": a turn that leans on the one before. */
export function isContinuation(reading: Reading, { lexicon }: Pick<Tools, 'lexicon'>): boolean {
  const turns = ['add', 'remove', 'swap', 'correct', 'only'].some((value) => says(reading, 'turn', value));
  return turns || starts(reading, lexicon.sets.leans);
}

/** Whether a text begins with a phrase of a set. */
export function starts(reading: Reading, set: ReadonlySet<string>): boolean {
  return [1, 2].some((size) => set.has(reading.words.slice(0, size).join(' ')));
}

/** A role that the conversation named before. */
export function inherited(id: string): QueryRole {
  return { id, mention: null, confidence: 0.9, others: [] };
}

/** The question with the subject of the last one, where it has none of its own. */
export function withAsked(query: Query, state: ConversationState): Query {
  if (query.asked.aspects.length > 0) return query;
  const { statistic, period } = query.asked;
  return {
    ...query,
    asked: {
      ...state.asked,
      statistic: statistic ?? state.asked.statistic,
      period: period ?? state.asked.period,
    },
  };
}
