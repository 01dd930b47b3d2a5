import { fits } from './fit.ts';
import { cuesIn, inherit, marksIn, type Sentence, spansWith } from './sentence.ts';

/** Statements that something is not known: true only where it is not. */

export type GapVerdict = 'none' | 'true' | 'false';

/** Whether a sentence says that something is missing, and whether it is. */
export function gapVerdict(sentence: Sentence): GapVerdict {
  const gaps = spansWith(sentence, 'missing');
  if (gaps.length === 0) return 'none';
  if (gaps.every((gap) => gapHolds(sentence, gap.from, gap.to))) return 'true';
  return 'false';
}

function gapHolds(sentence: Sentence, from: number, to: number): boolean {
  if (openHolds(sentence)) return true;
  const roles = rolesOf(sentence, from, to);
  const near = cuesIn(sentence, clauseStart(sentence, from), clauseEnd(sentence, to));
  const wide = cuesIn(sentence, 0, sentence.tokens.length);
  const own = near.topics.length > 0 ? near : wide.topics.length > 0 ? wide : near;
  const cues = inherit(own, sentence.memory.cues);
  const { of } = sentence;
  if (cues.topics.length === 0)
    return of.missing.some((m) => roles.includes(m.role)) || unknownTopic(sentence);
  const fields = of.registry.all.filter(
    (f) =>
      cues.topics.some((t) => t.has(f.id)) && fits(f, { ...cues, modes: new Set(), bound: null }, of, false),
  );
  const narrow = narrowest(
    fields.map((f) => f.id),
    cues.topics,
  );
  return roles.every((role) => {
    const known = (of.byRole.get(role) ?? []).some((e) => narrow.includes(e.field.id));
    const gap = of.missing.some((m) => m.role === role && narrow.includes(m.field));
    return (
      !known ||
      (gap && narrow.length > 1 && !(of.byRole.get(role) ?? []).some((e) => narrow[0] === e.field.id))
    );
  });
}

/** The fields that all topics share, where they share any. */
function narrowest(fields: readonly string[], topics: readonly ReadonlySet<string>[]): readonly string[] {
  const common = fields.filter((f) => topics.every((t) => t.has(f)));
  return common.length > 0 ? common : fields;
}

/** The source leaves open a date, a period, a place or a method: so it does where no fact names one. */
function openHolds(sentence: Sentence): boolean {
  if (marksIn(sentence, 'open').length === 0) return false;
  const { all, sources } = sentence.of;
  const about = cuesIn(sentence, 0, sentence.tokens.length).topics;
  const dated = all.some(
    (e) =>
      (about.length === 0 || about.some((t) => t.has(e.field.id))) &&
      (e.fact.asOf ?? sources.find((s) => s.id === e.fact.source)?.asOf),
  );
  return !dated;
}

/** What was asked for is no field at all: nothing is known of it. */
function unknownTopic(sentence: Sentence): boolean {
  const asked = sentence.question.toLowerCase();
  return sentence.tokens.some(
    (t) =>
      t.kind === 'word' &&
      t.word.length > 3 &&
      asked.includes(t.word) &&
      !sentence.of.lexicon.neutral.has(t.stem) &&
      !sentence.spans.some((s) => (s.fields || s.roles || s.values) && sentence.tokens[s.from] === t),
  );
}

function rolesOf(sentence: Sentence, from: number, to: number): readonly string[] {
  const all = sentence.of.roles.map((r) => r.id);
  const end = clauseEnd(sentence, to);
  const start = clauseStart(sentence, from);
  const inside = sentence.groups.filter((g) => g.from >= start && g.to <= end);
  const after = inside.filter((g) => g.from >= to).at(0);
  const before =
    inside.filter((g) => g.to <= from).at(-1) ?? sentence.groups.filter((g) => g.to <= from).at(-1);
  return after?.roles ?? before?.roles ?? sentence.memory.subject ?? all;
}

const isStop = (word: string) => /^(?:,|;|:|\.|but|while|whereas|so|\()$/.test(word);
function clauseStart(sentence: Sentence, at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) if (isStop(sentence.tokens[i]?.word ?? '')) return i;
  return 0;
}
function clauseEnd(sentence: Sentence, at: number): number {
  for (let i = at; i < sentence.tokens.length; i += 1) if (isStop(sentence.tokens[i]?.word ?? '')) return i;
  return sentence.tokens.length;
}

/** "not directly comparable": two statistics, or two sources. */
export function incomparable(sentence: Sentence): boolean {
  const { all, roles } = sentence.of;
  const pay = all.filter(
    (e) => e.field.unit === 'USD/year' && (e.field.statistic === 'average' || e.field.statistic === 'median'),
  );
  const kinds = roles.map((r) => new Set(pay.filter((e) => e.role === r.id).map((e) => e.field.statistic)));
  const [first = new Set(), ...rest] = kinds;
  const sources = roles.map((r) => new Set(all.filter((e) => e.role === r.id).map((e) => e.fact.source)));
  const [source = new Set(), ...others] = sources;
  return (
    rest.some((k) => k.size > 0 && first.isDisjointFrom(k)) || others.some((s) => s.isDisjointFrom(source))
  );
}

const AT_ODDS = /inconsist|contradict|disagree|at odds|opposite|although|elsewhere|while|but /i;

/** "not consistent": a note of the facts says so, or two of them give different figures. */
export function unsettled(sentence: Sentence): boolean {
  const { all, notes } = sentence.of;
  return [...notes, ...all.flatMap((e) => e.fact.note ?? [])].some((n) => AT_ODDS.test(n));
}
