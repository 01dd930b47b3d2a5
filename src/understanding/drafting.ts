import type { Beside } from '../contract/beside.ts';
import { type Computation, NATION, type Subject } from '../contract/query.ts';
import { type AskedRoles, askedRoles, distinct, leftOut } from './asked-roles.ts';
import { besidesOf } from './besides/besides.ts';
import { strangeIn } from './besides/strange.ts';
import { isOfNothing } from './besides/unmeasured.ts';
import { somebodyIn } from './besides/whose.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import { placesIn, strangePlaces, whereaboutsIn } from './places/place-parts.ts';
import { askedOf } from './reading/asked.ts';
import type { Draft, TitleTools } from './reading/draft.ts';
import { type Mention, roleOf } from './reading/mention.ts';
import { has, is, type Reading, runsOf, type Span, typedOf } from './reading/reading.ts';
import { aboutSkill, type SkillAsked, skillAsked, withProducts } from './roles/items.ts';
import { said } from './roles/renamed.ts';
import { leftOutIn } from './roles/set-aside.ts';
import { withSlots } from './roles/span-slot.ts';
import { withAvoided } from './subject/avoided.ts';
import { asConditions, withBounded, withoutNear } from './subject/bounded.ts';
import { computationOf, directionOf } from './subject/comparison.ts';
import { conditionsOf, withoutTrends } from './subject/conditions.ts';
import { endsOf, orderedBy, orderIn } from './subject/ends.ts';
import { leastNeeded } from './subject/needs.ts';
import { isYesNo } from './subject/polar.ts';
import { withReached } from './subject/reached.ts';
import { statisticsOf, subjectOf, withoutWhere } from './subject/subject.ts';
import { ofTenth, tenthAsked, withFigures } from './subject/tenths.ts';
import { withWorkAsRoles } from './subject/work-as-role.ts';

/** Returns the content of a reading by itself; a bare word may point back to `known`, roles of the conversation. */
export function draftOf(
  whole: Reading,
  known: readonly string[],
  tools: TitleTools & { places: Gazetteer },
): Draft {
  const { catalogue, english, titles } = tools;
  const { fields } = catalogue;
  const plainly = withAvoided(
    withReached(askedOf(withSlots(withProducts(whole, catalogue), titles, catalogue))),
    fields,
    english,
  );
  const reading = withWorkAsRoles(plainly, tools);
  const roles = askedRoles(reading, known, tools);
  const { mentions, all, items, self } = roles;
  const wide = all.length + items.length === 0;
  const { rest, least } = wide ? leastNeeded(reading, fields) : { rest: reading, least: [] };
  const ordering = wide ? withoutTrends(rest, fields, english) : reading;
  const matters = strangeIn(reading);
  const skill = skillAsked(reading, matters, items, mentions, catalogue);
  const named = aboutSkill(subjectOf(ordering, fields, english), skill);
  const alone = mentions.length === 0;
  const narrowing = [...conditionsOf(rest, named, tools, alone), ...least];
  const places = placesIn(reading, tools.places);
  const what = withoutWhere(named, places.filter(({ code }) => code !== NATION.code).length, fields);
  const subject = alone ? asConditions(what, narrowing, fields) : withoutNear(what, reading, mentions, tools);
  const plain = distinct(mentions).map(({ at, text, named }): Mention => ({ at, text, named }));
  const statistics = statisticsOf(reading, plain);
  const left = leftOut(reading, roles, plain, catalogue);
  const conditions = [...narrowing, ...left.conditions];
  const besides = besidesOf(reading, plain, self, subject, skill, tools);
  const tenth = tenthAsked(reading, plain);
  const asksSkill = skill && named.aspects.includes('skills') ? skill : null;
  const told = [
    ...matters.flat(),
    ...somebodyIn(reading),
    ...leftOutIn(reading, all),
    ...(asksSkill?.spans ?? []),
    ...claimedIn(reading, besides),
  ];
  const meant =
    ofOwnPay(subject, reading, besides) ??
    withFigures(ofTenth(subject, tenth, fields), reading, plain, fields);
  const order = orderIn(reading);
  const undirected = tenth || isOfNothing(subject, mentions, besides);
  return {
    reading,
    mentions: plain.map((one, at) => ({ ...said(one, catalogue, titles), statistic: statistics[at] })),
    self: self ? { at: self.at, text: self.text, named: self.named } : null,
    subject: withBounded(meant, conditions, fields),
    conditions,
    places,
    whereabouts: whereaboutsIn(reading, tools.places),
    besides,
    direction: undirected ? null : (asksSkill?.direction ?? directionOf(ordering)),
    ends: endsOf(ordering, fields),
    order,
    by: orderedBy(ordering, order, conditions, fields),
    compute: marginIn(besides) ?? computationOf(reading),
    limit: limitOf(reading),
    wide:
      (alone && asksSkill !== null) || least.length > 0 || isWide(reading, mentions.length, narrowing.length),
    unused: unusedOf(reading, roles, told, skill).filter((words) => !left.words.has(words)),
  };
}

/** The words that are said to be named in a list: whether they are is told. */
function claimedIn(reading: Reading, besides: readonly Beside[]): Span[] {
  const words = besides.flatMap((one) =>
    one.kind === 'claim' && one.claim.kind === 'item' ? one.claim.words : [],
  );
  return reading.spans.filter(({ kind, value }) => kind === 'unknown' && words.includes(value));
}

/** "I make 52k as a cashier, is that good?" is about pay; null where it is about more. */
function ofOwnPay(subject: Subject, reading: Reading, besides: readonly Beside[]): Subject | null {
  const tells = besides.some((one) => one.kind === 'own-facts' && one.pay !== null);
  if (!tells || subject.aspects.some((aspect) => aspect !== 'experience')) return null;
  return {
    ...subject,
    aspects: has(reading, 'relation.entry') ? ['salary', 'education'] : ['salary'],
    fields: [],
  };
}

/** What shows whether a margin is as it is said to be. */
function marginIn(besides: readonly Beside[]): Computation | null {
  const [of] = besides.flatMap((one) =>
    one.kind === 'claim' && one.claim.kind === 'compare' ? (one.claim.margin?.of ?? []) : [],
  );
  return of === 'percent' ? 'percent' : of === 'times' ? 'ratio' : null;
}

/** The question is about jobs at large: it names a job word, all, or a field of work, and no role. */
function isWide(reading: Reading, roles: number, conditions: number): boolean {
  if (roles > 0) return false;
  const asked = has(reading, 'aspect', 'field', 'most', 'least', 'level', 'bound');
  if (
    conditions > 0 &&
    (asked || has(reading, 'job', 'group', 'need')) &&
    has(reading, 'question.which', 'question.what', 'question.who')
  )
    return true;
  // "good money, no degree, no experience": conditions with a wanted subject do not name a role.
  const money = has(reading, 'aspect.salary') || (conditions > 1 && has(reading, 'quantity'));
  if (conditions > 0 && money && !isYesNo(reading)) return true;
  return (
    has(reading, 'job.job', 'job.trade', 'group') ||
    (has(reading, 'all') && (asked || conditions > 0)) ||
    (has(reading, 'ability') && (asked || conditions > 0)) ||
    (has(reading, 'job.worker', 'place.home') && has(reading, 'most', 'least', 'direction'))
  );
}

/** More are no length of a list. */
const LONGEST = 100;

/** Returns the wanted length of a list: a plain number beside the ranked word. */
function limitOf(reading: Reading): number | null {
  const at = reading.spans.findIndex((span) => span.kind === 'number');
  const value = reading.spans[at]?.quantity?.value;
  if (value === undefined || value < 1 || !Number.isInteger(value)) return null;
  // "jobs in 2034" names a year, "the top 1000" as many as are told.
  if (value > LONGEST)
    return is(reading.spans[at - 1], 'direction', 'most', 'relation.rank') ? LONGEST : null;
  const beside = [reading.spans[at - 1], reading.spans[at + 1], reading.spans[at + 2]];
  const ranks = (span: Span | undefined) =>
    is(span, 'direction', 'most', 'least', 'job', 'relation', 'filler');
  return beside.some(ranks) && !is(reading.spans[at - 1], 'pronoun') ? value : null;
}

/** Content words that nothing was made of, as typed; neighbours together. `told`: what is told of otherwise. */
function unusedOf(
  reading: Reading,
  { mentions, weak, denied }: AskedRoles,
  told: readonly Span[],
  skill: SkillAsked | null,
): string[] {
  const strange = mentions.length > 0 ? strangePlaces(reading).flat() : [];
  const known = new Set([...told, ...strange]);
  const skills = skill ? [...skill.spans, ...skill.others] : [];
  const isTold = (span: Span) => known.has(span) || (span.told === 'ability' && !skills.includes(span));
  const isUnused = (span: Span) => span.kind === 'unknown' && !isTold(span);
  const titles = [...weak.filter(({ span }) => !known.has(span)), ...denied.filter((one) => !roleOf(one))];
  return [
    ...runsOf(reading.spans, isUnused).map((run) => typedOf(reading, run)),
    ...titles.map(({ text }) => text),
  ];
}
