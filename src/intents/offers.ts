import type { Catalogue, RoleHead } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type { AnswerRole, Choice, FollowUp } from '../contract/answer.ts';
import { type Aspect, OFFERED } from '../contract/aspects.ts';
import type { MentionReading, Place, Query, QueryRole } from '../contract/query.ts';
import { listed, spoken } from '../wording/display.ts';
import { SENTENCES, text } from '../wording/own/texts.ts';

const MOST_OFFERS = 3;
const MOST_COMPARED = 5;
/** Roles and pairs that are offered as examples. */
const EXAMPLES = 3;
const MOST_CHOICES = 4;
/** Occupations of what is listed nowhere else: nobody means one of them by the word for their whole group. */
const REST = /, All Other\b/;
/** Aspects that the official sources give figures of. */
const FIGURES: ReadonlySet<Aspect> = new Set([
  'overview',
  'salary',
  'education',
  'experience',
  'demographics',
  'requirements',
  'outlook',
]);

/** A role as an answer lists it, with the words that named it where there were any. */
export function answerRole(head: RoleHead, query?: QueryRole | undefined): AnswerRole {
  const { id, title, short, soc, kind = 'role' } = head;
  return {
    id,
    title,
    ...(short === title ? {} : { short }),
    soc,
    mention: query?.mention ?? null,
    confidence: query?.confidence ?? 1,
    kind,
    ...(query?.reading ? { reading: readingOf(query.reading) } : {}),
  };
}

/** The reading that an answer tells. */
function readingOf(reading: MentionReading): NonNullable<AnswerRole['reading']> {
  if (reading === 'one-of' || reading === 'alike') return 'member';
  return reading === 'taken-as' ? 'counted-with' : reading;
}

/** A question that names roles and a subject, as a person would type it. */
export function questionFor(
  titles: readonly string[],
  aspects: readonly string[],
  places: readonly Pick<Place, 'title'>[] = [],
): string {
  const about = listed(aspects.filter((aspect) => aspect !== 'overview'));
  const versus = text('question_versus');
  const where = places.map(({ title }) => title).join(versus);
  return [titles.join(versus), about, where && text('question_in', { place: where })]
    .filter(Boolean)
    .join(' ');
}

/** Something to choose: a question, of other roles where they are told. */
export const choiceOf = (label: string, text: string, roles: string[] = []): Choice => ({
  ...{ label, text, roles },
  socs: [],
});

/** A question without its roles. */
export type Pending = Pick<Query & { intent: 'unsettled' }, 'subject' | 'places'> &
  Partial<Pick<Query & { intent: 'unsettled' }, 'then' | 'compute'>>;

/** Returns a question about roles with all that it asked: the relation, the fields, the statistic, the period, the places. */
export function pendingQuestion(titles: readonly string[], pending: Pending, fields: FieldRegistry): string {
  const { subject, places, then, compute } = pending;
  const named = subject.fields.map((id) => fields.get(id));
  const aspects = subject.aspects.filter((aspect) => named.every((field) => field.aspect !== aspect));
  const asked = [...aspects, ...named.map(({ noun, label }) => noun ?? label.toLowerCase())];
  const [first = '', second] = titles;
  const { pending_periods: periods, pending_computations: computations } = SENTENCES;
  const statistics: Partial<Record<string, string>> = SENTENCES.pending_statistics;
  const how = [
    subject.statistic && statistics[subject.statistic],
    subject.period && periods[subject.period],
    compute && computations[compute],
  ].filter(Boolean);
  const related =
    then === 'similar'
      ? [text('question_similar', { role: first })]
      : then === 'transition' && second
        ? [text('question_transition', { from: first, to: second })]
        : titles;
  return [questionFor(related, asked, places), ...how].join(text('question_aside'));
}

/** Two or three questions that make sense next: subjects not shown yet, and a partner to set beside the roles. */
export function followUpsFor(
  roles: readonly RoleHead[],
  asked: readonly Aspect[],
  catalogue: Catalogue,
  places: readonly Place[] = [],
): FollowUp[] {
  const ids = roles.map((role) => role.id);
  const titles = roles.map((role) => role.title);
  const full = ids.map((id) => catalogue.role(id));
  const known = (aspect: Aspect) =>
    full.some((role) => role?.facts.some(({ field }) => catalogue.fields.get(field).aspect === aspect));
  const aspects = OFFERED.filter((aspect) => !asked.includes(aspect) && known(aspect));
  const partner = full
    .flatMap((role) => role?.pairs ?? [])
    .find((id) => !ids.includes(id) && catalogue.ids.includes(id));
  const offers: FollowUp[] = aspects
    .slice(0, partner ? MOST_OFFERS - 1 : MOST_OFFERS)
    .map((aspect) => ({ label: aspect, text: questionFor(titles, [aspect], places) }));
  if (partner && ids.length < MOST_COMPARED) {
    const head = catalogue.head(partner);
    offers.push({
      label: text('offer_role', { role: spoken(head.title) }),
      text: questionFor([...titles, head.title], asked, places),
    });
  }
  return offers;
}

/** A longer label fits no control of a chat (Discord takes 100 characters). */
const LONGEST_LABEL = 100;

/** Returns the questions for other readings of one mention; `roles` are the others of the question. */
export function choicesFor(
  roles: readonly QueryRole[],
  pending: Pending,
  position: number,
  candidates: readonly RoleHead[],
  catalogue: Catalogue,
): Choice[] {
  return candidates.map((head) => {
    const titles = roles.map((role) => catalogue.head(role.id).title);
    titles.splice(Math.min(position, titles.length), 0, head.title);
    return {
      label: head.title.length > LONGEST_LABEL ? head.short : head.title,
      text: pendingQuestion(titles, pending, catalogue.fields),
      roles: [head.id],
      socs: head.soc ? [head.soc] : [],
    };
  });
}

/** Returns the other readings of mentions that the answer settled, and official figures for roles that lack them. */
export function otherReadings(roles: readonly QueryRole[], pending: Pending, catalogue: Catalogue): Choice[] {
  const asked = pending.subject.aspects;
  const heads = (ids: readonly string[]) => ids.map((id) => catalogue.head(id));
  const others = roles.flatMap((role, position) => {
    const rest = roles.filter((other) => other !== role);
    const members = role.reading === 'family' ? catalogue.members(role.id) : [];
    const meant = heads([...role.others, ...members]).filter(({ title }) => !REST.test(title));
    return choicesFor(rest, pending, position, meant, catalogue);
  });
  const figures = asked.length === 0 || asked.some((aspect) => FIGURES.has(aspect));
  const official = roles.flatMap((role) => {
    if (!figures || role.mention === null) return [];
    const codes = catalogue.role(role.id)?.official ?? [];
    const found = heads(codes.flatMap((code) => catalogue.bySoc(code) ?? []));
    return choicesFor([], { ...pending, places: [] }, 0, found, catalogue).map((choice) => ({
      ...choice,
      label: text('offer_official', { role: choice.label }),
    }));
  });
  const seen = new Set<string>();
  return [...others, ...official]
    .filter((choice) => !seen.has(choice.label) && seen.add(choice.label))
    .slice(0, MOST_CHOICES);
}

/** Pairs that curators declared, each once. */
export function pairsOf(catalogue: Catalogue): string[][] {
  const pairs = catalogue.embeddedIds.flatMap((id) =>
    (catalogue.role(id)?.pairs ?? [])
      .filter((other) => id < other && catalogue.ids.includes(other))
      .map((other) => [id, other]),
  );
  return pairs.slice(0, EXAMPLES);
}

/** Questions to try, each about another pair. */
export function examples(catalogue: Catalogue): string[] {
  const subjects: Aspect[][] = [[], ['salary'], ['skills']];
  return pairsOf(catalogue).map((ids, at) =>
    questionFor(
      ids.map((id) => spoken(catalogue.head(id).title)),
      subjects[at] ?? [],
    ),
  );
}
