import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FieldRegistry } from '../catalogue/fields.ts';
import { bits, editDistance, letterMask } from '../language/distance.ts';
import { tokenise } from '../language/normalise.ts';

/** What a phrase says: a kind ("aspect", "direction") and which ("salary", "most"). */
export interface Tag {
  kind: string;
  value: string;
}

type Groups = Record<string, string[]>;

interface QuestionFile {
  aspects: Groups;
  statistics: Groups;
  periods: Groups;
  direction: Groups;
  compute: Groups;
  intents: Groups;
  turns: Groups;
  filters: Groups;
  groups: Record<string, { words: string[]; socs: string[] }>;
  traits: string[];
  advice: string[];
  instructions: string[];
  places: string[];
  home: string[];
  unmeasured: Groups;
  common: string[];
  weak: string[];
  generic: string[];
  doers: string[];
  levels: Record<string, string>;
  comparatives: string[];
  asking: string[];
  markers: string[];
  share: string[];
  symbols: Record<string, string>;
  sets: Record<WordSet, string[]>;
  frames: Groups;
  labels: Record<string, string>;
  steps: Record<string, number>;
  numerals: Record<string, number>;
}

/** Small sets of words that a rule looks for in a certain place; the file says which words. */
export const WORD_SETS = [
  'auxiliaries',
  'modals',
  'addressees',
  'confirmations',
  'share_of',
  'ranked',
  'negations',
  'without',
  'enough',
  'choosers',
  'degrees',
  'inclusive',
  'title_joints',
  'walls',
  'articles',
  'role_joints',
  'place_words',
  'place_leads',
  'leans',
  'sets_against',
  'why',
  'range_joints',
  'job_words',
  'headcounts',
  'mostly',
  'domain_joints',
  'falling',
  'fractions',
  'stand_ins',
  'attains',
  'both',
  'speaker',
  'deeds',
  'leading_joints',
  'asides',
  'preferring',
  'errands',
  'owners',
  'indefinite',
] as const;
export type WordSet = (typeof WORD_SETS)[number];

/** A sentence with gaps for roles ("where do * work") and the aspect or field that it asks for. */
export interface Frame {
  /** Words joined by spaces, `*` for a role, with a space at both ends. */
  words: string;
  asks: string;
}

/** The words that people ask with. */
export interface QuestionLexicon {
  /** Phrase (words as typed, joined by spaces) → what it says. */
  phrases: ReadonlyMap<string, readonly Tag[]>;
  /** Every word that stands in a phrase, so that none is taken for a slip or a form of another. */
  vocabulary: ReadonlySet<string>;
  /** The longest phrase, in words. */
  longest: number;
  /** Words that carry no role and no subject of their own. */
  common: ReadonlySet<string>;
  groups: ReadonlyMap<string, readonly string[]>;
  weak: ReadonlySet<string>;
  generic: ReadonlySet<string>;
  doers: ReadonlySet<string>;
  /** Words that compare two ("more"), not all ("most"). */
  comparatives: ReadonlySet<string>;
  /** Words that a question has and a bare title has not. */
  asking: ReadonlySet<string>;
  /** Names before a colon that pretend to speak as someone else ("SYSTEM:"). */
  markers: readonly string[];
  /** Steps of education, lowest first, each with the word that its name contains. */
  levels: readonly string[];
  symbols: readonly [string, string][];
  sets: Readonly<Record<WordSet, ReadonlySet<string>>>;
  frames: readonly Frame[];
  /** Other words for the labels of distributions: "woman" for "female". */
  labels: ReadonlyMap<string, string>;
  /** The filters that name a step of education, as positions on the ladder of `levels`. */
  steps: ReadonlyMap<string, number>;
  /** Small numbers in words. */
  numerals: ReadonlyMap<string, number>;
  /** The lexicon's word that a misspelled one is, if any is near enough. */
  nearest(word: string): { word: string; edits: number } | undefined;
}

const FILE = fileURLToPath(new URL('../../data/lexicon/questions.json', import.meta.url));
/** Words shorter than this are too easily another word to be read as misspelled. */
const SHORTEST_TYPO = 4;

/** Reads the lexicon; the registry of fields adds the words that ask for each field. */
export function questionLexicon(fields: FieldRegistry): QuestionLexicon {
  const file = JSON.parse(readFileSync(FILE, 'utf8')) as QuestionFile;
  const phrases = new Map<string, Tag[]>();
  let longest = 1;
  const put = (phrase: string, kind: string, value: string) => {
    const words = tokenise(phrase.replaceAll('%', ' percent ')).map((token) => token.plain);
    const key = words.length > 0 ? words.join(' ') : phrase;
    longest = Math.max(longest, words.length);
    const tags = phrases.get(key);
    if (tags) tags.push({ kind, value });
    else phrases.set(key, [{ kind, value }]);
  };
  const putAll = (kind: string, groups: Groups) => {
    for (const [value, list] of Object.entries(groups)) for (const phrase of list) put(phrase, kind, value);
  };
  putAll('aspect', file.aspects);
  putAll('statistic', file.statistics);
  putAll('period', file.periods);
  putAll('direction', file.direction);
  putAll('compute', file.compute);
  putAll('intent', file.intents);
  putAll('turn', file.turns);
  putAll('filter', file.filters);
  putAll('unmeasured', file.unmeasured);
  putAll(
    'group',
    Object.fromEntries(Object.entries(file.groups).map(([name, group]) => [name, group.words])),
  );
  putAll('advice', { advice: file.advice });
  putAll('trait', { trait: file.traits });
  putAll('instruction', { instruction: file.instructions });
  putAll('place', { place: file.places });
  putAll('home', { home: file.home });
  putAll('share', { share: file.share });
  for (const field of fields.all) {
    for (const phrase of field.words) put(phrase, 'field', field.id);
    for (const phrase of field.most) put(phrase, 'most', field.id);
    for (const phrase of field.least) put(phrase, 'least', field.id);
  }
  const forms = (list: readonly string[]) =>
    new Set(
      list.map((phrase) =>
        tokenise(phrase)
          .map((token) => token.plain)
          .join(' '),
      ),
    );
  const sets = {} as Record<WordSet, ReadonlySet<string>>;
  for (const name of WORD_SETS) sets[name] = forms(file.sets[name]);
  const common = new Set(file.common.flatMap((word) => tokenise(word).map((token) => token.plain)));
  return {
    phrases,
    vocabulary: new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' '))),
    longest,
    common,
    groups: new Map(Object.entries(file.groups).map(([name, group]) => [name, group.socs])),
    weak: forms(file.weak),
    generic: forms(file.generic),
    doers: forms(file.doers),
    comparatives: forms(file.comparatives),
    asking: forms(file.asking),
    markers: file.markers,
    levels: Object.values(file.levels),
    symbols: Object.entries(file.symbols).sort((a, b) => b[0].length - a[0].length),
    sets,
    frames: Object.entries(file.frames).flatMap(([asks, list]) =>
      list.map((words) => ({ words: ` ${words} `, asks })),
    ),
    labels: new Map(Object.entries(file.labels)),
    steps: new Map(Object.entries(file.steps)),
    numerals: new Map(Object.entries(file.numerals)),
    nearest: nearestIn([...phrases.keys(), ...common].filter((key) => !key.includes(' '))),
  };
}

function nearestIn(words: readonly string[]): (word: string) => { word: string; edits: number } | undefined {
  const known = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST_TYPO)
    .map((word) => ({ word, mask: letterMask(word) }));
  return (typed) => {
    if (typed.length < SHORTEST_TYPO) return undefined;
    const limit = typed.length < 8 ? 1 : 2;
    const mask = letterMask(typed);
    let best: { word: string; edits: number } | undefined;
    for (const { word, mask: other } of known) {
      if (bits(mask & ~other) > limit || bits(other & ~mask) > limit) continue;
      // In a short word one letter exchanged makes another word more often than a slip ("write", "white").
      if (typed.length < 6 && word.length === typed.length && mask !== other) continue;
      const edits = editDistance(typed, word, limit);
      if (edits <= limit && (!best || edits < best.edits)) best = { word, edits };
    }
    return best;
  };
}
