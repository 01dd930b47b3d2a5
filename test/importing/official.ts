import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportPaths } from '../../src/importing/import.ts';

/** Where the official files lie beside the repository, on machines that have them. */
export const OFFICIAL = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** The two sets of releases that lie there. */
export function official(set: 'new' | 'old', out: string): ImportPaths {
  const at = (...path: string[]) => join(OFFICIAL, ...path);
  const crosswalks = at('crosswalks');
  if (set === 'old') {
    return {
      onet: at('onet-29.3'),
      oews: at('bls-oews-2024', 'national_M2024_dl.xlsx'),
      ep: at('bls-ep-2022-32', 'occupation.xlsx'),
      crosswalks,
      out,
    };
  }
  return {
    onet: at('onet-30.3'),
    oews: at('bls-oews-2025', 'national_M2025_dl.xlsx'),
    ep: at('bls-ep-2024-34', 'occupation.xlsx'),
    cps: at('bls-cps-2025', 'cpsaat11b.xlsx'),
    crosswalks,
    soc: at('soc-2018', 'soc_2018_direct_match_title_file.xlsx'),
    out,
  };
}

/** Figures of the four occupations that the description of the files spells out, in this order. */
export const CODES = ['11-1021', '11-3012', '43-1011', '15-1252'];

/** What is published for them today. */
export const CURRENT: Record<string, readonly (number | string)[]> = {
  'outlook.employees': [3_503_020, 263_960, 1_436_680, 1_687_890],
  'salary.hourly_average': [64.87, 62.44, 35.33, 71.2],
  'salary.average': [134_940, 129_870, 73_490, 148_100],
  'salary.p10': [50_090, 67_100, 45_610, 82_460],
  'salary.median': [105_770, 114_130, 69_500, 135_980],
  'salary.p90': [253_390, 207_720, 104_710, 214_670],
  'outlook.growth': [4.4, 4.6, -0.3, 15.8],
  'outlook.openings': [308_700, 23_200, 144_500, 115_200],
  'education.entry': [
    "Bachelor's degree",
    "Bachelor's degree",
    'High school diploma or equivalent',
    "Bachelor's degree",
  ],
  'experience.entry': ['5 years or more', 'Less than 5 years', 'Less than 5 years', 'None'],
  'demographics.age_median': [44, 49.6, 45.3, 38.6],
};
