import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Field, Range, Value } from '../contract/schema.ts';
import type { GroundingLexicon } from './lexicon.ts';
import { stemsOf } from './words.ts';

/** What a draft is held against. Answer facts and stored facts both fit. */
export interface DraftFact {
  role: string;
  field: string;
  value: Value;
  source: string;
  asOf?: string | null | undefined;
  wider?: string | { title: string } | undefined;
  bound?: 'at_least' | undefined;
  note?: string | undefined;
}
export interface DraftRole {
  id: string;
  title: string;
  plural?: string | undefined;
  aliases?: readonly string[] | undefined;
}
export interface DraftSource {
  id: string;
  title: string;
  publisher: string;
  asOf: string | null;
  geography?: string | null | undefined;
}
export interface DraftCase {
  question: string;
  /** In the order of the question. */
  roles: readonly DraftRole[];
  facts: readonly DraftFact[];
  missing: readonly { role: string; field: string; reason: string }[];
  sources: readonly DraftSource[];
  /** Cautions that the catalogue holds about these roles. */
  notes?: readonly string[] | undefined;
  draft: string;
}

/** One thing that may be said of a role: a figure, a phrase, or one item of a list. */
export interface Evidence {
  role: string;
  field: Field;
  fact: DraftFact;
  text: string;
  /** Item of a list: its place when the list is ordered by share. */
  rank: number | null;
  number: number | null;
  range: Range | null;
  /** The numbers that its text holds. */
  inText: readonly number[];
  stems: readonly string[];
  /** What its words mean, and those words that only its second half has ("closer to X than to Y"). */
  meanings: ReadonlySet<string>;
  counter: ReadonlySet<string>;
}

/** All that is known of the roles of one case. */
export interface Ground {
  lexicon: GroundingLexicon;
  registry: FieldRegistry;
  roles: readonly DraftRole[];
  sources: readonly DraftSource[];
  byRole: ReadonlyMap<string, readonly Evidence[]>;
  all: readonly Evidence[];
  /** Fields with a fact or a known gap: only their words may be used. */
  present: ReadonlySet<string>;
  missing: DraftCase['missing'];
  notes: readonly string[];
}

/** Lays out the facts of a case for look-up; fields that the registry lacks are left out. */
export function ground(of: DraftCase, registry: FieldRegistry, lexicon: GroundingLexicon): Ground {
  const all = of.facts.flatMap((fact) =>
    registry.has(fact.field) ? evidenceOf(fact, registry.get(fact.field), lexicon) : [],
  );
  const byRole = new Map<string, Evidence[]>(of.roles.map((r) => [r.id, []]));
  for (const e of all) byRole.get(e.role)?.push(e);
  const present = new Set([...all.map((e) => e.field.id), ...of.missing.map((m) => m.field)]);
  return {
    lexicon,
    registry,
    roles: of.roles,
    sources: of.sources,
    byRole,
    all,
    present,
    missing: of.missing,
    notes: of.notes ?? [],
  };
}

function evidenceOf(fact: DraftFact, field: Field, lexicon: GroundingLexicon): Evidence[] {
  const { value } = fact;
  const make = (text: string, more: Partial<Evidence>) => ({
    role: fact.role,
    field,
    fact,
    text,
    rank: null,
    number: null,
    range: null,
    inText: numbersIn(text),
    ...words(text, lexicon),
    ...more,
  });
  if (typeof value === 'number') return [make('', { number: value })];
  if (typeof value === 'string') return [make(value, {})];
  if (!Array.isArray(value)) return [make('', { range: value })];
  const shares = value.map((item) => item.percent ?? -1);
  return value.map((item, i) =>
    make(item.label, {
      number: item.percent ?? item.amount ?? null,
      rank: item.percent === undefined ? i : shares.filter((s) => s > (item.percent ?? 0)).length,
    }),
  );
}

const numbersIn = (text: string) =>
  [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map((m) => Number(m[0].replaceAll(',', '')));

function words(text: string, lexicon: GroundingLexicon) {
  const [first = '', second = ''] = text.split(/\b(?:than to|rather than|but not)\b/);
  const meaningsOf = (part: string) => new Set(stemsOf(part).map((s) => lexicon.meaning(s)));
  const meanings = meaningsOf(first);
  const counter = new Set([...meaningsOf(second)].filter((m) => !meanings.has(m)));
  return { stems: stemsOf(text), meanings, counter };
}
