import type { Answer } from '../../src/contract/answer.ts';
import type { Aspect } from '../../src/contract/aspects.ts';
import type { Assistant, LeadSink } from '../../src/contract/assistant.ts';
import type { Ratings } from '../../src/state/ratings.ts';
import { MOST_ROLES } from '../common/comparable.ts';
import { aspectLabel, namedAspects } from './aspects.ts';
import { say } from './texts.ts';
import { cut, type Job, type Turn } from './turn.ts';
import type { View } from './views.ts';

/** The result of a turn: an answer to show, or one sentence for its asker alone. */
export type Reply =
  | {
      answer: Answer;
      page?: number;
      /** The answer is one that is shown already. */
      shown?: string;
      /** It changes nothing of what stands there: a question about the change is asked beside it. */
      beside?: true;
    }
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
  follows?: string | null | undefined;
  user: string;
  workspace?: string | undefined;
}

/** The maximum number of suggestions searched for a title that was typed in full. */
const SUGGESTIONS = 25;
/** Jobs that a message may name; those beyond a comparison are offered. */
const MOST_NAMED = 12;

/** Returns the result of a turn. `view`: the answer that its control belongs to, if it is still stored; `load` returns earlier ones. */
export async function replyTo(
  { assistant, ratings, platform }: Replying,
  turn: Turn<unknown>,
  { view, load }: { view: View | undefined; load(ref: string): Promise<View | undefined> },
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
    case 'file':
      return { notice: say('file_alone') };
    case 'jobs':
      return compareJobs(assistant, request.jobs, request.aspects, asking);
    case 'named':
      return compareNamed(assistant, request.text, asking);
  }
  if (!view || !about) return { notice: say('too_old') };
  const { answer } = view;
  const roles = answer.roles.map(({ id, title }): Job => ({ id, text: title }));
  switch (request.do) {
    case 'page':
      return { answer, page: request.at, ...(turn.user === about.owner ? { shown: about.ref } : {}) };
    case 'choose':
    case 'next': {
      const picked = (request.do === 'choose' ? answer.choices : answer.followUps)[request.at];
      return picked ? ask(picked.text) : { notice: say('too_old') };
    }
    case 'aspect':
      return compareJobs(assistant, roles, [request.aspect], asking);
    case 'swap':
      return change(
        assistant,
        answer,
        roles.with(Math.min(request.at, roles.length - 1), request.job),
        request.job,
        asking,
      );
    case 'add':
      return change(assistant, answer, [...roles, request.job], request.job, asking);
    case 'other': {
      const { job } = request;
      const [offered] = answer.choices;
      if (!offered?.text.includes(offered.label))
        return compareJobs(assistant, [...roles, job], answer.aspects, asking);
      return ask(offered.text.replace(offered.label, () => job.text));
    }
    case 'undo': {
      const earlier = view.before === undefined ? undefined : await load(view.before);
      if (!earlier || view.before === undefined) return { notice: say('too_old') };
      return { answer: earlier.answer, ...(turn.user === about.owner ? { shown: view.before } : {}) };
    }
    case 'rate':
    case 'reason': {
      const { helpful, reason } =
        request.do === 'rate' ? { ...request, reason: undefined } : { ...request, helpful: false };
      const rated = { answer: `${platform}:${about.ref}`, aspects: answer.aspects };
      const rating = { ...rated, helpful, reason, roles: answer.roles.map(({ id }) => id) };
      await ratings.record(rating, { person: asking.user, workspace: asking.workspace });
      if (reason) return { notice: say('reason') };
      return helpful ? { notice: say('helpful') } : { notice: say('unhelpful'), asksWhy: true };
    }
    case 'share':
      return { answer };
  }
}

/** The jobs that a message names: the first are compared, the others are named and may be picked instead of the last. */
async function compareNamed(assistant: Assistant, text: string, asking: Asking): Promise<Reply> {
  const named = assistant.rolesIn(cut(text), MOST_NAMED);
  const [compared, left] = [named.slice(0, MOST_ROLES), named.slice(MOST_ROLES)];
  const last = compared.at(-1);
  if (!last) return { notice: say('names_none') };
  const answer = await assistant.compare({ roles: compared.map(({ id }) => id), ...asking });
  if (left.length === 0) return { answer };
  const choices = left.map(({ id, title }) => ({
    label: say('in_place', { name: title, of: last.title }),
    text: [...compared.slice(0, -1), { title }].map((role) => role.title).join(say('versus')),
    roles: [id],
    socs: [],
  }));
  const notes = [say('also_named', { names: left.map(({ title }) => title).join(', ') }), ...answer.notes];
  return { answer: { ...answer, notes, choices } };
}

/** Another comparison in place of one: only if the job that is new in it is known and was not there. */
async function change(
  assistant: Assistant,
  { roles, aspects }: Answer,
  jobs: readonly Job[],
  job: Job,
  asking: Asking,
): Promise<Reply> {
  const there = (id: string | undefined) => roles.some((role) => role.id === id);
  if (there(job.id ?? exactRole(assistant, job.text))) return { notice: say('compared_already') };
  const reply = await compareJobs(assistant, jobs, aspects, asking);
  if ('notice' in reply || reply.answer.roles.length >= jobs.length) return reply;
  const [known] = assistant.rolesIn(job.text, 1);
  if (there(known?.id)) return { notice: say('compared_already') };
  const asksBack = reply.answer.outcome !== 'answer' && reply.answer.choices.length > 0;
  return asksBack ? { ...reply, beside: true } : { notice: say('not_known', { typed: job.text }) };
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
  if (jobs.length < Math.min(2, named.length)) return { notice: say('same_job') };
  const about = namedAspects(aspects);
  const ids = jobs.map(({ id, text }) => id ?? exactRole(assistant, text));
  const settled = ids.filter((id) => id !== undefined);
  if (settled.length === jobs.length && new Set(settled).size === settled.length)
    return { answer: await assistant.compare({ roles: settled, aspects: about, ...asking }) };
  const topic = (about ?? []).map((aspect) => aspectLabel(aspect).toLowerCase()).join(say('and'));
  const titles = jobs.map(({ text }) => text).join(say('versus'));
  return { answer: await assistant.ask({ text: cut(topic ? `${titles}: ${topic}` : titles), ...asking }) };
}

/** The role whose title this is, letter case aside. */
function exactRole(assistant: Assistant, typed: string): string | undefined {
  const title = cut(typed).trim().toLowerCase();
  const found = title ? assistant.suggest(title, SUGGESTIONS) : [];
  return found.find((suggestion) => suggestion.title.toLowerCase() === title)?.id;
}
