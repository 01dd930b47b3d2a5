import { EVIDENCE, type Evidence } from '../catalogue/catalogue.ts';
import { tokenise } from '../language/normalise.ts';
import { MATCH } from './config.ts';
import { titleLexicon } from './lexicon.ts';
import type { Hit, TitleSearch } from './search.ts';
import { editsAllowed } from './words.ts';

/** A role that a mention may mean. */
export interface Candidate {
  role: string;
  /** 0 to 1: how likely it is meant. */
  confidence: number;
  evidence: Evidence;
  /** The listed title that matched, in normal form. */
  title: string;
  exact: boolean;
  /** The confidence from which it may be answered. */
  needed: number;
  /** The mention is only a part of the title ("manager"). */
  generic: boolean;
}

/** What a mention means. */
export interface Resolution {
  mention: string;
  /** Best first. */
  candidates: Candidate[];
  /** `sure`: the first candidate is meant; `ambiguous`: ask which; `unknown`: none fits, the nearest are offered. */
  verdict: 'sure' | 'ambiguous' | 'unknown';
}

/** How many words of a mention are read; a longer one is no job title. */
const LONGEST = 14;
const MOST_VARIANTS = 24;
const NEAREST = 6;

/** Resolves mentions against an open index. */
export class Resolver {
  readonly #search: TitleSearch;
  readonly #bySoc: (soc: string) => string | undefined;

  constructor(search: TitleSearch, bySoc: (soc: string) => string | undefined) {
    this.#search = search;
    this.#bySoc = bySoc;
  }

  /** What a typed title means; never throws. */
  resolve(mention: string): Resolution {
    const words = tokenise(mention)
      .map((token) => token.word)
      .slice(0, LONGEST);
    const readings = this.#readings(words);
    for (const { words: reading, factor } of readings) {
      const found = this.exact(reading, factor);
      if (found.length === 0) continue;
      const candidates = this.#settleTies(found, reading);
      const verdict = this.#isVague(reading, found) ? 'ambiguous' : judgeExact(found);
      return { mention, candidates, verdict };
    }
    return this.#fuzzy(mention, readings.at(-1)?.words ?? [], readings[0]?.words ?? []);
  }

  /** The roles with a title of exactly these words, short forms written out; best first. */
  exact(words: readonly string[], factor = 1): Candidate[] {
    const spoken = this.#spoken(words);
    if (spoken.length > 0) return spoken;
    const best = new Map<string, Candidate>();
    this.#variants(words).forEach((variant, index) => {
      for (const hit of this.#search.exact(variant))
        add(best, this.#candidate(hit, factor * (index === 0 ? 1 : MATCH.rewritten)));
    });
    return [...best.values()].sort(byConfidence);
  }

  /** Whether these words, as they stand, are a title or a word of common speech for one. */
  isTitle(words: readonly string[]): boolean {
    return this.#search.isTitle(words) || titleLexicon().speech.has(words.join(' '));
  }

  /** Whether some title has this word. */
  inTitles(word: string): boolean {
    return this.#search.finder.inTitles(word) || titleLexicon().abbreviations.has(word);
  }

  /** Whether this word is a word of titles misspelled. */
  nearTitles(word: string): boolean {
    return this.#search.finder.spelledLike(word, editsAllowed(word)).length > 0;
  }

  /** The nearest word that many titles have, and how many edits away it is; undefined when it is near none. */
  commonNear(word: string): { word: string; edits: number } | undefined {
    return this.#search.finder.commonNear(word);
  }

  /** One word that ends hundreds of titles, which some role happens to be listed under. */
  #isVague([word = '', second]: readonly string[], [first]: readonly Candidate[]): boolean {
    const strong = first !== undefined && ['curated', 'direct', 'official'].includes(first.evidence);
    return second === undefined && !strong && this.#search.isCommonHead(word);
  }

  /** Candidates that are as good as the first, in the order in which their other titles fit. */
  #settleTies(found: readonly Candidate[], words: readonly string[]): Candidate[] {
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

  /** What people call an occupation, whatever the lists say. */
  #spoken(words: readonly string[]): Candidate[] {
    const socs = titleLexicon().speech.get(words.join(' ')) ?? [];
    const roles = socs.flatMap((soc) => this.#bySoc(soc) ?? []);
    const confidence = roles.length > 1 ? MATCH.accept : (MATCH.evidence[0] ?? 1);
    return roles.map((role) => ({
      role,
      confidence,
      evidence: 'curated',
      title: words.join(' '),
      exact: true,
      needed: 0,
      generic: false,
    }));
  }

  /** The mention as it stands, then without fillers, then without levels, then without leading words. */
  #readings(words: readonly string[]): { words: string[]; factor: number }[] {
    const { fillers, levels, small } = titleLexicon();
    const meaning = words.filter((word) => !small.has(word));
    const whole = meaning.length > 0 ? meaning : [...words];
    const trimmed = dropPhrases(whole, fillers);
    const plain = dropPhrases(trimmed, levels);
    const steps = [
      { words: whole, factor: 1 },
      { words: trimmed, factor: 1 },
      { words: plain, factor: MATCH.rewritten },
    ].filter((step) => step.words.length > 0);
    const seen = new Set<string>();
    return steps.filter((step) => !seen.has(step.words.join(' ')) && seen.add(step.words.join(' ')));
  }

  /** The words with short forms written out, in every combination up to a bound; as they stand first. */
  #variants(words: readonly string[]): string[][] {
    const { abbreviations } = titleLexicon();
    let variants: string[][] = [[]];
    for (const word of words) {
      const options = [[word], ...(abbreviations.get(word) ?? [])];
      variants = variants.flatMap((variant) => options.map((option) => [...variant, ...option]));
      if (variants.length > MOST_VARIANTS) variants = variants.slice(0, MOST_VARIANTS);
    }
    return variants;
  }

  #fuzzy(mention: string, words: readonly string[], whole: readonly string[]): Resolution {
    const best = new Map<string, Candidate>();
    const collect = (reading: readonly string[], factor: number, wide: boolean) => {
      for (const hit of this.#search.fuzzy(reading, wide)) add(best, this.#candidate(hit, factor));
    };
    const written = this.#writtenOut(words);
    for (const [index, reading] of written.entries())
      collect(reading, index === 0 ? 1 : MATCH.rewritten, false);
    const enough = () => [...best.values()].some(({ confidence, needed }) => confidence >= needed);
    if (!enough()) for (const reading of written) collect(reading, 1, true);
    const shorter = this.#withoutLeading(whole);
    if (!enough() && shorter) {
      const exact = this.exact(shorter, MATCH.rewritten * MATCH.rewritten);
      for (const candidate of exact) add(best, candidate);
      if (exact.length === 0) collect(shorter, MATCH.rewritten * MATCH.rewritten, false);
    }
    const candidates = [...best.values()].sort(byConfidence);
    return { mention, ...judgeFuzzy(candidates) };
  }

  /** At most a few ways to write the words out: short forms, and words that were run together split. */
  #writtenOut(words: readonly string[]): string[][] {
    const split = words.flatMap((word) => {
      if (word.length < 8 || this.inTitles(word) || this.nearTitles(word)) return [word];
      return this.#search.finder.split(word) ?? [word];
    });
    const variants = this.#variants(split).slice(0, 4);
    const anyKnown = variants.filter((variant) => variant.every((word) => this.inTitles(word)));
    return anyKnown.length > 0 ? anyKnown : variants;
  }

  #withoutLeading(words: readonly string[]): string[] | undefined {
    const { leading, levels, fillers } = titleLexicon();
    const plain = dropPhrases(dropPhrases(words, fillers), levels);
    const dropped = dropStart(plain, leading);
    return dropped.length > 0 && dropped.length < plain.length ? dropped : undefined;
  }

  #candidate({ role, evidence, score, ...hit }: Hit, factor: number): Candidate {
    return {
      ...hit,
      role: this.#search.segment.roles[role] ?? '',
      confidence: score * factor,
      evidence: EVIDENCE[evidence] ?? 'listed',
    };
  }
}

const byConfidence = (a: Candidate, b: Candidate) => b.confidence - a.confidence;

function add(best: Map<string, Candidate>, candidate: Candidate): void {
  const known = best.get(candidate.role);
  if (!known || candidate.confidence > known.confidence) best.set(candidate.role, candidate);
}

/** A title as listed: sure when one role has the strongest evidence, or few have the title at all. */
function judgeExact(candidates: readonly Candidate[]): Resolution['verdict'] {
  const [first, second] = candidates;
  if (!first || !second) return 'sure';
  if (first.confidence - second.confidence > MATCH.margin) return 'sure';
  // Curators give a short form to two roles only where people mean either.
  if (first.evidence === 'curated' && second.evidence === 'curated') return 'ambiguous';
  return candidates.length <= MATCH.readings ? 'sure' : 'ambiguous';
}

function judgeFuzzy(all: readonly Candidate[]): Pick<Resolution, 'candidates' | 'verdict'> {
  const first = all[0];
  if (!first || first.confidence < MATCH.offer) return { candidates: [], verdict: 'unknown' };
  const parts = all.filter((one) => one.generic);
  if (isAskedAbout(parts, first)) {
    const curatedFirst = (a: Candidate, b: Candidate) =>
      Number(b.evidence === 'curated') - Number(a.evidence === 'curated') || byConfidence(a, b);
    return { candidates: parts.sort(curatedFirst).slice(0, NEAREST), verdict: 'ambiguous' };
  }
  const { candidates, support } = uniteTitle(all.slice(0, NEAREST));
  const top = candidates[0] ?? first;
  if (support < top.needed) return { candidates, verdict: 'unknown' };
  const rivals = candidates.filter(
    (other) => other.title !== top.title && Math.abs(top.confidence - other.confidence) < MATCH.margin / 2,
  );
  return { candidates, verdict: rivals.length >= MATCH.readings ? 'ambiguous' : 'sure' };
}

/** Parts of titles are worth asking about where they are likely meant, or curators know roles by them. */
function isAskedAbout(parts: readonly Candidate[], first: Candidate): boolean {
  if (parts.length < 2 || (!first.generic && first.confidence >= first.needed)) return false;
  const together = parts.reduce((sum, one) => sum + one.confidence, 0);
  return parts.some((one) => one.evidence === 'curated') || (first.generic && together >= first.needed);
}

/** A misspelled title of several roles is as sure as they are together, and means the one with the best evidence. */
function uniteTitle(candidates: readonly Candidate[]): { candidates: Candidate[]; support: number } {
  const whole = (one: Candidate) => one.needed <= MATCH.acceptWhole && !one.generic;
  const supportOf = (title: string) =>
    candidates.reduce((sum, one) => sum + (one.title === title && whole(one) ? one.confidence : 0), 0);
  const best = [...candidates].sort(
    (a, b) => Math.max(b.confidence, supportOf(b.title)) - Math.max(a.confidence, supportOf(a.title)),
  )[0];
  if (!best || !whole(best)) return { candidates: [...candidates], support: best?.confidence ?? 0 };
  const rank = (one: Candidate) => EVIDENCE.indexOf(one.evidence);
  const same = candidates.filter((one) => one.title === best.title && whole(one));
  const ordered = [...same].sort((a, b) => rank(a) - rank(b));
  const united = ordered.map((one, at) => ({ ...one, confidence: same[at]?.confidence ?? one.confidence }));
  const others = candidates.filter((one) => !same.includes(one));
  return { candidates: [...united, ...others], support: supportOf(best.title) };
}

/** The words without the phrases of a list, one or two words long; never all of them. */
function dropPhrases(words: readonly string[], phrases: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [one, two] = [words[at] ?? '', `${words[at] ?? ''} ${words[at + 1] ?? ''}`];
    if (phrases.has(two)) at += 1;
    else if (!phrases.has(one)) kept.push(one);
  }
  return kept.length > 0 ? kept : [...words];
}

/** The words without phrases of a list that they begin with, one or two words long; never all of them. */
function dropStart(words: readonly string[], phrases: ReadonlySet<string>): string[] {
  let at = 0;
  while (at < words.length) {
    const [one, two] = [words[at] ?? '', `${words[at] ?? ''} ${words[at + 1] ?? ''}`];
    if (phrases.has(two)) at += 2;
    else if (phrases.has(one)) at += 1;
    else break;
  }
  return at < words.length ? words.slice(at) : [...words];
}
