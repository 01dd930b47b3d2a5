import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportPaths } from '../src/importing/import.ts';

/** Where official files may lie: beside the repository, or where an update put them. */
const PLACES = ['../../shared/data', '../.rolewise/catalogue/downloads'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** What each kind of file is called in a folder, or folder of folders; the last by name is the newest release. */
const NAMES: Record<Exclude<keyof ImportPaths, 'out'>, RegExp> = {
  onet: /(?:^|\/)(?:onet-\d+\.\d+|db_\d+_\d+_text(?:\.zip)?)$/,
  oews: /(?:national_M\d+_dl\.xlsx|oesm\d+nat\.zip)$/,
  oewsState: /(?:state_M\d+_dl\.xlsx|oesm\d+st\.zip)$/,
  oewsMetro: /(?:MSA_M\d+_dl\.xlsx|oesm\d+ma\.zip)$/,
  ep: /occupation\.xlsx$/,
  cps: /cpsaat11b\.xlsx$/,
  crosswalks: /crosswalks$/,
  soc: /direct_match_title_file\.xlsx$/,
};

/** The newest official files at hand, or undefined where there is no O*NET release. */
export function officialFiles(): Omit<ImportPaths, 'out'> | undefined {
  for (const place of PLACES.filter((path) => existsSync(path))) {
    const all = (readdirSync(place, { recursive: true }) as string[]).sort();
    const found = Object.fromEntries(
      Object.entries(NAMES).flatMap(([kind, name]) => {
        const path = all.findLast((one) => name.test(one));
        return path === undefined ? [] : [[kind, join(place, path)]];
      }),
    ) as Partial<ImportPaths>;
    const { onet } = found;
    if (onet !== undefined) return { ...found, onet };
  }
  return undefined;
}
