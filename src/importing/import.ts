import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../catalogue/schema.ts';
import { writeStore } from '../catalogue/store-write.ts';
import { buildTitleBlobs } from '../titles/build.ts';
import { readAges } from './ages.ts';
import { openFiles } from './archive.ts';
import { assemble, type Material } from './assemble.ts';
import { readCrosswalks } from './crosswalks.ts';
import { ImportError } from './error.ts';
import { readOews, readOewsAreas } from './oews.ts';
import { readOnet } from './onet.ts';
import { readProjections } from './projections.ts';
import { sourcesFor } from './sources.ts';
import { readDirectMatches, titlesOf } from './titles.ts';

/** The files of an import; only O*NET is needed, the others add what they hold. */
export interface ImportPaths {
  onet: string;
  oews?: string | undefined;
  ep?: string | undefined;
  cps?: string | undefined;
  crosswalks?: string | undefined;
  soc?: string | undefined;
  oewsState?: string | undefined;
  oewsMetro?: string | undefined;
  out: string;
}

/** What an import made. */
export interface ImportReport {
  occupations: number;
  /** How many occupations have each field. */
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
  const steps = ['O*NET', 'wages', 'projections', 'ages', 'crosswalks', 'areas', 'titles', 'writing'];
  const begin = (step: string) => progress(step, steps.indexOf(step), steps.length);
  begin('O*NET');
  const files = await openFiles(paths.onet);
  const onet = await readOnet(files, paths.onet).finally(() => files.close());
  begin('wages');
  const oews = paths.oews ? await readOews(paths.oews) : null;
  begin('projections');
  const projections = paths.ep ? await readProjections(paths.ep) : null;
  begin('ages');
  const ages = paths.cps ? await readAges(paths.cps) : null;
  begin('crosswalks');
  const crosswalks = paths.crosswalks ? await readCrosswalks(paths.crosswalks) : null;
  begin('areas');
  const areas = await readAreas(paths);
  const material: Material = { onet, oews, projections, ages, crosswalks, areas };
  const sources = sourcesFor({
    onet,
    oewsYear: oews?.year ?? null,
    projectionPeriod: projections?.period ?? null,
    agesYear: ages?.year ?? null,
  });
  const roles = assemble(material, sources);
  begin('titles');
  const direct = paths.soc
    ? await readDirectMatches(await directMatchFile(paths.soc))
    : new Map<string, string[]>();
  const titled = roles.map((role) => {
    const occupation = onet.occupations.get(role.soc ?? '');
    if (!occupation) throw new Error(`no occupation for ${role.id}`);
    const own = occupation.code.endsWith('.00') ? (direct.get(occupation.code.slice(0, 7)) ?? []) : [];
    const context = [
      occupation.description,
      ...occupation.tasks,
      ...occupation.otherTasks,
      ...occupation.software.map((item) => item.label),
    ];
    return { role: role.id, titles: titlesOf(role.id, occupation, own), context };
  });
  const blobs = buildTitleBlobs(titled);
  begin('writing');
  const used = [sources.onet, sources.oews, sources.projections, sources.ages].filter(
    (source) => source !== null,
  );
  writeStore(paths.out, {
    roles,
    sources: used,
    titles: titled.flatMap((entry) => entry.titles),
    blobs,
    meta: { onet: onet.release },
  });
  progress('done', steps.length, steps.length);
  return {
    occupations: roles.length,
    fields: countFields(roles),
    skipped: { ...onet.skipped, ...oews?.skipped, ...projections?.skipped },
    sources: used.map((source) => `${source.title} (${source.asOf})`),
    notes: notesOf(paths),
  };
}

async function readAreas(paths: ImportPaths): Promise<Material['areas']> {
  const areas: NonNullable<Material['areas']> = new Map();
  for (const path of [paths.oewsState, paths.oewsMetro]) {
    if (!path) continue;
    for (const [code, list] of (await readOewsAreas(path)).byCode)
      areas.set(code, [...(areas.get(code) ?? []), ...list]);
  }
  return areas.size > 0 ? areas : null;
}

async function directMatchFile(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((one) => /direct_match/i.test(one) && one.endsWith('.xlsx'));
  if (!name)
    throw new ImportError(
      { file: folder },
      'holds no direct match title file (soc_2018_direct_match_title_file.xlsx)',
    );
  return join(folder, name);
}

function countFields(roles: readonly Role[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const role of roles) {
    for (const field of new Set(role.facts.map((fact) => fact.field)))
      counts[field] = (counts[field] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}

function notesOf(paths: ImportPaths): string[] {
  const notes: string[] = [];
  if (!paths.oews) notes.push('no --oews: the catalogue holds no wages');
  if (!paths.ep) notes.push('no --ep: the catalogue holds no growth, openings or typical education');
  if (!paths.cps) notes.push('no --cps: the catalogue holds no ages');
  if (!paths.crosswalks && (paths.oews || paths.ep)) {
    notes.push(
      'no --crosswalks: occupations that are published in groups have no figures, and ages are left out',
    );
  }
  return notes;
}
