import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wordsOf } from '../../language/normalise.ts';
import { BETWEEN } from '../reading/kinds.ts';
import { isSettled, type Mention, roleOf } from '../reading/mention.ts';
import { has, is, type Reading, type Span } from '../reading/reading.ts';

/** The small words allowed between two roles and their joint. */
const SMALL = ['article', 'filler', 'statistic', 'denial', 'self', 'turn', 'courtesy', 'auxiliary', 'job'];

/** "COTA or PTA, which assistant earns more": the word that ends the titles of those before it is none beside them. */
function withoutHeads<One extends Mention>(
  { spans }: Reading,
  mentions: readonly One[],
  catalogue: Catalogue,
): One[] {
  const last = (one: Mention) => wordsOf(catalogue.head(roleOf(one) ?? '').title).at(-1);
  return mentions.filter((one, place) => {
    const before = mentions.slice(0, place).filter((other) => isSettled(other.named));
    const [head = '', second] = wordsOf(one.text);
    const which = is(spans[(one.at ?? 0) - 1], 'question.which');
    return (
      !which || second !== undefined || before.length < 2 || !before.every((other) => last(other) === head)
    );
  });
}

/** Returns the mentions that a question is about, without those that only say how somebody came to ask. */
export function withoutBackground<One extends Mention>(
  reading: Reading,
  mentions: readonly One[],
  catalogue: Catalogue,
): One[] {
  const right = withoutCorrected(reading, mentions, catalogue);
  const own = withoutServed(reading, withoutHeads(reading, right, catalogue));
  return withoutRepeats(reading, beforeChoice(reading, chosenAgain(reading, own)), catalogue);
}

/** "X, Y or Z? ok leave Y out": the words of a later part that leave out a role which was named before. */
export function leftOutIn({ spans }: Reading, mentions: readonly Mention[]): Span[] {
  const leaves = new Set(
    spans.flatMap((span) => (is(span, 'turn.remove', 'denial.except', 'denial.without') ? span.clause : [])),
  );
  const isNamed = (span: Span, at: number) =>
    mentions.some((one) => one.at !== null && one.at < at && isSame(span, one));
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
function chosenAgain<One extends Mention>({ spans }: Reading, mentions: readonly One[]): One[] {
  const only = spans.findLastIndex((span) => is(span, 'turn.only'));
  const named = (at: number | null) => at !== null && at > only && spans[at]?.clause === spans[only]?.clause;
  const again = new Set(mentions.filter(({ at }) => only > 0 && named(at)).map(roleOf));
  const before = new Set(mentions.filter(({ at }) => at !== null && at < only).map(roleOf));
  const chooses = again.size > 0 && again.size < before.size && [...again].every((role) => before.has(role));
  return chooses ? mentions.filter((one) => again.has(roleOf(one))) : [...mentions];
}

/** "Assistant to the director": somebody whom a title is set to by name is no role beside it. */
function withoutServed<One extends Mention>(reading: Reading, mentions: readonly One[]): One[] {
  if (has(reading, 'relation.transition', 'relation.transitionFrom', 'relation.entry', 'joint.from', 'self'))
    return [...mentions];
  return mentions.filter(({ at }, place) => {
    const before = reading.spans.slice((mentions[place - 1]?.at ?? -1) + 1, at ?? 0);
    const [to, article, ...more] = before;
    const served = is(to, 'joint.to') && is(article, 'article.definite') && more.length === 0;
    return at === null || place === 0 || !served;
  });
}

/** "X, sorry, I mean Y", "X, Y I mean": what is put right is not meant. */
function withoutCorrected<One extends Mention>(
  reading: Reading,
  mentions: readonly One[],
  catalogue: Catalogue,
): One[] {
  const { spans } = reading;
  const placed = mentions.flatMap((one) => (one.at === null ? [] : [{ one, at: one.at }]));
  const wrong = new Set<One>();
  for (const [at, span] of spans.entries()) {
    if (!is(span, 'turn.correct')) continue;
    const named = placed.filter((other) => other.at < at);
    const all = named.map(({ one }) => one);
    const near = placed.find((other) => other.at > at)?.at ?? at + NEAR + 1;
    const after = near - at > NEAR ? [] : placed.filter((other) => other.at > at).map(({ one }) => one);
    const last = all.at(-1);
    // "X, Y I mean", but "X or Y I mean" corrects what was said before the text.
    const closes = last?.at === at - 1 && spans[at + 1]?.clause !== span.clause;
    const ends = closes && !all.slice(0, -1).some((one) => isJoined(spans, one, last));
    const right = after.length > 0 ? after : ends ? all.splice(-1) : [];
    // What is put right by name may stand anywhere before; else what is right stands near it.
    const before = ends || named.some((other) => at - other.at <= NEAR) ? all : [];
    for (const one of putRight(before, right, catalogue)) wrong.add(one);
  }
  const left = mentions.filter((one) => !wrong.has(one) && leftOutIn(reading, [one]).length === 0);
  return left.length > 0 ? left : [...mentions];
}

/** Those that the right ones take the place of: of the same role or family, or else all of as many, or the last. */
function putRight<One extends Mention>(
  before: readonly One[],
  right: readonly One[],
  catalogue: Catalogue,
): readonly One[] {
  const [first] = right;
  if (!first || before.length === right.length) return first ? before : [];
  const isOf = (one: One, other: One) => {
    const role = roleOf(other) ?? '';
    return roleOf(one) === role || catalogue.members(roleOf(one) ?? '').includes(role);
  };
  const akin = before.filter((one) => right.some((other) => isOf(one, other)));
  return akin.length > 0 ? akin : before.slice(-1);
}

/** A correction stands this near what it corrects. */
const NEAR = 4;

/** "my husband drives a truck, what pays more, X or Y": what a question sets side by side is all that it asks about. */
function beforeChoice<One extends Mention>(reading: Reading, mentions: readonly One[]): One[] {
  const asked = reading.spans.findLastIndex((span) =>
    is(span, 'question.which', 'question.what', 'question.who', 'pronoun.among'),
  );
  if (asked < 0 || !startsPart(reading, asked)) return ofChoice(reading, mentions);
  const clause = reading.spans[asked]?.clause;
  const chosen = mentions.filter(
    ({ at }) => at !== null && (at > asked || reading.spans[at]?.clause === clause),
  );
  const joined = chosen.some((one, at) => isJoined(reading.spans, one, chosen[at + 1] ?? one));
  if (!joined) return [...mentions];
  const after = chosen.filter(({ at }) => (at ?? 0) > asked);
  const kept = after.length > 1 ? after : chosen;
  // A role that is set beside those of the choice in the same breath is one of them.
  return mentions.filter((one) => kept.includes(one) || one.at === null || !standsApart(reading, one, asked));
}

/** "My son has a welding certificate. Welder or pipefitter?": the one sentence that sets roles side by side asks about them. */
function ofChoice<One extends Mention>({ spans }: Reading, mentions: readonly One[]): One[] {
  const clauseOf = ({ at }: Mention) => (at === null ? null : (spans[at]?.clause ?? null));
  const choices = new Set(
    mentions.flatMap((one, at) => {
      const next = mentions[at + 1];
      const sided = next && isExact(one) && isExact(next) && isJoined(spans, one, next);
      const between = sided ? spans.slice((one.at ?? 0) + 1, next.at ?? 0) : [];
      const or = between.some((span) => is(span, 'joint.or', 'relation.versus'));
      return or && clauseOf(one) === clauseOf(next as One) ? [clauseOf(one)] : [];
    }),
  );
  const [choice, another] = choices;
  if (choice === undefined || another !== undefined) return [...mentions];
  const asks = (clause: number | null) => {
    const words = spans.filter((span) => span.clause === clause && !is(span, 'filler', 'courtesy', 'joint'));
    return is(words[0], 'auxiliary') || words.some((span) => is(span, 'question', 'relation', 'turn'));
  };
  return mentions.filter((one) => [choice, null].includes(clauseOf(one)) || asks(clauseOf(one)));
}

const isExact = ({ named }: Mention) => named.candidates.some(({ exact }) => exact);

function startsPart({ spans, tokens }: Reading, at: number): boolean {
  const from = spans[at]?.from ?? 0;
  return from === 0 || tokens[from]?.mark !== '' || is(spans[at - 1], 'joint.and', 'turn');
}

/** Somebody has the job, or does it, in another part of the text. */
function standsApart({ spans, tokens }: Reading, { at }: Mention, asked: number): boolean {
  const between = spans.slice((at ?? 0) + 1, asked + 1);
  return (
    between.some((span) => tokens[span.from]?.mark !== '') &&
    !between.some((span) => is(span, 'relation.versus'))
  );
}

/** Returns whether two mentions stand side by side with only a small word between. */
export function isJoined(
  spans: readonly Span[],
  one: Pick<Mention, 'at'>,
  other: Pick<Mention, 'at'>,
): boolean {
  if (one.at === null || other.at === null) return false;
  const between = spans.slice(one.at + 1, other.at);
  return (
    between.some((span) => is(span, ...BETWEEN)) && between.every((span) => is(span, ...BETWEEN, ...SMALL))
  );
}

/**
 * "is court reporting dead? court reporters ...", "Licensed Practical Nurse (LPN)": a role that is named again in other
 * words is named once, unless one sentence sets the two names side by side.
 */
function withoutRepeats<One extends Mention>(
  { spans }: Reading,
  mentions: readonly One[],
  catalogue: Catalogue,
): One[] {
  return mentions.filter((one, place) => {
    const role = roleOf(one);
    if (role === null || one.at === null || !isSettled(one.named)) return true;
    // "driving for 15 years. ... (CDL)": the family is named once more, by the role itself.
    const clause = spans[one.at]?.clause;
    const members = catalogue.members(role);
    const isWithin = (other: One) =>
      members.includes(roleOf(other) ?? '') && other.at !== null && spans[other.at]?.clause !== clause;
    if (members.length > 0 && mentions.some(isWithin)) return false;
    const before = mentions.slice(0, place).filter((other) => roleOf(other) === role && other.at !== null);
    // "truck drivers with a CDL": what somebody has names the same role, and sets nothing beside it.
    const apart = (other: One) =>
      spans[other.at ?? 0]?.clause === clause &&
      spans.slice((other.at ?? 0) + 1, one.at ?? 0).some((span) => !is(span, 'joint.with', 'article'));
    return before.length === 0 || before.some(apart);
  });
}

/** "we are X, not Y, what is the difference": what is told apart is compared, not left out. */
export function tellsApart(reading: Reading): boolean {
  return has(reading, 'relation.compare', 'compute.difference', 'relation.versus');
}
