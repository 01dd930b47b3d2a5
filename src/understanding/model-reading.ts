import type { Conversation } from '../contract/conversation.ts';
import type { QuestionForm } from '../contract/model.ts';
import { blankBase, blankSubject, queryAbout, rolesOf } from '../contract/queries.ts';
import type { Query, QueryRole } from '../contract/query.ts';
import { isSettled, knownRole, type Mention, onePerRole, openOf, queryRole } from './reading/mention.ts';
import type { TitleFinder } from './reading/title-finder.ts';

/**
 * Returns the query that a form amounts to: its titles resolved as those of any question, or the conversation's roles
 * if it does not name any. Null if it asks nothing that can be answered; a rank needs a subject, as in any question.
 */
export function queryOfForm(
  form: QuestionForm,
  state: Conversation | null,
  titles: TitleFinder,
  language: string,
): Query | null {
  const mentions = form.mentions.map((text, at): Mention => ({ at, text, named: titles.resolve(text) }));
  const sure = onePerRole(mentions.filter(({ named }) => isSettled(named))).map(queryRole);
  const open = openOf(mentions, []);
  const subject = { ...blankSubject(), aspects: [...new Set(form.aspects)] };
  const base = blankBase(language, subject);
  const given = sure.length + open.length > 0;
  const roles = given || form.intent === 'rank' ? sure : inherited(state);
  const intent = intentOf(form.intent, roles.length + open.length);
  if (intent === null || (intent === 'rank' && subject.aspects.length === 0)) return null;
  if (intent === 'list') return { ...base, intent };
  const asked = { ...base, compute: null, direction: form.direction ?? null };
  // biome-ignore lint/suspicious/noThenProperty: the name of the contract
  if (open.length > 0) return { ...asked, intent: 'unsettled', open, roles, then: intent };
  const [first, ...more] = roles;
  if (first) return queryAbout(intent, [first, ...more], asked);
  const direction = asked.direction ?? 'most';
  return { ...base, intent: 'rank', roles: null, direction, limit: null, over: 'roles' };
}

/**
 * Returns what a second reader makes of a question that was read in doubt: its roles and its subject, with the places,
 * the conditions and the asides of our own reading, which no form holds. Our own where both agree or it reads less.
 */
export function secondReading(own: Query, second: Query | null): Query {
  if (!second || second.intent === 'unsettled' || second.intent === 'aside') return own;
  const [roles, before] = [second, own].map((one) => rolesOf(one).map(({ id }) => id)) as [
    string[],
    string[],
  ];
  if (roles.length < before.length && roles.every((id) => before.includes(id))) return own;
  const sameRoles = roles.length === 0 || roles.join() === before.join();
  const subject = subjectOf(second);
  const sameSubject = subject.length === 0 || subject.join() === subjectOf(own).join();
  if (sameRoles && sameSubject && (second.intent === own.intent || roles.length === 0)) return own;
  const { places, conditions, besides, language } = own;
  const kept = besides.filter(({ kind }) => !ABOUT_ROLES.includes(kind));
  const read = { ...second, places, conditions, besides: kept, unused: [], language };
  return subject.length === 0 && 'subject' in own && 'subject' in read
    ? { ...read, subject: own.subject }
    : read;
}

/** The additional statements about the roles as they were read first. */
const ABOUT_ROLES: readonly string[] = ['unknown-role', 'same-role', 'claim'];

const subjectOf = (query: Query) =>
  'subject' in query ? query.subject.aspects.filter((aspect) => aspect !== 'overview') : [];

type Wanted = 'compare' | 'describe' | 'rank' | 'similar' | 'transition' | 'list';

function inherited(state: Conversation | null): QueryRole[] {
  const ids = state === null ? [] : state.compared.length > 0 ? state.compared : state.focus;
  return ids.map(knownRole);
}

/** The intent that fits the number of roles: one is described, two are compared, whatever the form calls it. */
function intentOf(intent: QuestionForm['intent'], count: number): Wanted | null {
  if (intent === 'none') return null;
  if (intent === 'list' || (intent === 'rank' && count !== 1)) return intent;
  if (count === 0) return null;
  if (count === 1) return intent === 'similar' ? intent : 'describe';
  return intent === 'transition' && count === 2 ? intent : 'compare';
}
