import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { type MockModel, mockModel } from './mock.ts';

/** Questions that make no sense without a model. */

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
});
afterAll(() => server.stop());

const PUZZLE = 'for plumber folk and electrician folk alike, whose purse hangs heavier, prithee';
const SPANISH = '¿Quién gana más, un contador o una enfermera?';
const LATER = 'en de las vacaciones qué?';

/** Whether a request asks for the form of a question, not for a plan. */
const isForm = (request: object) => JSON.stringify(request).includes('"name":"question"');

/** A server that fills in this form, and plans nothing. */
const fills = (form: object | string) =>
  server.says((request) => ({
    content: isForm(request) ? (typeof form === 'string' ? form : JSON.stringify(form)) : '',
  }));

async function ask(text: string, conversation?: string) {
  const assistant = server.assistant();
  if (conversation) await assistant.ask({ text: 'accountant vs plumber', conversation });
  const answer = await assistant.ask({ text, conversation });
  return { ...answer, ids: answer.roles.map(({ id }) => id), counters: assistant.about().model?.counters };
}

describe('a question in another language', () => {
  test('is read by the model; titles are resolved as those of any question', async () => {
    fills({ intent: 'compare', mentions: ['accountant', 'nurse'], aspects: ['salary'], direction: 'most' });
    const { ids, intent, aspects, lead, notes, counters } = await ask(SPANISH);
    expect({ ids, intent, aspects }).toEqual({
      ids: ['accountant', 'registered-nurse'],
      intent: 'compare',
      aspects: ['salary'],
    });
    expect(lead).toMatch(/nurse/i);
    expect(notes.at(-1)).toMatch(/^Respondido en inglés/);
    expect(counters).toMatchObject({ read: 1 });
  });

  test('is the same to us without a model: not understood, in English', async () => {
    const { outcome, lead } = await createAssistant().ask({ text: SPANISH });
    expect(outcome).toBe('out_of_scope');
    expect(lead).toMatch(/^Aquí solo se entienden preguntas en inglés\./);
  });

  test('is answered by the titles that it names, without a model', async () => {
    const { ids, notes } = await createAssistant()
      .ask({ text: '¿Qué gana más, un plumber o un electrician?' })
      .then((answer) => ({ ...answer, ids: answer.roles.map(({ id }) => id) }));
    expect(ids).toEqual(['plumber', 'electrician']);
    expect(notes.at(-1)).toMatch(/^Respondido en inglés/);
  });

  test('may name a role that fits several: then it is asked which', async () => {
    fills({ intent: 'describe', mentions: ['manager'], aspects: [] });
    expect(await ask(SPANISH)).toMatchObject({ outcome: 'clarify' });
  });

  test('may name none that is known', async () => {
    fills({ intent: 'describe', mentions: ['moonbeam polisher'], aspects: [] });
    expect(await ask(SPANISH)).toMatchObject({ outcome: 'unknown_role' });
  });

  test('may ask on about the roles of the conversation', async () => {
    fills({ intent: 'compare', mentions: [], aspects: ['skills'] });
    expect(await ask(LATER, 'c')).toMatchObject({ ids: ['accountant', 'plumber'], aspects: ['skills'] });
    expect((await ask(LATER)).outcome).not.toBe('answer');
  });

  test('may ask for a rank, or which roles there are', async () => {
    fills({ intent: 'rank', mentions: [], aspects: ['salary'], direction: 'least' });
    const least = await ask(SPANISH);
    fills({ intent: 'rank', mentions: [], aspects: ['salary'], direction: 'most' });
    const most = await ask(SPANISH);
    expect([least.intent, most.intent, least.aspects]).toEqual(['rank', 'rank', ['salary']]);
    expect(least.ids[0]).not.toBe(most.ids[0]);
    fills({ intent: 'list', mentions: [], aspects: [] });
    expect(await ask(SPANISH)).toMatchObject({ intent: 'list' });
  });
});

describe('what the model makes of a question', () => {
  test('counts only where the question holds the title', async () => {
    fills({ intent: 'compare', mentions: ['dentist', 'lawyer'], aspects: [] });
    const own = await createAssistant().ask({ text: 'knit me a fancy hat' });
    expect(own.outcome).toBe('out_of_scope');
    expect(await ask('knit me a fancy hat')).toMatchObject({ outcome: 'out_of_scope', ids: [] });
  });

  test.each([
    ['that it is not about jobs', { intent: 'none', mentions: [], aspects: [] }],
    ['nothing', { intent: 'compare', mentions: [], aspects: [] }],
    ['no JSON', 'the answer is {"intent":'],
    ['another shape', { intent: 'poem', mentions: 'all' }],
    ['an aspect that is none', { intent: 'describe', mentions: ['nurse'], aspects: ['shoe size'] }],
  ])('is dropped when it is %s', async (_, form) => {
    fills(form);
    const own = await createAssistant().ask({ text: SPANISH });
    const { ids: _ids, counters, ...answer } = await ask(SPANISH);
    expect(answer).toEqual(own);
    expect(counters?.calls).toBe(1);
  });

  test('is not asked for where the question was understood', async () => {
    fills({ intent: 'list', mentions: [], aspects: [] });
    for (const text of [
      'officer vs director',
      'manager',
      'moonbeam polisher salary',
      'hello',
      'should women be nurses?',
    ])
      await ask(text);
    expect(server.requests().filter((request) => isForm(request))).toEqual([]);
  });

  test('is asked for where another cover costs hardly more, and keeps what no form holds', async () => {
    fills({ intent: 'compare', mentions: ['EMT', 'CNA'], aspects: ['outlook'] });
    const doubted = 'EMT or CNA in Texas, which role pays more and gives better opportunities?';
    const own = await createAssistant().ask({ text: doubted });
    const read = await ask(doubted);
    expect([own.aspects, read.aspects]).toEqual([['salary', 'outlook'], ['outlook']]);
    expect(read.place).toEqual(own.place);
    expect(server.requests().filter((request) => isForm(request))).toHaveLength(1);
  });

  test('changes nothing of a doubted question where it agrees, or reads less', async () => {
    const doubted = 'NP, PA or MD?';
    const { id: _id, ...own } = await createAssistant().ask({ text: doubted });
    for (const form of [
      { intent: 'compare', mentions: ['NP', 'PA', 'MD'], aspects: [] },
      { intent: 'none', mentions: [], aspects: [] },
      { intent: 'compare', mentions: ['blorft', 'MD'], aspects: [] },
    ]) {
      fills(form);
      const { id: _, ids, counters, ...read } = await ask(doubted);
      expect(read).toEqual(own);
    }
  });

  test('is asked for once a question', async () => {
    fills({ intent: 'list', mentions: [], aspects: [] });
    const assistant = server.assistant();
    for (let times = 0; times < 3; times += 1) await assistant.ask({ text: SPANISH });
    expect(server.requests()).toHaveLength(1);
  });
});

test('a question in odd English keeps to the titles that it holds', async () => {
  fills({ intent: 'compare', mentions: ['plumber', 'electrician'], aspects: ['salary'], direction: 'most' });
  expect(await ask(PUZZLE)).toMatchObject({ ids: ['plumber', 'electrician'] });
});
