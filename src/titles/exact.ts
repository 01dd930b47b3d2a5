import { EVIDENCE, type Evidence } from '../catalogue/catalogue.ts';
import { titleWords } from '../language/normalise.ts';
import { byText } from '../memo.ts';
import { MATCH } from './config.ts';
import { FINAL, isFinal } from './judge.ts';
import { titleLexicon } from './lexicon.ts';
import type { Named } from './named.ts';
import { addCandidate, byConfidence, type Candidate } from './resolution.ts';
import type { Known } from './resolve.ts';
import type { Hit, TitleSearch } from './search.ts';

const MOST_VARIANTS = 24;
/** Own titles whose words are kept. */
const OWN_TITLES = 2000;
/** The last digit of SOC codes for the rest, occupations without codes of their own. */
const RESIDUAL = '9';

/** The words of the roles' own titles, asked for at every mention that is one. */
const ownWords = byText(OWN_TITLES, (title) => titleWords(title, titleLexicon().small));

/** Makes candidates of what the search finds. */
export const exactCandidates = {
  of(search: TitleSearch, hit: Hit, factor: number): Candidate {
    const { title, exact, needed, generic, explained, founded } = hit;
    return {
      role: search.segment.roles[hit.role] ?? '',
      confidence: hit.score * factor,
      evidence: EVIDENCE[hit.evidence] ?? 'listed',
      title,
      exact,
      reading: null,
      level: null,
      needed,
      generic,
      explained,
      founded,
    };
  },
};

/** Looks words up as titles, exactly. */
export class ExactTitles {
  readonly #search: TitleSearch;
  readonly #known: Known;
  readonly #named: Named;
  /** What was found last: the same words are asked about at several steps. */
  #found: { key: string; candidates: readonly Candidate[] } | undefined;

  constructor(search: TitleSearch, known: Known, named: Named) {
    this.#search = search;
    this.#known = known;
    this.#named = named;
  }

  /** The roles with a title of exactly these words, or that people mean by them; short forms written out, best first. */
  find(words: readonly string[]): readonly Candidate[] {
    const key = words.join(' ');
    if (key === this.#found?.key) return this.#found.candidates;
    const candidates = this.#find(words);
    this.#found = { key, candidates };
    return candidates;
  }

  #find(words: readonly string[]): readonly Candidate[] {
    const titled = this.titled(words);
    if (titled.length > 0) return titled;
    const spoken = this.#named.spoken(words);
    if (spoken) return spoken.candidates;
    const best = new Map<string, Candidate>();
    const variants = this.variants(words);
    variants.forEach((variant, index) => {
      for (const hit of this.#search.exact(variant))
        addCandidate(best, exactCandidates.of(this.#search, hit, index === 0 ? 1 : MATCH.rewritten));
    });
    const found = [...best.values()].sort(byConfidence);
    const closed = words.length < 2 || found.some(({ evidence }) => FINAL.includes(evidence));
    // "acct exec": a short form of a name in common speech; one short word may be short for much else ("mech").
    const written = closed ? undefined : variants.slice(1).find((variant) => this.#named.isNamed(variant));
    return (written && this.#named.spoken(written)?.candidates) ?? found;
  }

  /** The roles whose official title, or whose own title, these words are; they outrank every list. */
  titled(words: readonly string[]): Candidate[] {
    return this.#inOrder(words).filter(
      (one) => one.evidence === 'official' || (one.evidence === 'curated' && this.#isOwnTitle(one)),
    );
  }

  #inOrder(words: readonly string[]): Candidate[] {
    const hits = this.#search.exact(words).filter(({ inOrder }) => inOrder);
    return hits.map((hit) => exactCandidates.of(this.#search, hit, 1));
  }

  /** The roles that curators call by these words, in this order. */
  curated(words: readonly string[]): Candidate[] {
    return this.#inOrder(words).filter((one) => one.evidence === 'curated');
  }

  /**
   * The one occupation that the words are the title of: its official or own one, or the one that official lists match
   * directly, unless that occupation only holds what no other does.
   */
  occupation(words: readonly string[]): Candidate | undefined {
    const [titled] = this.titled(words);
    if (titled) return titled;
    const [direct, second] = this.#inOrder(words).filter((one) => one.evidence === 'direct');
    return direct !== undefined && !second && !this.isRest(direct.role) ? direct : undefined;
  }

  /** Returns whether an occupation only holds what no other does ("Production Workers, All Other"). */
  isRest(role: string): boolean {
    const code = this.#search.familyOf(role);
    return code.endsWith(RESIDUAL) && this.#known.bySoc(`${code}.00`) === role;
  }

  /** The candidates with the occupation before a branch of it, where the title is listed under both alike. */
  generalFirst([best, ...others]: readonly Candidate[], listed: readonly Candidate[]): Candidate[] {
    if (!best) return [];
    const general = this.#known.bySoc(`${this.#search.familyOf(best.role)}.00`);
    const evidenceOf = (role: string | undefined) => listed.find((one) => one.role === role)?.evidence;
    const wide = others.find(({ role }) => role === general && role !== best.role);
    if (!wide || evidenceOf(wide.role) === undefined || evidenceOf(wide.role) !== evidenceOf(best.role))
      return [best, ...others];
    return [
      { ...best, role: wide.role },
      { ...wide, role: best.role },
      ...others.filter((one) => one !== wide),
    ];
  }

  /** Candidates that are as good as the first, in the order in which their other titles fit. */
  settleTies(found: readonly Candidate[], words: readonly string[]): Candidate[] {
    const first = found[0];
    const ties = found.filter((one) => one.confidence === first?.confidence && one.evidence !== 'curated');
    if (ties.length < 2) return [...found];
    const order = this.#search.likeliest(
      words,
      ties.map((one) => one.role),
    );
    ties.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
    return [...ties, ...found.filter((one) => !ties.includes(one))];
  }

  /** Returns what a word is short for: as the lexicon has it, else words of titles that have its letters. */
  longFor(word: string): readonly (readonly string[])[] {
    return titleLexicon().abbreviations.get(word) ?? this.#search.finder.longFor(word).map((one) => [one]);
  }

  /** The words with short forms written out, in every combination up to a bound; as they stand first. */
  variants(words: readonly string[]): string[][] {
    const { abbreviations, spellings } = titleLexicon();
    const { finder } = this.#search;
    if (!words.some((word) => this.longFor(word).length > 0)) return [[...words]];
    // "labour": a spelling that no title has is that of another country, and no word of its own.
    const isForeign = (word: string) =>
      !finder.inTitles(word) && (spellings.has(word) || !abbreviations.has(word));
    let variants: string[][] = [[]];
    for (const word of words) {
      const long = this.longFor(word);
      const options = [...(long.length > 0 && isForeign(word) ? [] : [[word]]), ...long];
      variants = variants.flatMap((variant) => options.map((option) => [...variant, ...option]));
      if (variants.length > MOST_VARIANTS) variants = variants.slice(0, MOST_VARIANTS);
    }
    return variants;
  }

  /** Returns whether these roles, found by these words, settle the meaning. */
  isFinal(found: readonly Candidate[], words: readonly string[]): boolean {
    const agrees = () => this.#search.likelihood(words, found[0]?.role ?? '') >= MATCH.agreed;
    return isFinal(found, this.#search.isTitle(words), agrees);
  }

  /** Returns the position of a role in the index, with its evidence there. */
  position(role: string, evidence: Evidence): [number, number][] {
    const at = this.#search.positionOf(role);
    return at < 0 ? [] : [[at, EVIDENCE.indexOf(evidence)]];
  }

  /** "pastry chef": a listed title that is the one of its role with more beside it. */
  isNarrower({ role, title, exact }: Candidate): boolean {
    if (!exact) return false;
    const [own, words] = [this.#ownTitle(role), title.split(' ')];
    return own.length < words.length && own.every((word) => words.includes(word));
  }

  #isOwnTitle({ role, title }: Candidate): boolean {
    return this.#ownTitle(role).join(' ') === title;
  }

  #ownTitle(role: string): readonly string[] {
    return ownWords(this.#known.titleOf(role) ?? '');
  }
}
