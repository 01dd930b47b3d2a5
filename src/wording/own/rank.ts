import type { AnswerFact } from '../../contract/answer.ts';
import type { RankClause } from '../../contract/plan.ts';
import { few, listed, lowerFirst, upperFirst } from '../display.ts';
import { nounPlural } from '../nouns.ts';
import { placeName, placeOf } from '../places.ts';
import { factsOf, headOf, type Printers, type Said } from '../said.ts';
import { shareMeasure } from '../shares.ts';
import { conditionsOf } from './conditions.ts';
import { counted, text } from './texts.ts';

/** Returns the measure of a rank, in the middle of a sentence. */
export function measureOf(field: string, mixed: boolean, said: Said, share?: string | null): string {
  if (mixed) return text('pay');
  const entry = said.fields.get(field);
  if (share) return shareMeasure(share, entry);
  return entry.noun ?? lowerFirst(entry.label);
}

/** Roles or places in order. */
export const printRank: Printers<RankClause> = {
  rank: (clause, said) => {
    const facts = factsOf(clause.facts, said);
    const named = (fact: AnswerFact) =>
      clause.over === 'places' ? placeOf(fact) : nounPlural(headOf(fact.role, said));
    const first = facts.slice(0, clause.tied);
    const others = facts.slice(first.length, clause.most && Math.max(first.length, clause.most));
    const have = clause.over === 'places' ? 'rank_place_have' : 'rank_have';
    const then = others.map((fact) => text('rank_other', { role: named(fact), value: fact.display }));
    const [{ display: value } = { display: '' }] = facts;
    const params = {
      measure: measured(clause, facts[0], said),
      value: isOfPlace(clause.field, said) ? text('of_country', { value }) : value,
    };
    const says = clause.only
      ? text('rank_only', { first: listed(first.map(named)), ...params })
      : text(clause.direction === 'least' ? 'rank_least' : 'rank_most', {
          first: few(first.map(named), clause.tied),
          have: counted(have, clause.tied),
          rest: then.length > 0 ? text('rank_then', { others: listed(then) }) : '',
          ...params,
        });
    return clause.place ? text('in_place', { place: placeName(clause.place.title), says }) : upperFirst(says);
  },
  'rank-next': ({ facts, after, field, mixed, place, label }, said) => {
    const others = factsOf(facts, said).map((fact) =>
      text('rank_other', { role: nounPlural(headOf(fact.role, said)), value: fact.display }),
    );
    const params = { measure: measureOf(field, mixed, said, label), others: listed(others) };
    const says =
      others.length === 1 ? text('rank_nth', { nth: after + 1, ...params }) : text('rank_next', params);
    return place ? text('in_place', { place: placeName(place.title), says }) : upperFirst(says);
  },
  'rank-end': () => text('rank_end'),
  tally: ({ total, among, conditions, named, mixed, words, label }, said) => {
    const { group, clauses, without } = conditionsOf(
      conditions,
      { mixed, words, label, one: total === 1 },
      said,
    );
    if (clauses.length === 0) return named ? '' : counted('ranked', total, { total, group, without });
    const met = { total, group, without, conditions: listed(clauses) };
    if (named) return text('meet_named', met);
    return among === null ? counted('meet', total, met) : counted('meet_among', total, { ...met, among });
  },
  'places-meet': ({ total, role, conditions, areas }, said) => {
    const wording = { mixed: false, words: null, one: total < 2 };
    const { clauses } = conditionsOf(conditions, wording, said);
    const params = { conditions: listed(clauses), roles: nounPlural(headOf(role, said)) };
    const places = counted(areas ? 'areas_counted' : 'states_counted', total, { total });
    return total === 0
      ? text(areas ? 'no_area_meets' : 'no_state_meets', params)
      : text('places_meet', { places, ...params });
  },
  'none-meets': ({ few: lacking, conditions, named, field, mixed, words, label }, said) => {
    const { group, clauses } = conditionsOf(conditions, { mixed, words, label, one: true }, said);
    if (clauses.length === 0) {
      const measure = measureOf(field, mixed, said, label);
      return named ? text('no_figure_named', { measure }) : text('no_figure', { group, measure });
    }
    const met = listed(clauses);
    if (named) return text('none_named', { conditions: met });
    return text(lacking ? 'none_among' : 'none', { group, conditions: met });
  },
  unranked: ({ roles }, said) =>
    text('unranked', { roles: listed(roles.map((id) => nounPlural(headOf(id, said)))) }),
  'no-areas': ({ instead }) =>
    instead === null ? text('no_areas') : text('no_areas_of', { instead: placeName(instead) }),
  'left-out': ({ roles, brief }, said) => {
    const names = roles.map((id) => nounPlural(headOf(id, said)));
    return upperFirst(counted('left_out', roles.length, { roles: brief ? few(names) : listed(names) }));
  },
};

/** Prices are a place's own, whoever lives there. */
const isOfPlace = (field: string, said: Said) => said.fields.get(field).measure === 'prices';

/** Returns the measure of a rank; for places with the role whose figure it is. */
function measured(
  { over, field, mixed, label }: Extract<RankClause, { say: 'rank' }>,
  first: AnswerFact | undefined,
  said: Said,
): string {
  const measure = measureOf(field, mixed, said, label);
  if (over === 'roles' || !first || isOfPlace(field, said)) return measure;
  return text('measure_for', { measure, roles: nounPlural(headOf(first.role, said)) });
}
