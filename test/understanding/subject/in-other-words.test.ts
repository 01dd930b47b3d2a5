import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

test.each([
  'who nets more, a baker or a barber',
  'does a barber clear more than a baker',
  'who banks less, barbers or bakers',
])('what is left of pay is pay: %s', async (text) => {
  expect((await ask(text)).aspects).toEqual(['salary']);
});

test.each(['are travel agent jobs coming back', 'I was a baker. Is that line of work ever coming back?'])(
  'a job that comes back grows: %s',
  async (text) => {
    const { intent, aspects } = await ask(text);
    expect([intent, aspects]).toEqual(['describe', ['outlook']]);
  },
);

test('what most people do is ranked by the number of jobs', async () => {
  const most = ids(await ask('most common jobs'));
  for (const text of ['what job do most people have', 'which jobs do the most Americans do'])
    expect(ids(await ask(text))).toEqual(most);
});

describe('a figure or better is at least the figure', () => {
  test.each(['jobs growing 10 percent or better', 'bachelor required, growing 12% or better'])(
    '%s',
    async (text) => {
      const { filters } = await ask(text);
      expect(filters).toContainEqual(expect.objectContaining({ field: 'outlook.growth', op: 'over' }));
    },
  );
});

test('whether a job brings a visa is told as what no source covers', async () => {
  const { notCovered } = await ask('does a baker job give visa sponsorship? i am in Kenya');
  expect(notCovered.join()).toContain('visa');
});
