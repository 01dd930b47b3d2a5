import type { Evidence } from './evidence.ts';
import { asksFor } from './fit.ts';
import { marksIn, quote, type Sentence, spansWith } from './sentence.ts';

/** What no draft may do, unless a fact says it in these words. */

const REFUSED: readonly [kind: string, reason: string][] = [
  ['meta', 'it talks about its instructions'],
  ['promise', 'it promises'],
  ['advice', 'it advises'],
  ['every', 'it claims something of all'],
  ['undated', 'it names a time that no fact gives'],
  ['detail', 'it adds what no fact gives'],
];

/** Per cent of people beyond which one may say "most". */
const HALF = 50;

/** Why a sentence may not be shown: promises, advice, talk of instructions, claims about all, causes, rules. */
export function refused(sentence: Sentence, used: readonly Evidence[], gap: boolean): string | null {
  const because = (reason: string, span: { from: number; to: number }) =>
    `${reason}: ${quote(sentence, span.from, span.to)}`;
  const written = sentence.text.trim().toLowerCase();
  if (sentence.of.lexicon.file.leaks.some((opening) => written.startsWith(opening)))
    return 'it repeats its prompt';
  for (const [kind, reason] of REFUSED) {
    const span = spansWith(sentence, kind).find((s) => !borneOut(sentence, s.from, s.to, used));
    if (span && !(gap && (kind === 'every' || kind === 'undated'))) return because(reason, span);
  }
  const month = sentence.spans.find(
    (s) =>
      s.marks.some((m) => m.kind === 'period' && m.value === 'other') &&
      !borneOut(sentence, s.from, s.to, used),
  );
  if (month && !gap) return because('it names a period that no fact gives', month);
  const most = sentence.groups.find((g) => sentence.tokens[g.from - 1]?.word === 'most');
  if (most && !used.some((e) => e.text !== '' && (e.number ?? 0) > HALF))
    return because('it claims of most what no share gives', { from: most.from - 1, to: most.to });
  const cause = spansWith(sentence, 'cause').find((s) => !sentence.figures.some((f) => f.from === s.to));
  if (cause && !gap && !causeGiven(sentence)) return because('it gives a cause that no fact gives', cause);
  const limit = spansWith(sentence, 'limit').find((s) => limitsRoles(sentence, s));
  if (limit) return because('it claims something of one role alone', limit);
  const hedged = marksIn(sentence, 'hedge').length > 0 || sentence.memory.hedged;
  const rule = spansWith(sentence, 'rule').find(
    (s) => !hedged && !(s.marks.some((m) => m.value === 'soft') && obligationGiven(sentence, used)),
  );
  return rule ? because('it states a rule that the facts do not give', rule) : null;
}

/** A word of a fact that the sentence repeats: "all" in "all operations of the company". */
function borneOut(sentence: Sentence, from: number, to: number, used: readonly Evidence[]): boolean {
  const { lexicon } = sentence.of;
  const run = sentence.tokens.slice(from, to).map((t) => lexicon.meaning(t.stem));
  const whole = lexicon.wholes;
  const every = run.length === 1 && whole.has(run[0] ?? '');
  const nextRole = sentence.groups.some((g) => g.from >= to && g.from <= to + 2);
  const has = (e: Evidence) =>
    run.every((m) => e.meanings.has(m)) || (every && !e.meanings.isDisjointFrom(whole));
  return !nextRole && used.some(has);
}

/** "Only directors …" shuts out everyone else; "only an associate's degree" does not. */
const limitsRoles = (sentence: Sentence, span: { to: number }) =>
  sentence.groups.some((g) => g.from >= span.to && g.from <= span.to + 1);

/** "They should be computer literate": a requirement, where the facts list it as one, and nobody is spoken to. */
const obligationGiven = (sentence: Sentence, used: readonly Evidence[]) =>
  used.some((e) => e.text !== '' && asksFor(e.field, sentence.of)) &&
  !sentence.tokens.some((t) => /^(?:you|your|i|we)$/.test(t.word));

/** A cause stands where a fact about the reason shares its words. */
function causeGiven(sentence: Sentence): boolean {
  const { all, lexicon } = sentence.of;
  const words = sentence.tokens.map((t) => lexicon.meaning(t.stem)).filter((m) => m.length > 4);
  return all.some(
    (e) => e.field.id.endsWith('.reason') && words.filter((m) => e.meanings.has(m)).length >= 2,
  );
}

/** A value that is only the most common one, or an example, told without a word that says so; null where there is none. */
export function toldAsRule(sentence: Sentence, used: readonly Evidence[]): Evidence | null {
  if (sentence.memory.hedged || /:/.test(sentence.text)) return null;
  if (marksIn(sentence, 'hedge').length > 0) return null;
  const counted = marksIn(sentence, 'first').length > 0 || sentence.figures.some((f) => f.unit === 'percent');
  return used.find((e) => e.text !== '' && (isExample(e) || (!counted && isUsual(e)))) ?? null;
}

/** What holds of some, or of most: a field or a note says so. */
const isExample = ({ field, fact }: Evidence) => /\bexamples?\b/i.test(`${field.label} ${fact.note ?? ''}`);
const isUsual = ({ field, fact }: Evidence) =>
  /\bmost (?:common|cases)\b/i.test(`${field.label} ${fact.note ?? ''}`);
