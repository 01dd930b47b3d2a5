import type { StoreContent } from '../../src/catalogue/store-write.ts';
import type { Role, Source, StoredFact } from '../../src/contract/schema.ts';

export function role(soc: string, title: string, facts: StoredFact[]): Role {
  return {
    id: `onet-${soc}`,
    title,
    plural: title,
    aliases: [],
    soc,
    official: [],
    pairs: [],
    facts,
    missing: [],
    notes: [],
  };
}

export function source(id: string, asOf: string): Source {
  return { id, title: 'Wages', publisher: 'A publisher', asOf, geography: 'United States', notes: [] };
}

/** A small imported catalogue. */
export function content(): StoreContent {
  const wage = (value: number): StoredFact => ({
    field: 'salary.median',
    value,
    source: 'bls-oews-2025',
    asOf: 'May 2025',
  });
  return {
    roles: [
      role('11-1021.00', 'General and Operations Managers', [
        { field: 'overview.definition', value: 'Plan and direct', source: 'bls-oews-2025' },
        wage(105_770),
      ]),
      role('29-1141.00', 'Registered Nurses', [
        wage(97_550),
        { field: 'education.entry', value: "Bachelor's degree", source: 'bls-oews-2025' },
      ]),
    ],
    sources: [source('bls-oews-2025', 'May 2025')],
    titles: [
      { role: 'onet-11-1021.00', evidence: 'official', title: 'General and Operations Managers' },
      { role: 'onet-29-1141.00', evidence: 'listed', title: 'Ward Nurse' },
    ],
    blobs: { titles: new Uint8Array([1, 2, 3]) },
    meta: { onet: '30.3' },
  };
}
