import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Role, Source, StoredFact } from '../contract/schema.ts';
import type {
  ColumnEntry,
  Evidence,
  ImportedStore,
  Place,
  PlaceRow,
  RoleHead,
  TitleEntry,
} from './catalogue.ts';
import { DATA_DIR } from './load.ts';
import { kindOf, MANIFEST, type Manifest } from './store-write.ts';
import { decodeTexts } from './tables/cells.ts';
import { type RowReader, rowReader, type TableHead } from './tables/facts.ts';
import {
  openContainer,
  openFolder,
  SCHEMA_VERSION,
  STORE_FILE,
  StoreError,
  type TableFiles,
} from './tables/files.ts';
import { type Lines, linesOf } from './tables/lines.ts';

export { StoreError };

/** A catalogue that is open, with what `catalogue check` and `stats` ask of it. */
export interface OpenStore extends ImportedStore {
  readonly meta: ReadonlyMap<string, string>;
  /** Every file that is damaged, as a sentence. */
  faults(): string[];
}

/** Opens an imported catalogue for reading; roles are read when they are asked for. Throws a {@link StoreError}. */
export function openStore(folder: string): OpenStore {
  const path = join(folder, STORE_FILE);
  if (!existsSync(path)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile())
      throw new StoreError(`${folder} is a file; give the folder of the catalogue.`);
    const older = existsSync(join(folder, 'catalogue.sqlite'));
    throw new StoreError(
      older
        ? `${folder} was made by an earlier version of Rolewise: import again.`
        : `${folder} holds no imported catalogue (${STORE_FILE}); make one with “npm run catalogue -- import”.`,
    );
  }
  return storeOver(openContainer(path));
}

/** Opens the official data that ships; undefined where a data folder has none. */
export function openShipped(dataDir: string): OpenStore | undefined {
  const files = openFolder(join(dataDir, 'official'));
  return files && storeOver(files);
}

/** The import in this folder where one is named, else the official data that ships. */
export function openOfficial(folder: string | undefined, dataDir = DATA_DIR): OpenStore | undefined {
  return folder === undefined ? openShipped(dataDir) : openStore(folder);
}

/** A table of facts: its lines and how to read them. */
interface Table {
  lines: Lines;
  reader: RowReader;
}

function storeOver(files: TableFiles): OpenStore {
  const damaged = (cause: unknown) =>
    cause instanceof StoreError
      ? cause
      : new StoreError(`${files.where} is damaged or no catalogue: import again.`, { cause });
  const readable = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw damaged(error);
    }
  };
  const need = (name: string) => {
    const data = files.read(name);
    if (!data) throw new StoreError(`${files.where} lacks ${name}: import again.`);
    return data;
  };
  const manifest = readable(() => JSON.parse(need(MANIFEST).toString('utf8')) as Manifest);
  if (manifest.version !== SCHEMA_VERSION) {
    files.close();
    throw new StoreError(
      `${files.where} was made by another version of Rolewise (schema ${manifest.version}, this one reads ${SCHEMA_VERSION}): import again.`,
    );
  }
  const rows = readable(() => roleRows(linesOf(need('roles.tsv'))));
  const bySoc = new Map([...rows.values()].map(({ head }) => [head.soc, head.title]));
  const titleOf = (soc: string) => bySoc.get(soc);
  const opened = new Map<string, Table>();
  const tableOf = (name: string, head: TableHead): Table => {
    const known = opened.get(name);
    if (known) return known;
    const lines = linesOf(need(`${name}.tsv`));
    const made = { lines, reader: rowReader(head, lines.first, titleOf) };
    opened.set(name, made);
    return made;
  };
  const tables = (kind: keyof Manifest['tables']) => Object.entries(manifest.tables[kind]);
  const factsUnder = (kind: keyof Manifest['tables'], key: string): StoredFact[] =>
    tables(kind).flatMap(([name, head]) => {
      const { lines, reader } = tableOf(name, head);
      const line = lines.under(key);
      return line === undefined ? [] : reader.facts(line);
    });
  /** The facts of one field, by the key of each row that has any. */
  const ofField = (field: string): [string, StoredFact][] =>
    tables('role').flatMap(([name, head]) => {
      if (!head.columns.some((column) => column.field === field)) return [];
      const { lines, reader } = tableOf(name, head);
      return lines
        .all()
        .flatMap((line) =>
          reader
            .facts(line, field)
            .map((fact): [string, StoredFact] => [line.slice(0, line.indexOf('\t')), fact]),
        );
    });
  let gaps: Gap[] | undefined;
  const missingOf = (id: string): Role['missing'] => {
    gaps ??= gapRows(linesOf(need('missing.tsv')));
    const kind = ` ${kindOf({ id })}* `;
    return gaps.flatMap(({ field, reason, ids }) =>
      ids.includes(` ${id} `) || ids.includes(kind) ? [{ field, reason }] : [],
    );
  };
  const places = new Map(
    readable(() => placeRows(files.read('places.tsv'))).map((place) => [place.code, place]),
  );
  const rowsAt = (code: string, only?: string): PlaceRow[] => {
    const found = new Map<string, StoredFact[]>();
    for (const [name, head] of tables('both')) {
      if (only !== undefined && !head.columns.some((column) => column.field === only)) continue;
      const { lines, reader } = tableOf(name, head);
      for (const line of lines.allUnder(code)) {
        const place = line.split('\t', 2)[1] ?? '';
        const geography = places.get(place)?.title ?? place;
        const facts = reader.facts(line, only).map((fact) => ({ ...fact, geography }));
        found.set(place, [...(found.get(place) ?? []), ...facts]);
      }
    }
    return [...found].map(([place, facts]) => ({ place, facts }));
  };
  const byPlace = (id: string, only?: string): PlaceRow[] => {
    const published = rows.get(id)?.published;
    if (!published) return [];
    const { code, wider } = published;
    const own = rowsAt(code, only);
    if (!wider) return own;
    return own.map(({ place, facts }) => ({
      place,
      facts: facts.map((fact) => ({ ...fact, wider: { title: wider, code } })),
    }));
  };
  let codeUsers: Map<string, RoleRow[]> | undefined;
  const columnAt = (place: string, field: string): ColumnEntry[] => {
    codeUsers ??= Map.groupBy(
      [...rows.values()].filter(({ head, published }) => published && head.kind === 'role'),
      ({ published }) => published?.code ?? '',
    );
    const geography = places.get(place)?.title ?? place;
    return tables('both').flatMap(([name, head]) => {
      if (!head.columns.some((column) => column.field === field)) return [];
      const { lines, reader } = tableOf(name, head);
      return lines.withSecond(place).flatMap((line) => {
        const [fact] = reader.facts(line, field);
        const code = line.slice(0, line.indexOf('\t'));
        if (typeof fact?.value !== 'number') return [];
        const value = fact.value;
        return (codeUsers?.get(code) ?? []).map(
          ({ head: { id }, published }): ColumnEntry => ({
            role: id,
            value,
            fact: {
              ...fact,
              geography,
              ...(published?.wider ? { wider: { title: published.wider, code } } : {}),
            },
          }),
        );
      });
    });
  };
  return {
    ids: [...rows.values()].filter(({ head }) => head.kind === 'role').map(({ head }) => head.id),
    groups: [...rows.values()].filter(({ head }) => head.kind === 'group').map(({ head }) => head.id),
    sources: manifest.sources as Source[],
    meta: new Map(Object.entries(manifest.meta)),
    places: [...places.values()],
    gaps: manifest.gaps,
    head(id) {
      const row = rows.get(id);
      if (!row) throw new StoreError(`no role ${id} in the imported catalogue`);
      return row.head;
    },
    role: (id) =>
      readable(() => {
        const row = rows.get(id);
        if (!row) return undefined;
        const { title, soc } = row.head;
        const { plural } = row;
        const facts = [...factsUnder('role', id), ...areaLists(byPlace(id, LISTED), places)];
        return {
          id,
          title,
          plural,
          soc,
          aliases: [],
          official: [],
          pairs: [],
          facts,
          missing: missingOf(id),
          notes: [],
        };
      }),
    members: (id) => rows.get(id)?.members ?? [],
    byPlace: (id, field) => readable(() => byPlace(id, field)),
    atPlace: (id, place) => readable(() => byPlace(id).find((row) => row.place === place)?.facts ?? []),
    placeFacts: (code) => readable(() => factsUnder('place', code)),
    column: (field) =>
      readable(() =>
        ofField(field).flatMap(([role, fact]): ColumnEntry[] =>
          typeof fact.value === 'number' && rows.get(role)?.head.kind === 'role'
            ? [{ role, value: fact.value, fact }]
            : [],
        ),
      ),
    phrases: (field) =>
      new Map(
        readable(() =>
          ofField(field).flatMap(([role, { value }]): [string, string][] =>
            typeof value === 'string' && rows.get(role)?.head.kind === 'role' ? [[role, value]] : [],
          ),
        ),
      ),
    columnAt: (place, field) => readable(() => columnAt(place, field)),
    titles: () => readable(() => titleRows(linesOf(need('titles.tsv')))),
    blob: (name) => readable(() => files.read(name)),
    faults: () => faultsOf(files, manifest),
    close: () => files.close(),
  };
}

interface RoleRow {
  head: Pick<RoleHead, 'id' | 'title' | 'soc' | 'kind'>;
  plural: string;
  published: { code: string; wider: string } | undefined;
  members: readonly string[];
}

function roleRows(lines: Lines): Map<string, RoleRow> {
  return new Map(
    lines.all().map((line) => {
      const [id = '', soc = '', title = '', plural = '', code = '', wider = '', members = ''] =
        line.split('\t');
      const head: RoleRow['head'] = {
        id,
        title,
        soc: soc || null,
        kind: kindOf({ id }) === 'group-' ? 'group' : 'role',
      };
      const published = code === '' ? undefined : { code, wider };
      return [
        id,
        { head, plural: plural || title, published, members: members === '' ? [] : members.split(' ') },
      ];
    }),
  );
}

function placeRows(data: Buffer | undefined): Place[] {
  if (!data) return [];
  return linesOf(data)
    .all()
    .map((line) => {
      const [code = '', kind = '', short = '', title = ''] = line.split('\t');
      return { code, kind: kind as Place['kind'], title, ...(short ? { short } : {}) };
    });
}

/** A field that roles lack for one reason; the ids stand between spaces. */
interface Gap {
  field: string;
  reason: string;
  ids: string;
}

function gapRows(lines: Lines): Gap[] {
  return lines.all().map((line) => {
    const [field = '', reason = '', ids = ''] = line.split('\t');
    return { field, reason, ids: ` ${ids} ` };
  });
}

function titleRows(lines: Lines): TitleEntry[] {
  return lines.all().flatMap((line) => {
    const [role = '', evidence = '', titles = ''] = line.split('\t');
    return decodeTexts(titles).map((title) => ({ role, evidence: evidence as Evidence, title }));
  });
}

/** What the lists of places give of each. */
const LISTED = 'salary.median';

/** The fields that list every place of a kind at once, with the field whose figure they list. */
const AREA_LISTS: readonly [field: string, kinds: readonly Place['kind'][]][] = [
  ['salary.by_state', ['state', 'territory']],
  ['salary.by_metro', ['metro', 'area']],
];

/** Median yearly wages by state or area, the highest first. */
function areaLists(rows: readonly PlaceRow[], places: ReadonlyMap<string, Place>): StoredFact[] {
  return AREA_LISTS.flatMap(([field, kinds]) => {
    const found = rows.flatMap(({ place, facts }) => {
      const known = places.get(place);
      const fact = known && kinds.includes(known.kind) && facts[0];
      return known && fact && typeof fact.value === 'number'
        ? [{ title: known.title, fact, value: fact.value }]
        : [];
    });
    const [first] = found;
    if (!first) return [];
    const { geography: _, note: __, bound: ___, ...shared } = first.fact;
    const value = found
      .sort((a, b) => b.value - a.value)
      .map(({ title, fact, value: amount }) => ({
        label: title,
        amount,
        ...(fact.bound ? { flag: 'or more' } : {}),
      }));
    return [{ ...shared, field, value }];
  });
}

function faultsOf(files: TableFiles, manifest: Manifest): string[] {
  const names = Object.values(manifest.tables).flatMap((one) =>
    Object.keys(one).map((name) => `${name}.tsv`),
  );
  return [...names, 'roles.tsv', 'missing.tsv', 'titles.tsv'].flatMap((name) => {
    try {
      return files.read(name) ? [] : [`${name} is missing`];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}
