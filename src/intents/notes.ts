import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact } from '../contract/answer.ts';
import type { Clause } from '../contract/plan.ts';
import type { Field, RoleNote } from '../contract/schema.ts';
import type { Focus } from './focus.ts';
import type { Scope, Tools } from './intent.ts';
import { aspectsOf } from './select.ts';

type Touching = Pick<Scope, 'subject' | 'focus'> & {
  roles: readonly RoleHead[];
  fields: readonly Field[];
};

/** The cautions that touch an answer: what cannot be compared, whose figures they are, what the sources leave open. */
export function notesFor(about: Touching, tools: Tools): (Clause | string)[] {
  const { subject, focus, roles, fields } = about;
  const { catalogue, book } = tools;
  const shown = new Set(fields.map((field) => field.id));
  const aspects = new Set<string>(aspectsOf(subject));
  const ids = roles.map((role) => role.id);
  const touches = (note: RoleNote) => {
    if (note.with !== undefined && !ids.includes(note.with)) return false;
    if (note.fields) return note.fields.some((id) => shown.has(id));
    return !note.aspects || note.aspects.some((aspect) => aspects.has(aspect));
  };
  const textsOf = (notes: readonly RoleNote[]) => notes.filter(touches).map((note) => note.text);
  const used = [...new Set(book.facts.map((fact) => fact.source))];
  return [
    ...unlikeNotes(focus, tools),
    ...widerNotes(book.facts, focus, tools),
    ...ids.flatMap((id) => textsOf(book.role(id).notes)),
    ...used.flatMap((id) => textsOf(catalogue.source(id).notes)),
    ...(subject.fields.length > 0 ? (focus?.values.flatMap((fact) => fact?.note ?? []) ?? []) : []),
  ];
}

/** Averages beside medians, and pay an hour beside pay a year, are not alike. */
function unlikeNotes(focus: Focus | null, { catalogue }: Tools): Clause[] {
  if (!focus || focus.values.length < 2) return [];
  const facts = focus.values.filter((fact) => fact !== null);
  const units = new Set(facts.map((fact) => fact.unit));
  if (units.has('USD/hour') && units.has('USD/year')) return [{ say: 'note-period' }];
  const of = (statistic: Field['statistic']) =>
    facts.filter((fact) => catalogue.fields.get(fact.field).statistic === statistic).map(({ role }) => role);
  const [average, median] = [of('average'), of('median')];
  return average.length > 0 && median.length > 0 ? [{ say: 'note-statistics', average, median }] : [];
}

/** Figures that were published for a wider group of occupations only; what the lead says of them is not said again. */
function widerNotes(facts: readonly AnswerFact[], focus: Focus | null, { catalogue }: Tools): Clause[] {
  const groups = new Map<string, { title: string; roles: Set<string> }>();
  for (const { wider, role } of facts) {
    if (!wider) continue;
    // Two files write one group's title each in its own way.
    const key = wider.toLowerCase().replace(/[^\p{L}]+/gu, ' ');
    const group = groups.get(key) ?? { title: wider, roles: new Set() };
    groups.set(key, { ...group, roles: group.roles.add(role) });
  }
  const own = (title: string) =>
    facts.some(({ role, wider }) => wider === title && isSame(catalogue.head(role), title));
  const inLead = (title: string) =>
    focus !== null && focus.values.length > 1 && focus.values.every((fact) => fact?.wider === title);
  return [...groups.values()]
    .filter(({ title, roles }) => (roles.size > 1 ? !inLead(title) : !own(title)))
    .map(({ title, roles }): Clause => {
      const [first = ''] = roles;
      return roles.size > 1
        ? { say: 'note-shared', roles: [...roles], wider: title }
        : { say: 'note-wider', role: first, wider: title };
    });
}

/** Returns whether a group has the role's own title: readers do not see it as a wider group. */
function isSame(head: RoleHead, title: string): boolean {
  return [head.title, head.plural].some((own) => own.toLowerCase() === title.toLowerCase());
}
