import type { FieldRegistry } from '../catalogue/fields.ts';
import { educationLevel } from './education.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Asked, Claim } from './query.ts';
import { type Reading, says, tagged } from './tags.ts';

const NEGATION = new Set([
  'not',
  'no',
  'never',
  'dont',
  'doesnt',
  'isnt',
  'arent',
  'without',
  'neither',
  'nor',
]);

/** What a question takes for true or asks to confirm: a comparison, a figure, a degree, a name. */
export function claimOf(
  reading: Reading,
  mentions: readonly Mention[],
  asked: Asked,
  yesNo: boolean,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): Claim | null {
  const negated = reading.words.some((word) => NEGATION.has(word));
  const ranges = rangesClaim(reading, mentions, asked, yesNo);
  if (ranges) return ranges;
  if (mentions.length >= 2) return compareClaim(reading, mentions, negated, yesNo);
  if (asked.aspects.some((aspect) => aspect === 'education' || aspect === 'requirements')) {
    const degree = degreeClaim(reading, lexicon, negated);
    if (degree) return degree;
  }
  const number = reading.numbers.find((one) => one.value !== 0);
  if (number && (yesNo || number.money || number.percent))
    return { kind: 'value', value: number.value, money: number.money };
  return yesNo ? nameClaim(reading, mentions, fields, asked) : null;
}

/** "X earns more than Y": the roles about the comparing word, in the order of the sentence. */
function compareClaim(
  reading: Reading,
  mentions: readonly Mention[],
  negated: boolean,
  yesNo: boolean,
): Claim | null {
  const [first, second] = mentions;
  if (!first || !second) return null;
  const between = (from: number, to: number) => from >= first.to && to <= second.from;
  if (says(reading, 'direction', 'same') && yesNo && !asksBetween(reading, first, second)) {
    return { kind: 'compare', direction: 'same', subject: 0, object: 1, negated };
  }
  const than = reading.words.some((word, at) => (word === 'than' || word === 'over') && between(at, at + 1));
  const beats = tagged(reading, 'direction').find((tag) => between(tag.from, tag.to));
  const compares = [...tagged(reading, 'direction'), ...tagged(reading, 'most'), ...tagged(reading, 'least')];
  const word = compares.find((tag) => between(tag.from, tag.to));
  if (!word || word.value === 'same' || !(than || (yesNo && beats))) return null;
  const least = word.kind === 'least' || word.value === 'least';
  return { kind: 'compare', direction: least ? 'least' : 'most', subject: 0, object: 1, negated };
}

/** "who …, X or Y" asks; "does X … Y" claims. */
function asksBetween(reading: Reading, first: Mention, second: Mention): boolean {
  const start = reading.words[0] ?? '';
  return (
    ['who', 'which', 'what'].includes(start) && reading.words.slice(first.to, second.from).includes('or')
  );
}

/** "could an experienced X out-earn a starting Y": the ranges of two statistics. */
function rangesClaim(
  reading: Reading,
  mentions: readonly Mention[],
  asked: Asked,
  yesNo: boolean,
): Claim | null {
  if (!yesNo || mentions.length !== 2 || !asked.aspects.includes('salary')) return null;
  const before = (at: number) => {
    const mention = mentions[at];
    const from = mentions[at - 1]?.to ?? 0;
    return tagged(reading, 'statistic').find((tag) => mention && tag.from >= from && tag.to <= mention.from)
      ?.value;
  };
  const kinds = [before(0), before(1)];
  if (!kinds.includes('experienced') || !kinds.includes('start')) return null;
  const subject = kinds.indexOf('experienced');
  return { kind: 'ranges', subject, object: 1 - subject };
}

function degreeClaim(reading: Reading, lexicon: QuestionLexicon, negated: boolean): Claim | null {
  const words = reading.words.join(' ');
  const named = educationLevel(words, lexicon.levels);
  const anyDegree = /\b(?:degree|college|university)\b/.test(words);
  if (named !== null && named > 0) return { kind: 'degree', level: named, needed: !negated };
  return anyDegree ? { kind: 'degree', level: -1, needed: !negated } : null;
}

/** "the best-paying company is Google, correct?": the name that is claimed. */
function nameClaim(
  reading: Reading,
  mentions: readonly Mention[],
  fields: FieldRegistry,
  asked: Asked,
): Claim | null {
  const phrases = asked.fields.filter((id) => fields.get(id).unit === 'phrase');
  if (phrases.length === 0) return null;
  const is = reading.words.findIndex(
    (word, at) => ['is', 'in', 'are', 'be'].includes(word) && at > (mentions[0]?.from ?? 0),
  );
  if (is < 0) return null;
  const rest = reading.tokens.slice(is + 1);
  const stop = rest.findIndex((_, at) => at > 0 && reading.breaks[is + 1 + at]);
  const named = stop < 0 ? rest : rest.slice(0, stop);
  const text = reading.text.slice(named[0]?.start ?? 0, named.at(-1)?.end ?? 0);
  return text === '' ? null : { kind: 'name', text };
}
