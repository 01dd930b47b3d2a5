import type { Answer } from '../../src/contract/answer.ts';
import type { Aspect } from '../../src/contract/aspects.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { aspectLabel } from './aspects.ts';
import { LIMITS } from './limits.ts';

/** A job as a form names it; `id` where the role is settled. */
export interface Job {
  text: string;
  id?: string | undefined;
}

/** What is asked of jobs named one by one. */
export interface JobsAsked {
  jobs: readonly Job[];
  aspects: readonly Aspect[];
  conversation: string;
  user: string;
  workspace?: string | undefined;
}

/**
 * Answers a form of job titles. Titles that are exactly a role's, as those picked from suggestions are,
 * need no understanding; with any other the question is put in words, so that the titles are read
 * together ("officer" beside "director") and doubts come back as choices.
 */
export async function answerJobs(assistant: Assistant, asked: JobsAsked): Promise<Answer> {
  const { jobs, aspects, conversation, user, workspace } = asked;
  const asking = { conversation, user, workspace };
  const ids = jobs.map((job) => job.id ?? exactRole(assistant, job.text));
  const settled = ids.filter((id) => id !== undefined);
  const about = aspects.filter((aspect) => aspect !== 'overview');
  if (settled.length === jobs.length && new Set(settled).size === settled.length) {
    return assistant.compare({
      roles: settled,
      ...asking,
      ...(about.length > 0 ? { aspects: about } : {}),
    });
  }
  const topic = about.map((aspect) => aspectLabel(aspect).toLowerCase()).join(' and ');
  const titles = jobs.map(({ text }) => text).join(' vs ');
  return assistant.ask({ text: topic ? `${titles}: ${topic}` : titles, ...asking });
}

/** The role whose title this is, letter case aside. */
function exactRole(assistant: Assistant, typed: string): string | undefined {
  const title = typed.trim().toLowerCase();
  const suggestions = title ? assistant.suggest(typed, LIMITS.autocompleteChoices) : [];
  return suggestions.find((suggestion) => suggestion.title.toLowerCase() === title)?.id;
}
