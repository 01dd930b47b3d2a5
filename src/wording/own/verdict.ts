import type { AnswerFact } from '../../contract/answer.ts';
import type { Direction } from '../../contract/query.ts';
import type { VerdictClause } from '../../contract/verdict-clauses.ts';
import { listed, lowerFirst, showNumber, upperFirst } from '../display.ts';
import { aRole, noun, nounPlural } from '../nouns.ts';
import { factsOf, headOf, type Printers, type Said } from '../said.ts';
import { asClause, statement } from '../sentences.ts';
import { type TextKey, text } from './texts.ts';

const yesNo = (yes: boolean, as: 'truth' | 'wrong' | null = null) => {
  if (as === 'truth') return text(yes ? 'true' : 'false');
  if (as === 'wrong') return text(yes ? 'is_so' : 'is_not_so');
  return text(yes ? 'yes' : 'no');
};

/** A fact as a sentence about its role, without a capital and a full stop. */
export function told(fact: AnswerFact, said: Said, most?: number): string {
  return statement(headOf(fact.role, said), fact, said.fields.get(fact.field), most);
}

const tellAll = (ids: readonly string[], said: Said) =>
  factsOf(ids, said)
    .map((fact) => told(fact, said))
    .join('; ');

/** Returns the words of a field for the role with more or less of it: "earns more". */
export function moreOf(field: string | null, direction: Direction, said: Said): string {
  const { more, less } = field === null ? {} : said.fields.get(field);
  return direction === 'least' ? (less ?? text('lower')) : (more ?? text('higher'));
}

/** "Between a quarter and half": a share between two that have a word; null beyond the last. */
function shareBetween(low: number | null, high: number | null): string {
  const part = (percent: number) => text(`part_${percent}` as TextKey);
  if (low === null) return upperFirst(text('share_fewer', { high: part(high ?? 0) }));
  if (high === null) return upperFirst(text('share_more', { low: part(low) }));
  return upperFirst(text('share_between', { low: part(low), high: part(high) }));
}

/** Yes, no and which. */
export const printVerdict: Printers<VerdictClause> = {
  'yes-no': ({ yes, ground, as = null }, said) =>
    ground === null
      ? text('verdict', { verdict: yesNo(yes, as) })
      : text('verdict_ground', { verdict: yesNo(yes, as), ground: tellAll([ground], said) }),
  margin: ({ yes, than, as = null }) => {
    const verdict = yes === null ? null : yesNo(yes, as);
    if (than === null) return verdict === null ? '' : text('verdict', { verdict });
    if (verdict === null) return text(`margin_${than}`);
    return text(than === 'more' && yes === false ? 'margin_beyond' : `margin_${than}_verdict`, { verdict });
  },
  'by-tenths': ({ how, yes, ground, as = null }, said) => {
    const told = text(`tenths_${how}`, { ground: tellAll([ground], said) });
    return yes === null ? told : text('verdict_but', { verdict: yesNo(yes, as), told: lowerFirst(told) });
  },
  'may-be': ({ yes, beyond, as = null }) => {
    const told = text(beyond === null ? 'may_be' : `may_be_${beyond}`);
    return yes && as === null ? text('verdict_but', { verdict: yesNo(true), told: lowerFirst(told) }) : told;
  },
  'not-always': ({ as = null }) => text('not_always', { verdict: yesNo(false, as) }),
  'share-of-pay': ({ low, high, grounds }, said) =>
    text('share_pay', { share: shareBetween(low, high), ground: tellAll(grounds, said) }),
  'may-happen': ({ roles, facts }, said) => {
    if (facts.length > 0) return text('may_happen_ground', { ground: tellAll(facts, said) });
    const [one = '', other = ''] = roles.map((id) => aRole(headOf(id, said)));
    return text('may_happen', { one, other });
  },
  grounds: ({ yes, facts }, said) =>
    text('verdict_ground', { verdict: yesNo(yes), ground: tellAll(facts, said) }),
  which: ({ roles, of, field, direction }, said) =>
    roles.length === 0
      ? text(of === 2 ? 'neither' : 'none_of_them')
      : text('which', {
          role: listed(roles.map((id) => noun(headOf(id, said)))),
          more: moreOf(field, direction, said),
        }),
  'which-meet': ({ roles, of }, said) => {
    if (roles.length === 0) return text(of === 2 ? 'neither_rule' : 'none_rule');
    if (roles.length === of) return text(of === 2 ? 'both_rule' : 'all_rule');
    return text('which_rule', { roles: listed(roles.map((id) => noun(headOf(id, said)))) });
  },
  'which-share': ({ role, direction, percent }, said) =>
    role === null
      ? text('share_same', { percent: showNumber(percent, 'percent') })
      : text(direction === 'least' ? 'share_least' : 'share_most', { role: noun(headOf(role, said)) }),
  'which-schooling': ({ role, direction }, said) =>
    text(direction === 'least' ? 'schooling_least' : 'schooling_most', { role: noun(headOf(role, said)) }),
  'not-one': ({ roles }, said) =>
    upperFirst(text('not_one', { roles: listed(roles.map((id) => nounPlural(headOf(id, said)))) })),
  'other-way': ({ role, field }, said) =>
    text('other_way', { role: noun(headOf(role, said)), more: moreOf(field, 'most', said) }),
  'not-so': ({ fact }, said) => text('not_so', { ground: tellAll([fact], said) }),
  'not-only-way': ({ fact, held }, said) => {
    const typical = text('not_only_way', { ground: upperFirst(tellAll([fact], said)) });
    const share = held && said.fact(held.share);
    if (!share) return typical;
    const people = nounPlural(headOf(share.role, said));
    const label = text('quoted', { item: held.label });
    return `${typical} ${text('held_within', { share: share.display, people, label })}`;
  },
  'no-such-difference': () => text('no_such_difference'),
  'same-but-shares': () => text('same_but_shares'),
  listed: ({ fact: id, item, absent }, said) => {
    const fact = said.fact(id);
    if (!fact) return '';
    const field = said.fields.get(fact.field);
    if (!Array.isArray(fact.value))
      return text('verdict_ground', { verdict: yesNo(true), ground: told(fact, said) });
    const deed = asClause(item, field);
    const role = aRole(headOf(fact.role, said));
    if (absent) return text('listed_absent', { role, item: text('quoted', { item }) });
    return /^\p{Ll}+s\b/u.test(deed) && field.aspect === 'duties'
      ? text('listed_deed', { role, item: deed })
      : text('listed', { role, item: text('quoted', { item }) });
  },
  stands: ({ fact: id, rank, of, direction, yes, first }, said) => {
    const fact = said.fact(id);
    if (!fact) return '';
    const field = said.fields.get(fact.field);
    const params = {
      where:
        yes === null
          ? upperFirst(placed(rank, of))
          : text('stands_verdict', { verdict: yesNo(yes), where: placed(rank, of) }),
      verdict: yesNo(yes ?? false),
      of,
      field: field.noun ?? lowerFirst(field.label),
      first: nounPlural(headOf(first, said)),
    };
    if (rank === 1 && yes !== null)
      return text(direction === 'most' ? 'stands_first_most' : 'stands_first_least', params);
    return text(direction === 'most' ? 'stands_most' : 'stands_least', params);
  },
  kinds: ({ kinds }) => text('kinds', { kinds: listed(kinds.map((kind) => text(kind))) }),
  unlike: ({ why }) => text(`unlike_${why}`),
};

/** The last position that is told as a number. */
const COUNTED = 12;

/** The position of a role among others: a number near the top, else the part of the row that it lies in. */
function placed(rank: number, of: number): string {
  if (rank <= COUNTED) return text('stands_number', { rank });
  if (rank * 10 <= of) return text('stands_tenth');
  return text(rank * 2 <= of ? 'stands_first_half' : 'stands_second_half');
}
