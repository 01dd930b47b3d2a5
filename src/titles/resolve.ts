import { isCommonWord } from '../language/common-words.ts';
import { MATCH } from './config.ts';
import { isCrime } from './crimes.ts';
import { ExactTitles } from './exact.ts';
import type { Families } from './families.ts';
import { FamilyReader } from './family-reader.ts';
import { Helpers } from './helpers.ts';
import { Initials } from './initials.ts';
import { civilFirst, FINAL, judgeExact, likeliestOf, readingOf } from './judge.ts';
import { LedFields } from './leading.ts';
import { titleLexicon } from './lexicon.ts';
import { isJoined, type MentionParts, NO_PARTS, takeApart } from './mention.ts';
import { type Meant, Named } from './named.ts';
import { OtherWordings } from './other-wordings.ts';
import { PartedTitles } from './parted.ts';
import { RankedTitles } from './ranked.ts';
import { isLevel } from './ranks.ts';
import {
  type Candidate,
  isSettled,
  leveled,
  nearestOf,
  type Resolution,
  resolution,
  withinNamed,
} from './resolution.ts';
import type { TitleSearch } from './search.ts';
import { editsAllowed } from './words.ts';
import { WrittenOut } from './written-out.ts';

export type { Candidate, Resolution } from './resolution.ts';

/** The parts of the catalogue that a resolver needs. */
export interface Known {
  /** The role or group of a code of SOC or O*NET-SOC. */
  bySoc(soc: string): string | undefined;
  /** Returns the title of a role; undefined for an unknown id. */
  titleOf(role: string): string | undefined;
  families: Families;
  /** The names that curators have for roles. */
  names: readonly { name: string; role: string }[];
}

/** Resolves mentions against an open index. */
export class Resolver {
  readonly #search: TitleSearch;
  readonly #helpers: Helpers;
  readonly #writtenOut: WrittenOut;
  readonly #exact: ExactTitles;
  readonly #named: Named;
  readonly #initials: Initials;
  readonly #families: FamilyReader;
  readonly #led: LedFields;
  readonly #wordings: OtherWordings;
  readonly #parted: PartedTitles;
  readonly #ranked: RankedTitles;

  constructor(search: TitleSearch, known: Known) {
    this.#search = search;
    this.#named = new Named(known);
    this.#exact = new ExactTitles(search, known, this.#named);
    this.#initials = new Initials(known);
    this.#families = new FamilyReader(known, this.#exact);
    this.#writtenOut = new WrittenOut(search, this.#exact);
    this.#ranked = new RankedTitles(search, this.#exact, this.#writtenOut);
    this.#wordings = new OtherWordings(search, titleLexicon(), (word) => this.inTitles(word));
    this.#led = new LedFields(this.#exact, this.#named, this.#families, this.#wordings, (role) =>
      search.familyOf(role),
    );
    this.#parted = new PartedTitles({
      asWritten: (words, level) => this.#asWritten(words, level),
      amongListed: (words) => this.#amongListed(words),
      ranked: (mention, words, parts) => this.#ranked.of(mention, words, parts, []),
      codeOf: (role) => search.familyOf(role),
      isName: (word) => !isCommonWord(word) && !this.inTitles(word) && !this.nearTitles(word),
      led: this.#led,
      families: this.#families,
    });
    this.#helpers = new Helpers(this.#exact, this.#led, titleLexicon(), known);
  }

  /**
   * Resolves a typed title; never throws. The whole title is looked up first, exactly; then words that do not tell
   * the job are set aside, step by step; then ranks are; then similar titles are ranked.
   */
  resolve(mention: string): Resolution {
    const parts = takeApart(mention, titleLexicon(), this);
    const read = this.#helping(mention, parts) ?? this.#resolved(mention, parts);
    const found = this.#helpers.ofTrade(this.#inBranch(parts, read), parts.level);
    const [first] = found.candidates;
    const meant = first && this.#isThing(parts, found) ? nearestOf(found, first) : found;
    const [best, ...others] = meant.candidates;
    const last = parts.readings.at(-1)?.at(-1) ?? '';
    if (this.isDoer(last) && this.#led.isOverDone(meant, last))
      return resolution(mention, 'unknown', meant.candidates);
    // "Walmart cashier", "pastry chef": whose figures these are is said.
    if (best?.reading !== null) return meant;
    const elsewhere = parts.employers.some((word) => !best.title.includes(word));
    const reading = elsewhere ? 'taken-as' : this.#exact.isNarrower(best) ? readingOf(best) : null;
    return reading ? { ...meant, candidates: [{ ...best, reading }, ...others] } : meant;
  }

  /**
   * "cash register": a thing of somebody's work, where no word says who. "chef salad": the words of a title turned round
   * without a mark are a thing named after a job more often.
   */
  #isThing(
    { readings, parts }: MentionParts,
    { mention, standing, candidates: [best] }: Resolution,
  ): boolean {
    const words = readings.at(-1) ?? [];
    const [first = '', last = ''] = [words[0], words.at(-1)];
    if (standing !== 'sure' || parts.length > 0 || !best || best.title === words.join(' ')) return false;
    if (!best.exact) return words.every((word) => this.inTitles(word) && !this.isDoer(word));
    const turned = [...words].sort().join(' ') === best.title.split(' ').sort().join(' ');
    // "guard at a bank": a small word between them says whose or where.
    return turned && this.isDoer(first) && !this.isDoer(last) && !isJoined(mention, titleLexicon());
  }

  /** "team member - Taco Bell": of several roles that go by the words, the one in the only branch of the employer. */
  #inBranch({ branch, ...parts }: MentionParts, read: Resolution): Resolution {
    const first = read.candidates[0];
    const last = parts.readings.at(-1) ?? [];
    const refused = read.crime || isLevel(last, titleLexicon());
    if (branch.length === 0 || refused || (read.standing === 'sure' && !first?.reading)) return read;
    const words = [...branch, ...last];
    const alone = { ...parts, branch, readings: [words], parts: [], heads: [], turned: [] };
    const {
      standing,
      candidates: [best],
    } = this.#ranked.of(read.mention, words, alone, this.#exact.find(words));
    if (!best || standing === 'ask' || standing === 'unknown' || best.role === first?.role) return read;
    const isOne = read.candidates.some(({ role }) => role === best.role);
    return isOne || !isSettled(read) ? nearestOf(read, best) : read;
  }

  /** "PA to the Finance Director". */
  #helping(mention: string, { level }: MentionParts): Resolution | undefined {
    const words = this.#helpers.titleOf(mention);
    const meant = words && (this.#asWritten(words, level) ?? this.#amongListed(words));
    return meant && resolution(mention, meant.standing, meant.candidates);
  }

  #resolved(mention: string, parts: MentionParts): Resolution {
    const last = parts.readings.at(-1) ?? [];
    if (isLevel(last, titleLexicon())) return resolution(mention, 'unknown', []);
    if (isCrime(last, mention)) return { ...resolution(mention, 'unknown', []), crime: true };
    for (const words of parts.readings) {
      // A level stays unsaid where it is a part of the title that was found.
      const level = words.length === last.length ? parts.level : null;
      const meant = this.#asWritten(words, level);
      if (meant) return resolution(mention, meant.standing, meant.candidates);
      const found = this.#exact.find(words);
      if (found.length === 0) continue;
      const ranked = this.#ranked.of(mention, words, parts, found);
      // "Rad. Tech, Portland": what is listed in some order says less than the title before the mark.
      if (isSettled(ranked)) return ranked.candidates[0]?.exact ? ranked : this.#parted.of(parts, ranked);
      return this.#reworded(mention, parts) ?? this.#parted.of(parts, ranked);
    }
    const reworded = this.#reworded(mention, parts);
    if (reworded) return reworded;
    const ranked = this.#ranked.of(mention, last, parts, []);
    const isKnown = (word: string) => this.inTitles(word) || this.#search.finder.id(word) !== undefined;
    if (this.#led.isOfNothing(parts.readings, isKnown))
      return resolution(mention, 'unknown', ranked.candidates);
    // A name of few before a mark: what stands behind it says which of those is meant, and no other.
    const named = parts.heads.map((words) => this.#families.read(words)?.candidates ?? []);
    const few = named.filter(({ length }) => length > 1 && length <= MATCH.mostSpoken).flat();
    return withinNamed(this.#parted.of(parts, ranked), few);
  }

  /** Returns the meaning of words as they stand, if ranking is not needed. */
  #asWritten(words: readonly string[], level: string | null): Meant | undefined {
    const family = this.#families.read(words);
    if (family) return { ...family, candidates: family.candidates.map(leveled(level)) };
    const isTitle = this.#exact.titled(words).length > 0;
    const found = this.#exact.find(words);
    if (found.length === 0) return undefined;
    const several = isTitle ? undefined : this.#initials.read(words, found);
    if (several) return several;
    if (!isTitle && this.#isVague(words, found)) return { standing: 'ask', candidates: [...found] };
    const spoken = isTitle ? undefined : this.#named.spoken(words);
    if (spoken) return { ...spoken, candidates: spoken.candidates.map(leveled(level)) };
    if (!this.#exact.isFinal(found, words)) return undefined;
    const candidates = this.#exact.settleTies(found, words).map(leveled(level));
    const civil = civilFirst(candidates, (role) => this.#search.familyOf(role));
    if (civil[0] !== candidates[0]) return { standing: 'nearest', candidates: likeliestOf(civil) };
    return { standing: judgeExact(candidates), candidates };
  }

  /** Returns the meaning of a mention in other words: as a rank about a field of work, as an activity, as a slip. */
  #reworded(mention: string, { readings, level }: MentionParts): Resolution | undefined {
    const led = this.#led.read(readings);
    if (led) return resolution(mention, led.standing, led.candidates);
    for (const words of readings) {
      for (const wording of [...this.#writtenOut.asListed(words), ...this.#wordings.of(words)]) {
        const meant = this.#asWritten(wording, level) ?? this.#amongListed(wording);
        if (meant && !isFar(words, meant)) return resolution(mention, meant.standing, meant.candidates);
      }
    }
    return undefined;
  }

  /** The roles that exactly these words name, short forms written out; best first. */
  exact(words: readonly string[]): Candidate[] {
    return this.#families.read(words)?.candidates ?? [...this.#exact.find(words)];
  }

  /** Returns whether these words, as they stand, are a title or a common name for one. */
  isTitle(words: readonly string[]): boolean {
    const isOwn = this.#search.isTitle(words) || this.#named.isNamed(words);
    return isOwn || this.#helpers.titleOf(words.join(' ')) !== undefined;
  }

  /** Returns whether these words are a field of work or an activity ("nursing"), which `resolve` reads as its job. */
  isField(words: readonly string[]): boolean {
    return this.#named.isField(words);
  }

  /** Returns whether this word, or one that it is short for, ends most of the titles that have it. */
  isDoer(word: string): boolean {
    const last = [word, ...this.#exact.longFor(word).map((words) => words.at(-1) ?? '')];
    return last.some((one) => this.#search.endsTitles(one) >= MATCH.doer);
  }

  /** Returns whether several titles end in this word. */
  endsTitles(word: string): boolean {
    return this.#search.titlesEndingIn(word) >= MATCH.severalEnd;
  }

  /** Returns whether some title has this word, or a name in common speech. */
  inTitles(word: string): boolean {
    const isSaid = this.#search.finder.inTitles(word) || titleLexicon().spokenWords.has(word);
    return isSaid || this.#exact.longFor(word).length > 0;
  }

  /** Returns whether this word is a misspelled word of titles. */
  nearTitles(word: string): boolean {
    return this.#search.finder.spelledLike(word, editsAllowed(word)).length > 0;
  }

  /** One word that ends hundreds of titles, which some role happens to be listed under. */
  #isVague([word = '', second]: readonly string[], [first]: readonly Candidate[]): boolean {
    const strong = first !== undefined && FINAL.includes(first.evidence);
    return second === undefined && !strong && this.#search.isCommonHead(word);
  }

  /** Returns the role, of those that a title is listed under, that all evidence on its words supports. */
  #amongListed(words: readonly string[]): Meant | undefined {
    const found = this.#exact.find(words);
    if (found.length === 0) return undefined;
    const parts = { ...NO_PARTS, readings: [[...words]] };
    const ranked = this.#ranked.of(words.join(' '), words, parts, found);
    return isSettled(ranked) ? ranked : undefined;
  }
}

/**
 * Returns whether words in another wording are too far from what they were: "dating" is no "DATS", since a short form
 * has no other endings and nobody slips into one, and no "dater", which hardly anybody is called.
 */
function isFar(words: readonly string[], { candidates: [best] }: Meant): boolean {
  const everyday = words.length === 1 && isCommonWord(words[0] ?? '');
  return best?.evidence === 'short' || (everyday && best?.evidence === 'listed');
}
