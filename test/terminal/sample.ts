import { type Answer, type AnswerFact, answerSchema } from '../../src/contract/answer.ts';
import type { Assistant, Question } from '../../src/contract/assistant.ts';
import { blankExplanation } from '../explanation.ts';

/** A hand-made answer and an assistant that gives it: for tests of what shows answers, not of what finds them. */

const TITLES = ['Night Porter', 'Lighthouse Keeper'] as const;
const IDS = ['night-porter', 'lighthouse-keeper'] as const;

function fact(at: 0 | 1, field: string, value: AnswerFact['value'], display: string): AnswerFact {
  const unit = typeof value === 'number' ? 'USD/year' : 'range';
  const role = IDS[at];
  return {
    id: `${role}.${field}`,
    role,
    field,
    aspect: 'salary',
    value,
    unit,
    display,
    source: 'tides',
    asOf: null,
  };
}

const FACTS = [
  fact(0, 'salary.average', 30_000, '$30,000'),
  fact(1, 'salary.average', 60_000, '$60,000'),
  fact(0, 'salary.range', { min: 20_000, max: 60_000 }, '$20,000 – $60,000'),
  fact(1, 'salary.range', { min: 40_000, max: 100_000 }, '$40,000 – $100,000'),
];

const row = (field: string, label: string) => ({
  field,
  label,
  cells: FACTS.filter((one) => one.field === field).map((one) => ({ text: one.display, facts: [one.id] })),
});

export const SAMPLE: Answer = answerSchema.parse({
  version: 1,
  id: null,
  outcome: 'answer',
  intent: 'compare',
  roles: TITLES.map((title, at) => ({ id: IDS[at], title, soc: null, mention: title, confidence: 1 })),
  aspects: ['salary'],
  text: 'A lighthouse keeper earns twice what a night porter does.',
  lead: 'A lighthouse keeper earns twice what a night porter does: $60,000 a year against $30,000.',
  table: {
    columns: [...TITLES],
    rows: [
      row('salary.average', 'Average salary'),
      row('salary.range', 'Salary range'),
      {
        field: 'salary.reason',
        label: 'Why it pays so',
        cells: [
          { text: 'Whoever comes at night is let in and nothing more is asked', facts: [] },
          { text: 'not reported', facts: [], missing: true },
        ],
      },
    ],
  },
  sections: [
    {
      field: 'duties.main',
      role: IDS[0],
      title: 'Main duties',
      items: ['Keep the door', 'Keep awake'],
      more: 3,
    },
  ],
  notes: ['The source does not say who counted.'],
  facts: FACTS,
  missing: [{ role: IDS[1], field: 'salary.reason', reason: 'the source gives none' }],
  choices: [{ label: 'Harbour Master', text: 'harbour master', roles: ['harbour-master'], socs: [] }],
  followUps: [
    { label: 'skills', text: 'night porter vs lighthouse keeper skills' },
    { label: 'duties', text: 'night porter vs lighthouse keeper duties' },
  ],
  sources: [{ id: 'tides', title: 'Tides and Tables', publisher: 'an almanac', asOf: null }],
  phrasedBy: 'template',
});

/** A question back, with numbered choices. */
export const CLARIFYING: Answer = answerSchema.parse({
  ...SAMPLE,
  outcome: 'clarify',
  lead: 'Which keeper do you mean?',
  table: null,
  sections: [],
  facts: [],
  missing: [],
  choices: TITLES.map((label, at) => ({ label, text: `tell me about ${label}`, roles: [IDS[at]], socs: [] })),
});

/** Gives `answer` to every question and keeps what it was asked. */
export function fakeAssistant(
  answer: Answer = SAMPLE,
): Assistant & { asked: Question[]; forgotten: string[] } {
  const asked: Question[] = [];
  const forgotten: string[] = [];
  return {
    asked,
    forgotten,
    async ask(question) {
      asked.push(question);
      return { ...answer, id: question.id ?? null };
    },
    async compare() {
      return answer;
    },
    suggest: (typed, limit) =>
      TITLES.map((title, at) => ({ id: IDS[at] ?? '', title, soc: null }))
        .filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()))
        .slice(0, limit),
    rolesIn: () => [],

    placesIn: () => [],
    explain: async (text) => blankExplanation(text),
    async forget(conversation) {
      forgotten.push(conversation);
    },
    about: () => ({ roles: 2, embedded: 2, sources: SAMPLE.sources, licences: ['Copy freely.'] }),
  };
}
