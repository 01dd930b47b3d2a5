import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { openOfficial } from '../../../src/catalogue/store.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('a title that no list has is asked about as much as a listed one', () => {
  test.each([
    ['are electricians younger than city garbage truck drivers', 'demographics'],
    ['are electricians paid more than city garbage truck drivers', 'salary'],
  ])('%s', async (text, aspect) => {
    const { roles, aspects } = await ask(text);
    expect(roles).toHaveLength(2);
    expect(aspects).toEqual([aspect]);
  });
});

test('a short form in chat that begins a title is read with it, and says when elsewhere', async () => {
  const [title, when] = [await ask('atm technician pay'), await ask('what do welders make atm')];
  expect(title.roles[0]?.id).toBe('onet-49-2011.00');
  expect(when.roles.map(({ id }) => id)).toEqual(['welder']);
});

test('what somebody is, is no job where jobs are chosen by what they need', async () => {
  const { outcome } = await ask('im a night owl and want at least 60k');
  expect(outcome).toBe('clarify');
});

test('behind an age stands what somebody chooses between', async () => {
  const { roles } = await ask("I'm 19, plumber or electrician");
  expect(roles.map(({ id }) => id)).toEqual(['plumber', 'electrician']);
});

test('the field of the job that was named is no other job', async () => {
  const { roles } = await ask('bookkeeping clerk, my first job in bookkeeping, how much is it');
  expect(roles.map(({ id }) => id)).toEqual(['bookkeeper']);
});
