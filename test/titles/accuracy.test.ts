import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue, ImportedStore } from '../../src/catalogue/catalogue.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openStore } from '../../src/catalogue/store.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { createMatcher, type TitleMatcher } from '../../src/titles/matcher.ts';

/** Mentions with their occupations, and the official files, that a developer may have beside the project. */
const SHARED = join(import.meta.dirname, '../../../shared');
const SETS = join(SHARED, 'eval');
const RELEASE = join(SHARED, 'data/onet-30.3');
const present = existsSync(join(SETS, 'titles-real.jsonl')) && existsSync(RELEASE);

interface Mention {
  mention: string;
  soc: string[];
}

describe.skipIf(!present)(
  present ? 'titles as people type them' : `titles as people type them (skipped: no sets in ${SETS})`,
  () => {
    let folder: string;
    let imported: ImportedStore;
    let catalogue: Catalogue;
    let matcher: TitleMatcher;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'rolewise-titles-'));
      await importCatalogue({ onet: RELEASE, out: folder });
      imported = openStore(folder);
      const embedded = loadEmbedded();
      catalogue = createCatalogue(embedded, imported);
      matcher = createMatcher({ catalogue, embedded, official: imported });
    }, 60_000);
    afterAll(() => {
      imported.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Shares of the mentions of a set: of jobs, and of what is no job those that are taken for one. */
    const score = (set: string) => {
      const sums = { jobs: 0, right: 0, five: 0, wrong: 0, others: 0, forced: 0 };
      for (const line of readFileSync(join(SETS, set), 'utf8').trim().split('\n')) {
        const { mention, soc } = JSON.parse(line) as Mention;
        const { standing, candidates } = matcher.resolve(mention);
        const codes = candidates.map(({ role }) => catalogue.head(role).soc ?? '');
        const answered = standing === 'sure' || standing === 'nearest';
        if (soc.length === 0) {
          sums.others += 1;
          if (standing === 'sure') sums.forced += 1;
          continue;
        }
        sums.jobs += 1;
        const right = soc.includes(codes[0] ?? '');
        if (answered && right) sums.right += 1;
        if (answered && !right) sums.wrong += 1;
        if (codes.slice(0, 5).some((code) => soc.includes(code))) sums.five += 1;
      }
      const { jobs, others } = sums;
      return {
        right: sums.right / jobs,
        five: sums.five / jobs,
        wrong: sums.wrong / jobs,
        forced: sums.forced / Math.max(1, others),
      };
    };

    test('are found, among the first five, and not forced on what is no job', () => {
      const { right, five, forced } = score('titles-dev.jsonl');
      expect(right).toBeGreaterThanOrEqual(0.93);
      expect(five).toBeGreaterThanOrEqual(0.97);
      expect(forced).toBeLessThanOrEqual(0.03);
    }, 60_000);

    test('are found where no list has them, and seldom taken for another', () => {
      const { right, five, wrong } = score('titles-real.jsonl');
      expect(right).toBeGreaterThanOrEqual(0.7);
      expect(five).toBeGreaterThanOrEqual(0.94);
      expect(wrong).toBeLessThanOrEqual(0.1);
    }, 60_000);
  },
);
