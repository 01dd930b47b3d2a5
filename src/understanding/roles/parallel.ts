import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wordsOf } from '../../language/normalise.ts';
import { MATCH } from '../../titles/config.ts';
import { type Mention, roleOf, type Stated } from '../reading/mention.ts';
import { is, nearestOf, type Reading, runsOf, type Span, typedOf } from '../reading/reading.ts';
import { isStrong, type Named, type NamedRole, type TitleFinder } from '../reading/title-finder.ts';

/** The most letters of a short form. */
const SHORT = 4;
/** The digits of a code that tell a major group. */
const MAJOR = 2;

/**
 * Reads titles that stand side by side alike: ranks of one title are of one role ("staff engineer vs principal
 * engineer"), titles of one head are what both may be ("math teacher vs history teacher"), and a title or a short form of
 * several roles is the one of the field of the others ("cma vs cpa").
 */
export function readAlike(mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  if (mentions.length < 2) return [...mentions];
  return mentions.map((one) => {
    const others = mentions.filter((other) => other !== one && roleOf(other) !== roleOf(one));
    const [own] = one.named.candidates;
    if (own === undefined || others.length === 0) return one;
    const role = ofSameRank(one, others) ?? ofSameHead(one, others) ?? ofSameField(one, others, catalogue);
    return role ? { ...one, named: { ...one.named, candidates: withFirst(one, role) } } : one;
  });
}

/** "emt paramedic and firefighter": a title that is listed nowhere, each part of which names a role that it may mean, is both. */
export function withEach(mentions: readonly Stated[], titles: TitleFinder): Stated[] {
  if (mentions.length < 2) return [...mentions];
  return mentions.flatMap((one) => (one.named.verdict === 'sure' ? null : partsOf(one, titles)) ?? [one]);
}

function partsOf(one: Stated, titles: TitleFinder): Stated[] | null {
  const words = wordsOf(one.text);
  for (let cut = 1; cut < words.length; cut += 1) {
    const texts = [words.slice(0, cut), words.slice(cut)].map((part) => part.join(' '));
    const parts = texts.map((text) => ({ ...one, text, named: titles.resolve(text) }));
    const meant = parts.flatMap(({ named: { verdict, candidates } }) =>
      verdict === 'sure' && candidates[0]?.exact ? candidates[0].role : [],
    );
    const each = new Set(meant.filter((role) => one.named.candidates.some((other) => other.role === role)));
    if (each.size === parts.length) return parts;
  }
  return null;
}

/**
 * "the fire service or the police", "mom vs teacher": words that nothing knows name a job where they stand beside one as
 * the other choice, and people who have none are told to be no job.
 */
export function withOtherSide(reading: Reading, titles: TitleFinder): Reading {
  const { spans, lost } = reading;
  const at = spans.findIndex((span) => is(span, 'joint.or', 'relation.versus'));
  const sides = [-1, 1].map((step) => nearestOf(spans, at, step as 1 | -1, 'article', 'owner', 'aspect'));
  if (!sides.some(([one]) => is(one, 'title'))) return reading;
  const isPerson = (one: Span | undefined) => is(one, 'trait', 'filler.person');
  const person = sides.find(([one, beyond]) => isPerson(one) && !is(beyond, 'title'))?.[0];
  // "women vs men nurses" sets people of one job apart.
  const ofOne = lost.some((one) => is(one, 'trait') && sides.some(([title]) => title?.from === one.from));
  if (person && !ofOne && is(spans[at], 'relation.versus')) {
    const none: Named = { text: person.text, verdict: 'unknown', candidates: [] };
    const named = { ...person, kind: 'mention', named: none };
    return { ...reading, spans: spans.map((span) => (span === person ? named : span)) };
  }
  const strange = sides.find(([one]) => is(one, 'unknown'))?.[0];
  const run = runsOf(spans, (span) => span.kind === 'unknown').find(
    (all) => strange && all.includes(strange),
  );
  const [first, last] = [run?.[0], run?.at(-1)];
  const chooses = spans.some(({ degree }) => degree === 'comparative');
  if (!chooses || !first || !last || !is(spans[spans.indexOf(first) - 1], 'article')) return reading;
  const text = typedOf(reading, run ?? []);
  const named = { ...first, to: last.to, text, kind: 'mention', named: titles.resolve(text) };
  return {
    ...reading,
    spans: spans.flatMap((span) => (span === first ? [named] : run?.includes(span) ? [] : [span])),
  };
}

/** The candidates of a mention, a role before the others. */
function withFirst({ named: { candidates } }: Mention, role: NamedRole): NamedRole[] {
  return [role, ...candidates.filter((other) => other.role !== role.role)];
}

/** The role of another title that is the same but for the rank. */
function ofSameRank(one: Mention, others: readonly Mention[]): NamedRole | undefined {
  const level = one.named.candidates[0]?.level ?? null;
  if (level === null) return undefined;
  const other = others.find((each) => bare(each) === bare(one));
  const role = other?.named.candidates[0];
  return role?.reading === 'family' ? { ...role, level } : undefined;
}

/** The words of a title without the rank before it. */
function bare({ text, named }: Mention): string {
  return wordsOf(text)
    .slice(named.candidates[0]?.level ? 1 : 0)
    .join(' ');
}

/** The likeliest of the roles that are known by the words of both titles, where their last word is one and the same. */
function ofSameHead(one: Mention, others: readonly Mention[]): NamedRole | undefined {
  const words = wordsOf(one.text);
  const other = others.find((each) => wordsOf(each.text).at(-1) === words.at(-1));
  if (other === undefined || words.length < 2 || !isOpen(one)) return undefined;
  const shared = other.named.candidates.flatMap((theirs) => {
    const ours = one.named.candidates.find((each) => each.role === theirs.role);
    return theirs.exact && ours?.exact ? [{ ours, sum: ours.confidence + theirs.confidence }] : [];
  });
  return shared.sort((a, b) => b.sum - a.sum)[0]?.ours;
}

/** No list has it for one role alone, nor does anybody call one so. */
const isOpen = ({ named: { candidates } }: Mention) =>
  candidates[0]?.evidence === 'reported' && candidates[0].confidence < MATCH.listedNowhere;

/**
 * The likeliest of the roles that go by a short form, or of several that go by any title, that goes with another role of
 * the text or is of its major group, where the first one is not.
 */
function ofSameField(one: Mention, others: readonly Mention[], catalogue: Catalogue): NamedRole | undefined {
  const [word = '', second] = wordsOf(one.text);
  const [best] = one.named.candidates;
  const short = second === undefined && word.length <= SHORT;
  if (!best || (best.reading !== 'member' && (!short || isStrong(best)))) return undefined;
  const field = (role: string) => catalogue.head(role).soc?.slice(0, MAJOR);
  const fields = new Set(others.flatMap((other) => roleOf(other) ?? []).map(field));
  const likely = new Set(others.map((other) => other.named.candidates[0]?.role));
  // "midwife vs nurse": what people mean by a word is not another, as long as it is of their field.
  if (isStrong(best) && fields.has(field(best.role))) return undefined;
  const least = best.confidence * MATCH.beside;
  const exact = one.named.candidates.filter((each) => each.exact && each.confidence >= least);
  const goesWith = ({ role }: NamedRole) => catalogue.role(role)?.pairs.some((id) => likely.has(id));
  return exact.find(goesWith) ?? exact.find(({ role }) => fields.has(field(role)));
}
