import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openStore } from '../../src/catalogue/store.ts';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { missOf } from '../../src/evaluating/expectations.ts';
import { type EvalQuestion, readQuestions } from '../../src/evaluating/sets.ts';
import { findSources } from '../../src/importing/find.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { newFolder } from '../folder.ts';
import { OFFICIAL } from '../importing/official.ts';

/** What an import brings makes no answer worse: the same questions with and without one. */

const SETS = ['seed', 'onet', 'real', 'everyday'];
const ASKED = 300;
const setFile = (name: string) =>
  fileURLToPath(new URL(`../../../shared/eval/${name}-questions.jsonl`, import.meta.url));
const here = existsSync(OFFICIAL) && SETS.every((name) => existsSync(setFile(name)));

/** A question with its answer from the catalogue that ships, and from the one that was imported. */
interface Both {
  question: EvalQuestion;
  shipped: Answer;
  imported: Answer;
}

describe.skipIf(!here)('an import (skipped where ../shared is not there)', () => {
  let asked: Both[] = [];

  beforeAll(async () => {
    const out = join(newFolder(), 'catalogue');
    const { onet = '', ...others } = await findSources(OFFICIAL);
    await importCatalogue({ ...others, onet, out });
    const shipped = createAssistant();
    const imported = createAssistant({ imported: openStore(out) });
    const questions = (await Promise.all(SETS.map((name) => readQuestions(setFile(name))))).flat();
    const alone = questions.filter(({ conversation }) => conversation === undefined);
    const spread = Array.from({ length: ASKED }, (_, at) => Math.floor((at * alone.length) / ASKED));
    asked = await Promise.all(
      spread
        .flatMap((at) => alone[at] ?? [])
        .map(async (question) => ({
          question,
          shipped: await answerOf(shipped, question),
          imported: await answerOf(imported, question),
        })),
    );
  }, 300_000);

  test('leaves what is asked back and which roles a question names as they are', () => {
    expect(asked).toHaveLength(ASKED);
    const differing = asked.filter(({ shipped, imported }) => readingOf(shipped) !== readingOf(imported));
    expect(
      differing.map(
        ({ question, shipped, imported }) =>
          `${question.id} ${question.text}: ${readingOf(shipped)} | with the import ${readingOf(imported)}`,
      ),
    ).toEqual([]);
  });

  test('makes no answer miss what it must hold', () => {
    const worse = asked.flatMap(({ question, shipped, imported }) => {
      const miss = missOf(question, imported, [question.text]);
      return miss !== null && missOf(question, shipped, [question.text]) === null
        ? [`${question.id} ${question.text}: ${miss}`]
        : [];
    });
    expect(worse).toEqual([]);
  });
});

function answerOf(assistant: Assistant, { id, text }: EvalQuestion): Promise<Answer> {
  return assistant.ask({ id, text });
}

const readingOf = ({ outcome, roles }: Answer): string =>
  `${outcome}: ${roles.map(({ id }) => id).join(', ')}`;
