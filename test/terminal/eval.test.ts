import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../adapters/terminal/eval/command.ts';
import { failures, table } from '../../adapters/terminal/eval/report.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { type MockModel, mockModel, planOf } from '../model/mock.ts';

describe('an evaluation', () => {
  let server: MockModel;
  beforeAll(async () => {
    server = await mockModel();
    server.says({ content: planOf([]) });
  });
  afterAll(() => server.stop());
  const files = { questions: [join(import.meta.dirname, '../../data/eval/questions.jsonl')] };

  test('of our own sets without a model has one column', async () => {
    const found = await evaluate(files, await readSettings({}));
    const lines = table(found);
    expect(failures(found).filter((line) => line.startsWith('questions'))).toEqual([]);
    expect(lines.find((line) => line.includes('answered right'))).toMatch(/\b(\d+)\/\1 100\.0%$/);
    expect(lines.at(-1)).toContain('No model is set');
  });

  test('with a model has a second column, and what became of its plans', async () => {
    const settings = await readSettings({
      OPENAI_BASE_URL: `${server.mock.url}/v1`,
      OPENAI_MODEL: 'newcomer',
    });
    const found = await evaluate(files, settings);
    const text = table(found).join('\n');
    expect(text).toMatch(/own text\s+newcomer/);
    expect(text).toMatch(/planned by the model\s+0\/\d+/);
    expect(text).toMatch(/model: refused plans\s+[1-9]/);
    expect(found.questions[0]?.model?.misses).toEqual(found.questions[0]?.own.misses);
  });
});
