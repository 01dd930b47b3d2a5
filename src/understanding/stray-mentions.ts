import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { type Reading, says } from './tags.ts';

/** Mentions further apart than this are not set against each other. */
const WIDEST_GAP = 8;
/** Evidence that makes a title unmistakable, whatever else the question says. */
const STRONG = new Set(['curated', 'direct', 'official']);
/** Kinds of phrases that may stand between two roles: "an officer earn compared with a director". */
const BETWEEN = new Set(['aspect', 'intent', 'statistic', 'period', 'compute', 'direction']);

/** How two neighbours are tied: by a word ("vs", "or"), by a comma only, or not at all. */
type Tie = 'word' | 'comma' | null;

/**
 * Leaves out what is only an ordinary word of the question that some title has as well ("how wide", "budgets"):
 * a doubtful mention counts where another role that is beyond doubt stands beside it, or where there is no other.
 */
export function withoutStrays(
  reading: Reading,
  mentions: readonly Mention[],
  lexicon: QuestionLexicon,
): { mentions: Mention[]; strays: number } {
  const firm = mentions.map(isFirm);
  if (!firm.includes(true) || !firm.includes(false)) return { mentions: [...mentions], strays: 0 };
  const ties = mentions.slice(1).map((one, at) => tieOf(reading, mentions[at], one, lexicon));
  const counts = mentions.map((one, at) => firm[at] === true || isIntroduced(reading, one, lexicon));
  // Ties carry over: in "A, B or C" the doubtful B ties C to A.
  for (let round = 0; round < mentions.length; round += 1) {
    mentions.forEach((one, at) => {
      const before = counts[at - 1] === true && holds(ties[at - 1], one, reading, lexicon);
      const after = counts[at + 1] === true && holds(ties[at], one, reading, lexicon);
      if (before || after) counts[at] = true;
    });
  }
  const kept = mentions.filter((_, at) => counts[at]);
  return { mentions: kept, strays: mentions.length - kept.length };
}

/** Whether a mention is a role beyond doubt. */
function isFirm({ resolution: { verdict, candidates } }: Mention): boolean {
  const best = candidates[0];
  return verdict === 'sure' && best !== undefined && best.exact && STRONG.has(best.evidence);
}

/** "that an optician does not": an article before a title as it is listed, and who it is does something. */
function isIntroduced(reading: Reading, one: Mention, { sets }: QuestionLexicon): boolean {
  const [best] = one.resolution.candidates;
  const listed = one.resolution.verdict === 'sure' && best?.exact === true && !best.generic;
  return (
    listed &&
    sets.articles.has(reading.words[one.from - 1] ?? '') &&
    sets.auxiliaries.has(reading.words[one.to] ?? '')
  );
}

/** A comma ties a lone word to a role only where that word could be a whole title. */
function holds(tie: Tie | undefined, one: Mention, reading: Reading, { sets }: QuestionLexicon): boolean {
  if (!tie) return false;
  const best = one.resolution.candidates[0];
  const partial = one.words.length === 1 && (best === undefined || best.generic || !best.exact);
  // "of budgets", "looks after budgets": what somebody deals with.
  const governed =
    sets.domain_joints.has(reading.words[one.from - 1] ?? '') ||
    reading.tags.some((tag) => (tag.kind === 'aspect' || tag.kind === 'direction') && tag.to === one.from);
  return tie === 'word' || !(partial && (governed || best?.generic === true));
}

function tieOf(
  reading: Reading,
  first: Mention | undefined,
  second: Mention,
  { sets, common }: QuestionLexicon,
): Tie {
  if (!first || second.from - first.to > WIDEST_GAP) return null;
  const spoken = (at: number) =>
    reading.tags.some((tag) => BETWEEN.has(tag.kind) && at >= tag.from && at < tag.to);
  // "with" and "to" tie roles only where they are compared or one leads to the other.
  const leads = says(reading, 'intent', 'compare') || says(reading, 'intent', 'transition');
  const against = (word: string) => leads || !sets.leading_joints.has(word);
  let joined = false;
  for (let at = first.to; at < second.from; at += 1) {
    const word = reading.words[at] ?? '';
    if (sets.walls.has(word) || sets.title_joints.has(word)) joined ||= against(word);
    else if (sets.role_joints.has(word)) joined ||= leads;
    else if (!sets.articles.has(word) && !common.has(word) && !spoken(at)) return null;
  }
  if (joined) return 'word';
  const text = reading.text.slice(reading.tokens[first.to - 1]?.end, reading.tokens[second.from]?.start);
  if (text.includes('/')) return 'word';
  const beside = second.from === first.to && !/[:.?!]/u.test(text);
  return beside || /[,;|\n]/u.test(text) ? 'comma' : null;
}
