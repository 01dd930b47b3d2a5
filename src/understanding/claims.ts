import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Asked, Claim, Statistic } from '../contract/query.ts';
import { educationLevel } from './education.ts';
import { boundOf } from './filters.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { isPossible } from './modifiers.ts';
import { type Reading, says, tagged } from './tags.ts';

/** What a claim is read from. */
interface ClaimParts {
  reading: Reading;
  mentions: readonly Mention[];
  asked: Asked;
  yesNo: boolean;
  fields: FieldRegistry;
  lexicon: QuestionLexicon;
}

/** What a question takes for true or asks to confirm: a comparison, a figure, a degree, a name. */
export function claimOf(parts: ClaimParts): Claim | null {
  const { reading, mentions, asked, yesNo, lexicon } = parts;
  const ranges = rangesClaim(parts);
  if (ranges) return ranges;
  const educational = asked.aspects.some((aspect) => aspect === 'education' || aspect === 'requirements');
  if (mentions.length >= 2) {
    const compares = compareClaim(parts);
    return compares ?? (educational && yesNo ? degreeClaim(reading, lexicon) : null);
  }
  if (educational) {
    const degree = degreeClaim(reading, lexicon);
    if (degree) return degree;
  }
  const value = valueClaim(parts);
  if (value) return value;
  if (!yesNo) return null;
  const mostly = reading.words.some((word) => lexicon.sets.mostly.has(word));
  if (mostly && asked.aspects.includes('demographics')) return { kind: 'mostly' };
  return itemClaim(parts);
}

/** "X earns more than Y": the roles about the comparing word, in the order of the sentence. */
function compareClaim({ reading, mentions, yesNo, lexicon }: ClaimParts): Claim | null {
  const [first, second] = mentions;
  if (!first || !second) return null;
  const { sets } = lexicon;
  const negated = reading.words.some((word) => sets.negations.has(word));
  const possible = isPossible(reading, lexicon);
  const between = (from: number, to: number) => from >= first.to && to <= second.from;
  if (says(reading, 'direction', 'same') && yesNo && !asksBetween(reading, first, second, lexicon)) {
    return { kind: 'compare', direction: 'same', subject: 0, object: 1, negated, possible };
  }
  const than = reading.words.some((word, at) => (word === 'than' || word === 'over') && between(at, at + 1));
  const compares = [...tagged(reading, 'direction'), ...tagged(reading, 'most'), ...tagged(reading, 'least')];
  const word =
    compares.find((tag) => between(tag.from, tag.to)) ??
    // "are there more X than Y": said before the first.
    (than ? compares.find((tag) => tag.to <= first.from) : undefined);
  const beats = tagged(reading, 'direction').some((tag) => between(tag.from, tag.to));
  if (!word || word.value === 'same' || !(than || (yesNo && beats))) return null;
  const least = word.kind === 'least' || word.value === 'least';
  return { kind: 'compare', direction: least ? 'least' : 'most', subject: 0, object: 1, negated, possible };
}

/** "who …, X or Y" asks; "does X … Y" claims. */
function asksBetween(reading: Reading, first: Mention, second: Mention, { sets }: QuestionLexicon): boolean {
  return (
    sets.choosers.has(reading.words[0] ?? '') && reading.words.slice(first.to, second.from).includes('or')
  );
}

/** "could an experienced X out-earn a starting Y": the figures of two statistics. */
function rangesClaim({ reading, mentions, asked, yesNo }: ClaimParts): Claim | null {
  if (!yesNo || !asked.aspects.includes('salary')) return null;
  const statistics = statisticsOfEach(reading, mentions);
  return statistics && { kind: 'ranges', statistics };
}

/** The statistic that is said of each of two roles ("a starting X", "Y at the median"), where they differ. */
export function statisticsOfEach(
  reading: Reading,
  mentions: readonly Mention[],
): [Statistic, Statistic] | null {
  const [first, second] = mentions;
  if (mentions.length !== 2 || !first || !second) return null;
  const tags = tagged(reading, 'statistic');
  const within = (from: number, to: number) =>
    tags.find((tag) => tag.from >= from && tag.to <= to)?.value as Statistic | undefined;
  const one = within(0, first.from);
  const other = within(first.to, second.from) ?? within(second.to, reading.words.length);
  return one && other && one !== other ? [one, other] : null;
}

/** "do they need a degree", "can I without one", "is a diploma enough". */
function degreeClaim(reading: Reading, lexicon: QuestionLexicon): Claim | null {
  const { sets, levels } = lexicon;
  const phrases = reading.words.flatMap((word, at) => [word, `${word} ${reading.words[at + 1] ?? ''}`]);
  const says = (set: ReadonlySet<string>) => phrases.some((phrase) => set.has(phrase));
  const named = educationLevel(reading.words.join(' '), levels);
  const level = named !== null && named > 0 ? named : says(sets.degrees) ? -1 : null;
  if (level === null) return null;
  const sense = says(sets.without) ? 'without' : says(sets.enough) && level > 0 ? 'enough' : 'needed';
  return { kind: 'degree', level, sense };
}

/** "the median is $67,000, right?", "do they make at least 100k?" */
function valueClaim({ reading, asked, yesNo, lexicon }: ClaimParts): Claim | null {
  const number = reading.numbers.find((one) => one.value !== 0);
  if (!number || !(yesNo || number.money)) return null;
  if (asked.fields.some((id) => id.startsWith('salary.p')) && number.percent) return null;
  // "do they make 100k" is true of whoever makes more.
  const attains = lexicon.sets.attains.has(reading.words[0] ?? '') ? 'over' : null;
  const side = boundOf(reading, number)?.side ?? attains;
  return { kind: 'value', value: number.value, side, possible: isPossible(reading, lexicon) };
}

/** "the best-paying company is Google, correct?", "is customer service a top skill?": what is claimed to be named. */
function itemClaim({ reading, mentions, asked, fields, lexicon }: ClaimParts): Claim | null {
  const named = asked.fields.some((id) => ['phrase', 'list'].includes(fields.get(id).unit));
  const listed = asked.aspects.some((aspect) => LISTED.has(aspect));
  // "inward or outward" asks which.
  const either = reading.words.slice(mentions.at(-1)?.to ?? 0).includes('or');
  if ((!named && !listed) || either) return null;
  const inside = (at: number) =>
    mentions.some((one) => at >= one.from && at < one.to) ||
    reading.tags.some((tag) => tag.kind === 'aspect' && at >= tag.from && at < tag.to);
  const words = reading.tokens.flatMap((token, at) => {
    const word = reading.words[at] ?? '';
    const telling = !inside(at) && !lexicon.common.has(word) && !lexicon.sets.confirmations.has(word);
    return telling ? [token.word] : [];
  });
  return words.length > 0 ? { kind: 'item', words } : null;
}

/** Aspects that are told in lists and phrases. */
const LISTED = new Set(['skills', 'duties', 'requirements', 'environment']);
