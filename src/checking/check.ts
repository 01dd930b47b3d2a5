import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR } from '../catalogue/load.ts';
import { salvage } from '../catalogue/salvage.ts';
import { SHORT_NAME } from '../contract/aspects.ts';
import {
  type Field,
  type FieldWording,
  fieldEntrySchema,
  type Role,
  roleSchema,
  type Source,
  sourceSchema,
} from '../contract/schema.ts';
import { wordingSchema } from '../contract/wording.ts';
import { editDistance } from '../language/distance.ts';
import { lexiconFaults } from '../language/faults.ts';
import { singular, tokenise } from '../language/normalise.ts';
import { faultOfIssue, faultsOfValue } from './check-values.ts';

/** Words that sound like a field that exists are offered in its place when no more edits are needed. */
const NEAR = 4;

const shortFormsSchema = z.record(
  z.string(),
  z.array(z.string()).min(2, 'a short form of one role is an alias of it'),
);
const lexiconSchema = z.record(z.string(), z.json());
const phrasesSchema = z.record(z.string(), z.array(z.string().min(1, 'a phrase has words')));
/** The parts of the English lexicon that give phrases their senses. */
const englishSchema = z.looseObject({
  senses: z.record(z.string(), phrasesSchema),
  fields: phrasesSchema,
  lists: phrasesSchema,
  fieldMost: phrasesSchema,
  fieldLeast: phrasesSchema,
  slots: z.record(z.string(), z.json()),
});
const ENGLISH = 'lexicon/english.json';

/** Every fault under the data folder, each as `file: path: what is wrong and what is allowed`; empty: all is in order. */
export function checkData(dataDir: string = DATA_DIR): string[] {
  const faults: string[] = [];
  const read = <T>(
    schema: z.ZodType<T>,
    file: string,
    rest?: (parsed: unknown) => T | undefined,
  ): T | undefined => {
    const parsed = parseJson(join(dataDir, file), file, faults);
    if (parsed === undefined) return undefined;
    const result = schema.safeParse(parsed);
    if (result.success) return result.data;
    faults.push(...result.error.issues.map((issue) => faultOfIssue(file, issue)));
    return rest?.(parsed);
  };
  const entries = read(z.array(fieldEntrySchema), 'fields.json');
  const wording = read(wordingSchema, WORDING);
  const knownFields = entries?.map(
    (entry): Field => ({
      ...(wording?.fields[entry.id] ?? { label: entry.id }),
      ...entry,
    }),
  );
  const knownSources = read(z.array(sourceSchema), 'sources.json');
  const [fields, sources] = [knownFields ?? [], knownSources ?? []];
  const shortForms = read(shortFormsSchema, 'short-forms.json') ?? {};
  for (const file of jsonFiles(dataDir, 'lexicon')) {
    if (file !== ENGLISH) read(lexiconSchema, file);
  }
  const english = read(englishSchema, ENGLISH);
  if (english && knownFields) faults.push(...lexiconFaults(english, knownFields));
  const roles = jsonFiles(dataDir, 'roles').flatMap((file) => {
    const role = read(roleSchema, file, salvage);
    return role ? [{ file, role }] : [];
  });
  faults.push(
    ...repeats(
      'fields.json',
      fields.map((field) => field.id),
    ),
    ...repeats(
      'sources.json',
      sources.map((source) => source.id),
    ),
  );
  if (wording && knownFields) faults.push(...wordingFaults(wording.fields, knownFields));
  faults.push(
    ...sources.flatMap((source) =>
      notesFaults(`sources.json: ${source.id}`, source.notes, knownFields, roles),
    ),
  );
  for (const { file, role } of roles)
    faults.push(...roleFaults(file, role, knownFields, knownSources, roles));
  faults.push(...collisions(roles), ...shortFormFaults(shortForms, roles));
  return faults;
}

/** Returns the faults of a wording table: fields without words, words without a field, unknown placeholders. */
function wordingFaults(words: Readonly<Record<string, FieldWording>>, fields: readonly Field[]): string[] {
  const known = new Set(fields.map(({ id }) => id));
  const unfillable = (text: string) =>
    [...text.matchAll(/\{(\w*)\}/g)].flatMap(([, name = '']) => (FILLED.has(name) ? [] : [name]));
  return [
    ...[...known].filter((id) => !(id in words)).map((id) => `${WORDING}: fields.${id}: is missing`),
    ...Object.entries(words).flatMap(([id, { says = '' }]) => [
      ...(known.has(id) ? [] : [`${WORDING}: fields.${id}: no such field in fields.json`]),
      ...unfillable(says).map(
        (name) => `${WORDING}: fields.${id}.says: {${name}} is not filled in; use {value}, {a} or {roles}`,
      ),
    ]),
  ];
}

/** The placeholders that the words of a field may use. */
const FILLED = new Set(['value', 'a', 'roles']);
const WORDING = 'wording/en.json';

interface RoleFile {
  file: string;
  role: Role;
}

function jsonFiles(dataDir: string, folder: string): string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function parseJson(path: string, file: string, faults: string[]): unknown {
  if (!existsSync(path)) {
    faults.push(`${file}: (file): is missing`);
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    faults.push(`${file}: (file): is no valid JSON: ${(error as Error).message}`);
    return undefined;
  }
}

/**
 * Returns the faults of one role that the schema cannot express: references, shapes by unit, repeats. Where the fields or the sources
 * are themselves at fault (undefined) nothing is held against them, or one fault there would be one for every fact.
 */
function roleFaults(
  file: string,
  role: Role,
  fields: readonly Field[] | undefined,
  sources: readonly Source[] | undefined,
  roles: readonly RoleFile[],
): string[] {
  const faults: string[] = [];
  if (basename(file, '.json') !== role.id)
    faults.push(`${file}: id: is “${role.id}”; a file is named after its role, ${role.id}.json`);
  if (role.title.length > SHORT_NAME && !role.short)
    faults.push(
      `${file}: short: “${role.title}” needs a name of at most ${SHORT_NAME} characters for columns and buttons`,
    );
  const byId = new Map(fields?.map((field) => [field.id, field]));
  const seen = new Set<string>();
  role.facts.forEach((fact, at) => {
    const path = `facts[${at}]`;
    const field = byId.get(fact.field);
    if (field)
      faults.push(...faultsOfValue(fact.value, field).map((problem) => `${file}: ${path}.value: ${problem}`));
    else if (fields)
      faults.push(`${file}: ${path}.field: no field ${fact.field}${suggestion(fact.field, fields)}`);
    if (sources && !sources.some((source) => source.id === fact.source)) {
      faults.push(
        `${file}: ${path}.source: no source ${fact.source}; sources.json has ${sources.map((source) => source.id).join(', ')}`,
      );
    }
    const key = `${fact.field} ${fact.source} ${fact.geography ?? ''}`;
    if (field && !field.several && seen.has(key))
      faults.push(
        `${file}: ${path}: ${fact.field} is given twice by ${fact.source}; one fact a source is allowed`,
      );
    seen.add(key);
  });
  role.missing.forEach(({ field }, at) => {
    if (fields && !byId.has(field))
      faults.push(`${file}: missing[${at}].field: no field ${field}${suggestion(field, fields)}`);
    if (role.facts.some((fact) => fact.field === field))
      faults.push(`${file}: missing[${at}]: ${field} is stated as a fact too; it is one or the other`);
  });
  role.pairs.forEach((id, at) => {
    if (!roles.some((other) => other.role.id === id)) faults.push(`${file}: pairs[${at}]: no role ${id}`);
    if (id === role.id) faults.push(`${file}: pairs[${at}]: a role is no pair of itself`);
  });
  return [...faults, ...notesFaults(file, role.notes, fields, roles)];
}

function notesFaults(
  where: string,
  notes: Role['notes'],
  fields: readonly Field[] | undefined,
  roles: readonly RoleFile[],
): string[] {
  return notes.flatMap((note, at) => [
    ...(fields ? (note.fields ?? []).filter((id) => !fields.some((field) => field.id === id)) : []).map(
      (id) => `${where}: notes[${at}].fields: no field ${id}${suggestion(id, fields ?? [])}`,
    ),
    ...(note.with !== undefined && !roles.some((other) => other.role.id === note.with)
      ? [`${where}: notes[${at}].with: no role ${note.with}`]
      : []),
  ]);
}

function suggestion(id: string, fields: readonly Field[]): string {
  const ranked = fields
    .map((field) => ({ id: field.id, edits: editDistance(id, field.id, NEAR) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= NEAR ? `; did you mean ${best.id}?` : '; fields.json lists what there is';
}

function repeats(file: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
    (id) => `${file}: ${id}: is there twice`,
  );
}

/** Two roles known by the same words could not be told apart. A title has more right to its words than an alias. */
function collisions(roles: readonly RoleFile[]): string[] {
  const names = [
    ...roles.map((one) => ({ one, path: 'title', name: one.role.title })),
    ...roles.flatMap((one) =>
      one.role.aliases.flatMap((name, at) => [{ one, path: `aliases[${at}]`, name }]),
    ),
  ];
  const owners = new Map<string, RoleFile>();
  const faults: string[] = [];
  for (const { one, path, name } of names) {
    const key = tokenise(name)
      .map((token) => singular(token.plain))
      .join(' ');
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, one);
    else if (owner === one) faults.push(`${one.file}: ${path}: “${name}” is there twice`);
    else
      faults.push(
        `${one.file}: ${path}: “${name}” is ${owner.role.id}’s already; words that mean both belong in short-forms.json`,
      );
  }
  const ids = repeats(
    'roles/',
    roles.map((one) => one.role.id),
  );
  return [...faults, ...ids];
}

function shortFormFaults(
  shortForms: Readonly<Record<string, readonly string[]>>,
  roles: readonly RoleFile[],
): string[] {
  return Object.entries(shortForms).flatMap(([short, ids]) =>
    ids
      .filter((id) => !roles.some((one) => one.role.id === id))
      .map((id) => `short-forms.json: ${short}: no role ${id}`),
  );
}
