import { buildSegment, type TitleSource } from '../../src/titles/build.ts';
import { Resolver } from '../../src/titles/resolve.ts';
import { TitleSearch } from '../../src/titles/search.ts';
import type { Segment } from '../../src/titles/segment.ts';

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

export const segment = (sources: TitleSource[] = SOURCES): Segment => buildSegment(sources);

export function resolver(sources: TitleSource[] = SOURCES): Resolver {
  return new Resolver(new TitleSearch(segment(sources)), () => undefined);
}
