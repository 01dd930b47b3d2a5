import { singular, titleWords } from '../../src/language/normalise.ts';
import type { TitleSource } from '../../src/titles/build.ts';
import { titleLexicon } from '../../src/titles/lexicon.ts';
import { type Draw, draws } from './random.ts';

/** A mention, its right roles (empty if it does not name a job), and the way it was made. */
export interface Example {
  mention: string;
  roles: readonly string[];
  /** The weight of the example; 1 when left out. */
  count?: number;
  kind:
    | 'unlisted'
    | 'one typo'
    | 'two typos'
    | 'run together'
    | 'abbreviated'
    | 'one word less'
    | 'level'
    | 'as listed'
    | 'turned'
    | 'phrase'
    | 'odd'
    | 'no job'
    | 'speech'
    | 'filed';
}

/** Examples, and the titles that an index may know when it is asked for them. */
export interface Examples {
  sources: TitleSource[];
  examples: Example[];
}

/** The share of the titles that only lists have which is held out. */
const HELD_OUT = 0.12;
const UNLISTED = 2500;
const CHANGED = 2900;
const PHRASES = 500;
const ODD = 900;
const LISTED = 3000;
/** A title of more roles than these does not name any in particular. */
const MOST_ROLES = 3;
/** A phrase that ends in the last word of more titles than these may be a job. */
const FEW_HEADS = 3;

/** Makes examples of the titles of an import and of phrases that are not jobs; the same for the same seed. */
export function makeExamples(
  sources: readonly TitleSource[],
  noJobs: readonly string[],
  seed: number,
): Examples {
  const draw = draws(seed);
  const titles = titlesByKey(sources);
  const plain = [...titles.values()].filter(({ roles, strong }) => !strong && roles.size <= MOST_ROLES);
  const held = new Set([...titles.values()].filter(({ strong }) => !strong && draw.share() < HELD_OUT));
  const known = draw.shuffled(
    [...titles.values()].filter((one) => one.roles.size <= MOST_ROLES && !held.has(one)),
  );
  const unlisted = draw
    .shuffled(plain.filter((one) => held.has(one) && one.text.length > 4))
    .slice(0, UNLISTED);
  return {
    sources: sources.map((source) => ({
      ...source,
      titles: source.titles.filter(({ title }) => !held.has(titles.get(keyOf(title)) ?? nothing)),
    })),
    examples: [
      ...unlisted.map((one) => ({ mention: one.text, roles: [...one.roles], kind: 'unlisted' as const })),
      ...known.slice(0, CHANGED).flatMap((one, at) => changed(one, at, draw)),
      // Most are final as they stand, and none of the weights' business.
      ...known
        .slice(CHANGED + ODD, CHANGED + ODD + LISTED)
        .map((one) => ({ mention: one.text, roles: [...one.roles], kind: 'as listed' as const })),
      ...phrases(sources, titles, draw),
      ...odd(sources, known.slice(CHANGED, CHANGED + ODD), noJobs, draw),
      ...noJobs.map((mention) => ({ mention, roles: [], kind: 'no job' as const })),
    ],
  };
}

interface Title {
  text: string;
  roles: Set<string>;
  /** More than one of a long list. */
  strong: boolean;
}

const nothing: Title = { text: '', roles: new Set(), strong: false };

function keyOf(text: string): string {
  return titleWords(text, titleLexicon().small).join(' ');
}

function titlesByKey(sources: readonly TitleSource[]): Map<string, Title> {
  const titles = new Map<string, Title>();
  for (const { role, titles: own } of sources) {
    for (const { title, evidence } of own) {
      const key = keyOf(title);
      const known = titles.get(key) ?? { text: title, roles: new Set(), strong: false };
      known.roles.add(role);
      known.strong ||= evidence === 'official' || evidence === 'short';
      titles.set(key, known);
    }
  }
  return titles;
}

/** A listed title as it is turned round, mistyped or filled out; each kind in turn. */
function changed({ text, roles }: Title, turn: number, draw: Draw): Example[] {
  const words = text.toLowerCase().split(' ');
  const misspell = () => {
    const at = draw.of(words.flatMap((word, place) => (word.length > 4 ? [place] : [])));
    if (at !== undefined) words[at] = withTypo(words[at] ?? '', draw);
  };
  const changes: [Example['kind'], () => void][] = [
    ['one typo', misspell],
    [
      'two typos',
      () => {
        misspell();
        misspell();
      },
    ],
    [
      'run together',
      () => {
        if (words.length > 1) words.splice(0, 2, words.slice(0, 2).join(''));
      },
    ],
    [
      'abbreviated',
      () => {
        for (const [at, word] of words.entries())
          words[at] = draw.of(titleLexicon().shortFor.get(singular(word)) ?? []) ?? word;
      },
    ],
    [
      'one word less',
      () => {
        if (words.length > 2) words.splice(Math.floor(draw.share() * (words.length - 1)), 1);
      },
    ],
    [
      'level',
      () => {
        words.unshift(draw.of(titleLexicon().levels.all) ?? '');
      },
    ],
    [
      'turned',
      () => {
        if (words.length > 1) words.unshift(`${words.pop()},`);
      },
    ],
  ];
  const [kind, change] = changes[turn % changes.length] ?? ['one typo', misspell];
  change();
  return [{ mention: words.join(' '), roles: [...roles], kind }];
}

/** A letter left out, put in, mistaken or swapped with the next; the first is right, as it mostly is. */
function withTypo(word: string, draw: Draw): string {
  const at = 1 + Math.floor(draw.share() * (word.length - 2));
  const letter = draw.of([...'abcdefghijklmnopqrstuvwxyz']) ?? '';
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  return (
    draw.of([
      before + after,
      before + letter + word.slice(at),
      before + letter + after,
      before + after.slice(0, 1) + word.charAt(at) + after.slice(1),
    ]) ?? word
  );
}

/** Words of what a role does that do not end as titles do. */
function phrases(sources: readonly TitleSource[], titles: ReadonlyMap<string, Title>, draw: Draw): Example[] {
  const heads = new Map<string, number>();
  for (const key of titles.keys()) {
    const head = key.split(' ').at(-1) ?? '';
    heads.set(head, (heads.get(head) ?? 0) + 1);
  }
  return Array.from({ length: PHRASES }, () => draw.of(draw.of(sources)?.context ?? []) ?? '').flatMap(
    (text) => {
      const words = titleWords(text, titleLexicon().small);
      const size = 1 + Math.floor(3 * draw.share());
      const start = Math.floor(draw.share() * Math.max(1, words.length - size));
      const mention = words.slice(start, start + size).join(' ');
      const isJob = (heads.get(mention.split(' ').at(-1) ?? '') ?? 0) > FEW_HEADS;
      return isJob || mention.length < 4 ? [] : [{ mention, roles: [], kind: 'phrase' as const }];
    },
  );
}

/** Titles with a word that nothing of their roles has: "dragon groomer". */
function odd(
  sources: readonly TitleSource[],
  known: readonly Title[],
  noJobs: readonly string[],
  draw: Draw,
): Example[] {
  const wordsOf = new Map(
    sources.map(({ role, titles, context }) => [
      role,
      new Set([...titles.map(({ title }) => title), ...context].flatMap((text) => keyOf(text).split(' '))),
    ]),
  );
  const strange = noJobs.flatMap((text) => text.split(' ')).filter((word) => word.length > 3);
  const ofOthers = [...new Set([...wordsOf.values()].flatMap((words) => [...words]))];
  return known.flatMap(({ text, roles }) => {
    const word = draw.of(draw.share() < 0.5 ? strange : ofOthers) ?? '';
    const core = text
      .toLowerCase()
      .split(' ')
      .slice(draw.share() < 0.6 ? -2 : -1);
    const fits = [...roles].some((role) => wordsOf.get(role)?.has(keyOf(word)));
    const mention =
      draw.share() < 0.75 ? [word, ...core] : [...core, draw.of(['of', 'for', 'to the']) ?? '', word];
    return fits ? [] : [{ mention: mention.join(' '), roles: [], kind: 'odd' as const }];
  });
}
