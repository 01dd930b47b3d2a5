import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../catalogue/load.ts';
import { titleWords } from '../language/normalise.ts';
import { once } from '../memo.ts';
import { Phrases } from './phrases.ts';
import { type GradeReader, gradeReader, type Schools } from './school-grades.ts';

const LEXICON_FILE = join(DATA_DIR, 'lexicon', 'titles.json');

interface LexiconFile {
  abbreviations: Record<string, string[]>;
  spellings: Record<string, string>;
  abroad: Record<string, string>;
  levels: Record<string, string>;
  leadingLevels: Record<string, string>;
  trailingLevels: Record<string, string>;
  manner: string[];
  employers: Record<string, string[]>;
  closing: string[];
  numbered: string[];
  stages: string[];
  learners: { levels: string[]; trades: Record<string, string> };
  schools: Schools;
  helps: { joint: string; always: Record<string, string>; determined: Record<string, string> };
  terms: string[];
  ranks: { rank: string; form: string; ofJobs?: boolean; doer?: string }[];
  leaders: string[];
  fillers: string[];
  small: string[];
  whose: string[];
  speech: Record<string, string[]>;
  fields: Record<string, string[]>;
  takenAs: Record<string, string[]>;
  activities: [activity: string, doer: string][];
  branches: string[];
  workers: string[];
}

/** The level that a phrase states: "senior" for "sr". */
export type LevelPhrase = string;

/** Words that stand before and after something else. */
export interface Frame {
  before: string[];
  after: string[];
}

/** A rank about what is led: "vice president *". */
export interface RankTemplate extends Frame {
  rank: string;
  /** It also goes before a job itself ("head nurse"). */
  ofJobs: boolean;
  /** What somebody of the rank is in the field that is named, whom nobody is led by: "neurology resident". */
  doer: string | null;
}

/** The meaning of common words that all lists of titles lack. */
export interface Spoken {
  /** O*NET-SOC codes, the likeliest first. */
  socs: readonly string[];
  /** It is a job of its own, which no official list has and we take as that one. */
  takenAs: boolean;
  /** It is not a job but a field of work or an activity. */
  field: boolean;
}

/**
 * Those who help who leads: the word before whom they help, and by what they are called the words of their title;
 * `determined` of names that mean it only before a small word ("assistant to the …").
 */
export interface Helps {
  joint: string;
  always: ReadonlyMap<string, readonly string[]>;
  determined: ReadonlyMap<string, readonly string[]>;
}

/** The lexicon of title words, in the forms in which mentions are compared. */
export interface TitleLexicon {
  /** A short form or another spelling → the words it may stand for (each one word or several). */
  abbreviations: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** A word → the short forms it is written as. */
  shortFor: ReadonlyMap<string, readonly string[]>;
  /** Those of the abbreviations that are other spellings, British for the most part. */
  spellings: ReadonlySet<string>;
  /** A word of titles → what it says abroad, where no title is all that is written. */
  abroad: ReadonlyMap<string, readonly string[]>;
  /** "senior", "II": how high in the job, by the phrase that says so. */
  levels: Phrases<LevelPhrase>;
  /** The same for words that are a level only where they come first: "lead", "principal". */
  leadingLevels: ReadonlyMap<string, LevelPhrase>;
  /** And where they come last: "QA lead". */
  trailingLevels: ReadonlyMap<string, LevelPhrase>;
  /** Known employers, which do not tell the job, each with the words for the one branch that it is in; none if several. */
  employers: Phrases<readonly string[]>;
  /** "part time", "remote", and known employers: how and where somebody works, which does not tell the job. */
  manner: Phrases<true>;
  /** Short forms of when somebody works, which are that only right behind who works: "PT". */
  closing: ReadonlySet<string>;
  /** "tier": words before the number of a level. */
  numbered: ReadonlySet<string>;
  /** What an ordinal counts in training: "2nd year". */
  stages: ReadonlySet<string>;
  /** Levels of who learns a trade; and by the codes of those who help in one, that of the trade. */
  learners: { levels: ReadonlySet<string>; trades: ReadonlyMap<string, string> };
  /** Reads the grades that somebody teaches. */
  withSchool: GradeReader;
  /** The word between those who help and whom they help ("PA to …"); what they are called. */
  helps: Helps;
  /** "shift", "bonus": words of the terms of employment, which are no title by themselves. */
  terms: Phrases<true>;
  ranks: readonly RankTemplate[];
  /** The words that ranks begin or end with. */
  rankEnds: ReadonlySet<string>;
  leaders: readonly Frame[];
  fillers: Phrases<true>;
  /** Endings of an activity or a field of work, and of who does it: "-ology", "-ologist". */
  activities: readonly { activity: string; doer: string }[];
  /** "career", "industry": words beside which another names a branch; and what those who work in one are called. */
  branches: ReadonlySet<string>;
  workers: readonly string[];
  small: ReadonlySet<string>;
  /** Small words before whom or where somebody works for. */
  whose: ReadonlySet<string>;
  /** Common names of occupations, and the fields of work and activities that stand for one. */
  speech: ReadonlyMap<string, Spoken>;
  /** The words of those names, but for fields of work. */
  spokenWords: ReadonlySet<string>;
}

/** The lexicon of titles, read once. */
export const titleLexicon = once(() =>
  readLexicon(JSON.parse(readFileSync(LEXICON_FILE, 'utf8')) as LexiconFile),
);

function readLexicon(file: LexiconFile): TitleLexicon {
  const small = new Set(file.small);
  const words = (text: string) => titleWords(text, small);
  const normal = (text: string) => words(text).join(' ');
  const shortFor = new Map<string, string[]>();
  for (const [short, long] of Object.entries(file.abbreviations)) {
    for (const text of long)
      if (!text.includes(' '))
        shortFor.set(normal(text), [...(shortFor.get(normal(text)) ?? []), normal(short)]);
  }
  const levelsOf = (list: Record<string, string>) =>
    new Map(Object.entries(list).map(([phrase, level]) => [normal(phrase), level]));
  const phrases = (list: readonly string[]) => new Phrases(list.map((text) => [normal(text), true as const]));
  const frame = (form: string): Frame => {
    const [before = '', after = ''] = form.split('*');
    return { before: before.trim() ? words(before) : [], after: after.trim() ? words(after) : [] };
  };
  const spoken = (list: Record<string, string[]>, kind: Partial<Spoken> = {}) =>
    Object.entries(list).map(
      ([text, socs]) => [normal(text), { takenAs: false, field: false, ...kind, socs }] as const,
    );
  const abbreviations = new Map(
    [...Object.entries(file.spellings), ...Object.entries(file.abbreviations)].map(([short, long]) => [
      normal(short),
      [long].flat().map(words),
    ]),
  );
  const names = { ...file.takenAs, ...file.speech };
  const ranks = file.ranks.map(({ rank, form, ofJobs = false, doer = null }) => ({
    rank,
    ofJobs,
    doer,
    ...frame(form),
  }));
  return {
    shortFor,
    abroad: new Map(Object.entries(file.abroad).map(([word, long]) => [normal(word), words(long)])),
    spellings: new Set(Object.keys(file.spellings).map(normal)),
    abbreviations,
    levels: new Phrases(levelsOf(file.levels)),
    leadingLevels: levelsOf(file.leadingLevels),
    trailingLevels: levelsOf(file.trailingLevels),
    manner: phrases([...file.manner, ...Object.values(file.employers).flat()]),
    employers: new Phrases(
      Object.entries(file.employers).flatMap(([branch, names]) =>
        names.map((name) => [normal(name), words(branch)] as const),
      ),
    ),
    closing: new Set(file.closing),
    numbered: new Set(file.numbered),
    stages: new Set(file.stages),
    learners: {
      levels: new Set(file.learners.levels),
      trades: new Map(Object.entries(file.learners.trades)),
    },
    withSchool: gradeReader(file.schools),
    helps: {
      joint: file.helps.joint,
      always: new Map(Object.entries(file.helps.always).map(([name, title]) => [name, words(title)])),
      determined: new Map(Object.entries(file.helps.determined).map(([name, title]) => [name, words(title)])),
    },
    terms: phrases(file.terms),
    ranks,
    rankEnds: new Set(ranks.flatMap(({ before, after }) => [...before.slice(0, 1), ...after.slice(-1)])),
    leaders: file.leaders.map(frame),
    fillers: phrases(file.fillers),
    activities: file.activities.map(([activity, doer]) => ({ activity, doer })),
    branches: new Set(file.branches.map(normal)),
    workers: file.workers.map(normal),
    small,
    whose: new Set(file.whose),
    speech: writtenOut(
      new Map([
        ...spoken(file.fields, { field: true }),
        ...spoken(file.takenAs, { takenAs: true }),
        ...spoken(file.speech),
      ]),
      abbreviations,
    ),
    spokenWords: new Set(Object.keys(names).flatMap(words)),
  };
}

/** Names with a short form of several words, also under the words themselves: "ux designer", "user experience designer". */
function writtenOut(
  speech: ReadonlyMap<string, Spoken>,
  abbreviations: TitleLexicon['abbreviations'],
): ReadonlyMap<string, Spoken> {
  const long = (word: string) => {
    const [only, second] = abbreviations.get(word) ?? [];
    return only && !second && only.length > 1 ? only.join(' ') : word;
  };
  const whole = [...speech].map(([name, spoken]) => [name.split(' ').map(long).join(' '), spoken] as const);
  return new Map([...whole, ...speech]);
}
