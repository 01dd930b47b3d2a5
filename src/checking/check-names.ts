import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ImportedStore } from '../catalogue/catalogue.ts';
import type { Names, NamesByCode } from '../catalogue/names.ts';
import { SHORT_NAME } from '../contract/aspects.ts';
import { faultOfIssue } from './check-values.ts';

/** The limits of a narrow column and of one line, in characters. */
const LONGEST = { short: SHORT_NAME, what: 90 };

const text = z.string().trim().min(1);
const namesSchema = z.record(
  z.string(),
  z.strictObject({
    singular: text,
    plural: text,
    short: text.max(LONGEST.short),
    what: text.max(LONGEST.what),
    called: z.array(text).min(1).optional(),
    not: text.optional(),
  }),
);

/** What is done in each occupation: what is not done would be found as what is. */
const deed = text
  .regex(/^\p{Ll}\S*(?: \S+){1,9}$/u, 'must be two to ten words and begin with what is done')
  .regex(/^(?!.*(?:n't|\bnever|\bnot)\b)/u, 'must say what is done, not what is not');
const deedsSchema = z.record(
  z.string(),
  z
    .array(deed)
    .min(1)
    .refine((lines) => new Set(lines).size === lines.length, 'must hold no line twice'),
);

const sixDigits = z.string().regex(/^\d{2}-\d{4}$/, 'must be a code such as 17-2000');
const familySchema = z.record(
  text,
  z.strictObject({
    to: z.enum(['group', 'span', 'ask', 'member', 'role']),
    group: sixDigits.optional(),
    members: z.array(sixDigits).optional(),
    likeliest: sixDigits.nullable().optional(),
    not: z.array(sixDigits).optional(),
    note: text.optional(),
    also: z.array(text).optional(),
    joined: z.tuple([z.array(text), z.array(text)]).optional(),
  }),
);

const NAMES = ['occupations', 'groups'] as const;

/** Faults of the names and the families: their form, and whether they fit the official data that ships. */
export function namesFaults(store: ImportedStore, names: NamesByCode, dataDir: string): string[] {
  const faults = NAMES.flatMap((kind) => formFaults(dataDir, `names/${kind}.json`, namesSchema));
  faults.push(...formFaults(dataDir, 'names/deeds.json', deedsSchema));
  const known = { occupations: store.ids, groups: store.groups };
  for (const kind of NAMES) {
    if (!existsSync(join(dataDir, 'names', `${kind}.json`))) continue;
    const nameless = known[kind].filter((id) => names[store.head(id).soc ?? ''] === undefined);
    faults.push(...nameless.map((id) => `names/${kind}.json: ${store.head(id).soc}: has no name`));
  }
  faults.push(...strangers(store, names), ...repeatedNames(names), ...familyFaults(store, dataDir));
  return faults;
}

function formFaults(dataDir: string, file: string, schema: z.ZodType): string[] {
  const path = join(dataDir, file);
  if (!existsSync(path)) return [];
  try {
    const text = readFileSync(path, 'utf8');
    const { error } = schema.safeParse(JSON.parse(text));
    return error?.issues.map((issue) => faultOfIssue(file, issue)) ?? [];
  } catch (error) {
    return [`${file}: (file): is no valid JSON: ${(error as Error).message}`];
  }
}

function strangers(store: ImportedStore, names: NamesByCode): string[] {
  const codes = new Set([...store.ids, ...store.groups].map((id) => store.head(id).soc));
  return Object.keys(names)
    .filter((code) => !codes.has(code))
    .map((code) => `names: ${code}: is no occupation or group of the official data`);
}

/** Two roles side by side must be told apart by their short names; and no two go by one name in common speech. */
function repeatedNames(names: NamesByCode): string[] {
  const repeated = (what: string, namesOf: (name: Names) => readonly string[]) => {
    const given = Object.entries(names).flatMap(([code, name]) =>
      namesOf(name).map((text) => ({ code, text })),
    );
    return [...Map.groupBy(given, ({ text }) => text.toLowerCase()).values()]
      .filter((owners) => owners.length > 1)
      .map(
        (owners) =>
          `names: ${owners.map(({ code }) => code).join(', ')}: have one ${what}, “${owners[0]?.text}”`,
      );
  };
  return [
    ...repeated('short name', ({ short }) => [short]),
    ...repeated('name in speech (called)', ({ called = [] }) => called),
  ];
}

/** A family names groups that are there, and members that are published under the code it gives. */
function familyFaults(store: ImportedStore, dataDir: string): string[] {
  const faults = formFaults(dataDir, 'groups.json', familySchema);
  const path = join(dataDir, 'groups.json');
  if (faults.length > 0 || !existsSync(path)) return faults;
  const families = familySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const groups = new Set(store.groups.map((id) => store.head(id).soc ?? ''));
  const occupations = new Set(store.ids.map((id) => (store.head(id).soc ?? '').slice(0, 7)));
  const published = new Set(
    store.ids.flatMap((id) => store.role(id)?.facts.map((fact) => fact.wider?.code ?? '') ?? []),
  );
  const isMember = (code: string) => occupations.has(code) || published.has(code) || groups.has(code);
  for (const [word, { group, members = [], not = [], likeliest }] of Object.entries(families)) {
    if (group !== undefined && !groups.has(group) && !isMember(group))
      faults.push(`groups.json: ${word}: no group ${group} in the official data`);
    for (const code of [...members, ...not, ...(likeliest ? [likeliest] : [])])
      if (!isMember(code)) faults.push(`groups.json: ${word}: no occupation ${code} in the official data`);
  }
  return faults;
}
