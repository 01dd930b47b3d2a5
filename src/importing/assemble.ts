import type { PlaceContent } from '../catalogue/store-write.ts';
import type { Role, Source } from '../contract/schema.ts';
import { OFFICIAL_FILES, type Reads, type SourceName } from './sources/index.ts';
import {
  type Area,
  type Context,
  type Lookup,
  missingOf,
  type OfficialFile,
  type Subject,
} from './sources/source.ts';

/** The contents read, by the name of each kind of file; only O*NET is required. */
export type Material = { readonly [Name in SourceName]?: Reads[Name] } & { readonly onet: Reads['onet'] };

/** The assembled catalogue: roles of every occupation and group, figures by place, and their sources. */
export interface Assembled {
  roles: Role[];
  sources: Source[];
  members: Map<string, string[]>;
  places: PlaceContent | undefined;
}

/** A kind of file that was read, with what it held. */
interface Opened {
  file: OfficialFile<unknown>;
  read: unknown;
  source: Source | undefined;
}

/** Turns the material into one role for each O*NET-SOC code and each group, every fact with its source. */
export function assemble(material: Material): Assembled {
  const opened = OFFICIAL_FILES.flatMap((file): Opened[] => {
    const read = material[file.name];
    return read === undefined ? [] : [{ file, read, source: file.source?.(read) }];
  });
  const reads: { readonly [Name in SourceName]?: unknown } = material;
  const context: Context = {
    lookup: lookupIn(material),
    read: <K extends SourceName>(name: K) => (reads[name] ?? null) as Reads[K] | null,
  };
  const occupations = [...material.onet.occupations.values()].map(
    (occupation): Subject => ({ kind: 'role', code: occupation.code, title: occupation.title, occupation }),
  );
  const groups = groupsIn(material, occupations, context.lookup);
  const subjects = [...occupations, ...groups.keys()];
  const sources = new Map(opened.flatMap(({ source }) => (source ? [[source.id, source] as const] : [])));
  return {
    roles: subjects.map((subject) => roleOf(subject, opened, context)),
    sources: [...sources.values()],
    members: new Map([...groups].map(([group, own]) => [idOf(group), own.map(idOf)])),
    places: placesIn(subjects, context, opened),
  };
}

function idOf({ kind, code }: Subject): string {
  return kind === 'group' ? `group-${code}` : `onet-${code}`;
}

function roleOf(subject: Subject, opened: readonly Opened[], context: Context): Role {
  const facts = opened.flatMap(({ file, read, source }) =>
    source ? (file.facts?.(subject, read, source, context) ?? []) : [],
  );
  const gaps = [
    ...opened.flatMap(({ file, read }) => file.gaps?.(subject, read, context) ?? []),
    ...OFFICIAL_FILES.flatMap(({ name, without }) =>
      without && context.read(name) === null ? [without] : [],
    ),
  ];
  return {
    id: idOf(subject),
    title: subject.title,
    plural: subject.title,
    aliases: [],
    soc: subject.code,
    official: [],
    pairs: [],
    facts,
    missing: missingOf(gaps, facts),
    notes: [],
  };
}

/**
 * Finds what a publisher has on a subject: under its own six digits, else under those of the group that stands for
 * it. Figures that other occupations share, or that stand for a group, carry the title they are published under.
 */
function lookupIn({ onet, crosswalks }: Material): Lookup {
  const codeIn = (rows: ReadonlyMap<string, unknown>, onetCode: string) => {
    const own = onetCode.slice(0, 7);
    return rows.has(own) ? own : (crosswalks?.matrix.get(onetCode) ?? own);
  };
  const users = new Map<ReadonlyMap<string, unknown>, Map<string, number>>();
  const usersOf = (rows: ReadonlyMap<string, unknown>) => {
    const known = users.get(rows);
    if (known) return known;
    const counts = new Map<string, number>();
    for (const one of onet.occupations.keys()) {
      const code = codeIn(rows, one);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    users.set(rows, counts);
    return counts;
  };
  return (subject, rows) => {
    if (subject.kind === 'group')
      return { code: subject.code, row: rows.get(subject.code), wider: undefined };
    const code = codeIn(rows, subject.code);
    const row = rows.get(code);
    const shared = (usersOf(rows).get(code) ?? 0) > 1 || code !== subject.code.slice(0, 7);
    return { code, row, wider: row && shared ? { title: row.title, code } : undefined };
  };
}

/** The groups with figures of their own: those that hold two published occupations or more. */
function groupsIn(
  material: Material,
  occupations: readonly Subject[],
  lookup: Lookup,
): Map<Subject, readonly Subject[]> {
  const found = new Map<Subject, readonly Subject[]>();
  const { oews } = material;
  if (!oews) return found;
  const bySix = Map.groupBy(occupations, ({ code }) => code.slice(0, 7));
  for (const { code, title, members } of material.groups ?? []) {
    const row = oews.groups.get(code);
    const own = members.flatMap((six) => bySix.get(six) ?? []);
    const published = new Set(
      own.flatMap((subject) => {
        const line = lookup(subject, oews.rows);
        return line.row ? [line.code] : [];
      }),
    );
    if (row && published.size > 1) found.set({ kind: 'group', code, title, occupation: null }, own);
  }
  return found;
}

/** The figures by place, under the codes that they are published under; of two files that know a place the first names it. */
function placesIn(
  subjects: readonly Subject[],
  context: Context,
  opened: readonly Opened[],
): PlaceContent | undefined {
  const files = opened.flatMap(({ file, read, source }) =>
    source ? (file.byPlace?.(read, source, context) ?? []) : [],
  );
  if (files.length === 0) return undefined;
  const areas = new Map(
    files.flatMap((one) => [...one.areas].map((area) => [area.code, area] as const)).reverse(),
  );
  const byCode = new Map(files.flatMap((one) => [...one.byCode]).reverse());
  const publishedAs = subjects.flatMap((subject) => {
    const { code, row, wider } = context.lookup(subject, byCode);
    return row ? [[idOf(subject), { code, ...(wider ? { wider } : {}) }] as const] : [];
  });
  return {
    places: [...areas.values()]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((area) => placeOf(area, opened)),
    rows: files.flatMap(({ rows }) => rows),
    publishedAs: new Map(publishedAs),
    gaps: Object.assign({}, ...files.map(({ gaps }) => gaps)),
  };
}

function placeOf(area: Area, opened: readonly Opened[]): PlaceContent['places'][number] {
  const { code, title, kind, short } = area;
  const facts = opened.flatMap(({ file, read, source }) =>
    source ? (file.ofPlace?.(area, read, source) ?? []) : [],
  );
  return { code, title, kind, ...(short ? { short } : {}), facts };
}
