import { MATCH } from './config.ts';
import type { ExactTitles } from './exact.ts';
import type { FamilyReader } from './family-reader.ts';
import { judgeExact, judgeRanked } from './judge.ts';
import { titleLexicon } from './lexicon.ts';
import type { Meant, Named } from './named.ts';
import type { OtherWordings } from './other-wordings.ts';
import { type Led, ledBy, titlesOfLeaders } from './ranks.ts';
import { type Candidate, leveled } from './resolution.ts';

/** The major group of SOC that holds those who lead others. */
const MANAGEMENT = '11-';
/** The major group of those who heal. */
const HEALTH = '29-';

/** Reads ranks about a field of work: "VP of engineering", "head nurse". */
export class LedFields {
  readonly #exact: ExactTitles;
  readonly #named: Named;
  readonly #families: FamilyReader;
  readonly #wordings: OtherWordings;
  readonly #codeOf: (role: string) => string;

  /** @param codeOf the six-digit occupation of a role. */
  constructor(
    exact: ExactTitles,
    named: Named,
    families: FamilyReader,
    wordings: OtherWordings,
    codeOf: (role: string) => string,
  ) {
    this.#exact = exact;
    this.#named = named;
    this.#families = families;
    this.#wordings = wordings;
    this.#codeOf = codeOf;
  }

  /** A rank about what is led: the job itself where it is one, else those who lead such a field. */
  read(readings: readonly (readonly string[])[]): Meant | undefined {
    const lexicon = titleLexicon();
    for (const words of readings) {
      for (const led of ledBy(words, lexicon)) {
        const found = this.#ofRank(led);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Returns whether a rank stands about an unknown subject: "chief happiness officer" is not another chief. */
  isOfNothing(readings: readonly (readonly string[])[], isKnown: (word: string) => boolean): boolean {
    const led = readings.flatMap((words) => ledBy(words, titleLexicon())).filter(({ ofJobs }) => !ofJobs);
    return led.length > 0 && led.every(({ field }) => !field.some(isKnown));
  }

  /** Returns whether a role is one of those who lead others. */
  isLeader(one: Candidate | undefined): boolean {
    return this.#codeOf(one?.role ?? '').startsWith(MANAGEMENT);
  }

  /** "Total Rewards Strategist": only near a manager's title, of which the last word, that says who somebody is, is none. */
  isOverDone({ standing, candidates: [best] }: Meant, last: string): boolean {
    const strange = standing === 'nearest' && best?.reading === 'nearest' && !best.explained;
    return strange && this.isLeader(best) && !best.title.endsWith(last);
  }

  #ofRank({ rank, field, ofJobs, doer }: Led): Meant | undefined {
    if (doer !== null) return this.#doing(rank, field, doer);
    if (ofJobs && !this.#named.isField(field)) {
      const named = this.#families.read(field) ?? this.#named.spoken(field);
      const found = named?.candidates ?? this.#exact.find(field);
      const standing = named?.standing ?? (this.#exact.isFinal(found, field) ? judgeExact(found) : undefined);
      if (standing !== undefined && found.length > 0)
        return { standing, candidates: found.map(leveled(rank)) };
    }
    if (ofJobs) return undefined;
    return this.#leaders(rank, field) ?? this.#inField(rank, field) ?? this.#inWider(rank, field);
  }

  /** The job that those of a rank have in a field: a "family medicine resident" is a physician there. */
  #doing(rank: string, field: readonly string[], doer: string): Meant | undefined {
    for (const words of [...this.#wordings.of(field), [...field, doer]]) {
      const found = this.#exact.find(words);
      // "research fellow": what is no field of work names no job but in medicine.
      const heals = this.#codeOf(found[0]?.role ?? '').startsWith(HEALTH);
      if ((heals || this.#named.isField(field)) && this.#exact.isFinal(found, words))
        return { standing: judgeExact(found), candidates: found.map(leveled(rank)) };
    }
    return undefined;
  }

  /** The roles that the leaders of a field are listed under, by how many of their titles are. */
  #leaders(rank: string, field: readonly string[]): Meant | undefined {
    const votes = new Map<string, { candidate: Candidate; votes: number }>();
    for (const words of titlesOfLeaders(field, titleLexicon())) {
      const found = this.#exact.find(words);
      for (const candidate of found) {
        const known = votes.get(candidate.role) ?? { candidate, votes: 0 };
        const managing = this.isLeader(candidate);
        known.votes += (candidate.confidence / found.length) * (managing ? MATCH.managing : 1);
        votes.set(candidate.role, known);
      }
    }
    const total = [...votes.values()].reduce((sum, one) => sum + one.votes, 0);
    if (total === 0) return undefined;
    const candidates = [...votes.values()]
      .sort((a, b) => b.votes - a.votes)
      .map(({ candidate, votes: own }) => ({
        ...candidate,
        exact: false,
        confidence: (MATCH.led * own) / total,
      }))
      .map(leveled(rank));
    return judgeRanked(candidates.map((one, at) => ({ ...one, title: `${at}` })));
  }

  /** A branch of a field that somebody may lead: "growth marketing". */
  #inWider(rank: string, field: readonly string[]): Meant | undefined {
    const wider = field.map((_, from) => field.slice(from)).find((words) => this.#named.isField(words));
    const { candidates: [first, ...others] = [] } = (wider && this.#leaders(rank, wider)) ?? {};
    return first && { standing: 'nearest', candidates: [{ ...first, reading: 'nearest' }, ...others] };
  }

  /** A field whose leaders no list has is near the job that is done in it. */
  #inField(rank: string, field: readonly string[]): Meant | undefined {
    const jobs = this.#named.isField(field) ? this.#named.spoken(field)?.candidates : undefined;
    const near = jobs?.map((one) => ({ ...one, exact: false, confidence: one.confidence * MATCH.inField }));
    return near && judgeRanked(near.map((one) => ({ ...one, reading: 'nearest' as const, level: rank })));
  }
}
