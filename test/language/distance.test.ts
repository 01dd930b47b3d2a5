import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/language/distance.ts';
import { NearWords } from '../../src/language/near-words.ts';

/** The table of distances, cell by cell: optimal string alignment as it is defined. */
function edits(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j += 1) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + Number(!same),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', '\u0080', 'é'), maxLength: 12 });

describe('the edits between two words', () => {
  test('are those of the table, up to the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(limit + 1, edits(a, b)));
      }),
    );
  });

  test('of a word as long as a number has bits, and of a longer one, which is near none', () => {
    const long = 'abcdefgh'.repeat(4);
    expect(editDistance(long, `${long.slice(0, 30)}hg`, 2)).toBe(1);
    expect(editDistance(`${long}x`, `${long}y`, 2)).toBe(3);
    expect(editDistance(`${long}x`, `${long}x`, 2)).toBe(0);
  });
});

test('the nearest words of a word are all other words of a list that the fewest edits make of it', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 20 }),
      word,
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(0, 1, Number.POSITIVE_INFINITY),
      (list, own, limit, beginning) => {
        const found = new NearWords(list).nearest(own, limit, beginning).map(({ id }) => id);
        const costs = list.map((other) => edits(own, other) + (other[0] === own[0] ? 0 : beginning));
        const within = [...list.keys()].filter((id) => list[id] !== own && (costs[id] ?? limit + 1) <= limit);
        const least = Math.min(...within.map((id) => costs[id] ?? 0));
        const nearest = within.filter((id) => costs[id] === least);
        expect(found.sort((a, b) => a - b)).toEqual(nearest);
      },
    ),
  );
});
