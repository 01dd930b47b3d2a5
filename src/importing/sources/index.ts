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
import type { OfficialFile, Reads, SourceName } from './source.ts';
import { metros, states } from './states.ts';
import { unemployment } from './unemployment.ts';

/** Every kind of official file, in the order in which they are read and their facts stand. */
export const SOURCES: { readonly [Name in SourceName]: OfficialFile<Reads[Name]> } = {
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

/** Returns the modules without what each reads, for whoever only lists or finds them. */
export const OFFICIAL_FILES: readonly Omit<OfficialFile<never>, 'read'>[] = Object.values(SOURCES);

/** The names of the kinds, in their order. */
export const SOURCE_NAMES = Object.keys(SOURCES) as SourceName[];
