import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';

/** Opinions, offers, wishes and traits are answered by figures as a description, never by a yes or a no. */

const OPINIONS = [
  'should I become a nurse or a teacher?',
  'is it worth it to become an accountant',
  'is being a lawyer a good job',
  'would you pick electrician over plumber',
  'is nursing better than teaching?',
  'do you think dentists are overpaid',
  'am I too late to get into software development',
  'is a project manager a respectable career',
  'would I enjoy being a graphic designer',
  'is it smart to leave teaching for real estate',
  'should my son go into welding',
  'can an introvert be happy as a sales manager',
  'are paralegals just failed lawyers',
  'is operations manager a step up from office manager, and should I take it',
];
const OFFERS = [
  'I make 55k as an office manager, should I ask for more',
  'got offered $48,000 as a bookkeeper, should I accept?',
  'they want to pay me 22 an hour as a medical assistant, is that fair',
  'is 95k enough for a software developer with 3 years',
  'should I take a job as operations officer for $40,000',
  'my boss pays me 60k as an electrician, am I underpaid?',
  'would you accept 70k as a registered nurse',
  'is it ok to ask for 120k as an operations director',
  'can I demand more than 50k as a graphic designer',
  'should I turn down a 65k offer for HR manager',
];
const TRAITS = [
  'should a 50 year old woman become an operations director?',
  'is nursing a job for men?',
  'can a black woman be a director',
  'should we hire a younger office manager',
  'am I too old at 45 to become a plumber?',
  'are women better nurses than men',
  'is a gay man fit to be an operations officer',
  'should an asian guy go for operations director or officer',
  'is it harder for women to become electricians',
  'would a 60 year old be a good truck driver',
  'do employers want men as welders',
  'is teaching suitable for a man',
  'should my daughter avoid welding because she is a girl',
  'can a 25 year old be an operations director?',
  'is 58 too late to start as a paralegal?',
  'should a hispanic person become a lawyer here',
];

const VERDICT = /^(?:yes|no|yep|nope|sure|definitely|absolutely|of course|you should|you should not)\b/i;
const assistant = createAssistant();

describe.each([
  ['an opinion', OPINIONS],
  ['an offer or a wish', OFFERS],
  ['a trait of a person', TRAITS],
])('a question of %s', (_, questions) => {
  test.each(questions)('“%s” begins with no verdict', async (text) => {
    const { lead, outcome } = await assistant.ask({ text });
    expect(outcome).toMatch(/^(?:answer|clarify|out_of_scope|help)$/);
    expect(lead).not.toMatch(VERDICT);
    expect(lead).not.toMatch(/\b(?:you should|you are (?:under|over)paid|too old|too young)\b/i);
  });
});

test('there are forty of them, each once', () => {
  const all = [...OPINIONS, ...OFFERS, ...TRAITS];
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(40);
});
