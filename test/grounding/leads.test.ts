import { expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { ASPECTS } from '../../src/contract/aspects.ts';
import { judge } from './checks.ts';

/** Our own first sentences, held to what a model's are held to: the check reads the words of the templates. */

const QUESTIONS = [
  'operations director or operations officer, what do they earn',
  'hourly pay of an operations director and an operations officer',
  'pay ranges: operations officer vs operations director',
  'median of an office manager against an operations manager',
  'starting salary, office manager or operations manager',
  'experienced pay: operations manager vs office manager',
  'number of jobs for officers and directors of operations',
  'is the job growth of operations officers and operations directors the same?',
  'experience needed by an office manager and by an operations manager',
  'education of an operations manager and an office manager',
  'most common degree, operations officer vs operations director',
  'share of women among operations officers and operations directors',
  'average age of operations officers and directors',
  'top skills of an operations director',
  'what does an office manager do',
  'where does an operations manager work',
  'how much does an operations officer make',
  'best-paying city for an operations director',
  'tell me about the operations manager',
  'what is an office manager',
  'electrician vs plumber',
  'registered nurse and licensed practical nurse, tell me the difference',
  'do software developers need a degree',
  'accountant vs bookkeeper',
  'operations officer vs office manager',
  'who are operations directors, by age and sex',
];

test('the check accepts at least 97% of them', async () => {
  const assistant = createAssistant();
  const leads = await Promise.all(
    QUESTIONS.map(async (text) => ({ text, answer: await assistant.ask({ text }) })),
  );
  const told = leads.filter(
    ({ answer }) => answer.outcome === 'answer' && /^(?:compare|describe)$/.test(answer.intent),
  );
  expect(told.length).toBeGreaterThan(0.8 * QUESTIONS.length);
  const refused = told.flatMap(({ text, answer }) => {
    const roles = answer.roles.map(({ id }) => id);
    const { accepted, reason } = judge(answer.lead, { question: text, roles, aspects: ASPECTS });
    return accepted ? [] : [`${text}: ${answer.lead} (${reason})`];
  });
  expect(refused.length, refused.join('\n')).toBeLessThanOrEqual(0.03 * told.length);
});
