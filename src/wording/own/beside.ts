import type { AnswerFact } from '../../contract/answer.ts';
import type { BesideClause } from '../../contract/plan.ts';
import type { Place } from '../../contract/query.ts';
import { isYear } from '../../language/amounts.ts';
import { safeEcho } from '../../language/clean.ts';
import { listed, lowerFirst, showNumber, upperFirst } from '../display.ts';
import { nounPlural } from '../nouns.ts';
import { placeName } from '../places.ts';
import { headOf, type Printers, type Said } from '../said.ts';
import { someRoles } from './roles.ts';
import { counted, type TextKey, text } from './texts.ts';
import { told } from './verdict.ts';

const NAMED_IN_COMMON = 6;

/** Statements about things asked beside the point. */
export const printBeside: Printers<BesideClause> = {
  unmeasured: ({ subjects: all, roles: ids, near, reason, told: isTold }, said) => {
    const subjects = listed(
      all.map((one) => text('quoted', { item: safeEcho(one) })),
      text('or'),
    );
    if (all.every(isYear)) return text('unmeasured_years', { subjects: listed(all, text('or')) });
    if (near && isTold) return text('unmeasured_told', { subjects });
    if (ids.length === 0 && reason) return text('unmeasured_each', { subjects, reason });
    if (ids.length === 0) return text(near ? 'unmeasured_near_alone' : 'unmeasured_alone', { subjects });
    const roles = someRoles(ids, said, { joint: text('or') });
    if (near) return text('unmeasured_near', { subjects, roles });
    return reason === null
      ? text('unmeasured', { subjects, roles })
      : text('unmeasured_why', { subjects, roles, reason });
  },
  'unknown-role': ({ mention: typed, nearest, crime }, said) => {
    const mention = safeEcho(typed);
    if (crime) return text('uncounted', { mention });
    const near = listed(nearest.map((id) => headOf(id, said).title));
    return near ? text('unknown_role_near', { mention, nearest: near }) : text('unknown_role', { mention });
  },
  sources: ({ sources }) =>
    text('sources', {
      sources: listed(
        sources.map((source) => text('source', { ...source, asOf: source.asOf ?? text('undated') })),
      ),
    }),
  reason: ({ fact: id }, said) => {
    const given = said.fact(id)?.display;
    return given ? text('reason', { reason: lowerFirst(given) }) : '';
  },
  'no-reasons': () => text('no_reasons'),
  common: ({ roles: ids, labels }, said) => {
    const roles = someRoles(ids, said);
    if (labels === null) return text('common_unknown', { roles });
    if (labels.length === 0) return text('common_none', { roles: upperFirst(roles) });
    return text('common', {
      roles: upperFirst(roles),
      labels: listed(labels.slice(0, NAMED_IN_COMMON)),
    });
  },
  opinion: ({ roles }) => counted('opinion', roles),
  trait: () => text('trait'),
  'own-facts': ({ pay, years }) => {
    if (pay !== null) return text('own_pay', { pay: showNumber(pay, 'USD/year') });
    return years === null ? text('own') : text('own_years', { years: showNumber(years, 'years') });
  },
  'own-pay': ({ pay, over, under, place, hourly }, said) => {
    const facts = [over, under].flatMap((id) => (id === null ? [] : (said.fact(id) ?? [])));
    const [fact] = facts;
    if (!fact) return '';
    const params = {
      pay: ownPay(pay, hourly, fact),
      over: over === null ? '' : landmark(over, said),
      under: under === null ? '' : landmark(under, said),
      roles: nounPlural(headOf(fact.role, said)),
    };
    const says = text(over === null ? 'own_below' : under === null ? 'own_above' : 'own_between', params);
    return inPlace(place, says);
  },
  'own-quarter': ({ role, quarter, place, yes }, said) => {
    const told = inPlace(place, text(`own_${quarter}`, { roles: nounPlural(headOf(role, said)) }));
    return yes === null
      ? told
      : text('verdict_but', { verdict: text(yes ? 'yes' : 'no'), told: lowerFirst(told) });
  },
  'own-against': ({ pay, others, place, hourly }, said) =>
    others
      .map(({ fact, gap }) => inPlace(place, against({ pay, hourly, gap }, said.fact(fact), said)))
      .join(' '),
  currency: ({ words }) => text('currency', { words: safeEcho(words) }),
  'not-judged': () => text('not_judged'),
};

const inPlace = (place: Place | null, says: string) =>
  place ? text('in_place', { place: placeName(place.title), says: lowerFirst(says) }) : says;

/** "$48,000", "$15.00 an hour over a full-time year": the asker's pay as they told it, set beside a figure. */
function ownPay(pay: number, hourly: number | null, { unit }: AnswerFact): string {
  if (hourly === null) return showNumber(pay, unit);
  return text('own_hourly', { hourly: showNumber(hourly, 'USD/hour') });
}

/** "A dental assistant earns a median of $48,070 a year: $70 more than $48,000." */
function against(
  { pay, hourly, gap }: { pay: number; hourly: number | null; gap: string | null },
  fact: AnswerFact | undefined,
  said: Said,
): string {
  if (!fact || typeof fact.value !== 'number') return '';
  const params = { says: upperFirst(told(fact, said)), pay: ownPay(pay, hourly, fact) };
  if (fact.value === pay) return text('own_same', params);
  const than = fact.value > pay ? 'own_more' : 'own_less';
  const by = gap === null ? undefined : said.fact(gap)?.display;
  return by === undefined ? text(than, params) : text(`${than}_by`, { ...params, gap: by });
}

/** "the median ($51,000)", "the start of the best-paid quarter ($63,340)". */
function landmark(id: string, said: Said): string {
  const fact = said.fact(id);
  if (!fact) return '';
  const { measure = '', statistic } = said.fields.get(fact.field);
  const at = statistic === 'percentile' ? measure.replace(/^.*\.(?:hourly_)?/, '') : 'median';
  return text(`own_at_${at}` as TextKey, { value: fact.display });
}
