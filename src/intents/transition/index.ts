import type { AnswerFact, Section, TableRow } from '../../contract/answer.ts';
import type { Aspect } from '../../contract/aspects.ts';
import type { Clause } from '../../contract/plan.ts';
import type { QueryRole, Subject, Transition } from '../../contract/query.ts';
import type { Field, Item } from '../../contract/schema.ts';
import { text } from '../../wording/own/texts.ts';
import { compareFacts } from '../../wording/sentences.ts';
import { rolesBesides } from '../besides/roles.ts';
import { blank } from '../blank.ts';
import { type Focus, focusOf } from '../focus.ts';
import type { Column, Finding, Intent, Tools } from '../intent.ts';
import { notesFor } from '../notes.ts';
import { answerRole, followUpsFor } from '../offers.ts';
import { blankSubject } from '../subject.ts';
import { NOTHING, sectionOf } from '../table.ts';
import { type SkillGap, skillGap } from './skills.ts';

/** The aspects that every transition tells. */
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

/** From one role to another: what both ask for, what is missing, and what the move means in pay. */
export const transition: Intent<Transition> = {
  find(query, tools) {
    const { catalogue, book } = tools;
    const columnOf = ({ id }: QueryRole): Column => ({ role: catalogue.head(id), place: null });
    const [from, to] = [query.from ? columnOf(query.from) : null, columnOf(query.to)];
    const columns = from ? [from, to] : [to];
    const asked = catalogue.fields.all.filter(({ step }) => step !== undefined);
    const steps = asked
      .sort((a, b) => (a.step ?? 0) - (b.step ?? 0))
      .flatMap((field) => stepOf(field, from, to, tools));
    const gap = skillGap(from, to, tools);
    const focus = payFocus(columns, tools);
    const subject: Subject = {
      ...query.subject,
      aspects: [...new Set([...told(query.subject), ...ALWAYS])],
    };
    const rows = [...steps.map((step) => stepRow(step, from !== null)), ...(focus ? [payRow(focus)] : [])];
    const heads = columns.map(({ role }) => role);
    return {
      found: {
        ...blank('answer', 'transition'),
        roles: [query.from, query.to].flatMap((one) =>
          one ? [answerRole(catalogue.head(one.id), one)] : [],
        ),
        aspects: subject.aspects,
        table: rows.length > 0 ? { columns: heads.map(({ title }) => title), rows } : null,
        sections: sectionsOf(gap, from, to),
        followUps: followUpsFor(heads, ['education', 'requirements'], catalogue),
      },
      main: query.subject.aspects.includes('salary')
        ? [...payClauses(focus), stepsClause(from, to, steps), ...skillClauses(gap, from, to)]
        : [stepsClause(from, to, steps), ...skillClauses(gap, from, to), ...payClauses(focus)],
      notes: notesFor({ subject: query.subject, focus, roles: heads, fields: asked }, tools),
      scope: { columns, subject, focus, fields: book.facts.length > 0 ? asked : [] },
    } satisfies Finding;
  },
  beside: rolesBesides,
};

/** Returns the aspects of a subject that a transition tells. */
function told({ aspects }: Subject): Aspect[] {
  return aspects.filter((aspect) => aspect === 'salary');
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

/** Returns the pay of the roles, by the figure that most of them have. */
function payFocus(columns: readonly Column[], tools: Tools): Focus | null {
  const { fields } = tools.catalogue;
  const pay = [...fields.ofMeasure('pay.yearly'), ...fields.ofMeasure('pay.hourly')];
  const subject: Subject = { ...blankSubject(), aspects: ['salary'] };
  const held = pay.filter((field) => columns.some((column) => tools.book.has(column, field)));
  return focusOf(subject, held, columns, tools);
}

function payRow({ values, field }: Focus): TableRow {
  const same = values.every((fact) => !fact || fact.field === field.id);
  return { field: field.id, label: same ? field.label : text('pay_a_year'), cells: values.map(cell) };
}

/** Returns the clause on the requirements of the move: the steps that differ, else those that are the same. */
function stepsClause(from: Column | null, to: Column, steps: readonly Step[]): Clause {
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
const headOf = ({ value, display }: AnswerFact) =>
  (Array.isArray(value) ? ((value as Item[])[0]?.label ?? display) : display).toLowerCase();
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

function payClauses(focus: Focus | null): Clause[] {
  const facts = (focus?.values ?? []).filter((fact) => fact !== null);
  if (!focus || facts.length === 0) return [];
  const comparison = focus.unlike === null ? compareFacts(facts) : null;
  const apart = comparison !== null && comparison.difference > 0;
  return [{ say: 'pay', facts: facts.map(({ id }) => id), apart }];
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
