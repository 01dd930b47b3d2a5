import type { Words } from './annotate.ts';
import { comparisonFault } from './compare.ts';
import { marksIn, type Sentence, sentenceOf } from './sentence.ts';

/** Sentences that claim nothing, and answers so short that only their question gives them a meaning. */

/** An opening, a heading or an offer: it claims nothing. */
export function isFrame(sentence: Sentence, words: Words): boolean {
  const { tokens } = sentence;
  if (marksIn(sentence, 'cause').length > 0) return false;
  if (/\?\s*$/.test(sentence.text)) return marksIn(sentence, 'offer').length > 0;
  if (tokens.every((t) => /^(?:yes|no|sure|ok|okay|hi|hello)$/.test(t.word) || t.kind === 'mark'))
    return true;
  if (marksIn(sentence, 'frame').length > 0 || marksIn(sentence, 'offer').length > 0)
    return !hasClaimWords(sentence);
  if (
    marksIn(sentence, 'denial').length > 0 ||
    marksIn(sentence, 'incomparable').length > 0 ||
    marksIn(sentence, 'unsettled').length > 0
  )
    return true;
  if (/:\s*$/.test(sentence.text)) return !hasClaimWords(sentence) || sentence.text.length < 80;
  if (isHeading(sentence)) return true;
  return elliptic(sentence, words);
}

const hasClaimWords = (sentence: Sentence) =>
  marksIn(sentence, 'mode').some((m) => m === 'required') ||
  sentence.tokens.some((t) => sentence.of.lexicon.grade.has(t.stem));
/** "Average salary", "Pay": no verb, no stop. */
const isHeading = (sentence: Sentence) =>
  sentence.tokens.length <= 5 &&
  !/[.!]\s*$/.test(sentence.text) &&
  sentence.spans.every(
    (s) =>
      s.fields ||
      s.roles ||
      s.marks.length > 0 ||
      sentence.tokens[s.from]?.kind === 'mark' ||
      /^(?:the|a|of|and)$/.test(sentence.tokens[s.from]?.word ?? ''),
  );

/** "They do" to a question whether ranges overlap. */
function rangesOverlap(sentence: Sentence): boolean {
  if (!/\boverlap/i.test(sentence.question)) return false;
  const ranges = sentence.of.roles.map(
    (r) => (sentence.of.byRole.get(r.id) ?? []).find((e) => e.range !== null)?.range,
  );
  return ranges.every((a) => a != null && ranges.every((b) => b != null && a.min <= b.max && b.min <= a.max));
}

/** "Operations directors do." to "which role has more women?". */
function elliptic(sentence: Sentence, words: Words): boolean {
  const rest = sentence.tokens.filter(
    (_, i) => !sentence.groups.some((g) => g.from <= i && i < g.to) && sentence.tokens[i]?.kind !== 'mark',
  );
  const [group] = sentence.groups;
  if (
    group &&
    group.roles.length > 1 &&
    rest.every((t) => /^(?:do|they|yes|partly|in|part|does|indeed)$/.test(t.word))
  )
    return rangesOverlap(sentence);
  if (
    group?.roles.length !== 1 ||
    rest.some(
      (t) => !/^(?:do|does|is|are|the|it|a|an|by|wide|margin|far|clearly|they|have|has)$/.test(t.word),
    )
  )
    return false;
  const title = sentence.of.roles.find((r) => r.id === group.roles[0])?.title ?? '';
  const asked = sentence.question
    .replace(/^(?:which|who|what)(?:\s+(?:role|job|one|of them|position|occupation))?\b/i, title)
    .replace(/\?+\s*$/, '');
  if (asked === sentence.question) return false;
  const claim = sentenceOf(
    asked.split(',')[0] ?? asked,
    sentence.of,
    words,
    { ...sentence.memory, subject: null, order: [] },
    '',
  );
  const compared = comparisonFault(claim, () => false);
  return compared.fault === null && compared.held > 0;
}
