import { labelsIn } from '../../catalogue/labels.ts';
import type { AnswerFact, Section, TableRow } from '../../contract/answer.ts';
import type { Aspect } from '../../contract/aspects.ts';
import type { Clause } from '../../contract/plan.ts';
import type { QueryRole, Subject, Transition } from '../../contract/query.ts';
import type { Field } from '../../contract/schema.ts';
import { text } from '../../wording/own/texts.ts';
import { rolesBesides } from '../besides/roles.ts';
import { isPay } from '../focus.ts';
import type { Besides, Column, Finding, Intent, Tools } from '../intent.ts';
import { notesFor } from '../notes.ts';
import { followUpsFor } from '../offers.ts';
import { sideBySide } from '../roles/side-by-side.ts';
import { NOTHING, sectionOf, tabulate } from '../table.ts';
import { type SkillGap, skillGap } from './skills.ts';

/** What every transition tells of the way itself. */
const STEPS: readonly Aspect[] = ['requirements', 'education', 'experience'];
const ALWAYS: readonly Aspect[] = ['requirements', 'education', 'skills', 'experience'];
/** The value by which sources state that nothing is required. */
const NONE = 'none';
const NAMED_STEPS = 2;
const NAMED_SKILLS = 3;
const MOST_SKILLS = 8;

/** The requirements of the goal and of the start in one field. */
interface Step {
  field: Field;
  from: AnswerFact | null;
  to: AnswerFact;
}

/** Claims that are about what the goal asks for. */
const OF_GOAL: readonly string[] = ['need', 'asked-for'];

const besides: Besides<Transition> = {
  ...rolesBesides,
  // "what carries over": skills before what the way itself asks for.
  common: (beside, { scope, ...context }) => {
    const skills = context.tools.catalogue.fields.ofMeasure('skills');
    return rolesBesides.common(beside, {
      ...context,
      scope: { ...scope, fields: [...skills, ...scope.fields] },
    });
  },
  claim: (beside, context) => {
    const { scope, query } = context;
    const goal = scope.columns.filter(({ role }) => role.id === query.to.id);
    const columns = OF_GOAL.includes(beside.claim.kind) ? goal : scope.columns;
    return rolesBesides.claim(beside, { ...context, scope: { ...scope, columns } });
  },
};

/** From one role to another: what both ask for, what is missing, and what the move means in pay and in what else is asked. */
export const transition: Intent<Transition> = {
  find(query, tools) {
    const { catalogue, book } = tools;
    const columnOf = ({ id }: QueryRole): Column => ({ role: catalogue.head(id), place: null });
    const [from, to] = [query.from ? columnOf(query.from) : null, columnOf(query.to)];
    const asked = catalogue.fields.all.filter(({ step }) => step !== undefined);
    const steps = asked
      .sort((a, b) => (a.step ?? 0) - (b.step ?? 0))
      .flatMap((field) => stepOf(field, from, to, tools));
    const gap = skillGap(from, to, tools);
    const skills = skillClauses(gap, from, to);
    const aspects = query.subject.aspects.filter((aspect) => aspect !== 'overview');
    const way = stepsClause(from, to, steps);
    const asksBeside =
      way.steps.length === 0 || query.places.length > 0 || aspects.some((aspect) => !ALWAYS.includes(aspect));
    const beside = besideTheWay(query, tools);
    const rows = [...steps.map((step) => stepRow(step, from !== null)), ...besideRows(beside, query, tools)];
    const heads = [from, to].flatMap((one) => one?.role ?? []);
    const subject = { ...query.subject, aspects: [...new Set([...aspects, ...ALWAYS])] };
    const fields = [...(book.facts.length > 0 ? asked : []), ...beside.scope.fields];
    return {
      found: {
        ...beside.found,
        intent: 'transition',
        aspects: subject.aspects,
        table: rows.length > 0 ? { columns: heads.map(({ title }) => title), rows } : null,
        sections: [...sectionsOf(gap, from, to), ...beside.found.sections],
        followUps: followUpsFor(heads, ['education', 'requirements'], catalogue),
      },
      main: inOrderAsked(aspects, [
        { of: STEPS, clauses: [way] },
        { of: ['skills'], clauses: skills },
        { of: beside.found.aspects, clauses: beside.main },
      ]),
      spare: [
        ...(gap.lacks && !aspects.includes('skills') ? skills : []),
        ...(asksBeside ? [] : beside.main),
      ],
      notes: [
        ...beside.notes,
        ...notesFor({ subject: query.subject, focus: null, roles: heads, fields: asked }, tools),
      ],
      scope: { ...beside.scope, subject, fields },
    } satisfies Finding;
  },
  beside: besides,
};

/** Pay, and what else is asked of the roles that is no part of the way, side by side. */
function besideTheWay({ from, to, subject, ...query }: Transition, tools: Tools): Finding {
  const others = subject.aspects.filter((aspect) => aspect !== 'overview' && !ALWAYS.includes(aspect));
  const aspects: Aspect[] = others.includes('salary') ? others : [...others, 'salary'];
  const { fields } = tools.catalogue;
  const own: Subject = {
    ...subject,
    aspects,
    fields: subject.fields.filter((id) => aspects.includes(fields.get(id).aspect)),
  };
  const roles = [from, to].flatMap((one) => one ?? []);
  const asked = { ...query, conditions: [], subject: own };
  return from
    ? sideBySide({ ...asked, intent: 'compare', roles, compute: null, direction: null }, roles, tools)
    : sideBySide({ ...asked, intent: 'describe', role: to }, roles, tools);
}

/** The rows of what is told beside the way; of pay that was not asked about, one figure. */
function besideRows(
  { found, scope: { fields, columns } }: Finding,
  { subject, from }: Transition,
  { book, catalogue }: Tools,
): TableRow[] {
  // Several places have columns of their own.
  if (columns.length !== (from ? 2 : 1)) return [];
  const rows = (found.table ?? tabulate(fields, columns, book).table)?.rows ?? [];
  if (subject.aspects.includes('salary')) return rows;
  const pays = rows.filter(({ field }) => field !== null && isPay(catalogue.fields.get(field)));
  return rows.filter((row) => row === pays[0] || !pays.includes(row));
}

/** Parts of a lead in the order in which a question asks for them; the others as they stand. */
function inOrderAsked(
  asked: readonly Aspect[],
  parts: readonly { of: readonly Aspect[]; clauses: Clause[] }[],
): Clause[] {
  const place = ({ of }: { of: readonly Aspect[] }) => {
    const at = asked.findIndex((aspect) => of.includes(aspect));
    return at < 0 ? asked.length : at;
  };
  return parts.toSorted((a, b) => place(a) - place(b)).flatMap(({ clauses }) => clauses);
}

function stepOf(field: Field, from: Column | null, to: Column, { book }: Tools): Step[] {
  const after = book.state(to, field)[0];
  if (!after) return [];
  const before = from ? (book.state(from, field)[0] ?? null) : null;
  if (from && !before) book.miss(from.role.id, field.id);
  return [{ field, from: before, to: after }];
}

const cell = (fact: AnswerFact | null) => (fact ? { text: fact.display, facts: [fact.id] } : NOTHING);

function stepRow({ field, from, to }: Step, both: boolean): TableRow {
  return { field: field.id, label: field.label, cells: both ? [cell(from), cell(to)] : [cell(to)] };
}

/** Returns the clause on the requirements of the move: the steps that differ, else those that are the same. */
function stepsClause(
  from: Column | null,
  to: Column,
  steps: readonly Step[],
): Extract<Clause, { say: 'steps' }> {
  const told = steps.filter(
    (step) => step.field.says !== undefined && !step.field.onRequest && !isNone(step),
  );
  const asks = told.filter((step) => !isSame(step)).slice(0, NAMED_STEPS);
  const same = asks.length === 0;
  const named = same ? told.filter(isSame).slice(0, NAMED_STEPS) : asks;
  return {
    say: 'steps',
    from: from?.role.id ?? null,
    to: to.role.id,
    steps: named.map((step) => ({ from: step.from?.id ?? null, to: step.to.id })),
    same,
  };
}

/** The shares of a list may differ where what is most common does not. */
const isSame = ({ from, to }: Step) => from !== null && headOf(from) === headOf(to);
const headOf = ({ value, display }: AnswerFact) => (labelsIn(value)[0] ?? display).toLowerCase();
/** The source says that it asks for nothing. */
const isNone = ({ to }: Step) => to.display.toLowerCase() === NONE;

function skillClauses(
  { missing, software, lacks, field }: SkillGap,
  from: Column | null,
  to: Column,
): Clause[] {
  const skills = missing.slice(0, NAMED_SKILLS);
  const goal = to.role.id;
  if (lacks === 'to')
    return [{ say: 'no-skills', role: goal, of: 'to', to: goal, skills: [], field: field.id }];
  if (lacks === 'from' && from)
    return [{ say: 'no-skills', role: from.role.id, of: 'from', to: goal, skills, field: field.id }];
  if (skills.length > 0)
    return [{ say: 'skills', from: from?.role.id ?? null, to: goal, skills, field: field.id }];
  return software.length > 0 ? [{ say: 'software', items: software.slice(0, NAMED_SKILLS) }] : [];
}

function sectionsOf(
  { missing, software, shared, lacks, field }: SkillGap,
  from: Column | null,
  to: Column,
): Section[] {
  const toAdd = [...missing, ...software];
  const { id, title } = to.role;
  const heading = text(lacks || !from ? 'section_asked' : 'section_add', { role: title });
  return [
    ...(toAdd.length > 0 ? [sectionOf(field.id, id, heading, toAdd, MOST_SKILLS)] : []),
    ...(from && shared.length > 0
      ? [sectionOf(field.id, from.role.id, text('section_brought'), shared, MOST_SKILLS)]
      : []),
  ];
}
