import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byPlace } from './by-place.ts';
import type { ColumnEntry, ImportedStore, RoleHead } from './catalogue.ts';
import { labelsIn, numberIn } from './labels.ts';
import { DATA_DIR } from './load.ts';
import { MANIFEST, type Manifest } from './store-write.ts';
import { factTables } from './tables/fact-tables.ts';
import {
  openContainer,
  openFolder,
  SCHEMA_VERSION,
  STORE_FILE,
  StoreError,
  type TableFiles,
} from './tables/files.ts';
import { linesOf } from './tables/lines.ts';
import { type GapsOf, gapsByRole, placeRows, roleRows, titleRows } from './tables/rows.ts';

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

/** Opens the official data that ships; undefined if the data folder does not hold it. */
export function openShipped(dataDir: string): OpenStore | undefined {
  const files = openFolder(join(dataDir, 'official'));
  return files && storeOver(files);
}

/** The import in this folder where one is named, else the official data that ships. */
export function openOfficial(folder: string | undefined, dataDir = DATA_DIR): OpenStore | undefined {
  return folder === undefined ? openShipped(dataDir) : openStore(folder);
}

/** Returns a mark of the official data on disk, which another import or version changes; undefined where there is none. */
export function markOfOfficial(folder: string | undefined, dataDir = DATA_DIR): string | undefined {
  const file = folder === undefined ? join(dataDir, 'official', MANIFEST) : join(folder, STORE_FILE);
  const found = statSync(file, { throwIfNoEntry: false });
  return found && [found.ino, found.size, found.mtimeMs].join(' ');
}

function storeOver(files: TableFiles): OpenStore {
  const readable = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(`${files.where} is damaged or no catalogue: import again.`, { cause: error });
    }
  };
  const need = (name: string) => {
    const data = files.read(name);
    if (!data) throw new StoreError(`${files.where} lacks ${name}: import again.`);
    return data;
  };
  const manifest = readable(() => manifestOf(need(MANIFEST), files.where));
  const rows = readable(() => roleRows(linesOf(need('roles.tsv'))));
  const titles = new Map([...rows.values()].map(({ head }) => [head.soc, head.title]));
  const tables = (kind: keyof Manifest['tables']) =>
    factTables(manifest.tables[kind], need, (soc) => titles.get(soc));
  const [byRole, ofPlace] = [tables('role'), tables('place')];
  const placeFile = readable(() => files.read('places.tsv'));
  const places = placeFile ? placeRows(linesOf(placeFile)) : [];
  const local = byPlace(tables('both'), rows, new Map(places.map((place) => [place.code, place])));
  let gapsOf: GapsOf | undefined;
  const idsOf = (kind: RoleHead['kind']) =>
    [...rows.values()].flatMap(({ head }) => (head.kind === kind ? [head.id] : []));
  /** Groups are compared as roles are, and never stand among them in a rank. */
  const ranked = (field: string) =>
    byRole.ofField(field).filter(([id]) => rows.get(id)?.head.kind === 'role');
  return {
    ids: idsOf('role'),
    groups: idsOf('group'),
    sources: manifest.sources,
    meta: new Map(Object.entries(manifest.meta)),
    places,
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
        gapsOf ??= gapsByRole(linesOf(need('missing.tsv')));
        const { title, soc } = row.head;
        const facts = [...byRole.under(id), ...local.lists(id)];
        const none = { aliases: [], official: [], pairs: [], notes: [] };
        return { id, title, plural: row.plural, soc, ...none, facts, missing: gapsOf(id) };
      }),
    members: (id) => rows.get(id)?.members ?? [],
    byPlace: (id, field) => readable(() => local.of(id, field)),
    atPlace: (id, place) => readable(() => local.at(id, place)),
    columnAt: (place, field) => readable(() => local.column(place, field)),
    placeFacts: (code) => readable(() => ofPlace.under(code)),
    column: (field, label) =>
      readable(() =>
        ranked(field).flatMap(([role, fact]): ColumnEntry[] => {
          const value = numberIn(fact.value, label);
          return value === undefined ? [] : [{ role, value, fact }];
        }),
      ),
    lists: (field) =>
      new Map(readable(() => ranked(field)).map(([role, { value }]) => [role, labelsIn(value)] as const)),
    phrases: (field) =>
      new Map(
        readable(() => ranked(field)).flatMap(([role, { value }]): [string, string][] =>
          typeof value === 'string' ? [[role, value]] : [],
        ),
      ),
    titles: () => readable(() => titleRows(linesOf(need('titles.tsv')))),
    blob: (name) => readable(() => files.read(name)),
    faults: () => faultsOf(files, manifest),
    close: () => files.close(),
  };
}

function manifestOf(data: Buffer, where: string): Manifest {
  const manifest = JSON.parse(data.toString('utf8')) as Manifest;
  if (manifest.version === SCHEMA_VERSION) return manifest;
  throw new StoreError(
    `${where} was made by another version of Rolewise (schema ${manifest.version}, this one reads ${SCHEMA_VERSION}): import again.`,
  );
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
