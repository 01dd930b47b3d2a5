import type { Asked, OpenMention, QueryRole } from '../contract/query.ts';
import { MATCH } from '../titles/config.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { type Reading, says, tagged } from './tags.ts';

const MOST_CHOICES = 6;
/** Other readings that stand beside an answer. */
const MOST_OTHERS = 4;
export interface Settled {
  /** Mentions that mean one role each, without repeats. */
  named: Mention[];
  unclear: OpenMention[];
  unknown: OpenMention[];
  /** Content words that fit no role and do not stand where a role would: what else the text is about. */
  noise: number;
}

/** Sorts mentions into those that are settled, those to ask about, and those that no role fits. */
export function openMentions(
  reading: Reading,
  mentions: readonly Mention[],
  asked: Asked,
  lexicon: QuestionLexicon,
): Settled {
  const settled: Settled = { named: [], unclear: [], unknown: [], noise: 0 };
  for (const one of mentions) {
    const { verdict, candidates } = one.resolution;
    const position = settled.named.length + settled.unclear.length + settled.unknown.length;
    const open: OpenMention = {
      text: one.text,
      position,
      likeness: candidates[0]?.exact ? 1 : (candidates[0]?.confidence ?? 0),
      candidates: candidates.slice(0, MOST_CHOICES).map((candidate) => candidate.role),
    };
    if (isThing(reading, one, asked, lexicon)) settled.noise += 1;
    else if (verdict === 'sure') {
      const role = candidates[0]?.role;
      if (!settled.named.some((other) => other.resolution.candidates[0]?.role === role))
        settled.named.push(one);
    } else if (verdict === 'ambiguous') settled.unclear.push(open);
    else if (isMeantAsRole(reading, one, mentions, asked, lexicon)) settled.unknown.push(open);
    else settled.noise += 1;
  }
  return settled;
}

/** Whether words that fit no role stand where a role would stand, rather than being noise. */
function isMeantAsRole(
  reading: Reading,
  one: Mention,
  mentions: readonly Mention[],
  asked: Asked,
  lexicon: QuestionLexicon,
): boolean {
  const { sets } = lexicon;
  const { articles, role_joints, walls } = sets;
  const anySure = mentions.some((other) => other.resolution.verdict !== 'unknown');
  const before = reading.words[one.from - 1] ?? '';
  const twoBefore = reading.words[one.from - 2] ?? '';
  const after = reading.words[one.to] ?? '';
  const joined =
    role_joints.has(before) ||
    (articles.has(before) && role_joints.has(twoBefore)) ||
    walls.has(after) ||
    after === 'and';
  const listed = (reading.breaks[one.from] || reading.breaks[one.to]) && mentions.length > 1;
  const compares = says(reading, 'intent', 'compare') || tagged(reading, 'intent', 'transition').length > 0;
  if (anySure)
    return (
      (joined || listed === true) &&
      !isPlaceLike(reading, one, lexicon) &&
      !(isSchooling(reading, one) && !isSetAgainst(articles.has(before) ? twoBefore : before, sets))
    );
  if (asked.aspects.length > 0 || compares) return true;
  const rest = reading.words.filter((_, at) => at < one.from || at >= one.to);
  const defines = rest.every(
    (word, at) =>
      articles.has(word) || at >= one.from || says(reading, 'intent', 'define') || lexicon.asking.has(word),
  );
  // Words of any sentence ("play some music") make no title.
  const said = reading.words.slice(one.from, one.to);
  const titled = said.every((word) => word === 'of' || articles.has(word) || !lexicon.common.has(word));
  // "what's a …": a word that nothing knows is a job to whoever asks so.
  const introduced = said.length === 1 && sets.indefinite.has(before);
  return titled && (one.resolution.candidates.length > 0 || introduced) && rest.length <= 3 && defines;
}

/** "in Oslo": what follows is where, not who. */
function isPlaceLike(reading: Reading, one: Mention, { sets }: QuestionLexicon): boolean {
  return sets.place_words.has(reading.words[one.from - 1] ?? '');
}

/** "my cat", "the office printer": said of a thing one has, and a title by a short form or a distant likeness only. */
function isThing(reading: Reading, one: Mention, { aspects }: Asked, { sets }: QuestionLexicon): boolean {
  const [best] = one.resolution.candidates;
  const alone = one.from === 1 && one.to === reading.words.length && sets.owners.has(reading.words[0] ?? '');
  if (!alone || aspects.length > 0 || !best) return false;
  return best.evidence === 'short' || (!best.exact && best.confidence < MATCH.distant);
}

/** "or", "vs": what follows stands in the place of a role; "to" leads to anything. */
function isSetAgainst(before: string, { walls, leading_joints }: QuestionLexicon['sets']): boolean {
  return walls.has(before) && !leading_joints.has(before);
}

/** "law school", "a nursing degree": what is studied, not who is meant. */
function isSchooling(reading: Reading, one: Mention): boolean {
  return tagged(reading, 'aspect', 'education').some((tag) => tag.from === one.to && !reading.breaks[one.to]);
}

/** A settled mention as a role of the query. */
export function queryRole(one: Mention): QueryRole {
  const [best, ...rest] = one.resolution.candidates;
  const doubtful = best !== undefined && !best.exact && best.confidence < MATCH.doubtful;
  return {
    id: best?.role ?? '',
    mention: one.text,
    confidence: Math.round((best?.confidence ?? 0) * 100) / 100,
    others: rest
      .filter((other) => other.exact || doubtful)
      .slice(0, MOST_OTHERS)
      .map((other) => other.role),
  };
}
