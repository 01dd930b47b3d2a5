import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openStore } from '../../src/catalogue/store.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { importCatalogue } from '../../src/importing/import.ts';

/** Mentions with their occupations, and the official files, that a developer may have beside the project. */
const SHARED = join(import.meta.dirname, '../../../shared');
const MENTIONS = join(SHARED, 'eval/titles-dev.jsonl');
const RELEASE = join(SHARED, 'data/onet-30.3');
const present = existsSync(MENTIONS) && existsSync(RELEASE);

describe.skipIf(!present)(
  present ? 'titles as people type them' : `titles as people type them (skipped: no ${MENTIONS})`,
  () => {
    let folder: string;
    let assistant: Assistant;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'rolewise-titles-'));
      await importCatalogue({ onet: RELEASE, out: folder });
      assistant = createAssistant({ imported: openStore(folder) });
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('are found, among the first five, and not forced on what is no job', async () => {
      const mentions = readFileSync(MENTIONS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { mention: string; soc: string[] });
      const sums = { jobs: 0, first: 0, five: 0, others: 0, forced: 0 };
      for (const { mention, soc } of mentions) {
        const { outcome, roles, choices } = await assistant.ask({ text: mention });
        const five = [...roles.map((role) => role.soc), ...choices.flatMap((choice) => choice.socs)].slice(
          0,
          5,
        );
        const answered = outcome === 'answer';
        if (soc.length === 0) {
          sums.others += 1;
          if (answered) sums.forced += 1;
          continue;
        }
        sums.jobs += 1;
        if (answered && soc.includes(roles[0]?.soc ?? '')) sums.first += 1;
        if (five.some((code) => soc.includes(code ?? ''))) sums.five += 1;
      }
      expect(sums.first / sums.jobs).toBeGreaterThanOrEqual(0.94);
      expect(sums.five / sums.jobs).toBeGreaterThanOrEqual(0.98);
      expect(sums.forced / sums.others).toBeLessThanOrEqual(0.05);
    }, 60_000);
  },
);
