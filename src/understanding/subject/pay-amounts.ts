import type { Conversation } from '../../contract/conversation.ts';
import { isHourly } from '../../language/amounts.ts';
import type { Quantity } from '../../language/quantities.ts';
import { has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** A plain number from here to there, where pay is spoken of, is so many thousands a year. */
const [LEAST, MOST] = [30, 999];
const THOUSAND = 1000;
/** The kinds of words that ask for something else than pay, or say what a number counts. */
const OTHERS = ['field', 'unmeasured', 'level', 'share', 'label', 'period', 'future', 'recurring'];
const BEFORE = ['self.self', 'title', 'mention', 'pronoun', 'direction', 'most', 'least', 'relation'];
const COUNTED = [...BEFORE, 'job', 'unknown'];
const SMALL = ['article', 'filler', 'courtesy'];

/** "do they make 60", "what about 140" after pay: amounts of money that are said in thousands alone. */
export function withPayAmounts(reading: Reading, { subject, open, last, earns }: Conversation): Reading {
  // "sorry, I earn 17", after an amount by the hour.
  if (earns && isHourly(earns.pay) && has(reading, 'self.own') && !has(reading, ...OTHERS))
    return {
      ...reading,
      spans: reading.spans.map((span) => (isBare(span, earns.pay) ? paidHourly(span) : span)),
    };
  const own = has(reading, 'aspect.salary', 'self.own', 'beside.underpaid', 'beside.overpaid');
  // "make that 80", after jobs over 70k without a degree.
  const bounded = last?.conditions.some((one) => 'field' in one && Number(one.value) >= LEAST * THOUSAND);
  const pay = subject?.aspects.join() === 'salary' && subject.period !== 'hour';
  const known = (pay || bounded) && open === null;
  const silent = !has(reading, 'aspect', 'title', 'mention', 'job', 'turn.more', 'turn.only');
  if (!(own || (known && silent)) || has(reading, ...OTHERS)) return reading;
  const spans = reading.spans.map((span, at) => (isPay(reading, at) ? paid(span, reading) : span));
  return { ...reading, spans };
}

/** Returns whether a number counts nothing: no word beside it says of what it is. */
function isPay({ spans }: Reading, at: number): boolean {
  const { quantity, kind } = spans[at] as Span;
  if (!quantity || !(kind === 'number' || kind === 'quantity')) return false;
  if (quantity.unit !== null || !isThousands(quantity)) return false;
  // "I'm 44" tells an age.
  if (is(spans[at - 1], 'auxiliary') && is(spans[at - 2], 'filler.me')) return false;
  const [before] = nearestOf(spans, at, -1, ...SMALL);
  const [after] = nearestOf(spans, at, 1, ...SMALL);
  return !is(before, ...BEFORE) && !is(after, ...COUNTED);
}

/** A plain number that is no further from an amount than ten times as much, or as little. */
const isBare = ({ kind, quantity }: Span, pay: number) =>
  kind === 'number' && quantity?.until === null && quantity.value < pay * 10 && quantity.value > pay / 10;

const paidHourly = (span: Span): Span => ({
  ...span,
  kind: 'quantity',
  quantity: { ...(span.quantity as Quantity), unit: 'USD', period: 'hour' },
});

const isThousands = ({ value, until }: Quantity) =>
  [value, until ?? value].every((one) => Number.isInteger(one) && one >= LEAST && one <= MOST);

function paid(span: Span, { text, tokens }: Reading): Span {
  const numbers = tokens.slice(span.from, span.to).filter(({ number }) => number !== null);
  const typed = text.slice(numbers[0]?.start ?? 0, numbers.at(-1)?.end ?? 0);
  const { value, until, words, ...quantity } = span.quantity as Quantity;
  const thousands = {
    value: value * THOUSAND,
    until: until === null ? null : until * THOUSAND,
    // The number is repeated as it was typed, for it is nowhere written with its thousands.
    words: words ?? typed,
    unit: 'USD' as const,
  };
  return { ...span, kind: 'quantity', quantity: { ...quantity, ...thousands } };
}
