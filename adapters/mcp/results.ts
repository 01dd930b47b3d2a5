import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Answer, AnswerFact } from '../../src/contract/answer.ts';
import { type Asked, nextStep } from './named.ts';
import type { Fact, Findings, Role, Source } from './schemas.ts';

/** Returns an answer as a tool's result; without an answer, the next step for the model. */
export function resultOf(asked: Asked): CallToolResult {
  if ('instead' in asked) return failed(asked.instead);
  const { answer, readings } = asked;
  if (answer.outcome !== 'answer') return failed(nextStep(answer));
  return {
    content: [{ type: 'text', text: answer.text }],
    structuredContent: { ...findingsOf(answer, readings) },
  };
}

/** Returns a failure that a model can act on. */
export function failed(sentence: string): CallToolResult {
  return { content: [{ type: 'text', text: sentence }], isError: true };
}

/** The facts and sources of an answer, as the tools' output schema has them. */
export function findingsOf(answer: Answer, readings: Findings['readings']): Findings {
  const { lead, roles, facts, sources, missing, notes } = answer;
  return {
    answer: lead,
    roles: roles.map(roleOf),
    facts: facts.map(factOf),
    sources: sources.map(sourceOf),
    missing,
    notes,
    readings,
  };
}

/** A role as tools give it. */
export function roleOf({ id, title, soc, kind }: Named): Role {
  return { id, title, ...(soc ? { soc } : {}), ...(kind === 'group' ? { kind } : {}) };
}
type Named = Pick<Answer['roles'][number], 'id' | 'title' | 'soc' | 'kind'>;

/** A fact as tools give it. */
export function factOf(given: AnswerFact): Fact {
  const { role, field, display, value, unit, source, asOf, placeTitle, wider, note } = given;
  return {
    ...{ role, field, display, value, unit, source },
    ...(asOf ? { asOf } : {}),
    ...(placeTitle ? { place: placeTitle } : {}),
    ...(wider ? { wider } : {}),
    ...(note ? { note } : {}),
  };
}

/** A source as tools give it. */
export function sourceOf({ id, title, publisher, asOf, url }: Answer['sources'][number]): Source {
  return { id, title, publisher, ...(asOf ? { asOf } : {}), ...(url ? { url } : {}) };
}
