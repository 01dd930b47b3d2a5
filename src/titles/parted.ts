import type { FamilyReader } from './family-reader.ts';
import { endsIn, FINAL, tells } from './judge.ts';
import type { LedFields } from './leading.ts';
import { titleLexicon } from './lexicon.ts';
import type { MentionParts } from './mention.ts';
import type { Meant } from './named.ts';
import { isRank } from './ranks.ts';
import {
  type Candidate,
  isSettled,
  nearestOf,
  type Resolution,
  resolution,
  saidTwice,
  standsOut,
} from './resolution.ts';

/** The ways in which words of a mention are read by themselves. */
export interface WordsReader {
  /** The meaning of words as they stand, if ranking is not needed. */
  asWritten(words: readonly string[], level: string | null): Meant | undefined;
  /** The role, of those that a title is listed under, that all evidence on its words supports. */
  amongListed(words: readonly string[]): Meant | undefined;
  ranked(mention: string, words: readonly string[], parts: MentionParts): Resolution;
  /** The six-digit code of a role; empty where it is not known. */
  codeOf(role: string): string;
  /** Returns whether a word can only be a name: no title nor dictionary has it, and none that it is a slip of. */
  isName(word: string): boolean;
  led: LedFields;
  families: FamilyReader;
}

/** Reads mentions of which a part says who somebody is, parted from the rest by a mark, a small word or its place. */
export class PartedTitles {
  readonly #read: WordsReader;

  constructor(read: WordsReader) {
    this.#read = read;
  }

  /**
   * A title that is not settled, or only by its words before a mark, as what those surely are ("Project Manager, Trials",
   * "Welder / Fabricator"); or with what stands behind the mark before them ("Supervisor - Injection Molding").
   */
  of(parts: MentionParts, ranked: Resolution): Resolution {
    const found = this.#beforeMark(parts, ranked);
    if (found || isSettled(ranked)) return found ?? ranked;
    const { heads, turned, ahead } = parts;
    // "Linux sysadmin": a name at the end, of a role that all else is known of; "office/operations manager" are two.
    const last = parts.parts.length > 0 ? [] : (parts.readings.at(-1) ?? []);
    const ending = ranked.candidates.find((one) => endsIn(last, one)) ?? this.#family(last, ranked);
    if (ending) return nearestOf(ranked, ending);
    const other = turned.length === 0 ? ranked : this.#read.ranked(ranked.mention, turned, parts);
    if (isSettled(other) && standsOut(other)) return other;
    const listed = this.#listed([...heads, ahead], ranked);
    const named = listed.standing === 'unknown' ? this.#behindNames(last) : undefined;
    // Who made the name up or whose it is, no word tells: it is offered, and not answered with.
    return named ? resolution(listed.mention, 'unknown', nearestOf(listed, named).candidates) : listed;
  }

  #beforeMark({ heads, level }: MentionParts, ranked: Resolution): Resolution | undefined {
    const [likeliest] = ranked.candidates;
    const settled = isSettled(ranked);
    for (const words of heads) {
      if (isRank(words, titleLexicon())) continue;
      // "VP, Engineering (Fintech)": who leads a field is not who works there.
      const led = ranked.standing === 'sure' ? undefined : this.#read.led.read([words]);
      const meant = this.#read.asWritten(words, level) ?? led ?? this.#read.amongListed(words);
      const [best] = meant?.candidates ?? [];
      if (!best || meant?.standing !== 'sure') {
        // "PM (Jira, Asana)": what people mean by it, be it several roles.
        if (meant && best && !settled && FINAL.includes(best.evidence))
          return resolution(ranked.mention, meant.standing, meant.candidates);
        continue;
      }
      if (!tells(words, best, settled)) continue;
      // "DBA - Oracle & SQL Server": what is said twice is surer than either.
      if (settled && best.role === likeliest?.role) return saidTwice(ranked, best);
      const firm = ranked.standing === 'nearest' && FINAL.includes(best.evidence);
      if (!settled || led || firm || words.join(' ') === likeliest?.title) return nearestOf(ranked, best);
    }
    return undefined;
  }

  /** "Initech accountant": a strong name behind words that can only be names, of an employer or of nothing. */
  #behindNames(words: readonly string[]): Candidate | undefined {
    const start = words.findIndex((word) => !this.#read.isName(word));
    const meant = start > 0 ? this.#read.asWritten(words.slice(start), null) : undefined;
    const best = meant?.standing === 'sure' ? meant.candidates[0] : undefined;
    return best && FINAL.includes(best.evidence) ? best : undefined;
  }

  /** "private duty caregiver": a name of few, behind words that stand so before another in a title near it. */
  #family(words: readonly string[], { candidates }: Resolution): Candidate | undefined {
    const before = words.slice(0, -1).join(' ');
    const isKind = ({ title }: Candidate) => title.slice(0, title.lastIndexOf(' ')) === before;
    const family =
      before !== '' && candidates.some(isKind) ? this.#read.families.read(words.slice(-1)) : undefined;
    return family && isSettled(family) ? family.candidates[0] : undefined;
  }

  /** "Assistant Professor, College of Medicine": of the many of one kind that are called so, the one that all words say. */
  #ofKind({ candidates }: Meant, ranked: Resolution): Candidate | undefined {
    const kindOf = ({ role }: Candidate) => this.#read.codeOf(role).slice(0, MINOR);
    const kinds = new Set(candidates.map(kindOf));
    if (candidates.length === 1 || kinds.size > 1) return undefined;
    return ranked.candidates.find((one) => kinds.has(kindOf(one)));
  }

  /** "Chef for a yacht", "Site Operative (Blorft)": a title that is not settled, as its first words that are listed. */
  #listed(beginnings: readonly (readonly string[])[], ranked: Resolution): Resolution {
    for (const words of beginnings) {
      if (words.length === 0 || isRank(words, titleLexicon())) continue;
      const meant = this.#read.asWritten(words, null) ?? this.#read.amongListed(words);
      const best = meant?.candidates[0];
      const says = best?.exact && (words.length > 1 || FINAL.includes(best.evidence));
      if (best && says && meant && isSettled(meant))
        return nearestOf(ranked, this.#ofKind(meant, ranked) ?? best);
    }
    return ranked;
  }
}

/** The characters of a code that tell a minor group. */
const MINOR = 4;
