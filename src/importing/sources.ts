import type { Source } from '../contract/schema.ts';
import type { Ages } from './ages.ts';
import type { Material } from './material.ts';

/** The sources that an import brings, named by their releases. */
export interface ImportSources {
  onet: Source;
  oews: Source | null;
  states: Source | null;
  metros: Source | null;
  projections: Source | null;
  ages: Source | null;
}

const BLS = 'U.S. Bureau of Labor Statistics';
const UNITED_STATES = 'United States';

/** Titles, periods and notices of the sources; O*NET's licence asks for its notice with the release number. */
export function sourcesOf({ onet, oews, states, metros, projections, ages }: Material): ImportSources {
  return {
    onet: {
      id: `onet-${onet.release}`,
      title: `O*NET ${onet.release} Database`,
      publisher: 'U.S. Department of Labor, Employment and Training Administration',
      asOf: onet.date,
      geography: UNITED_STATES,
      url: 'https://www.onetcenter.org/database.html',
      notice: 'CC BY 4.0, modified',
      licence:
        `This page includes information from the O*NET ${onet.release} Database by the U.S. Department of Labor, Employment and ` +
        'Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. ' +
        'Rolewise has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.',
      notes: [],
    },
    oews: oews && wagesOf(oews.year),
    states: states && wagesOf(states.year),
    metros: metros && wagesOf(metros.year),
    projections:
      projections &&
      bls(
        `bls-ep-${projections.period.replace('–', '-')}`,
        'Employment Projections',
        projections.period,
        'https://www.bls.gov/emp/',
      ),
    ages: ages && agesOf(ages),
  };
}

function bls(id: string, title: string, asOf: string, url: string): Source {
  return { id, title, publisher: BLS, asOf, geography: UNITED_STATES, url, notes: [] };
}

/** National, state and metropolitan wages of one year are one release. */
function wagesOf(year: number): Source {
  return bls(
    `bls-oews-${year}`,
    'Occupational Employment and Wage Statistics',
    `May ${year}`,
    'https://www.bls.gov/oes/',
  );
}

function agesOf({ year, without }: Ages): Source {
  const source = bls(
    `bls-cps-${year}`,
    'Current Population Survey, table 11b',
    `${year} annual averages`,
    'https://www.bls.gov/cps/',
  );
  if (without === null) return source;
  const text = `The averages of ${year} leave out ${without}, for which no data were collected.`;
  return { ...source, notes: [{ fields: ['demographics.age_median'], text }] };
}
