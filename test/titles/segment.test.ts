import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVIDENCE } from '../../src/catalogue/catalogue.ts';
import type { TitleSource } from '../../src/titles/build.ts';
import { mergeSegments } from '../../src/titles/merge.ts';
import { Resolver } from '../../src/titles/resolve.ts';
import { TitleSearch } from '../../src/titles/search.ts';
import { decodeSegment, encodeSegment } from '../../src/titles/segment.ts';
import { KNOWN, learned, SOURCES, segment } from './fixture.ts';

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

describe('two indexes as one', () => {
  const extra = segment([
    {
      role: 'keeper',
      titles: [
        { title: 'Light Keeper', role: 'keeper', evidence: 'curated' },
        { title: 'Wickie', role: 'keeper', evidence: 'curated' },
      ],
      context: ['Trims wicks.'],
    },
    { role: 'diver', titles: [{ title: 'Pearl Diver', role: 'diver', evidence: 'curated' }], context: [] },
  ]);
  const joined = mergeSegments(segment(), extra, (id) => (id === 'lighthouse-keeper' ? 'keeper' : id));
  const resolver = new Resolver(new TitleSearch(joined, learned()), KNOWN);
  const rolesOf = (mention: string) => resolver.resolve(mention).candidates.map((one) => one.role);

  test('know the titles of both', () => {
    expect(rolesOf('wickie')).toEqual(['keeper']);
    expect(rolesOf('pearl divers')).toEqual(['diver']);
    expect(rolesOf('lantern keeper')).toEqual(['keeper']);
    expect(rolesOf('fish buyer')[0]).toBe('fish-buyer');
  });

  test('keep the stronger evidence of a title that both have', () => {
    expect(resolver.resolve('light keeper').candidates[0]).toMatchObject({
      role: 'keeper',
      evidence: 'curated',
    });
  });

  test('are what one index of all titles would be', () => {
    const half = SOURCES.slice(0, 5);
    const rest = SOURCES.slice(5);
    const merged = new Resolver(
      new TitleSearch(
        mergeSegments(segment(half), segment(rest), (id) => id),
        learned(),
      ),
      KNOWN,
    );
    const whole = new Resolver(new TitleSearch(segment(), learned()), KNOWN);
    for (const { titles } of SOURCES)
      for (const { title } of titles)
        expect(merged.resolve(title).candidates.map((one) => one.role)).toEqual(
          whole.resolve(title).candidates.map((one) => one.role),
        );
  });
});
