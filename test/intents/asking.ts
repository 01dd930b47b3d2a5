import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import type { Query, QueryRole, Subject } from '../../src/contract/query.ts';
import type { StoredFact } from '../../src/contract/schema.ts';
import type { Found } from '../../src/intents/intent.ts';
import { find } from '../../src/intents/registry.ts';
import { saidOf } from '../../src/intents/said.ts';
import { printPlan } from '../../src/wording/plan.ts';

/** Queries made by hand, over the catalogue that ships, with places and a group of the test's own. */

export const CALIFORNIA = { code: '06', title: 'California' };
export const TEXAS = { code: '48', title: 'Texas' };
export const OHIO = { code: '39', title: 'Ohio' };

const embedded = createCatalogue(loadEmbedded(), openShipped(DATA_DIR));
const { source } = embedded.column('salary.median').find(({ role }) => role === 'registered-nurse')?.fact ?? {
  source: '',
};

const at = (value: number, geography: string): StoredFact => ({
  field: 'salary.median',
  value,
  source,
  geography,
});
const LOCAL: Record<string, Record<string, StoredFact>> = {
  'registered-nurse': { '06': at(140_270, 'California'), '48': at(95_970, 'Texas') },
  lawyer: { '06': at(190_000, 'California') },
};

export const catalogue: Catalogue = {
  ...embedded,
  atPlace: (role, place) => [LOCAL[role]?.[place] ?? []].flat(),
  byPlace: (role) =>
    Object.entries(LOCAL[role] ?? {}).map(([code, fact]) => ({ code, title: fact.geography ?? '', fact })),
  columnAt: (place, field) =>
    Object.entries(LOCAL).flatMap(([role, places]) => {
      const fact = places[place];
      return fact?.field === field ? [{ role, value: fact.value as number, fact }] : [];
    }),
  members: (group) => (group === 'it-manager' ? ['lawyer', 'paralegal'] : []),
};

export function subject(given: Partial<Subject> = {}): Subject {
  return { aspects: [], fields: [], statistic: null, period: null, label: null, except: [], ...given };
}

export const PAY = subject({ aspects: ['salary'] });

export function role(id: string, given: Partial<QueryRole> = {}): QueryRole {
  return { id, mention: id, confidence: 0.97, reading: null, level: null, others: [], ...given };
}

type Given<Kind extends Query['intent']> = Partial<Extract<Query, { intent: Kind }>>;

const BASE = {
  places: [],
  conditions: [],
  besides: [],
  unused: [],
  language: 'en',
  subject: subject(),
  compute: null,
  direction: null,
};

/** A query of one kind, with what is not given left empty. */
export const queries = {
  compare: (ids: readonly string[], given: Given<'compare'> = {}): Query => ({
    ...BASE,
    roles: ids.map((id) => role(id)),
    ...given,
    intent: 'compare',
  }),
  describe: (id: string, given: Given<'describe'> = {}): Query => ({
    ...BASE,
    role: role(id),
    ...given,
    intent: 'describe',
  }),
  rank: (given: Given<'rank'> = {}): Query => ({
    ...BASE,
    roles: null,
    limit: null,
    over: 'roles',
    ...given,
    direction: given.direction ?? 'most',
    intent: 'rank',
  }),
  similar: (id: string, given: Given<'similar'> = {}): Query => ({
    ...BASE,
    role: role(id),
    ...given,
    intent: 'similar',
  }),
  transition: (from: string | null, to: string, given: Given<'transition'> = {}): Query => ({
    ...BASE,
    from: from === null ? null : role(from),
    to: role(to),
    ...given,
    intent: 'transition',
  }),
  list: (given: Given<'list'> = {}): Query => ({ ...BASE, ...given, intent: 'list' }),
  unsettled: (given: Given<'unsettled'> = {}): Query => ({
    ...BASE,
    open: [
      { text: 'manager', position: 0, verdict: 'ambiguous', candidates: ['office-manager', 'it-manager'] },
    ],
    roles: [],
    // biome-ignore lint/suspicious/noThenProperty: the name of the contract
    then: 'describe',
    ...given,
    intent: 'unsettled',
  }),
  aside: (given: Given<'aside'> = {}): Query => ({ ...BASE, aside: 'help', ...given, intent: 'aside' }),
};

export interface Answered extends Found {
  lead: string;
}

export function answer(query: Query): Answered {
  const found = find(query, catalogue);
  return { ...found, lead: printPlan(found.plan, saidOf(found, catalogue)) };
}
