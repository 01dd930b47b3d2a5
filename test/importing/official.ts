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
