import type { Role, Source, StoredFact } from '../contract/schema.ts';
import { putUnder } from '../lists.ts';
import type { Place, TitleEntry } from './catalogue.ts';
import { encodeTexts } from './tables/cells.ts';
import { encodeFacts, type FactRow, type TableHead } from './tables/facts.ts';
import { SCHEMA_VERSION, writeContainer } from './tables/files.ts';

/** Everything that an imported catalogue holds. */
export interface StoreContent {
  /** Occupations and groups; aliases, pairs and notes do not come from an import. */
  roles: readonly Role[];
  sources: readonly Source[];
  titles: Iterable<TitleEntry>;
  blobs: Readonly<Record<string, Uint8Array>>;
  meta: Readonly<Record<string, string>>;
  places?: PlaceContent | undefined;
  /** For a group: the ids of its members. */
  members?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The figures by place, under the codes of the publisher. */
export interface PlaceContent {
  places: readonly (Place & { facts: readonly StoredFact[] })[];
  rows: readonly { code: string; place: string; facts: readonly StoredFact[] }[];
  /** Role id → the code that its figures are published under, and the group that shares them. */
  publishedAs: ReadonlyMap<string, { code: string; wider?: StoredFact['wider'] }>;
  /** The reasons why places lack a field that the country has, by field. */
  gaps: Readonly<Record<string, string>>;
}

/** The metadata of a catalogue, kept in `manifest.json` beside the tables. */
export interface Manifest {
  version: number;
  meta: Readonly<Record<string, string>>;
  sources: readonly Source[];
  gaps: Readonly<Record<string, string>>;
  /** Tables of facts by role, by place, and by role and place. */
  tables: Readonly<Record<'role' | 'place' | 'both', Readonly<Record<string, TableHead>>>>;
}

export const MANIFEST = 'manifest.json';

/** Writes a catalogue as the one file of a folder, in the place of the one that was there. */
export function writeStore(folder: string, content: StoreContent): void {
  writeContainer(folder, storeFiles(content));
}

/** Returns the files of a catalogue by name: a manifest, tables as text, and binaries as they came. */
export function storeFiles(content: StoreContent): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const put = (name: string, text: string) => files.set(name, Buffer.from(text));
  const titleOf = titlesBySoc(content.roles);
  const encode = (rows: readonly FactRow[], keys: readonly string[], prefix: string) => {
    const tables = encodeFacts(rows, keys, prefix, titleOf);
    for (const { name, text } of tables) put(`${name}.tsv`, text);
    return Object.fromEntries(tables.map(({ name, head }) => [name, head]));
  };
  const { places, rows = [], publishedAs, gaps = {} } = content.places ?? {};
  const tables = {
    role: encode(
      content.roles.map(({ id, facts }) => ({ key: id, facts })),
      ['id'],
      '',
    ),
    place: encode(
      (places ?? []).map(({ code, facts }) => ({ key: code, facts })),
      ['place'],
      'places-',
    ),
    both: encode(
      rows.map(({ code, place, facts }) => ({ key: `${code}\t${place}`, facts: facts.map(withoutPlace) })),
      ['code', 'place'],
      'by-place-',
    ),
  };
  put('roles.tsv', rolesTable(content.roles, publishedAs, content.members));
  put('missing.tsv', missingTable(content.roles));
  put('titles.tsv', titlesTable(content.titles));
  if (places)
    put(
      'places.tsv',
      table(
        ['code', 'kind', 'short', 'title'],
        places.map(({ code, kind, short, title }) => [code, kind, short ?? '', title]),
      ),
    );
  const manifest: Manifest = {
    version: SCHEMA_VERSION,
    meta: content.meta,
    sources: content.sources,
    gaps,
    tables,
  };
  put(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [name, data] of Object.entries(content.blobs)) files.set(name, data);
  return files;
}

function titlesBySoc(roles: readonly Role[]): (soc: string) => string | undefined {
  const titles = new Map(roles.map(({ soc, title }) => [soc, title]));
  return (soc) => titles.get(soc);
}

/** The name of the place is said once, in the table of places. */
function withoutPlace({ geography: _, ...fact }: StoredFact): StoredFact {
  return fact;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, ...rows].map((cells) => `${cells.join('\t').replace(/\t+$/, '')}\n`).join('');
}

function rolesTable(
  roles: readonly Role[],
  publishedAs: PlaceContent['publishedAs'] | undefined,
  members: StoreContent['members'],
): string {
  const rows = roles.map(({ id, soc, title, plural }) => {
    const published = publishedAs?.get(id);
    const own = published?.wider?.title ?? '';
    return [
      id,
      soc ?? '',
      title,
      plural === undefined || plural === title ? '' : plural,
      published?.code ?? '',
      own,
      (members?.get(id) ?? []).join(' '),
    ];
  });
  return table(['id', 'soc', 'title', 'plural', 'code by place', 'shared with', 'members'], rows);
}

/** Returns the table of missing fields by field and reason; most reasons hold for nearly all roles of a kind. */
function missingTable(roles: readonly Role[]): string {
  const groups = new Map<string, string[]>();
  for (const { id, missing } of roles)
    for (const { field, reason } of missing) putUnder(groups, `${field}\t${reason}`, id);
  const every = [...Map.groupBy(roles, kindOf)].map(
    ([kind, own]) => [`${kind}*`, own.map(({ id }) => id).join(' ')] as const,
  );
  const rows = [...groups].map(([key, ids]) => {
    const rest = every.reduce((text, [mark, all]) => text.replace(all, mark), ids.join(' '));
    return [...key.split('\t'), rest];
  });
  return table(['field', 'reason', 'ids'], rows);
}

/** "onet-" of "onet-11-1021.00": ids of one kind begin alike. */
export function kindOf({ id }: { id: string }): string {
  return /^[a-z]+-(?=\d)/.exec(id)?.[0] ?? id;
}

function titlesTable(titles: Iterable<TitleEntry>): string {
  const rows = new Map<string, string[]>();
  for (const { role, evidence, title } of titles) putUnder(rows, `${role}\t${evidence}`, title);
  return table(
    ['id', 'evidence', 'titles'],
    [...rows].map(([key, own]) => [...key.split('\t'), encodeTexts(own)]),
  );
}
