import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { evaluate } from '../../adapters/terminal/eval/command.ts';
import { contains, missOf, questionSchema } from '../../adapters/terminal/eval/expectations.ts';
import { ungrounded } from '../../adapters/terminal/eval/numbers.ts';
import { failures, table } from '../../adapters/terminal/eval/report.ts';
import { readDrafts, readQuestions } from '../../adapters/terminal/eval/run.ts';
import type { Answer } from '../../src/answering/answer.ts';
import { createAssistant } from '../../src/create.ts';
import { readSettings } from '../../src/settings.ts';
import { OWN_DRAFTS, OWN_QUESTIONS } from '../phrasing/drafts.ts';
import { type MockModel, mockModel } from '../phrasing/mock.ts';

// Many questions, or many runs, on a machine that may be slow: none of them is to fail for that.
vi.setConfig({ testTimeout: 120_000 });

const answer = await createAssistant().ask({ text: 'officer vs director salary' });
const says = (text: string): Answer => ({ ...answer, text });

describe('numbers that something accounts for', () => {
  test.each([
    'It is $104,050 a year.',
    'It is $104k, or about $104,000.',
    'That is $57,237 more, or about $57,000.',
    'It is 2.2 times as much, 122% more.',
    'Both have 6 of 12 things.',
    'See https://example.com/2019/77777 for more.',
  ])('%s', (text) => {
    expect(ungrounded(says(text), [])).toEqual([]);
  });

  test.each([
    ['It is $104,051 a year.', '$104,051'],
    ['It is $104,000 a year.', '$104,000'],
    ['It is 2.4 times as much.', '2.4'],
    ['It is $12 a year.', '$12'],
    ['It is 57,237% more.', '57,237%'],
    ['It was so in 2019.', '2019'],
    ['It pays $3 million.', '$3 million'],
  ])('but not: %s', (text, number) => {
    expect(ungrounded(says(text), [])).toEqual([number]);
  });

  test('a number of the question may be repeated', () => {
    expect(ungrounded(says('None is over $90,000.'), ['jobs over 90k?'])).toEqual([]);
  });
});

test('a figure is found whole, words whatever their dress', () => {
  expect(contains('It is 16%', '6%')).toBe(false);
  expect(contains('It is 2.22', '2.2')).toBe(false);
  expect(contains('It is 31.4', '31')).toBe(true);
  expect(contains('the “Chief’s”\u00a0pay – now', `THE "chief's" pay - now`)).toBe(true);
});

describe('an answer is right where all that is expected holds', () => {
  const miss = (expected: object, of: Answer = answer) =>
    missOf(questionSchema.parse({ id: 'q', text: 'officer vs director', expect: expected }), of, []);
  const [officer, director] = ['operations-officer', 'operations-director'];

  test.each([
    {},
    { outcome: ['answer', 'help'], intent: 'compare', aspects: ['salary'], sourced: true },
    { roles: [officer, [director, 'x']], rolesFirst: officer },
    { roles: [director, officer], rolesAnyOrder: true },
    { rolesAnyOrder: [director, officer], rolesInclude: [[director, officer]] },
    { mustContain: ['$46,813'], mustContainAny: ['nothing', 'director'], mustNotContain: ['promise'] },
    { mustContainAny: [['x', 'year'], 'officer'] },
    { missing: [{ role: officer, field: 'salary.best_paying_industry' }] },
  ])('%o', (expected) => {
    expect(miss(expected)).toBeNull();
  });

  test.each([
    [{ outcome: 'help' }, 'outcome is answer'],
    [{ intent: ['rank', 'list'] }, 'not rank or list'],
    [{ aspects: ['skills'] }, 'without skills'],
    [{ roles: [director, officer] }, 'roles are'],
    [{ roles: [officer] }, 'roles are'],
    [{ rolesAnyOrder: [director] }, 'roles are'],
    [{ rolesInclude: [officer, officer] }, 'without'],
    [{ rolesFirst: director }, 'first'],
    [{ mustContain: ['46,81'] }, 'without “46,81”'],
    [{ mustContainAny: [['a moon', 'a sun']] }, 'none of'],
    [{ mustNotContain: ['DIRECTOR'] }, 'has “DIRECTOR”'],
    [{ choicesInclude: ['nurse'] }, 'choices'],
    [{ missing: [{ role: director, field: 'salary.average' }] }, 'missing'],
  ])('%o does not: %s', (expected, why) => {
    expect(miss(expected)).toContain(why);
  });

  test('and no platform would act on it, and its numbers are grounded', () => {
    expect(miss({}, says('@everyone, it is $46,813'))).toContain('@everyone');
    expect(miss({}, says('It is $999,999'))).toContain('$999,999');
    expect(miss({ sourced: true }, { ...answer, sources: [] })).toContain('source');
  });

  test('an expectation that is not known is refused', () => {
    expect(questionSchema.safeParse({ id: 'q', text: 'x', expect: { mood: 'good' } }).success).toBe(false);
  });
});

describe('a set', () => {
  const file = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'rolewise-eval-')), 'set.jsonl');
    writeFileSync(path, text);
    return path;
  };

  test.each([
    ['{"id":"a","text":"x"}\nnot JSON', /^Line 2 of .* cannot be used: .*\.$/],
    ['{"id":"a"}', /text/],
    ['{"id":"a","text":"x"}\n\n{"id":"a","text":"y"}', /^Line 3 of .* id a/],
  ])('that cannot be used is refused in a sentence: %s', async (text, message) => {
    await expect(readQuestions(file(text))).rejects.toThrow(message);
  });

  test('that is not there, too', async () => {
    await expect(readDrafts('/no/such/file')).rejects.toThrow(/cannot be read/);
  });
});

describe('an evaluation', () => {
  let server: MockModel;
  beforeAll(async () => {
    server = await mockModel();
    server.says({ content: 'It states nothing.' });
  });
  afterAll(() => server.stop());
  const files = { questions: [OWN_QUESTIONS], drafts: [OWN_DRAFTS] };

  test('of our own sets without a model has one column', async () => {
    const found = await evaluate(files, await readSettings({}));
    const lines = table(found);
    expect(failures(found).filter((line) => line.startsWith('questions'))).toEqual([]);
    expect(lines.find((line) => line.includes('answered right'))).toMatch(/\b(\d+)\/\1 100\.0%$/);
    expect(lines.find((line) => line.includes('unfaithful'))).toMatch(/\b(\d+)\/\1 100\.0%$/);
    expect(lines.at(-1)).toContain('No model is set');
  });

  test('with a model has a second column, and what became of its drafts', async () => {
    const settings = await readSettings({
      OPENAI_BASE_URL: `${server.mock.url}/v1`,
      OPENAI_MODEL: 'newcomer',
    });
    const found = await evaluate({ ...files, drafts: [] }, settings);
    const text = table(found).join('\n');
    expect(text).toMatch(/own text\s+newcomer/);
    expect(text).toMatch(/worded by the model\s+0\/\d+/);
    expect(text).toMatch(/model: refused drafts\s+[1-9]/);
    expect(failures(found).at(-1)).toMatch(/^a draft of newcomer: .+, in “It states nothing\.”$/);
    expect(found.questions[0]?.model?.misses).toEqual(found.questions[0]?.own.misses);
  });
});
