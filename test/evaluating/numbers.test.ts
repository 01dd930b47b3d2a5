import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';
import { ungrounded } from '../../src/evaluating/numbers.ts';

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
