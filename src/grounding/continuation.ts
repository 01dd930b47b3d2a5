import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer, AnswerFact } from '../contract/answer.ts';
import { upperFirst } from '../wording/display.ts';
import { statement } from '../wording/sentences.ts';
import { sentences } from './split.ts';
import { stemsOf } from './words.ts';

/** How far apart two figures may be to be one figure, rounded. */
const ROUNDING = 0.02;
/** From this share of its words on, a text counts as said. */
const MOSTLY = 0.6;
/** A sentence of fewer words that states no fact ("Yes.", "Neither:") answers a question that is answered by now. */
const VERDICT_WORDS = 6;

/**
 * What follows a part of a draft: our own lead without what the reader has just read. A sentence that was said
 * in part is replaced by plain statements of the facts that it still owes. Empty when nothing is left to say.
 */
export function continuation(answer: Answer, shown: string, catalogue: Catalogue): string {
  if (shown === '') return answer.lead;
  return sentences(answer.lead)
    .map((sentence) => owed(sentence.trim(), shown, answer, catalogue))
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function owed(sentence: string, shown: string, answer: Answer, catalogue: Catalogue): string {
  const facts = answer.facts.filter((fact) => states(sentence, fact));
  if (facts.length === 0) return isNews(sentence, shown) ? sentence : '';
  const unsaid = facts.filter((fact) => !states(shown, fact));
  if (unsaid.length === facts.length) return sentence;
  if (unsaid.length === 0) return '';
  const plain = unsaid.map((fact) =>
    statement(catalogue.head(fact.role), fact, catalogue.fields.get(fact.field)),
  );
  return `${upperFirst(plain.join('; '))}.`;
}

/** A sentence of no fact that is more than a verdict, and not said in other words already. */
function isNews(sentence: string, shown: string): boolean {
  const words = sentence.split(/\s+/).length;
  const fresh = figuresIn(sentence).some((figure) => !holds(shown, figure));
  return fresh || (words >= VERDICT_WORDS && !says(shown, sentence));
}

/** Whether a text gives the fact: its figure, perhaps rounded, or most of its words. */
function states(text: string, { value }: AnswerFact): boolean {
  if (typeof value === 'number') return holds(text, value);
  if (typeof value === 'string') return says(text, value);
  if (!Array.isArray(value)) return holds(text, value.min) && holds(text, value.max);
  return value.some((item) => says(text, item.label));
}

function says(text: string, phrase: string): boolean {
  const said = new Set(stemsOf(text));
  const words = stemsOf(phrase);
  return words.length > 0 && words.filter((word) => said.has(word)).length >= MOSTLY * words.length;
}

function holds(text: string, figure: number): boolean {
  return figuresIn(text).some((one) => Math.abs(one - figure) <= ROUNDING * Math.abs(figure));
}

const SCALES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

function figuresIn(text: string): number[] {
  return [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(k|thousand|million|m)?\b/giu)].map(
    ([, digits = '', scale = '']) => Number(digits.replaceAll(',', '')) * (SCALES[scale.toLowerCase()] ?? 1),
  );
}
