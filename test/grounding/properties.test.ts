import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import type { Role, StoredFact } from '../../src/contract/schema.ts';
import { statements } from '../../src/grounding/split.ts';
import { show, showItem } from '../../src/wording/display.ts';
import { accepts, embedded, judge, labelledDrafts } from './checks.ts';

/** What must hold of any text, of any role, of any figure. */

const unicode = fc.string({ unit: 'binary', maxLength: 300 });
const kept = labelledDrafts.filter((d) => d.verdict === 'faithful' && judge(d.draft, d).accepted);
const roles = loadEmbedded().roles.filter((role) => role.facts.length > 0);

describe('any text', () => {
  test('is judged, never thrown at, and comes back whole', () => {
    fc.assert(
      fc.property(unicode, unicode, (draft, question) => {
        const { clauses } = judge(draft, { question });
        expect(clauses.map((c) => c.text).join('')).toBe(draft);
      }),
    );
  });

  test('is no better for standing beside a draft that passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kept), unicode, (given, text) => {
        fc.pre(!judge(text, given).accepted && text.trim() !== '' && !/^\s*\|/.test(text));
        const both = judge(`${given.draft}\n\n${text}`, given);
        expect(both.accepted ? text : '').toBe('');
      }),
      { numRuns: 60 },
    );
  });

  test('is cut into statements that join to it', () => {
    fc.assert(
      fc.property(unicode, (draft) => {
        expect(
          statements(draft)
            .map((s) => s.text)
            .join(''),
        ).toBe(draft);
      }),
    );
  });
});

/** One sentence a fact, in the words of the registry and the display of its value. */
function plainly(role: Role, fact: StoredFact): string {
  const field = embedded.fields.get(fact.field);
  const [first] = Array.isArray(fact.value) ? fact.value : [];
  const value =
    first && Array.isArray(fact.value)
      ? showItem({ ...first, flag: undefined }, fact.value)
      : show(fact.value, field, fact.bound);
  return `${field.label} (${role.title}): ${value}`;
}

const FIGURES = new Set(['USD/year', 'USD/hour', 'percent', 'years', 'jobs', 'range']);

describe('a draft made of the displays of facts', () => {
  const cases = roles.flatMap((role) =>
    role.facts
      .filter((fact) => FIGURES.has(embedded.fields.get(fact.field).unit))
      .map((fact) => ({ role, fact })),
  );

  test('passes', () => {
    const refused = cases
      .map(({ role, fact }) => plainly(role, fact))
      .filter((draft, i) => !accepts(draft, { roles: [cases[i]?.role.id ?? ''] }));
    expect(refused).toEqual([]);
  });

  test('fails with one digit of a figure altered', () => {
    const accepted = cases.flatMap(({ role, fact }, i) => {
      const draft = plainly(role, fact);
      const altered = alter(draft, draft.lastIndexOf(':'), draft.length, i);
      return accepts(altered, { roles: [role.id] }) ? [altered] : [];
    });
    expect(accepted).toEqual([]);
  });
});

/** The text with one of its digits between two places altered; which, and into what, `turn` says. */
function alter(text: string, from: number, to: number, turn: number): string {
  const places = [...text.slice(from, to).matchAll(/\d/g)].map((m) => from + m.index);
  const at = places[turn % places.length] ?? from;
  const wrong = String((Number(text[at]) + 1 + (turn % 9)) % 10);
  return text.slice(0, at) + wrong + text.slice(at + 1);
}

/** Multiples of it may stand for values near them, where the draft says "about". */
const ROUND = 500;

test('a labelled draft that passes fails with one digit of its exact money altered', () => {
  const accepted = kept.flatMap((given, turn) =>
    [...given.draft.matchAll(/\$\d{1,3}(?:,\d{3})+/g)]
      .filter(([money]) => Number(money.replace(/[$,]/g, '')) % ROUND !== 0)
      .map((m) => alter(given.draft, m.index, m.index + m[0].length, turn))
      .filter((altered) => accepts(altered, given)),
  );
  expect(accepted).toEqual([]);
});
