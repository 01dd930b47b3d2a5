import { applicability } from './applicability.ts';
import { attainment } from './attainment.ts';
import { workContext } from './context.ts';
import { cps } from './cps.ts';
import { crosswalks } from './crosswalks.ts';
import { factors } from './factors.ts';
import { handbook } from './handbook.ts';
import { makeup } from './makeup.ts';
import { oews } from './oews.ts';
import { oflc } from './oflc.ts';
import { onet } from './onet.ts';
import { ors } from './ors.ts';
import { projections } from './projections.ts';
import { rpp } from './rpp.ts';
import { separations } from './separations.ts';
import { groups, soc } from './soc.ts';
import type { OfficialFile } from './source.ts';
import { metros, states } from './states.ts';
import { unemployment } from './unemployment.ts';

/** Every kind of official file, in the order in which they are read and their facts stand. */
export const SOURCES = {
  onet,
  oews,
  state: states,
  metro: metros,
  ep: projections,
  cps,
  makeup,
  crosswalks,
  soc,
  groups,
  rpp,
  context: workContext,
  unemployment,
  separations,
  attainment,
  factors,
  applicability,
  ors,
  handbook,
  oflc,
};

/** The name of a kind of official file, which options, addresses and the folder search know it under. */
export type SourceName = keyof typeof SOURCES;

/** The contents of each kind of file. */
export type Reads = {
  [Name in SourceName]: (typeof SOURCES)[Name] extends OfficialFile<infer Read> ? Read : never;
};

/** The names of the kinds, in their order. */
export const SOURCE_NAMES = Object.keys(SOURCES) as SourceName[];

/** The modules with their names, for whoever takes one like the other. */
export const OFFICIAL_FILES = SOURCE_NAMES.map((name) => ({
  ...(SOURCES[name] as OfficialFile<unknown>),
  name,
}));
