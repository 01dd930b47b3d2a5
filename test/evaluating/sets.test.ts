import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readQuestions } from '../../src/evaluating/sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'rolewise-sets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a set', () => {
  const file = (text: string) => {
    const path = join(folder, 'set.jsonl');
    writeFileSync(path, text);
    return path;
  };

  test.each([
    ['{"id":"a","text":"x"}\nnot JSON', /^Line 2 of .* cannot be used: .*\.$/],
    ['{"id":"a"}', /text/],
    ['{"id":"a","text":"x","expect":{"mood":"good"}}', /^Line 1 of .* cannot be used: “expect” .*“mood”/],
    ['{"id":"a","text":"x"}\n\n{"id":"a","text":"y"}', /^Line 3 of .* id a/],
  ])('that cannot be used is refused in a sentence: %s', async (text, message) => {
    await expect(readQuestions(file(text))).rejects.toThrow(message);
  });

  test('that is not there, too', async () => {
    await expect(readQuestions('/no/such/file')).rejects.toThrow(/cannot be read/);
  });
});
