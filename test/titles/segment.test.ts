import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVIDENCE } from '../../src/catalogue/catalogue.ts';
import type { TitleSource } from '../../src/titles/build.ts';
import { decodeSegment, encodeSegment } from '../../src/titles/segment.ts';
import { segment } from './fixture.ts';

const anySources = fc
  .array(
    fc.record({
      titles: fc.array(
        fc.record({ title: fc.string({ unit: 'grapheme' }), evidence: fc.constantFrom(...EVIDENCE) }),
      ),
      context: fc.array(fc.string()),
    }),
    { maxLength: 6 },
  )
  .map((roles): TitleSource[] =>
    roles.map(({ titles, context }, at) => ({
      role: `r${at}`,
      titles: titles.map((entry) => ({ ...entry, role: `r${at}` })),
      context,
    })),
  );

describe('the index as one binary', () => {
  test('is what was written, whatever the titles', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const made = segment(sources);
        expect(decodeSegment(encodeSegment(made))).toEqual(made);
      }),
    );
  });

  test('opens at any place of a larger buffer', () => {
    const bytes = encodeSegment(segment());
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSegment(shifted.subarray(3))).toEqual(segment());
  });

  test('of another layout is refused with one sentence', () => {
    const bytes = encodeSegment(segment());
    const text = Buffer.from(bytes).toString('latin1').replace('"layout":1', '"layout":9');
    expect(() => decodeSegment(Buffer.from(text, 'latin1'))).toThrow(/layout 9.*import again/);
  });
});
