import { type Answer, type AnswerRole, answerSchema } from '../../src/contract/answer.ts';
import { blankAnswer } from '../../src/intents/blank.ts';

/** Answers made by hand, in every shape that the front end must show. */

const SOURCE = {
  id: 'article-1',
  title: 'Operations officer vs operations director',
  publisher: 'a career site',
  asOf: null,
};
const SURVEY = {
  id: 'survey',
  title: 'Occupational Employment and Wage Statistics',
  publisher: 'U.S. Bureau of Labor Statistics',
  asOf: 'May 2025',
  url: 'https://www.bls.gov/oes/tables.htm',
};

export function role(id: string, title: string): AnswerRole {
  return { id, title, soc: null, mention: title.toLowerCase(), confidence: 0.95 };
}

export const OFFICER = role('operations-officer', 'Operations Officer');
export const DIRECTOR = role('operations-director', 'Operations Director');

/** An answer with what is not given left empty; checked against the schema. */
export function answer(given: Partial<Answer>): Answer {
  const lead = given.lead ?? 'Here is what is known.';
  const empty = {
    ...blankAnswer('answer', 'compare'),
    aspects: ['overview'],
    text: lead,
    lead,
  };
  return answerSchema.parse({ ...empty, ...given });
}

type Cells = (string | null)[];

function row(field: string, label: string, cells: Cells) {
  return {
    field,
    label,
    cells: cells.map((text) =>
      text === null ? { text: 'not reported', facts: [], missing: true } : { text, facts: [] },
    ),
  };
}

function fact(role: AnswerRole, field: string, value: Answer['facts'][number]['value'], display: string) {
  const unit = typeof value === 'number' ? ('USD/year' as const) : ('range' as const);
  const id = `${role.id}.${field}`;
  return {
    id,
    role: role.id,
    field,
    aspect: 'salary' as const,
    value,
    unit,
    display,
    source: SOURCE.id,
    asOf: null,
  };
}

export const SALARY = answer({
  lead: 'An operations director earns 2.2 times what an operations officer does: $104,050 a year on average against $46,813.',
  roles: [OFFICER, DIRECTOR],
  aspects: ['salary'],
  table: {
    columns: [OFFICER.title, DIRECTOR.title],
    rows: [
      row('salary.average', 'Average salary', ['$46,813 a year', '$104,050 a year']),
      row('salary.hourly', 'Hourly', ['$22.51', '$50.02']),
      row('salary.range', 'Salary range', ['$22,000 – $98,000', '$65,000 – $164,000']),
      row('salary.best_paying_city', 'Best-paying city', ['New York, NY', 'San Francisco, CA']),
      row('salary.best_paying_industry', 'Best-paying industry', [null, 'Finance']),
    ],
  },
  facts: [
    fact(OFFICER, 'salary.average', 46813, '$46,813'),
    fact(DIRECTOR, 'salary.average', 104050, '$104,050'),
    fact(OFFICER, 'salary.range', { min: 22000, max: 98000 }, '$22,000 – $98,000'),
    fact(DIRECTOR, 'salary.range', { min: 65000, max: 164000 }, '$65,000 – $164,000'),
  ],
  missing: [{ role: OFFICER.id, field: 'salary.best_paying_industry', reason: 'the source gives none' }],
  notes: ['The source does not date its figures or define its average and range.'],
  followUps: [{ label: 'And the operations manager?', text: 'and the operations manager?' }],
  sources: [SOURCE],
});

export const DESCRIBE = answer({
  intent: 'describe',
  lead: 'Registered nurses earn a median of $98,430 a year.',
  roles: [role('registered-nurses', 'Registered Nurses')],
  aspects: ['salary', 'skills'],
  table: {
    columns: ['Registered Nurses'],
    rows: [
      row('salary.median', 'Median salary', ['$98,430 a year']),
      row('outlook.growth', 'Growth', ['5% (2024–34)']),
    ],
  },
  sections: [
    {
      field: 'skills.top',
      role: 'registered-nurses',
      title: 'Top skills',
      items: ['Active listening (81%)', 'Social perceptiveness (78%)', 'Service orientation (75%)'],
      more: 12,
    },
  ],
  sources: [SURVEY],
});

export const CLARIFY = answer({
  outcome: 'clarify',
  lead: 'Which manager do you mean?',
  choices: Array.from({ length: 30 }, (_, at) => ({
    label: `Manager of department number ${at}`,
    text: `manager of department ${at} vs operations director`,
    roles: [`manager-${at}`],
    socs: [],
  })),
});

export const UNKNOWN = answer({
  outcome: 'unknown_role',
  intent: 'none',
  lead: 'No job called "moonbeam wrangler" is known.',
});

export const HELP = answer({
  outcome: 'help',
  intent: 'none',
  lead: 'Ask how two jobs differ.\nFor instance: officer vs director?',
  followUps: [
    { label: 'Officer vs director?', text: 'officer vs director?' },
    { label: 'Which jobs pay over $100k?', text: 'which jobs pay over 100k?' },
  ],
  total: 1020,
});

const FIVE = ['Physician', 'Registered Nurse', 'Paramedic', 'Pharmacist', 'Physical Therapist Assistant'].map(
  (title) => role(title.toLowerCase().replaceAll(' ', '-'), title),
);

/** More than one page can hold: five roles, twenty figures, long lists, many notes. */
export const LONG = answer({
  lead: 'Physicians earn the most of the five.',
  roles: FIVE,
  table: {
    columns: FIVE.map(({ title }) => title),
    rows: Array.from({ length: 20 }, (_, at) =>
      row(
        `${['salary', 'education', 'outlook', 'skills'][at % 4]}.figure_${at}`,
        `Figure number ${at}`,
        FIVE.map((_one, of) => `value ${at}-${of} of some length`),
      ),
    ),
  },
  sections: FIVE.map(({ id }) => ({
    field: 'duties.main',
    role: id,
    title: 'Duties',
    items: Array.from(
      { length: 12 },
      (_, at) => `Duty ${at} of ${id}: ${'looks after patients and keeps records '.repeat(3)}`,
    ),
    more: 7,
  })),
  notes: Array.from(
    { length: 8 },
    (_, at) => `Caution ${at}: ${'the figures are for the wider group and of 2025. '.repeat(3)}`,
  ),
  choices: CLARIFY.choices,
  followUps: Array.from({ length: 9 }, (_, at) => ({
    label: `Follow-up ${at} ${'x'.repeat(90)}`,
    text: `follow-up ${at}`,
  })),
  sources: Array.from({ length: 9 }, (_, at) => ({
    ...SURVEY,
    id: `s${at}`,
    title: `${SURVEY.title} ${at}`,
  })),
});

/** Words that would act on a chat if they were not made harmless. */
export const HOSTILE_TEXT =
  '@everyone @here <@500000000000000001> <#700000000000000001> </ask:1> **bold** __u__ ~~s~~ ||spoiler|| `code` ```block``` [click](https://evil.example) https://evil.example <https://evil.example> www.evil.example # big\n> quote\n- list\n-# small \u202eturned\u0000';

export const HOSTILE = answer({
  lead: `No job called ${HOSTILE_TEXT} is known.`,
  roles: [role('hostile', HOSTILE_TEXT), role('other', `# ${HOSTILE_TEXT}`)],
  table: {
    columns: [HOSTILE_TEXT, HOSTILE_TEXT],
    rows: [row('salary.average', HOSTILE_TEXT, [HOSTILE_TEXT, HOSTILE_TEXT])],
  },
  sections: [{ field: 'duties.main', role: 'hostile', title: HOSTILE_TEXT, items: [HOSTILE_TEXT], more: 0 }],
  notes: [HOSTILE_TEXT],
  choices: [{ label: HOSTILE_TEXT, text: HOSTILE_TEXT, roles: [], socs: [] }],
  followUps: [{ label: HOSTILE_TEXT, text: HOSTILE_TEXT }],
  sources: [
    {
      id: 'hostile',
      title: HOSTILE_TEXT,
      publisher: HOSTILE_TEXT,
      asOf: null,
      url: 'https://evil.example/a>b',
    },
  ],
});

export const RANK = answer({
  intent: 'rank',
  lead: 'Four jobs meet that; operations directors earn the most.',
  roles: Array.from({ length: 10 }, (_, at) => role(`job-${at}`, `Job number ${at}`)),
  aspects: ['salary'],
  table: {
    columns: ['Median salary'],
    rows: Array.from({ length: 10 }, (_, at) =>
      row('salary.median', `${at + 1}. Job number ${at}`, [`$${200 - at},000`]),
    ),
  },
  sources: [SURVEY],
  total: 42,
});

/** Every one of them, by name, for tests that hold for all answers. */
export const ALL: Record<string, Answer> = { SALARY, DESCRIBE, CLARIFY, UNKNOWN, HELP, LONG, HOSTILE, RANK };
