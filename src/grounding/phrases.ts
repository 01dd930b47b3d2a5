import type { Span } from './annotate.ts';
import { rolesAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { bestFact, namesSource, nextItem, topicAllows } from './lookup.ts';
import { chunkCues } from './parts.ts';
import { breaksAt, marksIn, quote, type Sentence } from './sentence.ts';

/** Words that are neither figures nor roles: each run of them must be one thing that a fact of the role says. */

export interface PhraseResult {
  fault: string | null;
  used: Evidence[];
}

const HARMLESS_SYMBOLS = /^[\p{Extended_Pictographic}.,;:!?()"“”'’‘*_–—\-•&/|=+%~#…]$/u;

/** Checks the phrases of a sentence; `lenient` words (of the question, in an honest gap) pass unread. */
export function phraseFaults(sentence: Sentence, lenient: ReadonlySet<string>): PhraseResult {
  const used: Evidence[] = [];
  for (const chunk of chunksOf(sentence)) {
    const content = chunk.filter((s) => isContent(sentence, s, lenient));
    const values = chunk.filter((s) => s.values && !content.includes(s));
    const result =
      content.length > 0 ? covered(sentence, chunk, content, values) : valuesHold(sentence, chunk, values);
    if (result.fault) return { fault: result.fault, used };
    used.push(...result.used, ...topicWords(sentence, chunk));
  }
  return { fault: null, used };
}

/** Words that name a field and stand in its fact as well: "desk", of the workplace. */
function topicWords(sentence: Sentence, chunk: readonly Span[]): Evidence[] {
  return chunk.flatMap((span) => {
    if (!span.fields || span.values || span.roles) return [];
    const meant = meaningsOf(sentence, span);
    return whose(sentence, span).flatMap((role) =>
      (sentence.of.byRole.get(role) ?? []).filter(
        (e) => e.text !== '' && span.fields?.has(e.field.id) && meant.every((m) => e.meanings.has(m)),
      ),
    );
  });
}

/** The spans between two breaks. */
function chunksOf(sentence: Sentence): Span[][] {
  const out: Span[][] = [[]];
  for (const span of sentence.spans) {
    if (span.to - span.from === 1 && !span.values && breaksAt(sentence, span.from)) out.push([]);
    else out.at(-1)?.push(span);
  }
  return out.filter((c) => c.length > 0);
}

/** Whether a span is said of a role and must be found among its facts. */
function isContent(sentence: Sentence, span: Span, lenient: ReadonlySet<string>): boolean {
  if (span.figure || span.roles || span.values) return false;
  const { lexicon } = sentence.of;
  if (sentence.groups.some((g) => g.from <= span.from && span.to <= g.to)) return false;
  if (span.marks.length > 0 || span.fields) return false;
  const token = sentence.tokens[span.from];
  if (!token || span.to - span.from > 1) return false;
  if (token.kind === 'mark') return !HARMLESS_SYMBOLS.test(token.word);
  if (token.kind === 'numeral') return false;
  if (lenient.has(token.stem)) return false;
  return !(
    lexicon.neutral.has(token.stem) ||
    lexicon.action.has(token.stem) ||
    lexicon.grade.has(token.stem)
  );
}

/** All the content of a run must be found in one fact of each role that it is said of. */
function covered(
  sentence: Sentence,
  chunk: readonly Span[],
  content: readonly Span[],
  values: readonly Span[],
): PhraseResult {
  const wanted = [...new Set(content.flatMap((s) => meaningsOf(sentence, s)))];
  const roles = whose(sentence, content[0] ?? chunk[0]);
  const used: Evidence[] = [];
  for (const role of roles) {
    const found =
      bestFact(sentence, role, wanted, chunkCues(sentence, chunk)) ??
      (namesSource(sentence, wanted) ? [] : undefined) ??
      nextItem(sentence, role, wanted, chunk);
    if (!found)
      return {
        fault: `nothing about the role says ${quote(sentence, content[0]?.from ?? 0, content.at(-1)?.to ?? 0)}`,
        used,
      };
    used.push(...found);
  }
  const loose = values.filter(
    (s) => !used.some((e) => meaningsOf(sentence, s).every((m) => e.meanings.has(m))),
  );
  const rest = valuesHold(sentence, chunk, loose);
  return { fault: rest.fault, used: [...used, ...rest.used] };
}

/** The roles that a phrase is said of: those of the case where the sentence leaves it open. */
function whose(sentence: Sentence, span: Span | undefined): readonly string[] {
  const at = span ?? { from: 0, to: 0 };
  const to = span?.values ? listEnd(sentence, span) : at.to;
  return rolesAt(sentence, at.from, to) ?? sentence.of.roles.map((r) => r.id);
}

/** Where a list of values ends: "A and B for directors" speaks of directors twice. */
function listEnd(sentence: Sentence, span: Span): number {
  const next = sentence.spans.find((s) => s.values && s.from >= span.to);
  if (!next) return span.to;
  const between = sentence.tokens.slice(span.to, next.from);
  return between.length > 0 && between.every((t) => /^(?:,|and|or|&|the|a|an)$/.test(t.word))
    ? listEnd(sentence, next)
    : span.to;
}

/** Short values that stand as the facts have them: with their role and under their own field. */
function valuesHold(sentence: Sentence, chunk: readonly Span[], values: readonly Span[]): PhraseResult {
  const used: Evidence[] = [];
  for (const span of values) {
    for (const role of whose(sentence, span)) {
      const found =
        valuesOf(sentence, span, role, chunk) ??
        bestFact(sentence, role, meaningsOf(sentence, span), chunkCues(sentence, chunk));
      if (!found && !isPlainWord(sentence, span))
        return {
          fault: `${quote(sentence, span.from, span.to)} is not so for that role`,
          used,
        };
      used.push(...(found ?? []));
    }
  }
  return { fault: null, used };
}

const meaningsOf = (sentence: Sentence, span: Span) =>
  sentence.tokens
    .slice(span.from, span.to)
    .filter((t) => t.kind !== 'mark')
    .map((t) => sentence.of.lexicon.meaning(t.stem));

/** The values of a role that a span repeats, under the field that its surroundings speak of. */
function valuesOf(
  sentence: Sentence,
  span: Span,
  role: string,
  chunk: readonly Span[],
): Evidence[] | undefined {
  const cues = chunkCues(
    sentence,
    chunk.filter((s) => s !== span),
  );
  const mine = (span.values ?? []).filter((e) => e.role === role && topicAllows(e, cues, sentence));
  return mine.length > 0 ? mine : undefined;
}

/** Its word stands for a field, and not for a value of that very field ("warehouse" for the workplace). */
const namesTopic = ({ fields, values }: Span) =>
  fields !== null && !values?.some((e) => fields.has(e.field.id));

/** A word of the lexicon that happens to be a value too ("business", "office") and here names a topic. */
function isPlainWord(sentence: Sentence, span: Span): boolean {
  const token = sentence.tokens[span.from];
  return (
    span.to - span.from === 1 &&
    token !== undefined &&
    (namesTopic(span) || sentence.of.lexicon.neutral.has(token.stem)) &&
    marksIn(sentence, 'first').length === 0
  );
}
