import type { Mention } from './mentions.ts';
import type { Asked, OpenMention, QueryRole } from './query.ts';
import { type Reading, says, tagged } from './tags.ts';

const MOST_CHOICES = 6;
const ARTICLES = new Set(['a', 'an']);
const JOINTS = new Set([
  'or',
  'and',
  'vs',
  'versus',
  'v',
  'than',
  'against',
  'between',
  'compare',
  'to',
  'with',
  'from',
]);

export interface Settled {
  /** Mentions that mean one role each, without repeats. */
  named: Mention[];
  unclear: OpenMention[];
  unknown: OpenMention[];
  /** Content words that fit no role and do not stand where a role would: what else the text is about. */
  noise: number;
}

/** Sorts mentions into those that are settled, those to ask about, and those that no role fits. */
export function openMentions(reading: Reading, mentions: readonly Mention[], asked: Asked): Settled {
  const settled: Settled = { named: [], unclear: [], unknown: [], noise: 0 };
  const anySure = mentions.some((one) => one.resolution.verdict !== 'unknown');
  for (const one of mentions) {
    const { verdict, candidates } = one.resolution;
    const position = settled.named.length + settled.unclear.length + settled.unknown.length;
    const open: OpenMention = {
      text: one.text,
      position,
      candidates: candidates.slice(0, MOST_CHOICES).map((candidate) => candidate.role),
    };
    if (verdict === 'sure') {
      const role = candidates[0]?.role;
      if (!settled.named.some((other) => other.resolution.candidates[0]?.role === role))
        settled.named.push(one);
    } else if (verdict === 'ambiguous') settled.unclear.push(open);
    else if (isMeantAsRole(reading, one, mentions, asked, anySure)) settled.unknown.push(open);
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
  anySure: boolean,
): boolean {
  const before = reading.words[one.from - 1] ?? '';
  const twoBefore = reading.words[one.from - 2] ?? '';
  const after = reading.words[one.to] ?? '';
  const joined = JOINTS.has(before) || (ARTICLES.has(before) && JOINTS.has(twoBefore)) || JOINTS.has(after);
  const listed = (reading.breaks[one.from] || reading.breaks[one.to]) && mentions.length > 1;
  const compares = says(reading, 'intent', 'compare') || tagged(reading, 'intent', 'transition').length > 0;
  if (anySure) return (joined || listed === true) && (compares || joined) && !isPlaceLike(reading, one);
  if (asked.aspects.length > 0 || compares) return true;
  return one.resolution.candidates.length > 0 && one.to - one.from >= reading.tokens.length - 3;
}

/** "in Oslo": what follows is where, not who. */
function isPlaceLike(reading: Reading, one: Mention): boolean {
  return ['in', 'at', 'near', 'around'].includes(reading.words[one.from - 1] ?? '');
}

/** A settled mention as a role of the query. */
export function queryRole(one: Mention): QueryRole {
  const [best, ...rest] = one.resolution.candidates;
  return {
    id: best?.role ?? '',
    mention: one.text,
    confidence: Math.round((best?.confidence ?? 0) * 100) / 100,
    others: rest
      .filter((other) => other.exact)
      .slice(0, 3)
      .map((other) => other.role),
  };
}
