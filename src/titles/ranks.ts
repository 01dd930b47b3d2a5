import type { RankTemplate, TitleLexicon } from './lexicon.ts';

/** A rank that stands about what is led: "VP of engineering". */
export interface Led {
  rank: string;
  /** The words between. */
  field: string[];
  /** The rank also goes before a job itself: "head nurse", "lead electrician". */
  ofJobs: boolean;
  /** What somebody of the rank is in the field, who leads nobody: "neurology resident". */
  doer: string | null;
}

/** The ways in which a rank may stand about the words of a mention, as the lexicon lists them. */
export function ledBy(words: readonly string[], { ranks, rankEnds }: TitleLexicon): Led[] {
  if (!rankEnds.has(words[0] ?? '') && !rankEnds.has(words.at(-1) ?? '')) return [];
  return ranks.flatMap((rank) => {
    const field = between(words, rank) ?? [];
    return field.length === 0 ? [] : [{ rank: rank.rank, field, ofJobs: rank.ofJobs, doer: rank.doer }];
  });
}

/** Returns whether words are a rank of somebody in a field that they leave unsaid: "attending physician". */
export function isRank(words: readonly string[], { ranks }: TitleLexicon): boolean {
  return ranks.some((rank) => between(words, rank)?.length === 0);
}

/** Returns whether a word is a level of any job, whatever list has it as a title: "intern" alone. */
export function isLevel([word = '', second]: readonly string[], { levels }: TitleLexicon): boolean {
  return second === undefined && levels.of(word) !== undefined;
}

/** The words between those of a rank; none where they are the rank itself. */
function between(words: readonly string[], { before, after }: RankTemplate): string[] | undefined {
  if (words.length < before.length + after.length) return undefined;
  const starts = before.every((word, at) => words[at] === word);
  const ends = after.every((word, at) => words[words.length - after.length + at] === word);
  return starts && ends ? words.slice(before.length, words.length - after.length) : undefined;
}

/** The titles that those who lead a field bear, as words: "marketing manager", "director of marketing". */
export function titlesOfLeaders(field: readonly string[], { leaders }: TitleLexicon): string[][] {
  return leaders.map(({ before, after }) => [...before, ...field, ...after]);
}
