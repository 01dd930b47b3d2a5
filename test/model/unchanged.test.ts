import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { QUESTION_SETS, readLines } from '../grounding/draft-set.ts';
import { type MockModel, mockModel } from './mock.ts';

/** What a model may change of an answer: its first sentences, and nothing else. */

let server: MockModel;
beforeAll(async () => {
  server = await mockModel();
  server.says((request) =>
    request.response_format
      ? { content: '{"intent":"none","mentions":[],"aspects":[]}' }
      : { content: reworded(request) },
  );
});
afterAll(() => server.stop());

/** The opening that the prompt holds, then one fact, then a lie: a lead that is shown in part. */
function reworded(request: { messages: { content: unknown }[] }): string {
  const [, opening = ''] =
    /<opening>\n([\s\S]*?)\n<\/opening>/.exec(String(request.messages[1]?.content)) ?? [];
  return `${opening} Everyone earns $999,999 in Atlantis.`;
}

interface Line {
  id: string;
  text: string;
  conversation?: string;
}

async function answersOf(assistant: Assistant, lines: readonly Line[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { id, text, conversation } of lines)
    answers.push(await assistant.ask({ id, text, conversation }));
  return answers;
}

/** All but the words of the lead. */
const rest = ({ lead: _, text: __, phrasedBy: ___, ...answer }: Answer) => answer;

describe.each(QUESTION_SETS)('$name', ({ file, there }) => {
  test.skipIf(!there)('are answered with the same roles, facts, table, notes and sources', async () => {
    const lines = readLines<Line>(file);
    const assistant = server.assistant({ tokensPerDay: 1_000_000_000 });
    const [own, worded] = [await answersOf(createAssistant(), lines), await answersOf(assistant, lines)];
    expect(worded.map(rest)).toEqual(own.map(rest));
    expect(worded.some(({ phrasedBy }) => phrasedBy === 'model')).toBe(true);
    for (const answer of worded) expect(answer.text).not.toMatch(/999,999|Atlantis/);
  });
});
