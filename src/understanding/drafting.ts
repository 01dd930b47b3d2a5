import type { Catalogue } from '../catalogue/catalogue.ts';
import { boundBy, type FieldRegistry } from '../catalogue/fields.ts';
import { type Beside, type Computation, type Condition, NATION, type Subject } from '../contract/query.ts';
import { wordsOf } from '../language/normalise.ts';
import { besidesOf } from './besides/besides.ts';
import { isOfNothing, strangeIn } from './besides/unmeasured.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import { placesIn, strangePlaces, whereaboutsIn } from './places/place-parts.ts';
import { askedOf } from './reading/asked.ts';
import type { Draft, QueryTools } from './reading/draft.ts';
import { COMPARED } from './reading/kinds.ts';
import { isSettled, type Mention, roleOf, type Stated, titleWordsOf } from './reading/mention.ts';
import { has, is, type Reading, runsOf, type Span, typedOf } from './reading/reading.ts';
import type { TitleFinder } from './reading/title-finder.ts';
import { aboutSkill, itemsAmong, skillAsked } from './roles/items.ts';
import { ownRole, pointsAtNow } from './roles/own-role.ts';
import { readAlike } from './roles/parallel.ts';
import { said } from './roles/renamed.ts';
import { leftOutIn, tellsApart, withoutBackground } from './roles/set-aside.ts';
import { withSlots } from './roles/span-slot.ts';
import { settleTogether, toldTwice, withinFamily } from './roles/together.ts';
import { withoutWeak } from './roles/weak.ts';
import { withWorkAsRoles } from './roles/work-as-role.ts';
import { withAvoided } from './subject/avoided.ts';
import { computationOf, directionOf } from './subject/comparison.ts';
import { conditionsOf, withoutTrends } from './subject/conditions.ts';
import { endsOf, orderedBy } from './subject/ends.ts';
import { isYesNo } from './subject/polar.ts';
import { withReached } from './subject/reached.ts';
import { statisticsOf, subjectOf, withoutWhere } from './subject/subject.ts';
import { ofTenth, tenthAsked, withFigures } from './subject/tenths.ts';

/** Returns the content of a reading by itself; a bare word may point back to `known`, roles of the conversation. */
export function draftOf(
  whole: Reading,
  known: readonly string[],
  tools: QueryTools & { titles: TitleFinder; places: Gazetteer },
): Draft {
  const { catalogue, english, titles } = tools;
  const plainly = withAvoided(withReached(askedOf(withSlots(whole, titles, catalogue))), catalogue.fields);
  const reading = withWorkAsRoles(plainly, tools);
  const { kept, weak } = withoutWeak(
    reading,
    readAlike(
      withinFamily(reading, settleTogether(toldTwice(reading), known, catalogue, titles), known, catalogue),
      catalogue,
    ),
  );
  const items = itemsAmong(reading, kept, catalogue);
  const all = kept.filter((one) => !items.includes(one));
  const self = ownRole(reading, all);
  const ordering = kept.length > 0 ? reading : withoutTrends(reading, catalogue.fields, english);
  const denied = isTold(reading, all) || isLeft(reading, all) ? [] : all.filter((one) => one.span.denied);
  const mentions = withoutDomains(
    reading,
    withoutBackground(
      reading,
      all.filter(
        (one) => !denied.includes(one) && !(one === self && isAside(reading, all.length - denied.length)),
      ),
      catalogue,
    ),
    catalogue,
  );
  const matters = strangeIn(reading);
  const skill = skillAsked(reading, matters, items, mentions, catalogue);
  const named = aboutSkill(subjectOf(ordering, catalogue.fields, english), skill);
  const among = clausesAmong(reading, mentions);
  const conditions = conditionsOf(reading, named, catalogue, english, mentions.length === 0, among);
  const places = placesIn(reading, tools.places);
  const local = places.filter(({ code }) => code !== NATION.code);
  const what = withoutWhere(named, local.length, catalogue.fields);
  const subject =
    mentions.length === 0
      ? asConditions(what, conditions, catalogue.fields)
      : withoutNear(what, reading, mentions, tools);
  const wide = isWide(reading, mentions.length, conditions.length);
  const plain = distinct(mentions).map(({ at, text, named }): Mention => ({ at, text, named }));
  const statistics = statisticsOf(reading, plain);

  const able = reading.spans.filter(({ told }) => told === 'ability');
  const strange = mentions.length > 0 ? strangePlaces(reading).flat() : [];
  const asksSkill = skill && named.aspects.includes('skills') ? skill : null;
  const told = new Set([
    ...[...matters.flat(), ...able, ...strange, ...leftOutIn(reading, all)],
    ...(asksSkill?.spans ?? []),
  ]);
  const unused = [
    ...unusedOf(reading, told),
    ...weak.flatMap(({ text, span }) => (told.has(span) ? [] : [text])),
  ];
  for (const one of denied) {
    const role = roleOf(one);
    if (!role) unused.push(one.text);
    // "I'm not a nurse, what does a nurse do?" leaves no nurse out.
    else if (!all.some((other) => !other.span.denied && roleOf(other) === role))
      conditions.push({ role, op: 'is', value: catalogue.head(role).title, denied: true });
  }
  const gone = deniedTitles(reading, plain, catalogue);
  conditions.push(...gone.conditions);
  const besides = besidesOf(reading, plain, self, subject, skill, tools);
  const enters = has(reading, 'relation.entry');
  // "I make 52k as a cashier, is that good?" is about pay.
  const asked = subject.aspects.filter((aspect) => aspect !== 'experience');
  const own = asked.length === 0 && besides.some((one) => one.kind === 'own-facts' && one.pay !== null);
  const tenth = tenthAsked(reading, plain);
  return {
    reading,
    mentions: plain.map((one, at) => ({ ...said(one, catalogue, titles), statistic: statistics[at] })),
    self: self ? { at: self.at, text: self.text, named: self.named } : null,
    subject: withBounded(
      own
        ? { ...subject, aspects: enters ? ['salary', 'education'] : ['salary'], fields: [] }
        : withFigures(ofTenth(subject, tenth, catalogue.fields), reading, plain, catalogue.fields),
      conditions,
      catalogue.fields,
    ),
    conditions,
    places,
    whereabouts: whereaboutsIn(reading, tools.places),
    besides,
    direction:
      tenth || isOfNothing(subject, mentions, besides)
        ? null
        : (asksSkill?.direction ?? directionOf(ordering)),
    ends: endsOf(ordering, catalogue.fields),
    by: orderedBy(ordering, conditions, catalogue.fields),
    compute: marginIn(besides) ?? computationOf(reading),
    limit: limitOf(reading),
    wide,
    unused: unused.filter((words) => !gone.words.has(words)),
  };
}

/** What shows whether a margin is as it is said to be. */
function marginIn(besides: readonly Beside[]): Computation | null {
  const [of] = besides.flatMap((one) =>
    one.kind === 'claim' && one.claim.kind === 'compare' ? (one.claim.margin?.of ?? []) : [],
  );
  return of === 'percent' ? 'percent' : of === 'times' ? 'ratio' : null;
}

/** The sentences that set roles side by side and those that ask; none where there are not several roles. */
function clausesAmong(reading: Reading, mentions: readonly { span: Span }[]): ReadonlySet<number> {
  if (mentions.length < 2) return new Set();
  const asking = reading.spans.filter((span) => is(span, 'question', 'pronoun.among'));
  return new Set([...mentions.map(({ span }) => span), ...asking].map(({ clause }) => clause));
}

/** "I don't want to be a teacher, what else could I do": what is to be left is what the others are like. */
function isLeft(reading: Reading, mentions: readonly Mention[]): boolean {
  return mentions.length === 1 && has(reading, 'relation.transitionOut');
}

/** "we are X, not Y, what is the difference": what is told apart is compared, not left out. */
function isTold(reading: Reading, mentions: readonly Stated[]): boolean {
  const left = mentions.filter(({ span }) => !span.denied);
  return left.length === 1 && mentions.length > 1 && tellsApart(reading);
}

/** More roles than these are not told one by one. */
const MOST_DENIED = 6;

/** "excluding petroleum": the roles whose titles have a word that is denied and that nothing else knows. */
function deniedTitles(
  reading: Reading,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): { conditions: Condition[]; words: Set<string> } {
  const words = new Set<string>();
  const members = mentions.flatMap((one) => catalogue.members(roleOf(one) ?? ''));
  const among = members.length > 0 ? members : catalogue.ids;
  const conditions = reading.spans.flatMap((span): Condition[] => {
    if (span.kind !== 'unknown' || !span.denied) return [];
    const [word] = wordsOf(span.text);
    const roles = among.filter((id) => word !== undefined && titleWordsOf(id, catalogue).includes(word));
    if (roles.length === 0 || roles.length > MOST_DENIED) return [];
    words.add(span.text);
    return roles.map((role) => ({ role, op: 'is', value: catalogue.head(role).title, denied: true }));
  });
  return { conditions, words };
}

/** Returns whether the asker's own role stands beside those asked about; not if it is compared with one other. */
function isAside(reading: Reading, roles: number): boolean {
  const chooses =
    (has(reading, 'question.which', 'question.who') && directionOf(reading) !== null) ||
    has(reading, 'compute', 'relation.compare', 'direction.asMuch') ||
    pointsAtNow(reading) ||
    // "I'm a nurse, do teachers make more?"
    reading.spans.some((span) => is(span, ...COMPARED) && span.degree === 'comparative' && !span.denied);
  return roles > (chooses ? 2 : 1);
}

/** A role that is named again in the same words is named once. */
function distinct(mentions: readonly Stated[]): Stated[] {
  const seen = new Set<string>();
  return mentions.filter((one) => {
    const key = `${roleOf(one)} ${wordsOf(one.text).join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The value of a field of which a role needs nothing. */
const NONE = /^none$/i;

/** What stands in for a field is not asked about where every role has the field itself, and has something of it. */
function withoutNear(
  subject: Subject,
  reading: Reading,
  mentions: readonly Mention[],
  { catalogue, english }: QueryTools,
): Subject {
  const factsOf = (one: Mention) => catalogue.role(roleOf(one) ?? '')?.facts ?? [];
  const held = subject.fields.filter((id) =>
    mentions.every((one) =>
      factsOf(one).some(({ field, value }) => field === id && !NONE.test(String(value))),
    ),
  );
  const near = held.flatMap((field) => english.file.nearest[field] ?? []);
  const kept = (aspect: string) => !near.includes(aspect) || has(reading, `aspect.${aspect}`);
  return { ...subject, aspects: subject.aspects.filter(kept) };
}

/** Replaces the fields of an aspect by those of phrases that narrow jobs in general ("that need no experience"). */
function asConditions(subject: Subject, conditions: readonly Condition[], fields: FieldRegistry): Subject {
  const narrowed = boundBy(
    conditions.filter(({ op }) => op === 'is'),
    fields,
  );
  const others = subject.fields.filter((id) =>
    narrowed.every(({ aspect }) => aspect !== fields.get(id).aspect),
  );
  return { ...subject, fields: [...others, ...narrowed.map(({ id }) => id)] };
}

/** Adds the aspects that figures bound to the subject. */
function withBounded(subject: Subject, conditions: readonly Condition[], fields: FieldRegistry): Subject {
  const telling = (one: Condition) => subject.aspects.length === 0 || typeof one.value !== 'string';
  const aspects = boundBy(conditions.filter(telling), fields).map(({ aspect }) => aspect);
  return { ...subject, aspects: [...new Set([...subject.aspects, ...aspects])] };
}

/** A word that only says in which field the named roles work ("director pay in operations"): their titles have it. */
function withoutDomains(reading: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  const sure = mentions.flatMap((one) => roleOf(one) ?? []);
  const titles = sure.map((id) => titleWordsOf(id, catalogue));
  return mentions.filter((one) => {
    if (isSettled(one.named) || titles.length === 0) return true;
    const within = is(reading.spans[one.at - 1], 'joint.in');
    return !(within && wordsOf(one.text).every((word) => titles.every((title) => title.includes(word))));
  });
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

/** Content words that nothing was made of, as typed; neighbours together. */
function unusedOf(reading: Reading, told: ReadonlySet<Span>): string[] {
  return runsOf(reading.spans, (span) => span.kind === 'unknown' && !told.has(span)).map((run) =>
    typedOf(reading, run),
  );
}
