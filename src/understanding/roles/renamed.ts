import type { Catalogue } from '../../catalogue/catalogue.ts';
import { editDistance } from '../../language/distance.ts';
import { normalWord, wordsOf } from '../../language/normalise.ts';
import { isSettled, type Mention, titleWordsOf } from '../reading/mention.ts';
import type { NamedRole, TitleFinder } from '../reading/title-finder.ts';

/** Evidence of names that people or curators have for the very job, which need not be said. */
const NAMES: readonly string[] = ['curated', 'called', 'official'];
/** The letters by which two forms of a word are told to be of one stem. */
const STEM = 5;
/** So many letters apart are slips, or another spelling. */
const SLIPS = 2;

/**
 * Returns a mention with its reading said where its word for who somebody is does not stand in the title of its role: a
 * "copywriter" is counted with writers, and a "bounty hunter" with hunting workers.
 */
export function said<One extends Mention>(one: One, catalogue: Catalogue, titles: TitleFinder): One {
  const [best, ...others] = one.named.candidates;
  if (!best || one.at === null || !isSettled(one.named)) return one;
  if (!isRenamed(one.text, best, catalogue, titles)) return one;
  const reading = best.exact ? 'counted-with' : 'nearest';
  return { ...one, named: { ...one.named, candidates: [{ ...best, reading }, ...others] } };
}

function isRenamed(text: string, best: NamedRole, catalogue: Catalogue, titles: TitleFinder): boolean {
  const { role, evidence, reading } = best;
  if (reading !== null || NAMES.includes(evidence)) return false;
  const heads = wordsOf(text).filter((word) => titles.isDoer(word));
  const own = titleWordsOf(role, catalogue);
  return heads.length > 0 && !heads.some((head) => own.some((word) => isOneStem(normalWord(head), word)));
}

const isOneStem = (one: string, other: string) =>
  one === other ||
  (one.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM)) ||
  (one.length > SLIPS && editDistance(one, other, SLIPS) <= SLIPS);
