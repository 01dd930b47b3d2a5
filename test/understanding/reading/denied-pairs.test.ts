import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/contract/query.ts';
import { ask } from '../made.ts';

/** What a job has, as a verb says it of many, with the words that bound it. */
const PARTS = {
  pay: { verb: 'earn', object: 'over 65k' },
  schooling: { verb: 'require', object: 'a bachelor’s' },
  experience: { verb: 'require', object: 'experience' },
  growth: { verb: 'grow', object: 'more than 4 percent' },
} as const;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];
const PAIRS = NAMES.flatMap((one) =>
  NAMES.filter((other) => other !== one).map((other) => [one, other] as const),
);
const said = (part: Part) => `${PARTS[part].verb} ${PARTS[part].object}`;

/** A condition as the words for it; of a level, what is denied takes in those above it. */
const shown = (one: Condition, turned = false) =>
  'field' in one ? `${one.denied !== turned ? 'not ' : ''}${one.field} ${one.op} ${one.value}` : 'another';
const filters = (text: string) =>
  ask(text)
    .conditions.map((one) => shown(one))
    .sort();
const kept = (part: Part) => shown(ask(`jobs that ${said(part)}`).conditions[0] as Condition);
const denied = (part: Part) => shown(ask(`jobs that ${said(part)}`).conditions[0] as Condition, true);

describe('of two conditions a denial turns round those in its scope', () => {
  test.each(PAIRS)('"not %s and %s" denies the first alone', (one, other) => {
    const want = [denied(one), kept(other)].sort();
    for (const text of [
      `jobs that don't ${said(one)} and ${said(other)}`,
      `which jobs do not ${said(one)} and ${said(other)}`,
      `jobs that ${said(other)} and don't ${said(one)}`,
      `jobs that don't ${said(one)} but ${said(other)}`,
      `jobs that don't ${said(one)}, and ${said(other)}`,
    ])
      expect([text, ...filters(text)]).toEqual([text, ...want]);
  });

  test.each(PAIRS)('"not %s or %s" denies both, and so do two denials', (one, other) => {
    const want = [denied(one), denied(other)].sort();
    for (const text of [
      `jobs that don't ${said(one)} or ${said(other)}`,
      `jobs that don't ${said(one)} and don't ${said(other)}`,
    ])
      expect([text, ...filters(text)]).toEqual([text, ...want]);
  });

  test.each([
    'careers with no lifting and without a bachelor’s above 75k',
    'careers that need no bachelor’s and earn above 75k',
    'careers that don’t involve lifting people and can be done anywhere without a bachelor’s and earn above 75k',
  ])('%s', (text) => {
    expect(ask(text).conditions).toMatchObject([
      { op: 'level', value: 'bachelor', denied: true },
      { op: 'over', value: 75_000, denied: false },
    ]);
  });

  test.each([
    'jobs that don’t require experience or a master’s',
    'jobs without experience or a master’s that earn well',
  ])('what one denial lists is denied together: %s', (text) => {
    expect(ask(text).conditions).toMatchObject([
      { op: 'is', value: 'none', denied: false },
      { op: 'level', value: 'master', denied: true },
    ]);
  });
});
