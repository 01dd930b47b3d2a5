import type { FieldRegistry } from '../catalogue/fields.ts';
import type * as flat from '../contract/query.ts';
import type {
  Aside,
  Beside,
  Claim,
  Compare,
  Condition,
  OpenMention,
  Query,
  QueryRole,
  Subject,
  Unsettled,
} from '../contract/query-union.ts';
import { LEVELS } from '../contract/query-union.ts';

/**
 * The record that questions are still read into, as one of the kinds of question that answers are found for. Goes when
 * the reader makes those itself.
 */
export function toUnion(old: flat.Query, fields: FieldRegistry): Query {
  const subject = subjectOf(old);
  const ranks = old.intent === 'rank';
  const base = {
    places: old.place !== null && !ranks ? [{ code: old.place, title: old.place }] : [],
    conditions: old.filters.flatMap((filter) => conditionsOf(filter, fields)),
    besides: besidesOf(old, fields),
    unused: [],
    language: 'en',
  };
  const roles = rolesOf(old);
  const [first, second] = roles;
  const pointed = { compute: old.compute, direction: old.direction };
  const aside = (kind: Aside['aside']): Aside => ({ ...base, intent: 'aside', aside: kind, subject });
  if (old.aside === 'help') return aside('help');
  if (old.aside) return aside(old.advice === 'trait' ? 'trait' : 'off-topic');
  if (old.unclear.length + old.unknown.length > 0)
    // biome-ignore lint/suspicious/noThenProperty: the name of the contract; a query is never awaited
    return { ...base, ...pointed, intent: 'unsettled', open: openOf(old), roles, then: thenOf(old), subject };
  if (old.intent === 'list') return { ...base, intent: 'list' };
  if (ranks) {
    const direction = old.direction ?? 'most';
    const pool = roles.length > 0 ? roles : null;
    return { ...base, intent: 'rank', roles: pool, subject, direction, limit: old.limit, over: 'roles' };
  }
  if (!first) return aside('no-role');
  if (old.intent === 'similar') return { ...base, intent: 'similar', role: first };
  if (old.intent === 'transition' && second && roles.length === 2) {
    const [from, to] = second.id === old.self ? [second, first] : [first, second];
    return { ...base, intent: 'transition', from, to, subject };
  }
  if (!second) return { ...base, intent: 'describe', role: first, subject };
  return { ...base, ...pointed, intent: 'compare', roles, subject } satisfies Compare;
}

function subjectOf({ asked, shareLabel }: flat.Query): Subject {
  return { ...asked, label: shareLabel, except: [] };
}

function rolesOf({ roles, claim }: flat.Query): QueryRole[] {
  const statistics = claim?.kind === 'ranges' ? claim.statistics : [];
  return roles.map((role, at) => {
    const statistic = statistics[at];
    return { ...role, reading: null, level: null, ...(statistic ? { statistic } : {}) };
  });
}

function openOf({ unclear, unknown }: flat.Query): OpenMention[] {
  const of = (mentions: readonly flat.OpenMention[], verdict: OpenMention['verdict']) =>
    mentions.map(({ text, position, candidates }) => ({ text, position, verdict, candidates }));
  return [...of(unknown, 'unknown'), ...of(unclear, 'ambiguous')];
}

function thenOf({ intent }: flat.Query): Unsettled['then'] {
  return intent === 'none' || intent === 'list' ? 'describe' : intent;
}

function besidesOf(old: flat.Query, fields: FieldRegistry): Beside[] {
  const claim = claimOf(old, fields);
  const found: (Beside | null)[] = [
    old.unmeasured === null ? null : { kind: 'unmeasured', subject: old.unmeasured },
    old.why ? { kind: 'why' } : null,
    old.provenance ? { kind: 'sources' } : null,
    old.kindOfFigure ? { kind: 'statistic' } : null,
    old.common && !claim ? { kind: 'common' } : null,
    claim,
    old.advice === 'trait' ? { kind: 'trait', trait: '' } : null,
    isOpinion(old) ? { kind: 'opinion' } : null,
    old.place !== null && old.intent === 'rank' ? { kind: 'place', words: old.place } : null,
    old.shortened ? { kind: 'shortened' } : null,
  ];
  return found.filter((one) => one !== null);
}

/** "should I", "which should I become". */
function isOpinion({ advice, yesNo, moves, roles }: flat.Query): boolean {
  return advice === 'choice' && (yesNo || (moves && roles.length > 1));
}

type ClaimBeside = Extract<Beside, { kind: 'claim' }>;

function claimOf(old: flat.Query, fields: FieldRegistry): ClaimBeside | null {
  const { claim, yesNo, direction } = old;
  const asked = (one: Claim, really = yesNo): ClaimBeside => ({ kind: 'claim', claim: one, asked: really });
  if (old.intent === 'rank') return null;
  const plain = { negated: false, possible: false };
  if (isTrend(old, fields))
    return asked({ ...plain, kind: 'value', value: 0, side: direction === 'least' ? 'under' : 'over' });
  switch (claim?.kind) {
    case undefined:
      return old.same && yesNo && old.roles.length > 1
        ? asked({ ...plain, kind: 'compare', direction: 'same', subject: 0, object: 1 })
        : null;
    case 'compare':
      return asked(claim);
    case 'value':
      // What somebody needs to get in is not what holders have.
      if (old.moves && old.asked.aspects.includes('experience')) return null;
      return asked({ ...claim, negated: false }, true);
    case 'degree': {
      const level = LEVELS[claim.level] ?? 'associate';
      const need: Claim = { kind: 'need', level, orMore: claim.level < 0, sense: claim.sense };
      return yesNo || old.why || old.roles.length > 1 ? asked(need) : null;
    }
    case 'mostly':
      return asked({ kind: 'mostly', negated: false });
    case 'item':
      return asked({ kind: 'item', words: claim.words, negated: false });
    case 'ranges':
      return asked(
        { kind: 'compare', direction: 'most', subject: 0, object: 1, negated: false, possible: true },
        true,
      );
  }
}

/** "is the number of jobs shrinking?" */
function isTrend({ asked, roles, yesNo, direction, claim }: flat.Query, fields: FieldRegistry): boolean {
  const growth = asked.fields.some((id) => fields.get(id).measure === 'growth');
  return growth && roles.length === 1 && yesNo && direction !== null && (!claim || claim.kind === 'item');
}

function conditionsOf(filter: flat.Filter, fields: FieldRegistry): Condition[] {
  const first = (measure: string) => fields.ofMeasure(measure)[0]?.id ?? '';
  switch (filter.kind) {
    case 'number':
      return bounds(filter);
    case 'education': {
      const [level = 0] = filter.levels;
      const field = first('education.asked');
      return filter.levels.length > 1
        ? [{ field, op: 'level', value: 'associate', orMore: true, denied: true }]
        : [{ field, op: 'level', value: LEVELS[level] ?? 'none', orMore: false, denied: false }];
    }
    case 'no_experience': {
      const field = fields.ofMeasure('experience.asked').find(({ unit }) => unit === 'phrase');
      return [{ field: field?.id ?? '', op: 'is', value: 'none', denied: false }];
    }
    case 'zone':
      return [{ field: first('zone'), op: 'is', value: filter.zone, denied: false }];
    case 'group':
      return [{ group: filter.socs, op: 'in', value: filter.name, denied: false }];
  }
}

function bounds({ field, min, max, strict }: Extract<flat.Filter, { kind: 'number' }>): Condition[] {
  if (min !== null && max !== null && !strict)
    return [{ field, op: 'between', value: [min, max], denied: false }];
  // "at least": not under.
  const over = (value: number): Condition =>
    strict ? { field, op: 'over', value, denied: false } : { field, op: 'under', value, denied: true };
  const under = (value: number): Condition =>
    strict ? { field, op: 'under', value, denied: false } : { field, op: 'over', value, denied: true };
  return [...(min === null ? [] : [over(min)]), ...(max === null ? [] : [under(max)])];
}
