import type { Ground } from './evidence.ts';
import { marksIn, type Sentence, spansWith } from './sentence.ts';

/** What no draft may do, whatever the facts say. */

const UNSAFE: readonly [RegExp, string][] = [
  [/https?:|www\.|\b[\w-]+\.(?:com|org|net|io|gov|edu|html|co|dev|app|info|ai|me|uk|de)\b/i, 'a link'],
  [/[\w.+-]+@[\w-]+\.\w+/, 'an address'],
  [/(?:^|[^\w])@\w|<[@#!&:]|@(?:everyone|here|channel)/i, 'a mention'],
  [/<[a-z/!][^>]*>|\]\(|!\[|```|~~~|\|\||<\w+:|\\u00|&[a-z#0-9]+;/i, 'markup'],
  [/[\p{Cc}\p{Cf}]/u, 'hidden characters'],
  [/[€£¥₹₽₩]|\b(?:EUR|GBP|CAD|AUD|euros?|pounds?|sterling|yen|rupees?)\b/i, 'another currency'],
  [
    /\b[a-z]+(?:-[a-z]+)+\.[a-z]+\.[a-z_]+|\b[a-z]+\.[a-z]+_[a-z_]+\b|\b(?:FACTS|RULES|SYSTEM|USER|ASSISTANT)\s*:/,
    'talk about its instructions',
  ],
];

/** Why the text may not be shown at all, or null. */
export function unsafe(text: string): string | null {
  const oneLine = text
    .replace(/[\n\r\t]/g, ' ')
    .replace(/(?<=\p{Extended_Pictographic})[\u200d\ufe0f]/gu, '');
  return UNSAFE.find(([pattern]) => pattern.test(oneLine))?.[1] ?? null;
}

const REFUSED: readonly [string, string][] = [
  ['meta', 'talk about its instructions'],
  ['promise', 'a promise'],
  ['advice', 'advice'],
];

/** Promises, advice, talk of instructions, claims about all, causes that no fact gives. */
export function refused(sentence: Sentence, borneOut: (from: number, to: number) => boolean): string | null {
  for (const [kind, reason] of REFUSED) {
    if (spansWith(sentence, kind).some((s) => !borneOut(s.from, s.to))) return reason;
  }
  const every = spansWith(sentence, 'every').find(
    (s) => !borneOut(s.from, s.to) && !isNegatedLimit(sentence, s.from),
  );
  if (every) return 'a claim about all';
  if (marksIn(sentence, 'cause').length > 0 && !causeGiven(sentence)) return 'a cause that no fact gives';
  return strictRule(sentence);
}

const isNegatedLimit = (sentence: Sentence, at: number) =>
  sentence.tokens[at]?.word === 'only' && sentence.tokens[at - 1]?.word === 'not';

/** A cause stands where a fact about the reason shares its words. */
function causeGiven(sentence: Sentence): boolean {
  const { all, lexicon } = sentence.of;
  const words = sentence.tokens.map((t) => lexicon.meaning(t.stem)).filter((m) => m.length > 4);
  return all.some(
    (e) => e.field.id.endsWith('.reason') && words.filter((m) => e.meanings.has(m)).length >= 2,
  );
}

/** "in most cases", "most common" and examples may not be told as a rule. */
function strictRule(sentence: Sentence): string | null {
  const must = /\b(?:must|mandatory|always|obligatory|compulsory|non-negotiable)\b/i.test(sentence.text);
  const hedged = marksIn(sentence, 'hedge').length > 0 || sentence.memory.hedged;
  return must && !hedged ? 'a rule that the facts do not give' : null;
}

/** Whether a value that is only the most common one, or an example, is told with a word that says so. */
export function toldAsRule(
  sentence: Sentence,
  of: Ground,
  used: readonly {
    text: string;
    field: { id: string; label: string };
    fact: { note?: string | undefined };
  }[],
): boolean {
  if (marksIn(sentence, 'hedge').length > 0 || sentence.memory.hedged || /:/.test(sentence.text))
    return false;
  if (sentence.figures.some((f) => f.unit === 'percent')) return false;
  if (marksIn(sentence, 'first').length > 0) return false;
  return used.some(
    (e) =>
      e.text !== '' &&
      (/most common/i.test(e.field.label) ||
        (/\bmost cases\b|\bexamples?\b/i.test(e.fact.note ?? '') &&
          of.registry.get(e.field.id).aspect !== 'duties')),
  );
}
