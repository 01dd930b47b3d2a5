import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { openOfficial } from '../../../src/catalogue/store.ts';
import { doersOf } from '../../../src/language/doers.ts';
import { ids } from '../asking.ts';

const imported = openOfficial(undefined);
const assistant = createAssistant({ imported });
const ask = (text: string) => assistant.ask({ text });

test('a verb makes the word for who does it, whatever its form', () => {
  for (const form of ['bake', 'bakes', 'baking', 'baked']) expect(doersOf(form, []).doers).toContain('baker');
  expect(doersOf('trimming', []).doers).toContain('trimmer');
  expect(doersOf('translates', []).doers).toContain('translator');
});

describe('work that is told by what is done is the job that is listed so', () => {
  test.each([
    ['what does somebody who repairs watches make', ['onet-49-9064.00']],
    ['people who repair roofs vs people who lay carpet', ['onet-47-2181.00', 'onet-47-2041.00']],
    ['how much do you earn driving an ambulance', ['onet-53-3011.00']],
    ['is 40k normal for grooming dogs', ['onet-39-2021.00']],
    ['my niece trains horses, what does she earn', ['onet-39-2011.00']],
    ['I taught swimming for nine years, what does that pay', ['onet-27-2022.00']],
    ['my father in law lays bricks, is that good money', ['onet-47-2021.00']],
    ['what does someone who welds earn', ['welder']],
    ['works in a kitchen as a dishwasher, pay?', ['onet-35-9021.00']],
    ['do you need a license to sell houses', ['real-estate-agent']],
    ['what do people who take blood make', ['onet-31-9097.00']],
    ['is a nurse paid more than a man who lays bricks', ['registered-nurse', 'onet-47-2021.00']],
    ['my wife is a nurse and I drive trucks, who earns more', ['registered-nurse', 'truck-driver']],
    ['are taxi drivers going to lose out to self driving taxis', ['onet-53-3054.00']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test.each([
    ['how much do people who draw blood at a clinic get an hour', ['onet-31-9097.00']],
    ['my son wants to fix air conditioners for a living', ['hvac-technician']],
    ['do you need a degree to lay bricks', ['onet-47-2021.00']],
    ['are people stocking shelves paid less than forklift drivers', ['warehouse-worker', 'onet-53-7051.00']],
    ['what do people who check bags at airports earn', ['onet-33-9093.00']],
  ])('where and how it is told is no role beside it: %s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test('what somebody of the asker’s does is held against another job, and what they say is no work', async () => {
    const held = await ask('my uncle lays bricks, does he earn less than the guys who pour the concrete');
    expect(ids(held)).toEqual(['onet-47-2021.00', 'onet-47-2051.00']);
    expect(ids(await ask('my cousin drives a truck, how much do welders make'))).toEqual(['welder']);
    expect(ids(await ask('my sister says welders make 100k, is that true'))).toEqual(['welder']);
  });

  test('what no title is listed for is found in what is told of each role, and asked about where several do it', async () => {
    expect(ids(await ask('what does somebody who mixes drinks earn'))).toEqual(['bartender']);
    expect(ids(await ask('what does the lady who cleans your teeth make'))).toEqual(['dental-hygienist']);
    const several = await ask('what does the one who takes pictures make');
    expect([several.outcome, several.choices.flatMap(({ roles }) => roles)]).toEqual([
      'clarify',
      expect.arrayContaining(['onet-27-4021.00']),
    ]);
    expect((await ask('do I need a degree to be an electrician')).roles.map(({ id }) => id)).toEqual([
      'electrician',
    ]);
  });

  test('what the asker does is their own role', async () => {
    expect((await ask('I drive a tractor. What else could I do?')).intent).toBe('similar');
    expect(
      (await ask("I've been driving a forklift for years, how do I become a crane operator")).intent,
    ).toBe('transition');
  });
});

test.each([
  'can you clean my car',
  'the best way to clean a cast iron stove',
  'could you drive my truck to Reno',
])('what is done is no job where nobody is said to do it: %s', async (text) => {
  expect((await ask(text)).roles).toEqual([]);
});
