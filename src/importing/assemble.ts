import type { Role } from '../contract/schema.ts';
import { ageFacts, areaFacts, projectionFacts, wageFacts } from './facts-bls.ts';
import { onetFacts } from './facts-onet.ts';
import type { Material } from './material.ts';
import { missingOf } from './missing.ts';
import type { ImportSources } from './sources.ts';

/** Turns the material into one role for each O*NET-SOC code, every fact with its source. */
export function assemble(material: Material, sources: ImportSources): Role[] {
  const { onet, oews, states, metros, projections, ages, crosswalks } = material;
  const wages = publishedAs(material, oews?.rows);
  const growth = publishedAs(material, projections?.rows);
  const [byState, byMetro] = [publishedAs(material, states?.byCode), publishedAs(material, metros?.byCode)];
  return [...onet.occupations.values()].map((occupation) => {
    const { code } = occupation;
    const row = oews?.rows.get(wages.code(code));
    const paid = row !== undefined && (row.yearly.median ?? row.hourly.median) !== undefined;
    const facts = [
      ...onetFacts(occupation, onet, sources.onet),
      ...wageFacts(row, wages.shared(code), sources.oews),
      ...projectionFacts(projections, growth.code(code), growth.shared(code), paid, sources.projections),
      ...ageFacts(code, ages, crosswalks, sources.ages),
      ...areaFacts('salary.by_state', states, byState.code(code), byState.shared(code), sources.states),
      ...areaFacts('salary.by_metro', metros, byMetro.code(code), byMetro.shared(code), sources.metros),
    ];
    return {
      id: `onet-${code}`,
      title: occupation.title,
      plural: occupation.title,
      aliases: [],
      soc: code,
      official: [],
      pairs: [],
      facts,
      missing: missingOf(occupation, facts, material, row),
      notes: [],
    };
  });
}

/**
 * Under which code a source publishes an occupation: its own six digits, else those of the group that stands
 * for it; and whether other occupations, or members of the group, share the figures.
 */
function publishedAs(
  { onet, crosswalks }: Material,
  rows: ReadonlyMap<string, unknown> | undefined,
): { code(onetCode: string): string; shared(onetCode: string): boolean } {
  const code = (onetCode: string) => {
    const own = onetCode.slice(0, 7);
    return rows?.has(own) ? own : (crosswalks?.matrix.get(onetCode) ?? own);
  };
  const users = new Map<string, number>();
  for (const one of onet.occupations.keys()) users.set(code(one), (users.get(code(one)) ?? 0) + 1);
  return {
    code,
    shared: (one) => (users.get(code(one)) ?? 0) > 1 || code(one) !== one.slice(0, 7),
  };
}
