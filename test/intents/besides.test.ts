import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import type { Beside, Claim } from '../../src/contract/beside.ts';
import type { Place, Query } from '../../src/contract/query.ts';
import { answer, CALIFORNIA, PAY, queries, subject } from './asking.ts';

const CLAIMS: Claim[] = [
  { kind: 'compare', direction: 'most', subject: 0, object: 1, negated: false, possible: true },
  { kind: 'compare', direction: 'same', subject: 1, object: 0, negated: false, possible: false },
  { kind: 'value', value: 60_000, side: 'under', of: 'some', negated: false },
  { kind: 'need', level: 'bachelor', orMore: false, sense: 'needed' },
  { kind: 'mostly', negated: false },
  { kind: 'item', words: ['leadership'], negated: false },
  { kind: 'extreme', direction: 'least', beyond: 'half', negated: false },
];

/** One of each kind: a kind that is left out does not compile. */
const OF_KIND: { [Kind in Beside['kind']]: Extract<Beside, { kind: Kind }>[] } = {
  unmeasured: [{ kind: 'unmeasured', subject: 'stress', near: [] }],
  why: [{ kind: 'why' }],
  sources: [{ kind: 'sources' }],
  statistic: [{ kind: 'statistic' }],
  common: [{ kind: 'common' }],
  claim: CLAIMS.map((claim) => ({ kind: 'claim', claim, asked: true })),
  opinion: [{ kind: 'opinion' }],
  'own-facts': [{ kind: 'own-facts', role: null, pay: 50_000, years: null }],
  trait: [{ kind: 'trait', trait: 'age' }],
  'same-role': [{ kind: 'same-role', mentions: ['a', 'b'], role: 'lawyer' }],
  'unknown-role': [{ kind: 'unknown-role', mention: 'snorfler', nearest: ['lawyer'] }],
  place: [{ kind: 'place', words: 'India' }],
  currency: [{ kind: 'currency', words: '£30k' }],
  shortened: [{ kind: 'shortened' }],
};

const SUBJECTS = [
  subject(),
  PAY,
  subject({ aspects: ['salary', 'education'] }),
  subject({ aspects: ['demographics'], fields: ['demographics.gender'], label: 'Female' }),
  subject({ aspects: ['skills'] }),
  subject({ aspects: ['experience'] }),
  subject({ aspects: ['outlook'], fields: ['outlook.growth'] }),
  subject({ except: ['salary'] }),
];
const IDS = ['office-manager', 'operations-director', 'lawyer', 'registered-nurse', 'welder'];

const asked = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  besides: fc.uniqueArray(fc.constantFrom(...Object.values(OF_KIND).flat()), { maxLength: 4 }),
  direction: fc.constantFrom('most' as const, 'least' as const, null),
  compute: fc.constantFrom('difference' as const, 'percent' as const, 'ratio' as const, null),
  places: fc.constantFrom<Place[]>([], [CALIFORNIA]),
  ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 4 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

const KINDS: ((given: Asked) => Query)[] = [
  ({ ids, ...given }) => queries.compare(ids, given),
  ({ ids, subject, besides, places }) => queries.describe(ids[0] ?? '', { subject, besides, places }),
  ({ subject, besides, direction }) => queries.rank({ subject, besides, direction: direction ?? 'most' }),
  ({ ids, besides }) => queries.similar(ids[0] ?? '', { besides }),
  ({ ids, besides, subject }) => queries.transition(ids[0] ?? null, ids[1] ?? '', { besides, subject }),
  ({ besides }) => queries.list({ besides }),
  ({ besides, subject }) => queries.unsettled({ besides, subject }),
  ({ besides, subject }) => queries.aside({ besides, subject, aside: 'no-role' }),
];

describe('every kind of question', () => {
  test('answers everything that may be asked beside it, in whole sentences', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...KINDS), (given, kind) => {
        const { lead, notes, facts, sources } = answer(kind(given));
        expect(lead).not.toBe('');
        for (const text of [lead, ...notes]) {
          expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object|\s{2}|\.\.|^\s/);
          expect(text).toMatch(/^[“$\p{Lu}\d].*[.?!”]$/su);
        }
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
        expect(facts.every(({ source }) => sources.some(({ id }) => id === source))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('says what no source covers, whatever else is asked', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...KINDS.slice(0, 6)), (given, kind) => {
        const besides = [...given.besides.filter((one) => one.kind !== 'unmeasured'), ...OF_KIND.unmeasured];
        const { lead, notCovered } = answer(kind({ ...given, besides }));
        expect(lead).toMatch(/Nothing on “stress” is reported/);
        expect(notCovered).toEqual(['stress']);
      }),
    );
  });

  test('adds an unused word to `unused` and to one note, and changes nothing else', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...KINDS), (given, kind) => {
        const { notes: _, ...plain } = answer(kind(given));
        const { notes, unused, ...other } = answer({ ...kind(given), unused: ['glimmer'] });
        expect({ ...other, unused: plain.unused }).toEqual(plain);
        expect(unused).toEqual(['glimmer', ...plain.unused]);
        expect(notes.length === 0 || other.outcome !== 'answer' || notes.join().includes('glimmer')).toBe(
          true,
        );
      }),
    );
  });
});

test('no intent names a field by its id: it asks for a measure', () => {
  const ids = loadEmbedded().fields.all.map(({ id }) => id);
  const measures = new Set(loadEmbedded().fields.all.map(({ measure }) => measure));
  const root = join(import.meta.dirname, '../../src');
  for (const file of globSync('intents/**/*.ts', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    const named = ids.filter((id) => text.includes(`'${id}'`) && !measures.has(id));
    expect([file, named]).toEqual([file, []]);
  }
});
