import type { Words } from './annotate.ts';
import { comparisonFault } from './compare.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import { cuesIn, marksIn, type Sentence, sentenceOf } from './sentence.ts';

/** Sentences that claim nothing, and answers so short that only their question gives them a meaning. */

/** An opening, a heading, an offer, or an answer that its question completes: it claims nothing that is not so. */
export function isFrame(sentence: Sentence, words: Words): boolean {
  const has = (kind: string) => marksIn(sentence, kind).length > 0;
  if (has('cause')) return false;
  if (/\?\s*$/.test(sentence.text)) return has('offer');
  if (sentence.tokens.every((t) => t.kind === 'mark' || GREETING.test(t.word))) return true;
  if (has('frame') || has('offer')) return !asksMuch(sentence);
  if (has('denial') || has('incomparable') || has('unsettled')) return true;
  if (/:\s*$/.test(sentence.text)) return !asksMuch(sentence) || sentence.text.length < LONGEST_HEADING;
  return (
    isHeading(sentence) ||
    isLoose(sentence) ||
    overlapHolds(sentence, words) ||
    completesQuestion(sentence, words)
  );
}

const GREETING = /^(?:yes|no|sure|ok|okay|hi|hello)$/;
/** Characters of a line that ends in a colon, before it is taken for a claim. */
const LONGEST_HEADING = 80;
/** Words of a heading without a colon. */
const HEADING_WORDS = 5;

/** Words of requirement or of praise: even an opening may not hold them. */
const asksMuch = (sentence: Sentence) =>
  marksIn(sentence, 'mode').includes('required') ||
  sentence.tokens.some((t) => sentence.of.lexicon.grade.has(t.stem));

/** "Average salary", "Pay": no verb, no stop. */
const isHeading = (sentence: Sentence) =>
  sentence.tokens.length <= HEADING_WORDS &&
  !/[.!]\s*$/.test(sentence.text) &&
  sentence.spans.every((s) => {
    const { kind = 'mark', word = '' } = sentence.tokens[s.from] ?? {};
    return s.fields || s.roles || s.marks.length > 0 || kind === 'mark' || /^(?:the|a|of|and)$/.test(word);
  });

/** "They start from different places": that something differs, or is near, without saying what; some value must. */
function isLoose(sentence: Sentence): boolean {
  const kind = ['differ', 'similar'].find((k) => marksIn(sentence, k).length > 0);
  const whole = sentence.groups.every((g) => g.roles.length === sentence.of.roles.length);
  if (!kind || sentence.figures.length > 0 || asksMuch(sentence) || !whole) return false;
  const [first = '', ...rest] = sentence.of.roles.map((r) => r.id);
  const of = (role: string) => sentence.of.byRole.get(role) ?? [];
  const equal = (a: Evidence) =>
    rest.every((r) => of(r).some((b) => b.field === a.field && b.text === a.text && b.number === a.number));
  return rest.length > 0 && of(first).some((e) => equal(e) === (kind === 'similar'));
}

/** The words of a sentence that are neither a role nor a mark. */
const wordsBeside = (sentence: Sentence) =>
  sentence.tokens
    .filter((t, i) => t.kind !== 'mark' && !sentence.groups.some((g) => g.from <= i && i < g.to))
    .map((t) => t.word);

/** "They do, in part" to a question whether ranges overlap. */
function overlapHolds(sentence: Sentence, words: Words): boolean {
  const all = sentence.groups[0]?.roles ?? [];
  if (all.length < 2 || !/\boverlap/i.test(sentence.question)) return false;
  const said = wordsBeside(sentence);
  if (!said.every((w) => /^(?:do|does|yes|no|not|in|part|partly)$/.test(w))) return false;
  const asked = sentenceOf(sentence.question, sentence.of, words, sentence.memory, '');
  const cues = cuesIn(asked, 0, asked.tokens.length);
  const meant = (e: Evidence) =>
    cues.statistics.size === 0 || fits(e.field, { ...cues, period: null }, sentence.of);
  const ranges = all.map(
    (role) => (sentence.of.byRole.get(role) ?? []).find((e) => e.range !== null && meant(e))?.range,
  );
  const known = ranges.filter((r) => r !== undefined && r !== null);
  const meet = known.every((a) => known.every((b) => a.min <= b.max && b.min <= a.max));
  return known.length === all.length && meet !== said.includes('not');
}

const ANSWERING = /^(?:do|does|is|are|has|have|the|it|a|an|they|clearly)$/;
const ASKED_FOR = /^(?:which|who|what)(?:\s+(?:role|job|one|of them|position|occupation))?\b/i;

/** "Operations directors do." to "which role has more women?": the question with the role put in must hold. */
function completesQuestion(sentence: Sentence, words: Words): boolean {
  const [group] = sentence.groups;
  const level = sentence.tokens.find((t) => sentence.of.lexicon.structure.level.has(t.word))?.word;
  if (!group || (group.roles.length !== 1 && !level)) return false;
  if (!wordsBeside(sentence).every((w) => ANSWERING.test(w))) return false;
  const title = level ?? sentence.of.roles.find((r) => r.id === group.roles[0])?.title ?? '';
  const parts = sentence.question.replace(/\?+\s*$/, '').split(/[,:]\s*/);
  const asked = parts.find((part) => ASKED_FOR.test(part)) ?? '';
  const claim = asked.replace(ASKED_FOR, title);
  if (claim === asked) return false;
  const open = { ...sentence.memory, subject: null, order: [] };
  const compared = comparisonFault(sentenceOf(claim, sentence.of, words, open, ''), () => false);
  return compared.fault === null && compared.held > 0;
}
