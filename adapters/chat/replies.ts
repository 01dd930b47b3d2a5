import type { Answer } from '../../src/contract/answer.ts';
import type { Aspect } from '../../src/contract/aspects.ts';
import type { Assistant, LeadSink } from '../../src/contract/assistant.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import { MOST_ROLES } from '../common/comparable.ts';
import { aspectLabel, namedAspects } from './aspects.ts';
import { TEXTS } from './texts.ts';
import { cut, type Job, type Turn } from './turn.ts';
import type { View } from './views.ts';

/** The result of a turn: an answer to show, or one sentence for its asker alone. */
export type Reply =
  | { answer: Answer; page?: number /** The answer is one that is shown already. */; shown?: string }
  | { notice: string; asksWhy?: boolean };

/** The dependencies for making replies. */
export interface Replying {
  assistant: Assistant;
  ratings: Ratings;
  platform: string;
}

/** The identity of the asker and the answer that the question follows. */
export interface Asking {
  id: string;
  conversation: string;
  follows?: string | undefined;
  user: string;
  workspace?: string | undefined;
}

/** The maximum number of suggestions searched for a title that was typed in full. */
const SUGGESTIONS = 25;

/** Returns the result of a turn. `view`: the answer that its control belongs to, if it is still stored. */
export async function replyTo(
  { assistant, ratings, platform }: Replying,
  turn: Turn<unknown>,
  view: View | undefined,
  asking: Asking,
  onLead?: LeadSink,
): Promise<Reply> {
  const { request, about } = turn;
  const ask = async (text: string): Promise<Reply> => ({
    answer: await assistant.ask({ text: cut(text) || 'help', ...asking }, onLead),
  });
  switch (request.do) {
    case 'ask':
      return ask(request.text);
    case 'help':
      return { answer: await assistant.ask({ text: 'help' }) };
    case 'jobs':
      return compareJobs(assistant, request.jobs, request.aspects, asking);
    case 'named':
      return compareNamed(assistant, request.text, asking);
  }
  if (!view || !about) return { notice: TEXTS.tooOld };
  const { answer } = view;
  const roles = answer.roles.map(({ id, title }): Job => ({ id, text: title }));
  switch (request.do) {
    case 'page':
      return { answer, page: request.at, ...(turn.user === about.owner ? { shown: about.ref } : {}) };
    case 'choose':
    case 'next': {
      const picked = (request.do === 'choose' ? answer.choices : answer.followUps)[request.at];
      return picked ? ask(picked.text) : { notice: TEXTS.tooOld };
    }
    case 'aspect':
      return compareJobs(assistant, roles, [request.aspect], asking);
    case 'swap': {
      if (isAmong(assistant, roles, request.job)) return { notice: TEXTS.comparedAlready };
      const swapped = roles.with(Math.min(request.at, roles.length - 1), request.job);
      return compareJobs(assistant, swapped, answer.aspects, asking);
    }
    case 'add':
      if (isAmong(assistant, roles, request.job)) return { notice: TEXTS.comparedAlready };
      return compareJobs(assistant, [...roles, request.job], answer.aspects, asking);
    case 'other': {
      const { job } = request;
      const [offered] = answer.choices;
      if (!offered?.text.includes(offered.label))
        return compareJobs(assistant, [...roles, job], answer.aspects, asking);
      return ask(offered.text.replace(offered.label, () => job.text));
    }
    case 'rate':
    case 'reason': {
      const { helpful, reason } =
        request.do === 'rate' ? { ...request, reason: undefined } : { ...request, helpful: false };
      const rated = { answer: `${platform}:${about.ref}`, aspects: answer.aspects };
      const rating = { ...rated, helpful, reason, roles: answer.roles.map(({ id }) => id) };
      await ratings.record(rating, { person: asking.user, workspace: asking.workspace });
      if (reason) return { notice: TEXTS.reason };
      return helpful ? { notice: TEXTS.helpful } : { notice: TEXTS.unhelpful, asksWhy: true };
    }
    case 'share':
      return { answer };
  }
}

async function compareNamed(assistant: Assistant, text: string, asking: Asking): Promise<Reply> {
  const roles = assistant.rolesIn(cut(text), MOST_ROLES).map(({ id }) => id);
  if (roles.length === 0) return { notice: TEXTS.namesNone };
  return { answer: await assistant.compare({ roles, ...asking }) };
}

/**
 * Answers a form of job titles. Exact titles of roles, such as those picked from suggestions, do not need
 * understanding; with any other the question is put in words, so that the titles are read together ("officer" beside
 * "director") and doubts come back as choices.
 */
async function compareJobs(
  assistant: Assistant,
  named: readonly Job[],
  aspects: readonly Aspect[],
  asking: Asking,
): Promise<Reply> {
  const jobs = [...new Map(named.map((job) => [job.id ?? job.text.trim().toLowerCase(), job])).values()];
  if (jobs.length === 0) return { answer: await assistant.ask({ text: 'help' }) };
  if (jobs.length < Math.min(2, named.length)) return { notice: TEXTS.sameJob };
  const about = namedAspects(aspects);
  const ids = jobs.map(({ id, text }) => id ?? exactRole(assistant, text));
  const settled = ids.filter((id) => id !== undefined);
  if (settled.length === jobs.length && new Set(settled).size === settled.length)
    return { answer: await assistant.compare({ roles: settled, aspects: about, ...asking }) };
  const topic = (about ?? []).map((aspect) => aspectLabel(aspect).toLowerCase()).join(' and ');
  const titles = jobs.map(({ text }) => text).join(' vs ');
  return { answer: await assistant.ask({ text: cut(topic ? `${titles}: ${topic}` : titles), ...asking }) };
}

function isAmong(assistant: Assistant, roles: readonly Job[], { id, text }: Job): boolean {
  const named = id ?? exactRole(assistant, text);
  return named !== undefined && roles.some((role) => role.id === named);
}

/** The role whose title this is, letter case aside. */
function exactRole(assistant: Assistant, typed: string): string | undefined {
  const title = cut(typed).trim().toLowerCase();
  const found = title ? assistant.suggest(title, SUGGESTIONS) : [];
  return found.find((suggestion) => suggestion.title.toLowerCase() === title)?.id;
}
