import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Field, FieldWording, Role, Source } from '../contract/schema.ts';
import { type FieldRegistry, fieldRegistry } from './fields.ts';
import type { NamesByCode } from './names.ts';

/** The roles that ship with Rolewise, as their files say them. */
export interface Embedded {
  roles: readonly Role[];
  sources: readonly Source[];
  fields: FieldRegistry;
  /** Short forms that several roles share ("om"): asked about, never guessed. */
  shortForms: Readonly<Record<string, readonly string[]>>;
  /** The names of every official occupation and group, by code. */
  names: NamesByCode;
  /** Reads what people say is done in each occupation, in our own words, by O*NET-SOC code. */
  deeds(): Readonly<Record<string, readonly string[]>>;
}

/** The advice that ends the message of a fault found while answering. */
export const HOW_TO_CHECK = '“npm run catalogue -- check” lists all that is wrong';

/** The folder that curators edit. */
export const DATA_DIR = fileURLToPath(new URL('../../data/', import.meta.url));

/**
 * Reads the embedded catalogue; a file that is missing or no JSON throws a sentence that names it. The files are not
 * validated here, since that would cost every start what `catalogue check` and the tests do once; defaults are filled
 * in as the schema would.
 */
export function loadEmbedded(dataDir: string = DATA_DIR): Embedded {
  const read = <T>(...path: string[]): T => readJson(join(dataDir, ...path)) as T;
  const named = (file: string): NamesByCode =>
    existsSync(join(dataDir, 'names', file)) ? read<NamesByCode>('names', file) : {};
  const files = readdirSync(join(dataDir, 'roles')).filter((name) => name.endsWith('.json'));
  const roles = files.sort().map((name) => withDefaults(read<RoleFile>('roles', name)));
  const sources = read<(Partial<Source> & Pick<Source, 'id' | 'title' | 'publisher'>)[]>('sources.json');
  const fields = read<(Partial<Field> & Pick<Field, 'id' | 'aspect' | 'unit'>)[]>('fields.json');
  const wording = read<{ fields: Readonly<Record<string, FieldWording>> }>('wording', 'en.json');
  return {
    roles,
    sources: sources.map((source) => ({ asOf: null, geography: null, notes: [], ...source })),
    fields: fieldRegistry(
      fields.map((field) => ({
        ...{ several: false, onRequest: false, words: [], most: [], least: [], comesNear: [] },
        ...(wording.fields[field.id] ?? { label: field.id }),
        ...field,
      })),
    ),
    shortForms: read('short-forms.json'),
    names: { ...named('occupations.json'), ...named('groups.json') },
    deeds: () => read('names', 'deeds.json'),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is no valid JSON' : 'cannot be read';
    throw new Error(`${path} ${what}: ${(error as Error).message}; ${HOW_TO_CHECK}.`, { cause: error });
  }
}

type RoleFile = Partial<Role> & Pick<Role, 'id' | 'title' | 'facts'>;

function withDefaults(file: RoleFile): Role {
  return { aliases: [], soc: null, official: [], pairs: [], missing: [], notes: [], ...file };
}
