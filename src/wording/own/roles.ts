import pluralize from 'pluralize';
import type { RoleHead } from '../../catalogue/catalogue.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import { isFactClause } from '../../contract/fact-clauses.ts';
import type { FigureClause, RolesClause } from '../../contract/plan.ts';
import { NATION } from '../../contract/query.ts';
import { safeEcho } from '../../language/clean.ts';
import { few, listed, lowerFirst, showNumber, spokenLabel, upperFirst } from '../display.ts';
import { printFacts } from '../facts.ts';
import { aRole, nounPlural } from '../nouns.ts';
import { placeName, placeOf } from '../places.ts';
import { factsOf, headOf, type Printers, type Said } from '../said.ts';
import { asClause, compareFacts, differenceIn, hasOwnSubject, valueIn } from '../sentences.ts';
import { conditionsOf } from './conditions.ts';
import { printFigures } from './figures.ts';
import { counted, SENTENCES, text } from './texts.ts';
import { moreOf, told } from './verdict.ts';

/** The number of roles that a question names at most; a conversation may hold more. */
const MOST_NAMED = 5;

/** The roles with these ids, each with its article: "an officer, a director and a manager". */
export function someRoles(
  ids: readonly string[],
  said: Said,
  { joint = text('and'), most = MOST_NAMED } = {},
): string {
  const names = ids.map((id) => {
    const head = headOf(id, said);
    return head.kind === 'group' ? text('the_group', { group: nounPlural(head) }) : aRole(head);
  });
  return names.length > most ? few(names) : listed(names, joint);
}

/** Statements about one to five roles. */
export const printRoles: Printers<RolesClause> = {
  definition: ({ facts: ids }, said) => {
    const texts = factsOf(ids, said).flatMap((fact) =>
      typeof fact.value === 'string'
        ? [deed(headOf(fact.role, said), asClause(firstSentence(fact.value)))]
        : [],
    );
    return texts.length > 0 ? `${texts.map(upperFirst).join('. ')}.` : '';
  },
  lacking: ({ roles, field, whole, reason: given, label, brief }, said) => {
    const reason = brief ? null : given;
    const whose = upperFirst(spokenLabel(said.fields.get(field)));
    const named = label ? text('label_share', { field: whose, label }) : whose;
    const what = whole ? SENTENCES.aspects[whole] : named;
    const params = { what, roles: someRoles(roles, said, { joint: text('or') }), reason: reason ?? '' };
    return counted(reason ? 'lacking_reason' : 'lacking', isSeveral(what) ? 2 : 1, params);
  },
  'see-below': ({ roles }, said) => text('see_below', { roles: someRoles(roles, said) }),
  'in-place': ({ place, clause }, said) => {
    const says = isFactClause(clause)
      ? printFacts(clause, said)
      : (printFigures[clause.say] as (clause: FigureClause, said: Said) => string)(clause, said);
    return says === '' ? '' : text('in_place', { place: placeName(place.title), says: lowerFirst(says) });
  },
  'not-in-place': ({ places, roles, nation, members, brief }, said) =>
    text(members ? 'not_in_place_members' : nation ? 'not_in_place_nation' : 'not_in_place', {
      place: listed(places.map(placeName)),
      roles: someRoles(roles, said, { joint: text('or'), most: brief ? 1 : MOST_NAMED }),
      nation: placeName(NATION.title),
    }),
  'no-area': ({ places, instead }) =>
    text(instead === null ? 'no_area_alone' : 'no_area', {
      place: listed(places.map(placeName)),
      instead: instead === null ? '' : placeName(instead),
    }),
  'not-by-place': ({ roles, field, bounds, place = '' }, said) =>
    upperFirst(
      text(bounds ? 'not_by_place_bound' : roles.length > 0 ? 'not_by_place' : 'not_by_place_any', {
        field: lowerFirst(spokenLabel(said.fields.get(field))),
        roles: listed(roles.map((id) => nounPlural(headOf(id, said)))),
        place: placeName(place),
      }),
    ),
  meets: ({ role, conditions, met }, said) => {
    const { group, clauses } = conditionsOf(conditions, { mixed: false, words: null, one: true }, said);
    const all = listed([...(group === '' ? [] : [text('is_one_of', { group })]), ...clauses]);
    const says = text(met ? 'meets' : 'meets_not', { role: aRole(headOf(role, said)), conditions: all });
    return upperFirst(says);
  },
  'no-place': ({ words, nation }) =>
    text(nation ? 'no_place_nation' : 'no_place', { place: safeEcho(words) }),
  places: ({ facts: ids }, said) => {
    const facts = factsOf(ids, said);
    const [first, ...others] = facts;
    if (!first) return '';
    const says = text('places', {
      says: upperFirst(told(first, said)),
      place: placeOf(first),
      others: listed(
        others.map((fact) =>
          text('at_place', { value: valueIn(fact, said.fields.get(fact.field)), place: placeOf(fact) }),
        ),
      ),
    });
    return `${says}${apart(facts)}`;
  },
  'at-prices': ({ pay: payId, level: levelId }, said) => {
    const [pay, level] = factsOf([payId, levelId], said);
    if (typeof pay?.value !== 'number' || typeof level?.value !== 'number') return '';
    const worth = Math.round((pay.value / level.value) * 10) * 10;
    return text('at_prices', {
      pay: pay.display,
      place: placeOf(pay),
      level: level.display,
      worth: showNumber(worth, pay.unit),
    });
  },
  'which-place': ({ fact: id, direction }, said) => {
    const fact = id === null ? undefined : said.fact(id);
    if (!fact) return text('same_in_places');
    const field = said.fields.get(fact.field);
    const more = moreOf(fact.field, direction, said);
    const head = headOf(fact.role, said);
    return upperFirst(
      hasOwnSubject(field)
        ? text('which_place_has', { place: placeOf(fact), more, roles: nounPlural(head) })
        : text('which_place', { role: aRole(head), more, place: placeOf(fact) }),
    );
  },
  'with-member': ({ group, members }, said) =>
    upperFirst(
      text('with_member', {
        members: listed(members.map((id) => nounPlural(headOf(id, said)))),
        group: nounPlural(headOf(group, said)),
      }),
    ),
};

/** Returns the distance between the figures of two places; of more, the places of the highest and the lowest. */
function apart(facts: readonly AnswerFact[]): string {
  const comparison = compareFacts(facts);
  const [first, second, ...more] = facts;
  if (!comparison || !first || !second || comparison.equal) return text('places_end');
  const { high, low, difference } = comparison;
  if (more.length > 0) return text('places_ends', { high: placeOf(high.fact), low: placeOf(low.fact) });
  return text(high.fact === first ? 'places_more' : 'places_less', {
    gap: differenceIn(difference, first.unit),
  });
}

/** An official definition goes on for several sentences; the first says what the job is. */
const firstSentence = (value: string) => /^.*?[a-z)](?=\.\s+\p{Lu})/su.exec(value)?.[0] ?? value;

/** Returns somebody's work as a sentence: sources write "plans the work" of one and "plan the work" of several. */
function deed(role: RoleHead, does: string): string {
  if (role.kind === 'group') return text('group_deed', { group: nounPlural(role), does });
  if (/^\p{Ll}+s\b/u.test(does)) return `${aRole(role)} ${does}`;
  return /^(?:all|any|those|under|this|these|in|on)\b/.test(does)
    ? `${nounPlural(role)}: ${does}`
    : `${nounPlural(role)} ${does}`;
}

/** "Main duties", "Openings a year": the head of a label is its first word or the last before "of". */
function isSeveral(label: string): boolean {
  const words = (label.split(/ (?:of|a|by|that|to) |,/)[0] ?? '').split(' ');
  return pluralize.isPlural(words.at(-1) ?? '') || (words.length > 1 && pluralize.isPlural(words[0] ?? ''));
}
