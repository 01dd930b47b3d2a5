import { expect, test } from 'vitest';
import type { RoleHead } from '../../src/catalogue/catalogue.ts';
import type { AnswerFact } from '../../src/contract/answer.ts';
import { untrueIn } from './oracle.ts';

/** The oracle that judges printed plans must itself know a lie from the truth. */

const head = (id: string, title: string): RoleHead => ({
  id,
  title,
  plural: `${title}s`,
  soc: null,
  kind: 'role',
  short: title,
});
const ROLES = [head('o', 'Operations Officer'), head('d', 'Operations Director')];
const pay = (role: string, value: number, display: string) =>
  ({ id: `${role}.pay`, role, field: 'salary.average', unit: 'USD/year', value, display }) as AnswerFact;
const FACTS = [pay('o', 46_813, '$46,813'), pay('d', 104_050, '$104,050')];

test.each([
  'An operations director earns $104,050 a year on average, against $46,813 for an operations officer: $57,237 more.',
  'An operations officer earns $46,813 a year, against $104,050 for an operations director: $57,237 less.',
  'An operations director earns $104,050, against $46,813 for an operations officer: $57,237 more, or 2.2 times as much.',
])('true: %s', (sentence) => {
  expect(untrueIn(sentence, FACTS, ROLES)).toEqual([]);
});

test.each([
  'An operations officer earns $104,050 a year on average.',
  'An operations director earns $104,051 a year on average.',
  'An operations director earns $104,050, against $46,813 for an operations officer: $57,237 less.',
  'An operations officer earns $46,813, against $104,050 for an operations director: $57,237 more.',
  'An operations officer earns $46,813, against $104,050 for an operations director: $57,237 less, or 2.2 times as much.',
  'An operations director earns $104,050, against $46,813 for an operations officer: $60,000 more.',
  'Everyone earns $999,999.',
])('a lie: %s', (sentence) => {
  expect(untrueIn(sentence, FACTS, ROLES)).not.toEqual([]);
});
