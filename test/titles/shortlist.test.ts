import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { MATCH } from '../../src/titles/config.ts';
import { openIndex } from '../../src/titles/index.ts';
import { askedWord } from '../../src/titles/query-word.ts';
import { CURATED } from '../../src/titles/score/features.ts';
import { Shortlister } from '../../src/titles/shortlist.ts';
import { WordFinder } from '../../src/titles/words.ts';

const index = openIndex(loadEmbedded(), openOfficial(undefined));
const finder = new WordFinder(index);
const shortlister = new Shortlister(index);
const { words, titleVocabulary, titleOffsets, titleWords, entryOffsets, entryEvidence } = index;
const commonest = Array.from({ length: titleVocabulary }, (_, id) => id)
  .sort((a, b) => finder.weightOf(a) - finder.weightOf(b))
  .slice(0, 200);

test('the titles passed over without a look are worth less than every one on the shortlist', () => {
  const common = fc.constantFrom(...commonest);
  const any = fc.nat(titleVocabulary - 1);
  fc.assert(
    fc.property(fc.array(fc.oneof(common, any), { minLength: 1, maxLength: 5 }), (ids) => {
      const asked = [...new Set(ids)].map((id) => askedWord(words[id] ?? '', finder, false));
      const total = asked.reduce((sum, { weight }) => sum + weight, 0);
      const worth = (title: number) => {
        const own = titleWords.subarray(titleOffsets[title], titleOffsets[title + 1]);
        const matched = asked.reduce((sum, { weight, alternatives }) => {
          const match = alternatives.find(({ id }) => own.includes(id));
          return sum + weight * (match?.likeness ?? 0);
        }, 0);
        const named = Math.min(1, matched / shortlister.weightOf(title));
        const curated = entryEvidence
          .subarray(entryOffsets[title], entryOffsets[title + 1])
          .includes(CURATED);
        return matched === 0 ? 0 : matched / total + MATCH.titleShare * named + (curated ? MATCH.curated : 0);
      };
      const best = Array.from({ length: titleOffsets.length - 1 }, (_, title) => worth(title))
        .filter((one) => one > 0)
        .sort((a, b) => b - a)
        .slice(0, MATCH.shortlist);
      const kept = shortlister.titlesFor(asked, total).map(worth);
      expect(kept).toHaveLength(best.length);
      for (const [at, one] of best.entries()) expect(kept[at]).toBeCloseTo(one, 4);
    }),
    { numRuns: 60 },
  );
});
