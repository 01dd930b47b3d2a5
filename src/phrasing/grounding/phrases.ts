import type { Span } from './annotate.ts';
import { rolesAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import { breaksAt, type Cues, cuesIn, marksIn, quote, type Sentence } from './sentence.ts';
import { stemsOf } from './words.ts';

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
    used.push(...result.used);
  }
  return { fault: null, used };
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
      sourceWords(sentence, wanted) ??
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

/** In a list of several things asked, one item's topic says nothing of the next: both are of one subject. */
function nextItem(
  sentence: Sentence,
  role: string,
  wanted: readonly string[],
  chunk: readonly Span[],
): Evidence[] | undefined {
  const cues = chunkCues(sentence, chunk);
  const own = cuesIn(sentence, chunk[0]?.from ?? 0, chunk.at(-1)?.to ?? 0);
  const { registry } = sentence.of;
  const aspects = new Set(cues.topics.flatMap((t) => [...t].map((f) => registry.get(f).aspect)));
  const found =
    own.topics.length === 0 && aspects.size > 0
      ? bestFact(sentence, role, wanted, { ...cues, topics: [] })
      : undefined;
  return found?.every((e) => aspects.has(e.field.aspect)) ? found : undefined;
}

function bestFact(
  sentence: Sentence,
  role: string,
  wanted: readonly string[],
  cues: Cues,
): Evidence[] | undefined {
  const mine = sentence.of.byRole.get(role) ?? [];
  const than = sentence.tokens.some((t) => /^(?:than|not|rather)$/.test(t.word));
  const has = (e: Evidence, m: string) => e.meanings.has(m) || (than && e.counter.has(m));
  const possible = mine.filter((e) => e.text && topicAllows(e, cues, sentence));
  const whole = possible.find((e) => wanted.every((m) => has(e, m)));
  if (whole) return [whole];
  const noted = mine.find(
    (e) => e.fact.note !== undefined && wanted.every((m) => noteMeanings(e.fact.note ?? '', sentence).has(m)),
  );
  if (noted) return [noted];
  const listed = possible.filter(
    (e) => e.fact.value && Array.isArray(e.fact.value) && wanted.some((m) => has(e, m)),
  );
  return listed.length > 1 &&
    wanted.every((m) => listed.some((e) => has(e, m) && [...e.meanings].every((x) => wanted.includes(x))))
    ? listed
    : undefined;
}

function noteMeanings(note: string, sentence: Sentence): ReadonlySet<string> {
  return new Set(stemsOf(note).map((s) => sentence.of.lexicon.meaning(s)));
}

/** Words of the sources' titles and publishers, where a source is being named. */
function sourceWords(sentence: Sentence, wanted: readonly string[]): Evidence[] | undefined {
  const { lexicon, sources } = sentence.of;
  const words = new Set(
    sources.flatMap(
      (s) =>
        `${s.title} ${s.publisher} ${s.asOf ?? ''} ${lexicon.file.places[s.geography ?? ''] ?? ''}`
          .toLowerCase()
          .match(/[\p{L}]+/gu) ?? [],
    ),
  );
  const initials = sources.flatMap((s) =>
    [s.publisher, s.title].map(
      (t) =>
        t
          .match(/\b\p{Lu}/gu)
          ?.join('')
          .toLowerCase() ?? '',
    ),
  );
  const short = new Set(initials.flatMap((i) => [i, i.replace(/^us/, '')]));
  const tokens = sentence.tokens.filter((t) => wanted.includes(lexicon.meaning(t.stem)));
  return tokens.length > 0 &&
    tokens.every((t) => words.has(t.word) || (t.word.length > 2 && short.has(t.word)))
    ? []
    : undefined;
}

function chunkCues(sentence: Sentence, chunk: readonly Span[]): Cues {
  const from = chunk[0]?.from ?? 0;
  const to = chunk.at(-1)?.to ?? from;
  const own = cuesIn(sentence, from, to);
  const part = partOf(sentence, from, to);
  const before = cuesIn(sentence, part.from, from);
  const fronted = !sentence.groups.some((g) => g.from >= part.from && g.to <= to);
  const after = fronted ? [cuesIn(sentence, to, headEnd(sentence, to, part.to))] : [];
  const near = [own, before, ...after].find((c) => c.topics.length > 0) ?? before;
  return {
    ...near,
    statistics: own.statistics,
    modes: own.modes.size > 0 ? own.modes : cuesIn(sentence, part.from, to).modes,
  };
}

/** Up to where a value that comes first may be explained: "New York, NY, is the best-paying city". */
function headEnd(sentence: Sentence, from: number, to: number): number {
  const ends = (i: number) =>
    /^(?:and|plus)$/.test(sentence.tokens[i]?.word ?? '') || sentence.figures.some((f) => f.from === i);
  let end = from;
  while (end < to && !ends(end)) end += 1;
  return end;
}

/** The part of the sentence between stops that begin something new. */
function partOf(sentence: Sentence, from: number, to: number): { from: number; to: number } {
  const isStop = (i: number) => {
    const word = sentence.tokens[i]?.word ?? '';
    if (/^(?:;|:|while|whereas|but)$/.test(word)) return true;
    if (word !== ',' || !/^(?:and|which|with)$/.test(sentence.tokens[i + 1]?.word ?? '')) return false;
    return sentence.groups.some((g) => g.from > i && g.from <= i + 4) || newUnit(sentence, i);
  };
  let start = from;
  while (start > 0 && !isStop(start - 1)) start -= 1;
  let end = to;
  while (end < sentence.tokens.length && !isStop(end)) end += 1;
  return { from: start, to: end };
}

/** ", and 69%" after money: the figures turn to something else. */
function newUnit(sentence: Sentence, comma: number): boolean {
  const next = sentence.figures.find((f) => f.from === comma + 2);
  const before = sentence.figures.findLast((f) => f.to <= comma);
  return next !== undefined && before !== undefined && next.unit !== before.unit;
}

/** A phrase of one field may not stand for another: a company is no industry, what is common is not required. */
function topicAllows(e: Evidence, cues: Cues, sentence: Sentence): boolean {
  const narrow = cues.topics.filter((t) => t.size <= 4);
  const required = /\brequired?\b|\basked\b/i.test(e.fact.note ?? '');
  const own: Cues = {
    topics: narrow.slice(-1),
    statistics: new Set(),
    period: null,
    bound: null,
    modes: required ? new Set() : cues.modes,
    trend: null,
  };
  return fits(e.field, own, sentence.of, false);
}

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

/** A word of the lexicon that happens to be a value too ("business", "office") and here names a topic. */
function isPlainWord(sentence: Sentence, span: Span): boolean {
  const token = sentence.tokens[span.from];
  return (
    span.to - span.from === 1 &&
    token !== undefined &&
    (span.fields !== null || sentence.of.lexicon.neutral.has(token.stem)) &&
    marksIn(sentence, 'first').length === 0
  );
}
