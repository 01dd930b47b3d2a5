import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Conversation } from '../../contract/conversation.ts';
import type { Condition } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { COMPARED, SUBJECTS } from '../reading/kinds.ts';
import { isSettled, knownRole, type Mention, queryRole, roleOf } from '../reading/mention.ts';
import { anyOf, has, is, nearestOf, type Reading } from '../reading/reading.ts';
import { asksWhichOne } from '../subject/comparison.ts';
import { fieldOf } from '../subject/conditions.ts';
import { beyondRole } from './beyond.ts';

/**
 * "I make 60k as an X, what trades pay more", "I'm an X. which jobs grow faster": jobs at large that are beyond what
 * the question leaves unsaid: what the asker earns, else the one role that was told of. Null where it asks otherwise.
 * @param told what was told before the question, or the question itself.
 */
export function beyondUnsaid(
  draft: Draft,
  told: Draft,
  state: Conversation,
  catalogue: Catalogue,
): Draft | null {
  const own = told.self ?? draft.self;
  const others = draft.mentions.filter(
    (one) => roleOf(one) !== (own && roleOf(own)) && !standsAs(draft.reading, one),
  );
  // "an X or a Y. which trades pay more", "more in A or B": what is compared is named.
  const roles = new Set([...(own ? [own] : []), ...told.mentions].map(roleOf));
  if (others.length > 0 || roles.size > 1 || draft.places.length > 1 || !comparesOpenly(draft)) return null;
  const conditions =
    beyondPay(draft, [...told.besides, ...(state.last?.besides ?? [])], told.reading, catalogue) ??
    beyondOne(draft, told, state, catalogue);
  if (conditions.length === 0) return null;
  const besides = draft.besides.filter(({ kind }) => kind !== 'own-facts' && kind !== 'claim');
  const places = draft.places.length > 0 ? draft.places : told.places;
  return {
    ...draft,
    self: own,
    mentions: [],
    wide: true,
    // Of those that pay or need less, the best come first, as of those beyond a role.
    direction: 'most',
    places,
    besides,
    conditions: [...draft.conditions, ...conditions],
  };
}

/** "as an X": what somebody works as. */
const standsAs = ({ spans }: Reading, { at }: Mention) =>
  at !== null && is(nearestOf(spans, at, -1, 'article')[0], 'joint.as', 'self.self');

/** "which trades pay more", "what pays more": of jobs at large, and not of those at hand, a figure is compared. */
function comparesOpenly({ reading, wide, conditions }: Draft): boolean {
  const { spans } = reading;
  const compares = spans.some(
    (span) => is(span, ...COMPARED) && span.degree === 'comparative' && !span.denied,
  );
  const bounded = conditions.some((one) => 'field' in one && typeof one.value === 'number');
  // "something similar that pays more": what they are like is said.
  if (!compares || bounded || asksWhichOne(reading) || has(reading, 'relation')) return false;
  const asked = spans.findIndex((span) => is(span, 'question.which', 'question.what'));
  const [verb] = nearestOf(spans, asked, 1, 'filler.filler', 'auxiliary');
  const barely = is(spans[asked], 'question.what') && is(verb, ...SUBJECTS);
  const large = asked >= 0 && anyOf(spans.slice(asked), 'job.job', 'job.trade', 'group');
  // "does my current work pay more?" asks of one job.
  return barely || large || (wide && !has(reading, 'owner'));
}

/** Beyond what somebody earns; null where no amount is told, or something else is compared. */
export function beyondPay(
  { subject, direction }: Draft,
  besides: readonly Beside[],
  told: Reading,
  { fields }: Catalogue,
): Condition[] | null {
  if (!subject.aspects.includes('salary')) return null;
  const own = besides.flatMap((one) => (one.kind === 'own-facts' ? (one.pay ?? []) : []));
  // "on 45k at a bank": whatever it is said by, an amount of money is what more of it is set against.
  const amounts = told.spans.flatMap(({ kind, quantity }) =>
    kind === 'quantity' && quantity?.unit === 'USD' && quantity.bound !== 'between' ? quantity.value : [],
  );
  const [value] = [...own, ...amounts];
  const field = value !== undefined && fieldOf({ value, unit: 'USD', period: null }, subject, fields);
  return field ? [{ field, op: direction === 'least' ? 'under' : 'over', value, denied: false }] : null;
}

/** Beyond the one role that was told of: the asker's own, or the one that is spoken of. */
function beyondOne(
  draft: Draft,
  told: Draft,
  { self, last, focus }: Conversation,
  catalogue: Catalogue,
): Condition[] {
  const stated = told.self ?? draft.self ?? told.mentions.find((one) => isSettled(one.named));
  const spoken = last?.intent === 'describe' ? (focus[0] ?? self) : self;
  const role = stated ? queryRole(stated) : spoken === null ? null : knownRole(spoken);
  return role ? beyondRole({ ...draft, mentions: [] }, role, catalogue) : [];
}
