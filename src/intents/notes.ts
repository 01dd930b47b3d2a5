import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Query } from '../contract/query.ts';
import type { Field, RoleNote } from '../contract/schema.ts';
import { listed, spoken } from '../wording/display.ts';
import type { AnsweringTools } from './findings.ts';
import type { Focus } from './focus.ts';

/** More notes than this are not read. */
const MOST_NOTES = 4;

/** The cautions that touch this answer: what the question asked beyond the data first, then what the sources leave open. */
export function notesFor(
  query: Query,
  roles: readonly RoleHead[],
  fields: readonly Field[],
  focus: Focus | null,
  { catalogue, book }: AnsweringTools,
): string[] {
  const shown = new Set(fields.map((field) => field.id));
  const aspects = new Set<string>(query.asked.aspects.length > 0 ? query.asked.aspects : ['overview']);
  const ids = roles.map((role) => role.id);
  const touches = (note: RoleNote) => {
    if (note.with !== undefined && !ids.includes(note.with)) return false;
    if (note.fields) return note.fields.some((id) => shown.has(id));
    return !note.aspects || note.aspects.some((aspect) => aspects.has(aspect));
  };
  const used = [...new Set(book.facts.map((fact) => fact.source))];
  const stated = focus?.values.flatMap((fact) => (fact?.note ? [fact.note] : [])) ?? [];
  const notes = [
    ...asideNotes(query, book.facts),
    ...statisticNotes(roles, focus),
    ...widerNotes(book.facts, focus, catalogue),
    ...ids.flatMap((id) =>
      book
        .role(id)
        .notes.filter(touches)
        .map((note) => note.text),
    ),
    ...used.flatMap((id) =>
      catalogue
        .source(id)
        .notes.filter(touches)
        .map((note) => note.text),
    ),
    ...(query.asked.fields.length > 0 ? stated : []),
  ];
  return [...new Set(notes)].slice(0, MOST_NOTES);
}

/** What the question asked for and the figures do not cover. */
function asideNotes(query: Query, facts: readonly AnswerFact[]): string[] {
  const notes: string[] = [];
  if (query.place && facts.length > 0 && query.intent === 'rank') {
    notes.push(`These figures are not broken down by place: nothing here is particular to ${query.place}.`);
  }
  if (query.advice === 'trait') {
    notes.push(
      'Figures about people describe who holds a job; they are no ground to choose a job or a person by.',
    );
  }
  if (query.shortened) notes.push('Only the beginning of your message was read: it is very long.');
  return notes;
}

/** Averages beside medians, and pay per hour beside pay per year, are not alike. */
function statisticNotes(roles: readonly RoleHead[], focus: Focus | null): string[] {
  if (!focus || focus.comparable || roles.length < 2) return [];
  const units = new Set(focus.values.flatMap((fact) => (fact ? [fact.unit] : [])));
  if (units.has('USD/hour') && units.has('USD/year')) {
    return [
      'Pay is published by the hour only for one and by the year only for the other: the two cannot be set against each other.',
    ];
  }
  const kinds = new Map<string, string[]>();
  focus.values.forEach((fact, at) => {
    const title = roles[at]?.title;
    if (!fact || !title) return;
    const kind = fact.field.includes('median') ? 'median' : fact.field.includes('average') ? 'average' : null;
    if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), title]);
  });
  if (kinds.size < 2) return [];
  const parts = [...kinds].map(([kind, titles]) => `${listed(titles)}: ${kind}`);
  return [
    `An average and a median are different statistics, so compare them with care (${parts.join('; ')}).`,
  ];
}

/** Figures that were published for a wider group of occupations only; what the lead says of them is not said again. */
function widerNotes(
  facts: readonly AnswerFact[],
  focus: Focus | null,
  catalogue: AnsweringTools['catalogue'],
): string[] {
  const groups = new Map<string, { title: string; roles: Set<string> }>();
  for (const { wider, role } of facts) {
    if (!wider) continue;
    // Two files write one group's title each in its own way.
    const key = plainTitle(wider);
    const group = groups.get(key) ?? { title: wider, roles: new Set() };
    groups.set(key, { ...group, roles: group.roles.add(catalogue.head(role).plural) });
  }
  const own = (title: string) =>
    facts.some(({ role, wider }) => wider === title && isSame(catalogue.head(role), title));
  const inLead = (title: string) =>
    focus !== null && focus.values.length > 1 && focus.values.every((fact) => fact?.wider === title);
  return [...groups.values()]
    .filter(({ title, roles }) => (roles.size > 1 ? !inLead(title) : !own(title)))
    .map(({ title, roles }) =>
      roles.size > 1
        ? `${listed([...roles])} are published together as “${title}”: they share these figures, so there is no difference to report.`
        : `Some figures for ${spoken([...roles].join(''))} are published only for the wider group “${title}”.`,
    );
}

const plainTitle = (title: string) => title.toLowerCase().replace(/[^\p{L}]+/gu, ' ');

/** A group that goes by the role's own title is no wider group to a reader. */
function isSame(head: RoleHead, title: string): boolean {
  return [head.title, head.plural].some((own) => own.toLowerCase() === title.toLowerCase());
}
