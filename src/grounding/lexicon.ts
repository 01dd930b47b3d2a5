import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Nearness, NumberUnit } from './numbers.ts';
import { plain, stem, stemsOf, tokenise } from './words.ts';

const words = z.array(z.string());
const groups = z.record(z.string(), words);

/** Kinds of little words by which a claim is bound to its role: see the file for what each holds. */
const STRUCTURE = [
  'attaching',
  'passed',
  'joints',
  'joining',
  'pronouns',
  'plural_pronouns',
  'both',
  'role_nouns',
  'this_role',
  'these_roles',
  'former',
  'latter',
  'predicates',
  'determiners',
  'counting',
  'pointing',
  'turns',
  'softening',
  'respective',
  'item_joints',
  'after_label',
  'level',
] as const;

/** Every word that a draft may use beside the facts, and what it says of them; data, not code. */
const fileSchema = z.object({
  neutral: z.string(),
  action: z.string(),
  grade: z.string(),
  month_names: z.string(),
  phrases: groups,
  topics: groups,
  statistics: groups,
  periods: groups,
  modes: groups,
  bounds: groups,
  directions: groups,
  differences: groups,
  trends: groups,
  contrast: words,
  gapQuestions: words,
  rules: groups,
  negations: z.string(),
  wholes: z.string(),
  atOdds: words,
  verbs: z.string(),
  structure: z.record(z.enum(STRUCTURE), z.string()),
  leaks: words,
  half: groups,
  places: z.record(z.string(), z.string()),
  same: words,
  differ: words,
  similar: words,
  shared: words,
  first: words,
  next: words,
  numberWords: z.record(z.string(), z.number()),
  scales: z.record(z.string(), z.number()),
  fractions: z.record(z.string(), z.number()),
  multiples: z.record(z.string(), z.number()),
  rounding: z.record(z.enum(['about', 'over', 'under', 'least', 'most']), words),
  tails: z.record(z.enum(['least', 'most', 'about']), words),
  units: z.record(z.enum(['percent', 'money', 'years', 'times', 'points']), words),
  synonyms: z.array(words),
  languages: z.object({ english: z.string(), others: z.record(z.string(), z.string()) }),
});
type LexiconFile = z.infer<typeof fileSchema>;

/** What a phrase says: a kind ("statistic", "direction") and which ("median", "more"). */
export interface Mark {
  kind: string;
  value: string;
}

export interface GroundingLexicon {
  file: LexiconFile;
  neutral: ReadonlySet<string>;
  action: ReadonlySet<string>;
  grade: ReadonlySet<string>;
  months: ReadonlySet<string>;
  /** Phrase (stems joined by spaces) → what it says; shared by all drafts. */
  marks: ReadonlyMap<string, readonly Mark[]>;
  /** Words of negation, as they stand in a text. */
  negations: ReadonlySet<string>;
  /** Little words and marks by kind, as they stand in a text. */
  structure: Readonly<Record<(typeof STRUCTURE)[number], ReadonlySet<string>>>;
  /** Words of fields that are verbs too: "the source states a median". */
  verbs: ReadonlySet<string>;
  /** Words for the whole of something ("all", "every"), by their meaning. */
  wholes: ReadonlySet<string>;
  /** Words around a number: those before it that round or bound it, open ends and units after it. */
  rounding: ReadonlyMap<string, Nearness>;
  tails: ReadonlyMap<string, Nearness>;
  units: ReadonlyMap<string, NumberUnit>;
  /** Whether a question asks for a difference. */
  asksGap(question: string): boolean;
  /** The little words of English and of other languages, to tell them apart. */
  languages: { english: ReadonlySet<string>; others: readonly ReadonlySet<string>[] };
  /** The words of one meaning share a name; a word without synonyms is its own. */
  meaning(stem: string): string;
}

const FILE = fileURLToPath(new URL('../../data/lexicon/grounding.json', import.meta.url));
let shared: GroundingLexicon | undefined;

/** The lexicon, read once. Throws when the file is not what it should be. */
export function groundingLexicon(): GroundingLexicon {
  shared ??= build(fileSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))));
  return shared;
}

const stemSet = (text: string) => new Set(text.split(/\s+/).flatMap((w) => stemsOf(w)));

/** Phrases, marks included, as stems joined by spaces → the group that lists them. */
const phraseMap = <T extends string>(of: Record<T, string[]>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(of) as [T, string[]][]).flatMap(([group, phrases]) =>
      phrases.map((phrase) => [
        tokenise(plain(phrase))
          .map((t) => t.stem)
          .join(' '),
        group,
      ]),
    ),
  );

const structureOf = ({ structure }: LexiconFile) =>
  Object.fromEntries(
    STRUCTURE.map((kind) => [kind, new Set(structure[kind].split(' '))]),
  ) as unknown as GroundingLexicon['structure'];

function build(file: LexiconFile): GroundingLexicon {
  const marks = new Map<string, Mark[]>();
  const add = (phrase: string, kind: string, value: string) => {
    const key = stemsOf(phrase).join(' ');
    const known = marks.get(key) ?? [];
    if (key && !known.some((m) => m.kind === kind && m.value === value))
      marks.set(key, [...known, { kind, value }]);
  };
  const addGroups = (kind: string, of: Record<string, string[]>) => {
    for (const [value, list] of Object.entries(of)) for (const phrase of list) add(phrase, kind, value);
  };
  for (const [kind, list] of Object.entries(file.phrases)) for (const phrase of list) add(phrase, kind, '');
  addGroups('statistic', file.statistics);
  addGroups('period', file.periods);
  addGroups('mode', file.modes);
  addGroups('bound', file.bounds);
  addGroups('direction', file.directions);
  addGroups('difference', file.differences);
  addGroups('trend', file.trends);
  addGroups('rule', file.rules);
  addGroups('half', file.half);
  for (const kind of ['same', 'differ', 'similar', 'shared', 'first', 'next', 'contrast'] as const) {
    for (const phrase of file[kind]) add(phrase, kind, '');
  }
  const gaps = file.gapQuestions.map((phrase) => ` ${stemsOf(phrase).join(' ')} `);
  const meanings = new Map<string, string>();
  for (const [first = '', ...rest] of file.synonyms) {
    const name = stem(first);
    for (const word of [first, ...rest]) if (!meanings.has(stem(word))) meanings.set(stem(word), name);
  }
  const meaning = (s: string) => meanings.get(s) ?? s;
  return {
    file,
    neutral: stemSet(file.neutral),
    action: stemSet(file.action),
    grade: stemSet(file.grade),
    months: stemSet(file.month_names),
    marks,
    negations: new Set(file.negations.split(' ')),
    structure: structureOf(file),
    verbs: stemSet(file.verbs),
    wholes: new Set([...stemSet(file.wholes)].map(meaning)),
    rounding: phraseMap(file.rounding),
    tails: phraseMap(file.tails),
    units: phraseMap(file.units),
    asksGap: (question) => gaps.some((gap) => ` ${stemsOf(question).join(' ')} `.includes(gap)),
    languages: {
      english: new Set(file.languages.english.split(' ')),
      others: Object.values(file.languages.others).map((words) => new Set(words.split(' '))),
    },
    meaning,
  };
}
