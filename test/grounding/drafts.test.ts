import { describe, expect, test } from 'vitest';
import { judge, labelledDrafts } from './checks.ts';

/** The check over labelled drafts of every kind: how much it lets through, how much it holds back. */

const results = labelledDrafts.map((labelled) => ({ labelled, verdict: judge(labelled.draft, labelled) }));
const of = (verdict: 'faithful' | 'unfaithful') =>
  results.filter(({ labelled }) => labelled.verdict === verdict);

test('the set holds enough of both to measure by', () => {
  expect(of('faithful').length).toBeGreaterThan(100);
  expect(of('unfaithful').length).toBeGreaterThan(150);
});

test('at least 99% of unfaithful drafts are refused', () => {
  const shown = of('unfaithful').filter(({ verdict }) => verdict.accepted);
  const listed = shown.map(({ labelled }) => `${labelled.id}: ${labelled.draft}`);
  expect(shown.length, listed.join('\n')).toBeLessThanOrEqual(0.01 * of('unfaithful').length);
});

test('at least 90% of faithful drafts are kept', () => {
  const held = of('faithful').filter(({ verdict }) => !verdict.accepted);
  const listed = held.map(({ labelled, verdict }) => `${labelled.id}: ${verdict.reason}`);
  expect(held.length, listed.join('\n')).toBeLessThanOrEqual(0.1 * of('faithful').length);
});

describe('reasons', () => {
  const refused = results.filter(({ verdict }) => !verdict.accepted);

  test('every refusal gives one', () => {
    for (const { labelled, verdict } of refused)
      expect(verdict.reason, labelled.id).toMatch(/^\S[^\n]{8,}[^\s.]$/);
  });

  test('nearly every one quotes the words at fault', () => {
    const quoting = refused.filter(({ verdict }) => /".+"/.test(verdict.reason ?? ''));
    expect(quoting.length).toBeGreaterThan(0.9 * refused.length);
  });

  test('a draft that is kept has none', () => {
    for (const { verdict } of results) if (verdict.accepted) expect(verdict.reason).toBeNull();
  });
});

test('the clauses of a draft, joined, are the draft', () => {
  for (const { labelled, verdict } of results)
    expect(verdict.clauses.map(({ text }) => text).join('')).toBe(labelled.draft);
});
