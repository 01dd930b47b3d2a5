import type { Aspect } from '../../contract/aspects.ts';
import type { Clause } from '../../contract/plan.ts';
import { answerClaim, withholdsVerdict } from '../claims/index.ts';
import type { Aside, Besides, Context, Tools } from '../intent.ts';
import { inCommon } from '../roles/common.ts';
import { isNowhere } from '../roles/side-by-side.ts';
import { winner } from '../roles/winner.ts';
import { sourcesOf } from '../sources.ts';
import { idsOf } from '../table.ts';
import { ownAgainst, ownPay, ownQuarter } from './own-pay.ts';

/** Answers to things asked beside a description or a comparison. */
export const rolesBesides: Besides = {
  unmeasured: ({ subject, near: stands }, { query, scope, tools }) => {
    const { aspects, fields } = scope.subject;
    const roles = idsOf(scope.columns);
    const told = isAnswered(query, scope, tools);
    const denials = unmeasuredIn(query, scope).map(({ subjects, near, fields: [field] }) => ({
      say: 'unmeasured' as const,
      subjects,
      roles,
      near,
      reason: near || field === undefined ? null : reasonOf(roles, field, tools),
      ...(told ? { told } : {}),
    }));
    return {
      ...(told ? { after: denials } : { before: denials }),
      notes: [
        ...scope.fields.flatMap(({ id, instead }) => (instead && stands.includes(id) ? [instead] : [])),
        ...nowhereYet(stands, roles, tools),
      ],
      notCovered: [subject],
      instead: aspects.length === 0 && fields.length === 0,
    };
  },
  why: (_, { scope, tools: { book, catalogue } }) => {
    const fields = catalogue.fields.ofMeasure('reason');
    const [fact] = scope.columns.flatMap((column) => fields.flatMap((field) => book.state(column, field)));
    if (fact) return { before: [{ say: 'reason', fact: fact.id }] };
    return scope.columns.length > 1 ? { before: [{ say: 'no-reasons' }] } : {};
  },
  sources: (_, { tools: { book, catalogue } }) => {
    const sources = sourcesOf(book.facts, catalogue);
    return sources.length > 0 ? { before: [{ say: 'sources', sources }] } : {};
  },
  statistic: (_, { scope: { focus }, tools: { catalogue } }) => {
    const told = (focus?.values ?? []).flatMap((fact) =>
      fact ? catalogue.fields.get(fact.field).statistic : [],
    );
    const kinds = [...new Set(told)].filter((kind) => kind === 'median' || kind === 'average');
    return kinds.length > 0 ? { before: [{ say: 'kinds', kinds }] } : {};
  },
  common: (_, { scope, tools }) => {
    if (scope.columns.length < 2) return {};
    const labels = inCommon(scope, tools);
    // Roles that share nothing are described each by its own.
    return {
      before: [{ say: 'common', roles: idsOf(scope.columns), labels }],
      instead: (labels ?? []).length > 0,
    };
  },
  claim: (beside, context) =>
    withholdsVerdict(context.query, context.scope.focus)
      ? {}
      : (answerClaim(beside, context) ?? byDirection(context)),
  opinion: (_, { query, scope }) => opinionOf(query, scope.columns.length),
  'own-facts': (own, context) => {
    const { years, role } = own;
    // What jobs are put in order or listed by is no pay of one of them.
    const { intent } = context.query;
    const pay = role === null && (intent === 'rank' || intent === 'list') ? null : own.pay;
    if (pay === null && years === null) return {};
    const offers = context.query.besides.filter(({ kind }) => kind === 'own-facts');
    const against = pay === null || offers.length > 1 ? null : ownAgainst(own, context);
    if (against) return { before: [against] };
    const among = pay === null ? null : ownPay(pay, role, context);
    const quarter = among ? ownQuarter(own, among, context) : [];
    const told = [...quarter, ...(among ? [among] : [])];
    // Of several offers it is said once, and of none alone; what is asked of an amount is answered.
    const answered = quarter.length > 0 && own.asks !== 'worth';
    if (offers.at(-1) !== own || answered) return { before: told };
    return { before: [...told, { say: 'own-facts', pay: offers.length > 1 ? null : pay, years }] };
  },
  trait: () => ({ before: [{ say: 'trait' }], notes: [{ say: 'note-trait' }] }),
  'same-role': ({ mentions, role, guessed }) => ({
    before: [{ say: 'same-role', role, mentions, ...(guessed ? { guessed } : {}) }],
  }),
  'unknown-role': ({ mention, nearest, crime }) => ({
    before: [{ say: 'unknown-role', mention, nearest, crime }],
  }),
  place: ({ words }, { scope: { columns } }) => {
    const nation = columns.every(({ place }) => place === null);
    return columns.length > 0 ? { before: [{ say: 'no-place', words, nation }] } : {};
  },
  currency: ({ words }) => ({ before: [{ say: 'currency', words }] }),
  shortened: () => ({ notes: [{ say: 'note-shortened' }] }),
};

/** Returns the note that figures do not say what suits somebody; a trait has a sentence of its own. */
export function opinionOf({ besides }: Context['query'], roles: number): Aside {
  return besides.some(({ kind }) => kind === 'trait') ? {} : { before: [{ say: 'opinion', roles }] };
}

/** Subjects that no source covers, of which something near is told, or nothing. */
interface Unmeasured {
  subjects: string[];
  near: boolean;
  /** The fields nearest to them. */
  fields: string[];
}

/** The subjects of a question that no source covers, each once: first those of which something near is told. */
export function unmeasuredIn(
  { besides }: Context['query'],
  { fields: shown }: Context['scope'],
): Unmeasured[] {
  const all = besides.filter((one) => one.kind === 'unmeasured');
  return [true, false].flatMap((told) => {
    const own = all.filter(({ near }) => shown.some(({ id }) => near.includes(id)) === told);
    if (own.length === 0) return [];
    const subjects = [...new Set(own.map(({ subject }) => subject))];
    return [{ subjects, near: told, fields: [...new Set(own.flatMap(({ near }) => near))] }];
  });
}

/** Something else that is asked is told, or what comes near is told in the words of a source: that answers first. */
function isAnswered(
  { besides }: Context['query'],
  { subject, fields, columns }: Context['scope'],
  { book, catalogue }: Tools,
): boolean {
  const denied = besides.filter((one) => one.kind === 'unmeasured');
  if (denied.some(({ form }) => form)) return false;
  const near = denied.flatMap((one) => one.near);
  const shown = fields.filter((field) => columns.some((column) => book.has(column, field)));
  const stands = shown.filter(({ id }) => near.includes(id));
  const isOwn = (aspect: Aspect) =>
    aspect !== 'overview' && !near.some((id) => catalogue.fields.get(id).aspect === aspect);
  // What is asked of whoever begins is no answer to whether something else is needed.
  const begins = subject.aspects.includes('requirements') && subject.fields.length === 0;
  const other =
    !begins &&
    subject.aspects.some((aspect) => isOwn(aspect) && shown.some((field) => field.aspect === aspect));
  return other || (stands.length > 0 && stands.every(({ unit }) => unit === 'phrase'));
}

/** Of what comes near a subject: what no occupation has here, each reason once. */
function nowhereYet(near: readonly string[], roles: readonly string[], tools: Tools): Clause[] {
  const reasons = new Map<string, string>();
  for (const id of near.filter((one) => isNowhere(tools.catalogue.fields.get(one), tools))) {
    const reason = reasonOf(roles, id, tools);
    if (reason !== null && !reasons.has(reason)) reasons.set(reason, id);
  }
  return [...reasons].map(([reason, field]) => ({ say: 'lacking', roles, field, whole: null, reason }));
}

/** Returns the reason why roles lack a field, in the words of the first source that states it. */
function reasonOf(roles: readonly string[], field: string, { book }: Tools): string | null {
  return roles.map((id) => book.reason(id, field)).find((one) => one !== null) ?? null;
}

/** A claim that the facts do not settle leaves the question which of the roles it is. */
function byDirection(context: Context): { before: Clause[] } {
  const { query } = context;
  const which = query.intent === 'compare' && !query.compute ? winner(context, query.direction) : null;
  return { before: which ? [which] : [] };
}
