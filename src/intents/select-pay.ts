import { periodOf } from '../catalogue/fields.ts';
import type { Subject } from '../contract/query.ts';
import type { Field } from '../contract/schema.ts';
import type { Held, Selection } from './select.ts';

/** The fields of pay that answer a question; what a source lacks is answered by what comes nearest, said so. */
export function payFields(named: readonly Field[], subject: Subject, held: Held): Selection {
  const standard = held.fields.ofAspect('salary').filter((field) => !field.onRequest);
  if (named.length > 0 && subject.statistic === 'start') {
    const [first, rest] = [statisticPay(subject, standard, held), namedPay(named, standard, held)];
    return {
      fields: [...new Set([...first.fields, ...rest.fields])],
      lacking: [...first.lacking, ...rest.lacking],
    };
  }
  if (named.length > 0) return namedPay(named, standard, held);
  if (subject.statistic || subject.period === 'hour') return statisticPay(subject, standard, held);
  if (subject.period === 'year') return yearlyPay(standard, held);
  return { fields: standard, lacking: [] };
}

function namedPay(named: readonly Field[], standard: readonly Field[], held: Held): Selection {
  // A rate by the hour is answered by its median or its average.
  const rates = new Set(named.flatMap((field) => (field.statistic === 'hourly' ? field.measure : [])));
  const twins = held.fields.ofAspect('salary').filter((field) => rates.has(field.measure));
  for (const own of [named.filter(held.some), twins.filter(held.some)]) {
    if (own.length > 0)
      return { fields: held.covers(own) ? own : [...own, ...usual(standard, own, held)], lacking: [] };
  }
  const near = nearest(named, [], standard, held);
  const lacking = isRange(named, near, held) ? [] : named.slice(0, 1);
  return { fields: [...new Set([...near, ...standard])], lacking };
}

/** The tenths are a range: it is told by them, and nothing is missing. */
const isRange = (wanted: readonly Field[], near: readonly Field[], held: Held) =>
  wanted.every(({ statistic }) => statistic === 'range') && near.length > 1 && near.every(held.every);

function statisticPay(subject: Subject, standard: readonly Field[], held: Held): Selection {
  const hourly = subject.period === 'hour';
  const wanted = held.fields.ofAspect('salary').filter((field) => {
    const period = periodOf(field);
    if (period !== null && field.unit !== 'range' && (period === 'hour') !== hourly) return false;
    if (!subject.statistic) return period === 'hour' && !field.onRequest;
    return field.statistic === subject.statistic || (hourly && field.statistic === 'hourly');
  });
  const some = wanted.filter(held.some);
  const stand = held.covers(some) ? [] : nearest(wanted, some, standard, held);
  const told = some.length > 0 || isRange(wanted, stand, held);
  return { fields: [...new Set([...some, ...stand])], lacking: told ? [] : wanted.slice(0, 1) };
}

function yearlyPay(standard: readonly Field[], held: Held): Selection {
  const yearly = standard.filter((field) => periodOf(field) !== 'hour');
  const main = yearly.filter((field) => field.measure !== undefined && periodOf(field) === 'year');
  if (held.covers(main)) return { fields: yearly, lacking: [] };
  return { fields: standard, lacking: main.some(held.some) ? [] : main.slice(0, 1) };
}

/** For the columns that lack what was asked for: the nearest that their sources give. */
function nearest(
  wanted: readonly Field[],
  some: readonly Field[],
  standard: readonly Field[],
  held: Held,
): Field[] {
  const lacking = held.without(some);
  const near = wanted.flatMap((field) => field.near ?? []).map((id) => held.fields.get(id));
  const own = [...new Set(near)].filter(lacking.some);
  return own.length > 0 ? own : usual(standard, some, lacking);
}

/** Pay at large, by the year or by the hour. */
function usual(standard: readonly Field[], some: readonly Field[], held: Held): Field[] {
  return standard.filter(
    (field) =>
      field.measure !== undefined && periodOf(field) !== null && !some.includes(field) && held.some(field),
  );
}
