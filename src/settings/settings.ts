import { resolve } from 'node:path';
import { SETTING_GROUPS, type SettingGroup, type SettingName, type Settings } from './types.ts';

export * from './types.ts';

/** One sentence on a setting that nothing goes without. */
export function unset(setting: SettingName): string {
  return `${setting} is not set: put it into the environment or .env; .env.example explains it.`;
}

/** The environment as a process has it; what is not a setting is not looked at. */
export type Environment = Readonly<Record<string, string | undefined>>;

const DATA_DIR = '.rolewise';
const EVERYTHING = Object.keys(SETTING_GROUPS) as SettingGroup[];

/**
 * Returns the settings in the environment; a blank one counts as not set. A command names the groups that it needs,
 * and the others are not looked at, so that a wrong setting stops only what uses it; the paths are always read. Rejects
 * with a `SettingsError` that names every wrong setting, never its value: it may be a secret.
 */
export async function readSettings(
  environment: Environment,
  needs: readonly SettingGroup[] = EVERYTHING,
): Promise<Settings> {
  const given = new Map<SettingName, string>();
  for (const name of ['paths' as const, ...needs].flatMap(
    (group): readonly SettingName[] => SETTING_GROUPS[group],
  )) {
    const value = environment[name]?.trim();
    if (value) given.set(name, value);
  }
  const paths = pathsOf(given);
  // The schema costs a third of the start of a command, so it waits until there is something to check.
  if (![...given.keys()].some((name) => !PATHS.includes(name))) {
    return { ...paths, logLevel: 'info', model: null, slack: null, discord: null, web: null, operate: null };
  }
  const { parseSettings } = await import('./schema.ts');
  return parseSettings(Object.fromEntries(given), paths);
}

const PATHS: readonly SettingName[] = SETTING_GROUPS.paths;

function pathsOf(given: ReadonlyMap<SettingName, string>): Pick<Settings, 'dataDir' | 'catalogueDir'> {
  const catalogue = given.get('ROLEWISE_CATALOGUE');
  return {
    dataDir: resolve(given.get('ROLEWISE_DATA') ?? DATA_DIR),
    catalogueDir: catalogue === undefined ? undefined : resolve(catalogue),
  };
}
