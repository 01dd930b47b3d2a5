import type { Source } from '../catalogue/schema.ts';

/** The sources that an import brings, named by their releases. */
export interface ImportSources {
  onet: Source;
  oews: Source | null;
  projections: Source | null;
  ages: Source | null;
}

const BLS = 'U.S. Bureau of Labor Statistics';
const UNITED_STATES = 'United States';

export interface Releases {
  onet: { release: string; date: string };
  oewsYear: number | null;
  projectionPeriod: string | null;
  agesYear: number | null;
}

/** Titles, periods and notices of the sources; O*NET's licence asks for its notice with the release number. */
export function sourcesFor({ onet, oewsYear, projectionPeriod, agesYear }: Releases): ImportSources {
  const bls = (id: string, title: string, asOf: string, url: string): Source => ({
    id,
    title,
    publisher: BLS,
    asOf,
    geography: UNITED_STATES,
    url,
    notes: [],
  });
  return {
    onet: {
      id: `onet-${onet.release}`,
      title: `O*NET ${onet.release} Database`,
      publisher: 'U.S. Department of Labor, Employment and Training Administration',
      asOf: onet.date || `release ${onet.release}`,
      geography: UNITED_STATES,
      url: 'https://www.onetcenter.org/database.html',
      notice: 'CC BY 4.0, modified',
      licence:
        `This page includes information from the O*NET ${onet.release} Database by the U.S. Department of Labor, Employment and ` +
        'Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. ' +
        'Rolewise has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.',
      notes: [],
    },
    oews:
      oewsYear === null
        ? null
        : bls(
            `bls-oews-${oewsYear}`,
            'Occupational Employment and Wage Statistics',
            `May ${oewsYear}`,
            'https://www.bls.gov/oes/',
          ),
    projections:
      projectionPeriod === null
        ? null
        : bls(
            `bls-ep-${projectionPeriod.replace('–', '-')}`,
            'Employment Projections',
            projectionPeriod,
            'https://www.bls.gov/emp/',
          ),
    ages:
      agesYear === null
        ? null
        : bls(
            `bls-cps-${agesYear}`,
            'Current Population Survey, table 11b',
            `${agesYear} annual averages`,
            'https://www.bls.gov/cps/',
          ),
  };
}
