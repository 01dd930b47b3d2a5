import { lessonsOf } from '../../bench/fitting/lessons.ts';
import { trainWords } from '../../bench/fitting/train-words.ts';
import { buildSegment, type TitleSource } from '../../src/titles/build.ts';
import type { OfficialTitles } from '../../src/titles/index.ts';
import { type Known, Resolver } from '../../src/titles/resolve.ts';
import { shippedRanker } from '../../src/titles/score/weights.ts';
import { type Learned, TitleSearch } from '../../src/titles/search.ts';
import type { Segment } from '../../src/titles/segment.ts';
import { encodeWordModel, WordModel } from '../../src/titles/word-model/word-model.ts';

type Titles = Partial<Record<'curated' | 'direct' | 'official' | 'reported' | 'listed' | 'short', string[]>>;

/** A role of our own making, by the titles it is known by and what is said of its work. */
function role(id: string, titles: Titles, ...context: string[]): TitleSource {
  const entries = Object.entries(titles).flatMap(([evidence, list]) =>
    list.map((title) => ({ title, role: id, evidence: evidence as keyof Titles })),
  );
  return { role: id, titles: entries, context };
}

/** A harbour town: enough titles for words to differ in how telling they are. */
export const SOURCES: TitleSource[] = [
  role(
    'lighthouse-keeper',
    { official: ['Lighthouse Keepers'], listed: ['Light Keeper', 'Lantern Keeper', 'Senior Beacon Keeper'] },
    'Tend the lamp and the foghorn of a lighthouse, and keep the log.',
  ),
  role(
    'harbour-pilot',
    { official: ['Harbour Pilots'], reported: ['Port Pilot'], listed: ['Docking Pilot'], short: ['HP'] },
    'Steer ships through narrow waters and moor them.',
  ),
  role(
    'airship-pilot',
    { official: ['Airship Pilots'], listed: ['Blimp Pilot', 'Zeppelin Pilot'] },
    'Fly airships, read the wind and the weather.',
  ),
  role(
    'net-mender',
    { official: ['Net Menders'], listed: ['Fishing Net Mender', 'Trawl Net Repairer', 'Rope Splicer'] },
    'Repair fishing nets with twine and needle.',
  ),
  role(
    'fish-buyer',
    { official: ['Fish Buyers'], reported: ['Seafood Buyer'], listed: ['Auction Buyer', 'Oyster Buyer'] },
    'Judge the catch of herring, cod and oysters, and bid at the auction.',
  ),
  role(
    'boat-mechanic',
    { official: ['Boat Mechanics'], listed: ['Marine Engine Mechanic', 'Outboard Mechanic', 'Rope Splicer'] },
    'Take engines apart, replace propellers and test them at sea.',
  ),
  role(
    'ferry-manager',
    { official: ['Ferry Managers'], listed: ['Ferry Terminal Manager', 'Crossing Manager'] },
    'Plan the crossings, hire the crew, keep the accounts.',
  ),
  role(
    'market-manager',
    { official: ['Market Managers'], listed: ['Fish Market Manager', 'Stall Manager'] },
    'Let the stalls and settle quarrels.',
  ),
  role(
    'harbour-clerk',
    { official: ['Harbour Clerks'], listed: ['Port Office Clerk', 'Customs Clerk'] },
    'Write down what comes in and collect the dues.',
  ),
];

/** Official data that holds these titles, and these binaries. */
export const officialOf = (
  sources: readonly TitleSource[],
  blobs: Readonly<Record<string, Uint8Array>>,
): OfficialTitles => ({
  titles: () => sources.flatMap(({ titles }) => titles),
  blob: (name) => blobs[name],
});

export const segment = (sources: TitleSource[] = SOURCES): Segment => buildSegment(sources);

/** Codes for roles of our own making, one occupation each. */
const codeOf = (role: string) => `99-${String(1000 + SOURCES.findIndex((one) => one.role === role))}.00`;

/** What is learned of the harbour town's titles, and the weights that ship. */
export function learned(): Learned {
  const codes = SOURCES.map(({ role }) => codeOf(role));
  const lessons = lessonsOf(
    SOURCES.map((source) => ({ ...source, role: codeOf(source.role) })),
    [],
    codes,
  );
  const table = trainWords(lessons, codes.length);
  const words = new WordModel(encodeWordModel({ ...table, codes, jobs: new Float32Array(codes.length) }));
  return { ranker: shippedRanker(), words, roleOf: (soc) => SOURCES[codes.indexOf(soc)]?.role };
}

export const KNOWN: Known = {
  bySoc: () => undefined,
  titleOf: (id) => SOURCES.find((one) => one.role === id)?.titles[0]?.title,
  families: new Map(),
  names: [],
};

export function resolver(sources: TitleSource[] = SOURCES, known: Partial<Known> = {}): Resolver {
  return new Resolver(new TitleSearch(segment(sources), learned()), { ...KNOWN, ...known });
}
