import { type Embedded, loadEmbedded } from '../catalogue/load.ts';
import { type StoreContent, writeStore } from '../catalogue/store-write.ts';
import type { Role } from '../contract/schema.ts';
import { titleBlobs } from '../titles/index.ts';
import { assemble, type Material } from './assemble.ts';
import { ImportError, writing } from './error.ts';
import { OFFICIAL_FILES, type SourceName } from './sources/index.ts';
import { DEFINITION } from './sources/onet-facts.ts';
import { titleSource } from './titles.ts';

/** The paths of the official files; only O*NET is required. */
export type SourcePaths = { [Name in SourceName]?: string | undefined } & { onet: string };

/** The files of an import, and where the catalogue is written. */
export type ImportPaths = SourcePaths & { out: string };

/** The report of an import. */
export interface ImportReport {
  occupations: number;
  groups: number;
  places: number;
  facts: number;
  /** The number of occupations that have each field. */
  fields: Record<string, number>;
  skipped: Record<string, number>;
  sources: string[];
  notes: string[];
}

/** Told before each step: which, of how many. */
export type Progress = (step: string, done: number, of: number) => void;

/** Reads the official files and writes one catalogue; throws an ImportError and leaves the old one when any is bad. */
export async function importCatalogue(
  paths: ImportPaths,
  progress: Progress = () => undefined,
): Promise<ImportReport> {
  const { content, report } = await readCatalogue(paths, progress, { sentences: true, whole: false });
  await writing(paths.out, () => writeStore(paths.out, content));
  return report;
}

/**
 * Returns the catalogue of the official files.
 * @param sentences whether sentences of the sources go in (definitions, tasks, quotations).
 * @param whole whether a file that is bad ends the import, also where the others can do without it.
 */
export async function readCatalogue(
  paths: SourcePaths,
  progress: Progress,
  { sentences, whole }: { sentences: boolean; whole: boolean },
): Promise<{ content: StoreContent; report: ImportReport }> {
  const { material, spared } = await readAll(paths, progress, whole);
  const steps = OFFICIAL_FILES.length;
  progress('titles', steps, steps + 1);
  const embedded = loadEmbedded();
  const { roles, sources, members, places } = assemble(material);
  const titled = roles.flatMap((role) => {
    const occupation = material.onet.occupations.get(role.soc ?? '');
    return occupation ? [titleSource(role.id, occupation, material.soc ?? new Map())] : [];
  });
  const kept = roles.map((role) => withoutSentences(role, sentences, embedded));
  const content: StoreContent = {
    roles: kept,
    sources,
    titles: titled.flatMap((entry) => entry.titles),
    blobs: titleBlobs(titled, embedded),
    meta: { onet: material.onet.release },
    places,
    members,
  };
  progress('done', steps + 1, steps + 1);
  const report = reportOf(content, material, paths);
  return { content, report: { ...report, notes: [...report.notes, ...spared] } };
}

/** O*NET's definition gives way to our own line; sentences of a source stay out of what ships. */
function withoutSentences(role: Role, sentences: boolean, { names, fields }: Embedded): Role {
  const isSentence = (field: string) => field === DEFINITION || fields.get(field).sentences === true;
  const leaves = (field: string) =>
    sentences ? field === DEFINITION && names[role.soc ?? ''] !== undefined : isSentence(field);
  const missing = sentences ? role.missing : role.missing.filter(({ field }) => !isSentence(field));
  return { ...role, missing, facts: role.facts.filter(({ field }) => !leaves(field)) };
}

/** Reads every file that is given; the first that is bad ends it, unless the others can do without it. */
async function readAll(
  paths: SourcePaths,
  progress: Progress,
  whole: boolean,
): Promise<{ material: Material; spared: string[] }> {
  const spared: string[] = [];
  const read: Partial<Record<SourceName, unknown>> = {};
  for (const [at, file] of OFFICIAL_FILES.entries()) {
    progress(file.name, at, OFFICIAL_FILES.length + 1);
    const path = paths[file.name];
    if (path === undefined) continue;
    try {
      read[file.name] = await file.read(path);
    } catch (error) {
      if (whole || !file.spared || !(error instanceof ImportError)) throw error;
      spared.push(`${error.message}; it was left out (${file.about})`);
    }
  }
  return { material: read as Material, spared };
}

function reportOf(content: StoreContent, material: Material, paths: SourcePaths): ImportReport {
  const { roles, members, places } = content;
  const occupations = roles.filter(({ id }) => !members?.has(id));
  const skipped = OFFICIAL_FILES.flatMap((file) => {
    const read = material[file.name];
    return read === undefined ? [] : Object.entries(file.skipped?.(read) ?? {});
  });
  const absent = OFFICIAL_FILES.flatMap(({ name, absent = [] }) => (paths[name] === undefined ? absent : []));
  return {
    occupations: occupations.length,
    groups: members?.size ?? 0,
    places: places?.places.length ?? 0,
    facts: roles.reduce((sum, role) => sum + role.facts.length, 0),
    fields: countFields(occupations),
    skipped: Object.fromEntries(skipped),
    sources: content.sources.map((source) => `${source.title} (${source.asOf})`),
    notes: [...material.onet.absent.map((what) => `the O*NET release has no file of ${what}`), ...absent],
  };
}

function countFields(roles: readonly Role[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const role of roles) {
    for (const field of new Set(role.facts.map((fact) => fact.field)))
      counts[field] = (counts[field] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}
