import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ImportedStore } from '../catalogue/catalogue.ts';
import { type Role, roleSchema, type Source, type StoredFact, sourceSchema } from '../contract/schema.ts';

/** The figures that a role of the starter pack carries, in this order; lists with how many of their items. */
const PACK_FIELDS: readonly (readonly [field: string, items?: number])[] = [
  ['salary.median'],
  ['salary.average'],
  ['salary.p10'],
  ['salary.p25'],
  ['salary.p75'],
  ['salary.p90'],
  ['salary.hourly_median'],
  ['salary.hourly_average'],
  ['outlook.jobs'],
  ['outlook.employment'],
  ['outlook.growth'],
  ['outlook.openings'],
  ['education.entry'],
  ['education.required'],
  ['experience.entry'],
  ['requirements.training'],
  ['requirements.job_zone'],
  ['demographics.age_median'],
  ['skills.importance', 10],
  ['skills.software', 10],
];

/** A role file as a curator writes it: what the schema fills in is left out. */
type RoleFile = z.input<typeof roleSchema>;

/**
 * Puts the figures of an imported catalogue into the role files of the starter pack, and its sources into
 * `sources.json`; what a curator wrote stays. Returns the ids of the roles that it wrote.
 */
export function refreshPack(dataDir: string, store: ImportedStore): string[] {
  const sourcesFile = join(dataDir, 'sources.json');
  const known = z.array(sourceSchema).parse(readJson(sourcesFile));
  const series = new Set(store.sources.map(seriesOf));
  const official = new Set(known.filter((source) => series.has(seriesOf(source))).map(({ id }) => id));
  const bySoc = new Map(store.ids.map((id) => [store.head(id).soc, id]));
  const written: string[] = [];
  for (const name of readdirSync(join(dataDir, 'roles')).sort()) {
    const path = join(dataDir, 'roles', name);
    const file = readJson(path) as RoleFile;
    const role = roleSchema.parse(file);
    const soc =
      role.soc ?? (role.facts.some((fact) => official.has(fact.source)) ? role.official[0] : undefined);
    const occupation = store.role(bySoc.get(soc ?? null) ?? '');
    if (!occupation) continue;
    const own = role.facts.filter((fact) => !official.has(fact.source));
    const facts = [...own, ...figuresFor(role, occupation, own)];
    writeJson(path, { ...file, facts, missing: missingOf(facts, occupation) });
    written.push(role.id);
  }
  const kept = (readJson(sourcesFile) as Source[]).filter((source) => !official.has(source.id));
  writeJson(sourcesFile, [...kept, ...store.sources]);
  return written;
}

/** A source without its edition: what the next release of the same figures is recognised by. */
function seriesOf({ title, publisher }: Pick<Source, 'title' | 'publisher'>): string {
  return `${publisher}: ${title.replace(/\d+(?:\.\d+)?/g, '#')}`;
}

/**
 * The figures of an occupation for a role. A role that is only counted within the occupation takes what is
 * counted, labelled with the occupation, and not what describes the work.
 */
function figuresFor(role: Role, occupation: Role, own: readonly StoredFact[]): StoredFact[] {
  const has = new Set(own.map((fact) => fact.field));
  const within = role.soc === null;
  const wider = { title: occupation.title, code: occupation.soc?.slice(0, 7) };
  return PACK_FIELDS.flatMap(([field, items]) =>
    occupation.facts
      .filter(
        (fact) => fact.field === field && !has.has(field) && !(within && fact.source.startsWith('onet-')),
      )
      .map((fact) => ({
        ...fact,
        value: Array.isArray(fact.value) ? fact.value.slice(0, items) : fact.value,
        ...(within ? { wider: fact.wider ?? wider } : {}),
      })),
  );
}

function missingOf(facts: readonly StoredFact[], occupation: Role): Role['missing'] {
  const has = new Set(facts.map((fact) => fact.field));
  const carried = new Set(PACK_FIELDS.map(([field]) => field));
  return occupation.missing.filter(
    ({ field }) => !has.has(field) && (carried.has(field) || field.startsWith('environment.')),
  );
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
