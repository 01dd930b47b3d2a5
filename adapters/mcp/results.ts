import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Answer } from '../../src/contract/answer.ts';
import { readingNotes } from '../common/readings.ts';

const MOST_NAMED = 12;

/** Returns an answer as a tool's result; where there is none, what the model is to do next. */
export function resultOf(answer: Answer): CallToolResult {
  if (answer.outcome !== 'answer') return failed(nextStep(answer));
  return { content: [{ type: 'text', text: answer.text }], structuredContent: findingsOf(answer) };
}

/** Returns a failure that a model can act on. */
export function failed(sentence: string): CallToolResult {
  return { content: [{ type: 'text', text: sentence }], isError: true };
}

/** The facts and sources of an answer, as the tools' output schema has them. */
export function findingsOf(answer: Answer): Record<string, unknown> {
  const { lead, intent, roles, facts, sources, missing, notes } = answer;
  return {
    answer: lead,
    intent,
    roles: roles.map(({ id, title, soc }) => ({ id, title, soc })),
    facts,
    sources,
    missing,
    notes,
    readings: readingNotes(answer),
  };
}

function nextStep({ outcome, lead, choices }: Answer): string {
  const named = choices
    .slice(0, MOST_NAMED)
    .map(({ label }) => label)
    .join('; ');
  if (outcome === 'clarify') return `${lead} Call the tool again with one of these instead: ${named}.`;
  if (outcome === 'unknown_role') {
    const near = named ? ` or call again with one of the nearest: ${named}` : '';
    return `${lead} Call find_role with other words for the job${near}.`;
  }
  return `${lead} Call find_role with other words for the job, then this tool with what it gives.`;
}
