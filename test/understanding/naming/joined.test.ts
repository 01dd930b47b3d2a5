import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('fields that share the word for who somebody is are one title', () => {
  test.each([
    ['Finance and operations manager', ['onet-11-3031.00']],
    ['legal and business analyst', ['management-analyst']],
    ['what does a sales and marketing manager do', ['marketing-manager']],
    ['how do I become a design and marketing specialist', ['market-research-analyst']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test('what only the name of a group is stays one', async () => {
    expect((await ask('building and grounds cleaning workers')).intent).toBe('list');
  });
});

describe('two titles that leave a word to one another are two', () => {
  test.each([
    [
      'how much does an electrical and mechanical engineer make',
      ['electrical-engineer', 'mechanical-engineer'],
    ],
    ['what does a nursing or medical assistant make', ['nursing-assistant', 'medical-assistant']],
    ['how much does a welder and plumber make', ['welder', 'plumber']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});

describe('who somebody is and who they become are a way, however many go by the first name', () => {
  test.each([
    ['from soldier to barber', 'barber'],
    ['soldier to cop', 'police-officer'],
    ['analyst to data scientist', 'data-scientist'],
    ['can a sales rep become a paramedic', 'paramedic'],
  ])('%s', async (text, to) => {
    const answer = await ask(text);
    expect(answer).toMatchObject({ outcome: 'answer', intent: 'transition' });
    expect(ids(answer).at(-1)).toBe(to);
    expect(answer.text).toMatch(/is\s+taken\s+(here\s+)?as|Going from/);
  });

  test('whom somebody helps is no end of a way', async () => {
    expect(ids(await ask('assistant to director'))).toEqual(['executive-assistant']);
  });

  test('where the end is open, it is asked back', async () => {
    expect((await ask('from nurse to sales rep')).outcome).toBe('clarify');
  });
});

test('a field of work of which a figure is asked is put in order by it', async () => {
  for (const text of ['healthcare and medical jobs growing?', 'is healthcare growing']) {
    const answer = await ask(text);
    expect(answer.intent).toBe('rank');
    expect(answer.aspects).toEqual(['outlook']);
  }
  expect((await ask('healthcare jobs')).intent).toBe('list');
});
