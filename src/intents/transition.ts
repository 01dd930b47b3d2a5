import type { RoleHead } from '../catalogue/catalogue.ts';
import type { AnswerFact, TableRow } from '../contract/answer.ts';
import type { Query } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import type { AnsweringTools, Composed, Step } from './findings.ts';
import { focusOf } from './focus.ts';
import { notesFor } from './notes.ts';
import { followUpsFor } from './offers.ts';
import { named } from './roles.ts';

/** What a move asks for, in the order in which people ask: schooling, experience, training, then the level. */
const STEP_FIELDS = [
  'education.entry',
  'education.minimum',
  'education.degree',
  'education.major',
  'experience.entry',
  'experience.minimum_years',
  'experience.years',
  'requirements.training',
  'requirements.job_zone',
];
const SKILL_FIELDS = [
  'skills.importance',
  'skills.top',
  'skills.software',
  'skills.phrase',
  'skills.shared',
  'requirements.leadership',
  'requirements.technical',
  'requirements.finance',
  'requirements.business',
  'requirements.communication',
];
const SOFTWARE = 'skills.software';
const MOST_SKILLS = 8;
/** A skill counts as one of the role's own from this importance on (percent). */
const IMPORTANT = 50;

/** From one role to another: what both ask for, what is missing, and what the step means in pay. */
export function transition(query: Query, tools: AnsweringTools): Composed {
  const { catalogue, book } = tools;
  const [from, to] = direction(query).map((id) => catalogue.head(id)) as [RoleHead, RoleHead];
  const fields = STEP_FIELDS.map((id) => catalogue.fields.get(id));
  const steps = fields.flatMap((field) => stepOf(field, from, to, tools));
  const skills = SKILL_FIELDS.map((id) => catalogue.fields.get(id)).filter(
    (field) => book.has(to.id, field.id) || book.has(from.id, field.id),
  );
  const { shared, missing, software } = skillGap(skills, from, to, tools);
  const toAdd = [...missing, ...software];
  const recorded = skills.filter(({ id, aspect }) => aspect === 'skills' && id !== SOFTWARE);
  const without = [from, to].find((role) => !recorded.some((field) => book.has(role.id, field.id)));
  const lacksSkills = without === undefined ? null : without === from ? 'from' : 'to';
  if (without) book.miss(without.id, 'skills.importance');
  const pay = [...catalogue.fields.ofMeasure('pay.yearly'), ...catalogue.fields.ofMeasure('pay.hourly')];
  const focus = focusOf(
    { aspects: ['salary'], fields: [], statistic: null, period: null },
    pay.filter((field) => [from, to].some((role) => book.has(role.id, field.id))),
    [from.id, to.id],
    catalogue.fields,
    book,
  );
  const rows = [...steps.map(stepRow), ...(focus ? [payRow(focus.values, focus.field)] : [])];
  const roles = [from, to];
  return {
    draft: {
      version: 1,
      id: null,
      outcome: 'answer',
      intent: 'transition',
      roles: roles.map((role) => {
        const own = query.roles.find((one) => one.id === role.id);
        return { ...named(role), mention: own?.mention ?? null, confidence: own?.confidence ?? 0.9 };
      }),
      aspects: ['requirements', 'education', 'skills', 'experience'],
      table: rows.length > 0 ? { columns: roles.map((role) => role.title), rows } : null,
      sections: [
        ...(toAdd.length > 0
          ? [
              {
                field: 'skills.top',
                role: to.id,
                title: lacksSkills ? `Asked of ${to.title}` : `To add for ${to.title}`,
                items: toAdd.slice(0, MOST_SKILLS),
                more: Math.max(0, toAdd.length - MOST_SKILLS),
              },
            ]
          : []),
        ...(shared.length > 0
          ? [
              {
                field: 'skills.shared',
                role: from.id,
                title: 'You bring already',
                items: shared.slice(0, MOST_SKILLS),
                more: Math.max(0, shared.length - MOST_SKILLS),
              },
            ]
          : []),
      ],
      notes: notesFor(query, roles, fields, focus, tools),
      facts: book.facts,
      missing: book.missing,
      choices: [],
      followUps: followUpsFor(
        { ...query, asked: { ...query.asked, aspects: ['education', 'requirements'] } },
        roles,
        catalogue,
      ),
      sources: [],
      phrasedBy: 'template',
    },
    findings: { kind: 'transition', query, from, to, steps, shared, missing, software, lacksSkills, focus },
  };
}

/** The person's own role comes first, whichever they named first. */
function direction(query: Query): string[] {
  const ids = query.roles.map((role) => role.id);
  const self = query.self;
  return self && ids.includes(self) ? [self, ...ids.filter((id) => id !== self)] : ids;
}

function stepOf(field: Field, from: RoleHead, to: RoleHead, { book }: AnsweringTools): Step[] {
  const after = book.state(to.id, field)[0];
  if (!after) return [];
  const before = book.state(from.id, field)[0] ?? null;
  if (!before) book.miss(from.id, field.id);
  return [{ field, from: before, to: after }];
}

function stepRow(step: Step): TableRow {
  const cell = (fact: AnswerFact | null) =>
    fact ? { text: fact.display, facts: [fact.id] } : { text: 'not reported', facts: [], missing: true };
  return { field: step.field.id, label: step.field.label, cells: [cell(step.from), cell(step.to)] };
}

function payRow(values: readonly (AnswerFact | null)[], field: Field): TableRow {
  return {
    field: field.id,
    label: values.every((fact) => !fact || fact.field === field.id) ? field.label : 'Pay a year',
    cells: values.map((fact) =>
      fact ? { text: fact.display, facts: [fact.id] } : { text: 'not reported', facts: [], missing: true },
    ),
  };
}

/** Skills of the goal that the start has too, and those that it lacks; the most important first. */
function skillGap(
  fields: readonly Field[],
  from: RoleHead,
  to: RoleHead,
  { book }: AnsweringTools,
): { shared: string[]; missing: string[]; software: string[] } {
  const shared: string[] = [];
  const missing: string[] = [];
  const software: string[] = [];
  const ownAll = new Set(
    fields.flatMap((field) => labels(book, from.id, field)).map((label) => label.toLowerCase()),
  );
  for (const field of fields) {
    for (const role of [from.id, to.id]) book.state(role, field);
    for (const label of labels(book, to.id, field)) {
      const added = field.id === SOFTWARE ? software : missing;
      const list = ownAll.has(label.toLowerCase()) ? shared : added;
      if (!list.includes(label)) list.push(label);
    }
  }
  return { shared, missing, software };
}

function labels(book: AnsweringTools['book'], role: string, field: Field): string[] {
  return book.held(role, field.id).flatMap(({ value }) => {
    if (!Array.isArray(value)) return typeof value === 'string' ? [value] : [];
    const items = value as Item[];
    const important =
      field.id === 'skills.importance'
        ? items.filter((item) => (item.percent ?? 0) >= IMPORTANT)
        : items.slice(0, 12);
    return important.map((item) => item.label);
  });
}
