import { labelsIn, labelsWith, numberIn } from '../../catalogue/labels.ts';
import type { AnswerFact } from '../../contract/answer.ts';
import { stemOf } from '../../titles/words.ts';
import type { Verdict } from './verdict.ts';

/** The importance from which a source calls a skill important. */
const IMPORTANT = 50;

/** "is customer service a top skill", "the best-paying company is Google, correct?" */
export const itemVerdict: Verdict<'item'> = (
  { words, negated },
  asked,
  { scope, tools: { book, catalogue } },
) => {
  const { fields, columns } = scope;
  if (!asked || negated || columns.length !== 1) return null;
  const shown = new Set(fields.map((field) => field.id));
  const texts = book.facts
    .filter((fact) => shown.has(fact.field))
    .flatMap((fact) => textsOf(fact).map((text) => ({ text, fact })));
  const hits = ({ text }: { text: string }) =>
    words.filter((word) => text.toLowerCase().includes(stemOf(word))).length;
  const [best] = texts.toSorted((a, b) => hits(b) - hits(a));
  if (!best) return null;
  const { label } = scope.subject;
  // A list that rates every skill there is names what a role hardly needs, too.
  const rates = label !== null && catalogue.fields.get(best.fact.field).more !== undefined;
  const rated = rates ? numberIn(best.fact.value, label) : undefined;
  if (rated !== undefined)
    return rated < IMPORTANT ? null : { before: [{ say: 'yes-no', yes: true, ground: null }] };
  if (hits(best) * 2 >= words.length)
    return { before: [{ say: 'listed', fact: best.fact.id, item: best.text }], instead: true };
  // Of what has a name of its own, and is listed for others, it is told that it is not listed here.
  const { id, names } = catalogue.fields.get(best.fact.field);
  const [item] =
    names && Array.isArray(best.fact.value) ? labelsWith(catalogue.labels(id), words.join(' ')) : [];
  if (item !== undefined)
    return { before: [{ say: 'listed', fact: best.fact.id, item, absent: true }], instead: true };
  // Other words may say the same: of a list no absence is claimed.
  return texts.length === 1 ? { before: [{ say: 'yes-no', yes: false, ground: null }] } : null;
};

function textsOf({ value, display }: AnswerFact): string[] {
  if (Array.isArray(value)) return labelsIn(value);
  return typeof value === 'string' ? [display] : [];
}
