import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wordsOf } from '../../language/normalise.ts';
import { BETWEEN } from '../reading/kinds.ts';
import { isSettled, type Mention, roleOf, type Stated, titleWordsOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, type Reading, type Span } from '../reading/reading.ts';

/** The small words allowed between two roles and their joint. */
const SMALL = ['article', 'filler', 'statistic', 'denial', 'self', 'turn', 'courtesy', 'auxiliary', 'job'];

/** "COTA or PTA, which assistant earns more": the word that ends the titles of those before it is none beside them. */
function withoutHeads({ spans }: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  const last = (one: Mention) => titleWordsOf(roleOf(one) ?? '', catalogue).at(-1);
  return mentions.filter((one, place) => {
    if (place < 2 || !is(spans[one.at - 1], 'question.which')) return true;
    const before = mentions.slice(0, place).filter((other) => isSettled(other.named));
    const [head = '', second] = wordsOf(one.text);
    return second !== undefined || before.length < 2 || !before.every((other) => last(other) === head);
  });
}

/** Returns the mentions that a question is about, without those that only say how somebody came to ask. */
export function withoutBackground(
  reading: Reading,
  mentions: readonly Stated[],
  catalogue: Catalogue,
): Stated[] {
  const right = withoutCorrected(reading, mentions, catalogue);
  const own = withoutMet(reading, withoutServed(reading, withoutHeads(reading, right, catalogue)));
  return withoutRepeats(reading, beforeChoice(reading, chosenAgain(reading, own)), catalogue);
}

/** "X, Y or Z? ok leave Y out": the words of a later part that leave out a role which was named before. */
export function leftOutIn({ spans }: Reading, mentions: readonly Stated[]): Span[] {
  const leaves = new Set(
    spans.flatMap((span) => (is(span, 'turn.remove', 'denial.except', 'denial.without') ? span.clause : [])),
  );
  if (leaves.size === 0) return [];
  // "I'm an accountant, no CPA": what somebody is not licensed as leaves out nobody.
  const isNamed = (span: Span, at: number) =>
    mentions.some((one) => one.at < at && !is(spans[one.at - 1], 'self.self') && isSame(span, one));
  return spans.filter((span, at) => span.denied && leaves.has(span.clause) && isNamed(span, at));
}

/** Returns whether a span names the same as a mention: its role, or its words and perhaps a small one more. */
function isSame({ named, text }: Span, one: Mention): boolean {
  const role = named?.candidates[0]?.role;
  if (role !== undefined && role === roleOf(one)) return true;
  const words = wordsOf(one.text);
  return words.length > 0 && wordsOf(text).slice(0, words.length).join(' ') === words.join(' ');
}

/** "X, Y or Z? just X and Y", "… take Y": of those named before, the last part chooses. */
function chosenAgain({ spans }: Reading, mentions: readonly Stated[]): Stated[] {
  const only = spans.findLastIndex((span) => is(span, 'turn.only'));
  const named = ({ at, span }: Stated) => at > only && span.clause === spans[only]?.clause;
  const again = new Set(mentions.filter((one) => only > 0 && named(one)).map(roleOf));
  const before = new Set(mentions.filter(({ at }) => at < only).map(roleOf));
  const chooses = again.size > 0 && again.size < before.size && [...again].every((role) => before.has(role));
  return chooses ? mentions.filter((one) => again.has(roleOf(one))) : [...mentions];
}

/** "Assistant to the director": somebody whom a title is set to by name is no role beside it. */
function withoutServed(reading: Reading, mentions: readonly Stated[]): Stated[] {
  if (has(reading, 'relation.transition', 'relation.transitionFrom', 'relation.entry', 'joint.from', 'self'))
    return [...mentions];
  return mentions.filter(({ at }, place) => {
    const before = reading.spans.slice((mentions[place - 1]?.at ?? -1) + 1, at);
    const [to, article, ...more] = before;
    const served = is(to, 'joint.to') && is(article, 'article.definite') && more.length === 0;
    return place === 0 || !served;
  });
}

/** "Xs of this sub", "I saw both when I had jury duty": where somebody met those asked about is no role beside them. */
function withoutMet({ spans }: Reading, mentions: readonly Stated[]): Stated[] {
  const others = mentions.length > 1;
  return mentions.filter(({ at, span: { clause } }, place) => {
    const pointed =
      is(spans[at - 1], 'pronoun.it') && is(spans[at - 2], 'joint.of', 'joint.in', 'joint.about');
    const when = spans.findLastIndex((one, i) => i < at && is(one, 'question.when') && one.clause === clause);
    const since = spans.slice(when + 1, at);
    const tells =
      when > 0 && place > 1 && is(since[0], 'filler.me') && !anyOf(since, 'relation', 'want', 'joint');
    return !others || !(pointed || tells);
  });
}

/** "X, sorry, I mean Y", "X, Y I mean": what is put right is not meant. */
function withoutCorrected(reading: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  const { spans } = reading;
  const wrong = new Set<Stated>();
  for (const [at, span] of spans.entries()) {
    if (!is(span, 'turn.correct')) continue;
    const named = mentions.filter((one) => one.at < at);
    const all = [...named];
    const later = mentions.filter((one) => one.at > at);
    const after = (later[0]?.at ?? at + NEAR + 1) - at > NEAR ? [] : later;
    const last = all.at(-1);
    // "X, Y I mean", but "X or Y I mean" corrects what was said before the text.
    const closes = last?.at === at - 1 && spans[at + 1]?.clause !== span.clause;
    // So does "from X to Y I mean".
    const goesWith = (one: Stated) =>
      isJoined(spans, one, last as Stated) || anyOf(spans.slice(one.at + 1, last?.at), 'joint.to');
    const ends = closes && !all.slice(0, -1).some(goesWith);
    const right = after.length > 0 ? after : ends ? all.splice(-1) : [];
    // What is put right by name may stand anywhere before; else what is right stands near it.
    const before = ends || named.some((other) => at - other.at <= NEAR) ? all : [];
    for (const one of putRight(before, right, catalogue)) wrong.add(one);
  }
  const left = mentions.filter((one) => !wrong.has(one) && leftOutIn(reading, [one]).length === 0);
  return left.length > 0 ? left : [...mentions];
}

/** Those that the right ones take the place of: of the same role or family, or else all of as many, or the last. */
function putRight(
  before: readonly Stated[],
  right: readonly Stated[],
  catalogue: Catalogue,
): readonly Stated[] {
  const [first] = right;
  if (!first || before.length === right.length) return first ? before : [];
  const isOf = (one: Stated, other: Stated) => {
    const role = roleOf(other) ?? '';
    return roleOf(one) === role || catalogue.members(roleOf(one) ?? '').includes(role);
  };
  const akin = before.filter((one) => right.some((other) => isOf(one, other)));
  return akin.length > 0 ? akin : before.slice(-1);
}

/** A correction stands this near what it corrects. */
const NEAR = 4;

/** "my husband drives a truck, what pays more, X or Y": what a question sets side by side is all that it asks about. */
function beforeChoice(reading: Reading, mentions: readonly Stated[]): Stated[] {
  const asked = reading.spans.findLastIndex((span) =>
    is(span, 'question.which', 'question.what', 'question.who', 'pronoun.among'),
  );
  if (asked < 0 || !startsPart(reading, asked)) return ofChoice(reading, mentions);
  const clause = reading.spans[asked]?.clause;
  const chosen = mentions.filter(({ at, span }) => at > asked || span.clause === clause);
  const joined = chosen.some((one, at) => isJoined(reading.spans, one, chosen[at + 1] ?? one));
  if (!joined) return [...mentions];
  const after = chosen.filter(({ at }) => at > asked);
  const kept = after.length > 1 ? after : chosen;
  // A role that is set beside those of the choice in the same breath is one of them.
  return mentions.filter((one) => kept.includes(one) || !standsApart(reading, one, asked));
}

/** "My son has a welding certificate. Welder or pipefitter?": the one sentence that sets roles side by side asks about them. */
function ofChoice({ spans }: Reading, mentions: readonly Stated[]): Stated[] {
  const choices = new Set(
    mentions.flatMap((one, at) => {
      const next = mentions[at + 1];
      const sided = next && isExact(one) && isExact(next) && isJoined(spans, one, next);
      const between = sided ? spans.slice(one.at + 1, next.at) : [];
      const or = anyOf(between, 'joint.or', 'relation.versus');
      return or && one.span.clause === next?.span.clause ? [one.span.clause] : [];
    }),
  );
  const [choice, another] = choices;
  if (choice === undefined || another !== undefined) return [...mentions];
  const asks = (clause: number) => {
    const words = spans.filter((span) => span.clause === clause && !is(span, 'filler', 'courtesy', 'joint'));
    return is(words[0], 'auxiliary') || anyOf(words, 'question', 'relation', 'turn');
  };
  return mentions.filter(({ span: { clause } }) => clause === choice || asks(clause));
}

const isExact = ({ named }: Mention) => named.candidates.some(({ exact }) => exact);

function startsPart({ spans, tokens }: Reading, at: number): boolean {
  const from = spans[at]?.from ?? 0;
  return from === 0 || tokens[from]?.mark !== '' || is(spans[at - 1], 'joint.and', 'turn');
}

/** Somebody has the job, or does it, in another part of the text. */
function standsApart({ spans, tokens }: Reading, { at }: Stated, asked: number): boolean {
  const between = spans.slice(at + 1, asked + 1);
  return between.some((span) => tokens[span.from]?.mark !== '') && !anyOf(between, 'relation.versus');
}

/** Returns whether two mentions stand side by side with only a small word between. */
export function isJoined(
  spans: readonly Span[],
  one: Pick<Stated, 'at'>,
  other: Pick<Stated, 'at'>,
): boolean {
  const between = spans.slice(one.at + 1, other.at);
  return anyOf(between, ...BETWEEN) && allOf(between, ...BETWEEN, ...SMALL);
}

/**
 * "is court reporting dead? court reporters ...", "Licensed Practical Nurse (LPN)": a role that is named again in other
 * words is named once, unless one sentence sets the two names side by side.
 */
function withoutRepeats({ spans }: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  return mentions.filter((one, place) => {
    const role = roleOf(one);
    if (role === null || !isSettled(one.named)) return true;
    // "driving for 15 years. ... (CDL)": the family is named once more, by the role itself.
    const { clause } = one.span;
    const members = catalogue.members(role);
    const isWithin = (other: Stated) => members.includes(roleOf(other) ?? '') && other.span.clause !== clause;
    if (members.length > 0 && mentions.some(isWithin)) return false;
    const before = mentions.slice(0, place).filter((other) => roleOf(other) === role);
    // "truck drivers with a CDL": what somebody has names the same role, and sets nothing beside it.
    const apart = (other: Stated) =>
      other.span.clause === clause &&
      spans.slice(other.at + 1, one.at).some((span) => !is(span, 'joint.with', 'article'));
    return before.length === 0 || before.some(apart);
  });
}

/** "we are X, not Y, what is the difference": what is told apart is compared, not left out. */
export function tellsApart(reading: Reading): boolean {
  return has(reading, 'relation.compare', 'compute.difference', 'compute.gap', 'relation.versus');
}
