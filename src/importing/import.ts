import { loadEmbedded } from '../catalogue/load.ts';
import { writeStore } from '../catalogue/store-write.ts';
import type { Role } from '../contract/schema.ts';
import { titleBlobs } from '../titles/index.ts';
import { readAges } from './ages.ts';
import { openFiles } from './archive.ts';
import { assemble } from './assemble.ts';
import { readCrosswalks } from './crosswalks.ts';
import type { Material } from './material.ts';
import { readOews, readOewsAreas } from './oews.ts';
import { readOnet } from './onet.ts';
import { readProjections } from './projections.ts';
import { sourcesOf } from './sources.ts';
import { readDirectMatches, titleSource } from './titles.ts';

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
  facts: number;
  /** How many occupations have each field. */
  fields: Record<string, number>;
  skipped: Record<string, number>;
  sources: string[];
  notes: string[];
}

/** Told before each step: which, of how many. */
export type Progress = (step: string, done: number, of: number) => void;

/** What an import reads, in this order, before it writes. */
const STEPS = ['O*NET', 'wages', 'areas', 'projections', 'ages', 'crosswalks', 'titles', 'writing'] as const;

/** Reads the official files and writes one catalogue; throws an ImportError and leaves the old one when any is bad. */
export async function importCatalogue(
  paths: ImportPaths,
  progress: Progress = () => undefined,
): Promise<ImportReport> {
  const begin = (step: (typeof STEPS)[number]) => progress(step, STEPS.indexOf(step), STEPS.length);
  const material = await readAll(paths, begin);
  const sources = sourcesOf(material);
  const roles = assemble(material, sources);
  begin('titles');
  const direct = paths.soc ? await readDirectMatches(paths.soc) : new Map<string, string[]>();
  const titled = roles.map((role) => {
    const occupation = material.onet.occupations.get(role.soc ?? '');
    if (!occupation) throw new Error(`no occupation for ${role.id}`);
    return titleSource(role.id, occupation, direct);
  });
  const blobs = titleBlobs(titled, loadEmbedded());
  begin('writing');
  const used = [...new Map(Object.values(sources).flatMap((one) => (one ? [[one.id, one]] : []))).values()];
  writeStore(paths.out, {
    roles,
    sources: used,
    titles: titled.flatMap((entry) => entry.titles),
    blobs,
    meta: { onet: material.onet.release },
  });
  progress('done', STEPS.length, STEPS.length);
  const { onet, oews, projections } = material;
  return {
    occupations: roles.length,
    facts: roles.reduce((sum, role) => sum + role.facts.length, 0),
    fields: countFields(roles),
    skipped: { ...onet.skipped, ...oews?.skipped, ...projections?.skipped },
    sources: used.map((source) => `${source.title} (${source.asOf})`),
    notes: [...onet.absent.map((what) => `the O*NET release has no file of ${what}`), ...notesOf(paths)],
  };
}

/** Reads every file that is given; the first that is bad ends it. */
async function readAll(paths: ImportPaths, begin: (step: (typeof STEPS)[number]) => void): Promise<Material> {
  begin('O*NET');
  const files = await openFiles(paths.onet);
  const onet = await readOnet(files, paths.onet).finally(() => files.close());
  begin('wages');
  const oews = paths.oews ? await readOews(paths.oews) : null;
  begin('areas');
  const states = paths.oewsState ? await readOewsAreas(paths.oewsState, 'state') : null;
  const metros = paths.oewsMetro ? await readOewsAreas(paths.oewsMetro, 'metro') : null;
  begin('projections');
  const projections = paths.ep ? await readProjections(paths.ep) : null;
  begin('ages');
  const ages = paths.cps ? await readAges(paths.cps) : null;
  begin('crosswalks');
  const crosswalks = paths.crosswalks ? await readCrosswalks(paths.crosswalks) : null;
  return { onet, oews, states, metros, projections, ages, crosswalks };
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
