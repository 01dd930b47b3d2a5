import type { Conversation } from '../contract/conversation.ts';
import type { QuestionForm } from '../contract/model.ts';
import { blankBase, blankSubject, rolesOf } from '../contract/queries.ts';
import type { Query, QueryRole } from '../contract/query.ts';
import { isSettled, knownMention, type Mention, queryRole } from './reading/mention.ts';
import type { TitleFinder } from './reading/title-finder.ts';

const MOST_CHOICES = 6;

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
  const sure = once(mentions.filter(({ named }) => isSettled(named)).map(queryRole));
  const open = mentions.flatMap(({ at, text, named }) =>
    isSettled(named)
      ? []
      : [
          {
            text,
            position: at ?? 0,
            verdict: named.verdict === 'ask' ? ('ambiguous' as const) : ('unknown' as const),
            candidates: named.candidates.slice(0, MOST_CHOICES).map(({ role }) => role),
          },
        ],
  );
  const subject = { ...blankSubject(), aspects: [...new Set(form.aspects)] };
  const base = blankBase(language, subject);
  const given = sure.length + open.length > 0;
  const roles = given || form.intent === 'rank' ? sure : inherited(state);
  const intent = intentOf(form.intent, roles.length + open.length);
  const direction = form.direction ?? null;
  if (intent === null || (intent === 'rank' && subject.aspects.length === 0)) return null;
  if (open.length > 0 && intent !== 'list')
    // biome-ignore lint/suspicious/noThenProperty: the name of the contract
    return { ...base, intent: 'unsettled', open, roles, then: intent, compute: null, direction };
  return { ...base, ...queryFor(intent, roles, direction) } as Query;
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

/** Returns the parts of a query that depend on its kind. */
function queryFor(intent: Wanted, roles: QueryRole[], direction: QuestionForm['direction']) {
  const [first, second] = roles;
  switch (intent) {
    case 'list':
      return { intent };
    case 'rank': {
      const ranked = roles.length > 0 ? roles : null;
      return { intent, roles: ranked, direction: direction ?? 'most', limit: null, over: 'roles' };
    }
    case 'compare':
      return { intent, roles, compute: null, direction };
    case 'transition':
      return { intent, from: first, to: second };
    default:
      return { intent, role: first };
  }
}

const once = (roles: readonly QueryRole[]): QueryRole[] => [
  ...new Map(roles.map((role) => [role.id, role])).values(),
];

function inherited(state: Conversation | null): QueryRole[] {
  const ids = state === null ? [] : state.compared.length > 0 ? state.compared : state.focus;
  return ids.map((id) => queryRole(knownMention(id)));
}

/** The intent that fits the number of roles: one is described, two are compared, whatever the form calls it. */
function intentOf(intent: QuestionForm['intent'], count: number): Wanted | null {
  if (intent === 'none') return null;
  if (intent === 'list' || (intent === 'rank' && count !== 1)) return intent;
  if (count === 0) return null;
  if (count === 1) return intent === 'similar' ? intent : 'describe';
  return intent === 'transition' && count === 2 ? intent : 'compare';
}
